"""What the office writes stands in the place of the draft and survives the next issue; themes split the cases."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from cityloop.core.errors import Invalid, NotAllowed
from cityloop.evaluation.actions import entries, wording
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.actions.wording import Theme
from cityloop.evaluation.bulletins import building, making
from cityloop.evaluation.bulletins.blocks import DRAFTED
from cityloop.evaluation.bulletins.texts import TOPICS
from cityloop.evaluation.models import BulletinText, CaseTheme
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact, Topic
from tests.evaluation.bulletins.reading import opened
from tests.evaluation.conftest import November
from tests.town import Town


def write(town: Town, topic: Topic, text: str, period: str = "2026-11", by: str = "assessor") -> BulletinText:
    over = span(town.platform.pk, period)
    return wording.write(
        by=town.actor(by), platform=town.platform, period=over.period, topic=topic, text=text
    )


def text_of(town: Town, period: str = "2026-11") -> str:
    return opened(making.make(town.platform, span(town.platform.pk, period))).text


def test_ones_own_words_take_the_place_of_the_draft(lived: November) -> None:
    before = text_of(lived.town)
    assert "环卫处要查明超期原因" in before and "本期工作动态请填写" in before
    write(lived.town, Topic.NEXT, "各单位开展冬季清雪演练。\n\n环卫处报送整改情况。")
    write(lived.town, Topic.NEWS, "本月召开联席会议一次。")
    after = text_of(lived.town)
    assert "各单位开展冬季清雪演练。" in after and "环卫处报送整改情况。" in after
    assert "环卫处要查明超期原因" not in after and "本期工作动态请填写" not in after
    assert before.count(DRAFTED) - after.count(DRAFTED) == 3
    write(lived.town, Topic.NEXT, "")
    assert "环卫处要查明超期原因" in text_of(lived.town)


def test_the_words_of_a_month_are_not_those_of_its_week(lived: November) -> None:
    write(lived.town, Topic.NEXT, "月度要求。")
    assert "月度要求。" not in text_of(lived.town, "2026-W47")


@pytest.mark.parametrize(
    ("kind", "topics"),
    [
        (Kind.WEEK, {"problems", "next"}),
        (Kind.MONTH, {"news", "praise", "odd_days", "problems", "next"}),
        (Kind.YEAR, {"news", "praise", "rewards", "problems", "next"}),
    ],
)
def test_what_may_be_written_on(kind: Kind, topics: set[str]) -> None:
    assert {topic.value for topic in TOPICS[kind]} == topics


def test_who_may_write_and_what(lived: November) -> None:
    with pytest.raises(NotAllowed):
        write(lived.town, Topic.NEXT, "不该由我写", by="cleaner")
    for topic, text, field in [
        (Topic.REWARDS, "月度没有奖惩", "topic"), (Topic.NEXT, "字" * 4001, "text"), (Topic.NEXT, "a\x00b", "text"),
    ]:  # fmt: skip
        with pytest.raises(Invalid) as refused:
            write(lived.town, topic, text)
        assert refused.value.facts["field"] == field
    assert not BulletinText.objects.exists()


def test_what_was_written_is_only_added_to(lived: November) -> None:
    row = write(lived.town, Topic.NEXT, "第一稿")
    with pytest.raises(DatabaseError), transaction.atomic():
        BulletinText.objects.filter(pk=row.pk).update(text="改写")
    with pytest.raises(DatabaseError), transaction.atomic():
        BulletinText.objects.create(
            platform=lived.town.platform, period="2026-11", topic="gossip", text="x", by=row.by, at=row.at
        )


def test_praise_is_what_points_were_added_for(lived: November) -> None:
    assert "本期无表扬事项" in text_of(lived.town)
    about = About(lived.version, span(lived.town.platform.pk, "2026-11"), lived.key("sanitation"))
    by = lived.town.actor("assessor")
    for points, reason in ((Decimal("0.5"), "除雪保障"), (Decimal("-0.5"), "通报批评")):
        entries.adjust(by=by, about=about, points=points, reason=reason, basis=Basis("城管〔2026〕8号"))
    document = making.make(lived.town.platform, span(lived.town.platform.pk, "2026-11")).document
    table = next(one for one in document.tables() if one.title == "表扬台账")
    assert table.printed == [["环卫处", "除雪保障", "城管〔2026〕8号", "0.50"]]


def themes(town: Town, *told: Theme, by: str = "assessor") -> list[CaseTheme]:
    return wording.set_themes(by=town.actor(by), platform=town.platform, themes=told)


def test_themes_and_what_is_left_make_the_whole(lived: November) -> None:
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    assert not {"四乱", "常规案件"} & {line.label for line in content.splits}
    themes(lived.town, Theme("四乱", "event", ("0101",)))
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    lines = {line.label: line.of(Fact.REPORTED) for line in content.splits}
    assert lines["四乱"] > 0
    assert lines["四乱"] + lines.get("常规案件", 0) == content.totals.of(Fact.REPORTED)
    themes(lived.town)
    assert not CaseTheme.objects.exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ([("", "event", ("0101",))], "name"),
        ([("字" * 21, "event", ("0101",))], "name"),
        ([("四乱", "event", ())], "category_codes"),
        ([("四乱", "event", ("9999",))], "category_codes"),
        ([("四乱", "component", ("0101", "9999"))], "category_codes"),
        ([("四乱", "event", ("0101",)), ("四乱", "event", ("0101",))], "themes"),
        ([("四乱", "event", ("0101",)), ("两违", "event", ("0101",))], "category_codes"),
    ],
)
def test_broken_themes_leave_the_old_ones(
    lived: November, told: list[tuple[str, str, tuple[str, ...]]], field: str
) -> None:
    themes(lived.town, Theme("市容", "event", ("0101",)))
    with pytest.raises(Invalid) as refused:
        themes(lived.town, *(Theme(*one) for one in told))
    assert refused.value.facts["field"] == field
    assert [one.name for one in CaseTheme.objects.all()] == ["市容"]


def test_a_year_tells_the_mean_of_its_months_beside_the_whole(lived: November) -> None:
    content = building.build(
        lived.town.platform,
        span(lived.town.platform.pk, "2026"),
        sheets=_sheets(lived.town, "2026"),
    )
    sheet = content.sheets[0]
    assert sheet.means and {one.key for one in sheet.scores} >= set(sheet.means)
    month = {one.key: one.total for one in _sheets(lived.town, "2026-11")[0].scores}
    for key, mean in sheet.means.items():
        assert (mean.periods, mean.points) == (1, month[key])
    assert set(sheet.whole) == set(sheet.means)
    document = making.make(lived.town.platform, span(lived.town.platform.pk, "2026")).document
    table = next(one for one in document.tables() if one.title.endswith("组得分表"))
    assert [column.label for column in table.columns][-3:] == ["各期均分", "期数", "全年重算"]


def _sheets(town: Town, period: str) -> tuple[Any, ...]:
    from cityloop.evaluation.bulletins.sheets import sheets

    return sheets(town.platform, span(town.platform.pk, period))
