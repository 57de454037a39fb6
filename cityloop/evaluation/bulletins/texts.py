"""What people wrote for a bulletin, and on which topics they may."""

from collections.abc import Mapping

from cityloop.evaluation.bulletins.blocks import Paragraph
from cityloop.evaluation.models import BulletinText
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.words import Topic

_ALWAYS = (Topic.PROBLEMS, Topic.NEXT)
TOPICS: Mapping[Kind, tuple[Topic, ...]] = {
    Kind.WEEK: _ALWAYS,
    Kind.MONTH: (Topic.NEWS, Topic.PRAISE, Topic.ODD_DAYS, *_ALWAYS),
    Kind.YEAR: (Topic.NEWS, Topic.PRAISE, Topic.REWARDS, *_ALWAYS),
}


def written(platform_id: int, period: str) -> dict[Topic, BulletinText]:
    """The words that count: the latest on each topic, if it was not given back."""
    rows = BulletinText.objects.filter(platform_id=platform_id, period=period).select_related("by")
    latest = {Topic(row.topic): row for row in rows.order_by("pk")}
    return {topic: row for topic, row in latest.items() if row.text}


def paragraphs(texts: Mapping[Topic, str], topic: Topic, drafts: list[str]) -> list[Paragraph]:
    """What somebody wrote, a paragraph a line; else the drafts, marked as such."""
    if said := texts.get(topic):
        return [Paragraph(line.strip()) for line in said.splitlines() if line.strip()]
    return [Paragraph(one, drafted=True, topic=topic.value) for one in drafts]
