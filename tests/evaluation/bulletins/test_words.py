"""What a bulletin says: numbers as in its tables, drafts marked, nothing known said as such, nobody named."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from PIL import Image

from cityloop.cases import evidence
from cityloop.cases.models import Case, EvidenceKind, Reporter
from cityloop.cases.stages import Stage
from cityloop.core import clock
from cityloop.evaluation.bulletins import building, casebook, drafting, making, redacting, sections
from cityloop.evaluation.bulletins.blocks import DRAFTED, Paragraph, Table
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact
from tests import walk
from tests.api.photos import photo
from tests.evaluation import november
from tests.evaluation.bulletins.reading import everything, numbers_of, opened
from tests.evaluation.conftest import November
from tests.town import Town

PHONE, NAME = "13812345678", "欧阳举报"


def made(town: Town, period: str) -> making.Made:
    return making.make(town.platform, span(town.platform.pk, period))


@pytest.mark.parametrize("period", ["2026-W47", "2026-11", "2026"])
def test_numbers_in_sentences_are_those_of_the_tables(lived: November, period: str) -> None:
    files = opened(made(lived.town, period))
    known = files.numbers_in_tables()
    said = [(number, one) for one in files.sentences for number in numbers_of(one)]
    assert len(said) > 20
    assert [(number, one) for number, one in said if number not in known] == []


def test_the_month_as_lived(lived: November) -> None:
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    units = {line.label: line for line in content.units}
    told = {name: (one.of(Fact.DUE), one.of(Fact.CLOSED_ON_TIME)) for name, one in units.items()}
    assert told == {"环卫处": (6, 4), "城管执法大队": (5, 5)}
    assert units["环卫处"].rate(Fact.CLOSED_ON_TIME, Fact.DUE) == Decimal("66.67")
    assert content.totals.of(Fact.REPORTED) == 11 == sum(one.count for one in content.sources)
    assert [page.place for page in content.pages] == [2, 1]


def test_a_granted_appeal_is_in_the_numbers_as_in_the_scores(lived: November) -> None:
    from cityloop.evaluation.models import Appeal, Outcome

    late, users = lived.cases["sanitation"][-1], lived.town.users
    at = clock.now()
    Appeal.objects.create(
        platform=lived.town.platform, unit=lived.town.departments["sanitation"], case=late, reason="停电",
        asked_by=users["cleaner"], asked_at=at, first_by=users["assessor"], first_agrees=True, first_at=at,
        second_by=users["head"], second_agrees=True, second_at=at, outcome=Outcome.GRANTED, decided_at=at,
    )  # fmt: skip
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    assert content.units[0].of(Fact.CLOSED_ON_TIME) == 5


def test_drafts_are_marked_and_only_they(lived: November) -> None:
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    said = [*drafting.news(content), *drafting.next_steps(content)]
    drafted = [one for one in said if isinstance(one, Paragraph)]
    assert drafted and all(one.drafted for one in drafted)
    text = opened(made(lived.town, "2026-11")).text
    assert text.count(DRAFTED) == len(drafted)
    assert "环卫处（66.67%）" in text


def test_without_a_period_before_changes_are_a_dash(lived: November) -> None:
    document = made(lived.town, "2026-W47").document
    overall = next(one for one in document.tables() if one.title == "总体情况表")
    assert {row[-1] for row in overall.printed} == {"—"}
    assert "上期没有完整数据" in opened(made(lived.town, "2026-W47")).text


def test_a_week_in_which_nothing_happened(lived: November) -> None:
    files = opened(made(lived.town, "2026-W48"))
    assert "上报0件" in files.text and "本期无上报问题" in files.text
    assert "无超期未处置案件" in files.text


def test_the_last_week_of_a_long_year(lived: November) -> None:
    with clock.at(november.DECEMBER + 45 * november.DAY):
        document = made(lived.town, "2026-W53").document
    assert (document.issue, document.period) == ("2026年第53周", "2026年12月28日至2027年1月3日")


def test_what_has_not_ended_says_so(lived: November) -> None:
    assert "本期尚未结束" in made(lived.town, "2026-12").document.remark
    assert "本期尚未结束" not in made(lived.town, "2026-11").document.remark


def test_scores_not_published_are_marked(lived: November) -> None:
    assert "考核得分未公布" in made(lived.town, "2026-11").document.remark
    from cityloop.evaluation.actions.publishing import publish

    publish(
        by=lived.town.actor("assessor"), platform=lived.town.platform, scheme="hongqi_unit", period="2026-11"
    )
    after = made(lived.town, "2026-11")
    assert after.document.remark == ""
    assert after.content.sheets[0].published is not None


def test_reasons_of_the_last_and_points_by_item(lived: November) -> None:
    document = made(lived.town, "2026-11").document
    table = next(one for one in document.tables() if one.title.endswith("组得分表"))
    place = [column.label for column in table.columns].index("得分")
    for row in (row for row in table.rows if row[place] is not None):
        assert sum(value for value in row[2:place] if isinstance(value, Decimal)) == row[place]
    pages = next(part for part in document.sections if part.annexed)
    assert any("主要失分原因" in one.text for one in pages.blocks if isinstance(one, Paragraph))


def test_overdue_cases_are_listed_with_days(lived: November) -> None:
    with clock.at(november.DECEMBER - 5 * november.DAY):
        late = walk.case_at(lived.town, Stage.HANDLING)
    content = building.build(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    [row] = content.overdue
    assert (row.number, row.unit, row.category) == (late.number, "环卫处", "暴露垃圾")
    assert content.overdue_total == 1 and 3 < row.days < 5


def with_photos(town: Town) -> Case:
    """A case of the week with real photos, handled at once."""
    case = november.handled(town, november.MIDMONTH + 3 * november.DAY, after=timedelta(minutes=10))
    for kind in (EvidenceKind.BEFORE, EvidenceKind.AFTER):
        gps = {1: "N", 2: (35.0, 18.0, 1.0), 3: "E", 4: (113.0, 54.0, 1.0)}
        file = io.BytesIO(photo(size=(1600, 1200), taken="2026:11:19 10:00:00", gps=gps))
        row = evidence.store(file, by=town.actor("cleaner"), platform=town.platform, kind=kind)
        row.case = case
        row.save(update_fields=["case"])
    return case


def test_typical_cases_show_small_photos_without_metadata(lived: November) -> None:
    case = with_photos(lived.town)
    bulletin = made(lived.town, "2026-W47")
    [shown] = bulletin.content.typical
    assert shown.number == case.number
    for jpeg in (shown.before, shown.after):
        with Image.open(io.BytesIO(jpeg)) as image:
            assert image.size == (900, 675) and not image.getexif() and "exif" not in image.info
    assert b"SecretCamera" not in everything(bulletin)


def test_typical_cases_were_neither_late_nor_done_twice(lived: November) -> None:
    case = with_photos(lived.town)
    counter = building.Counter(
        lived.town.platform,
        span(lived.town.platform.pk, "2026-W47"),
        building.measuring(lived.town.platform),
    )
    assert len(casebook.typical(counter, [("event", "0101")], 3)) == 1
    spell = case.assignments.get(kind="handle")
    spell.due_at = spell.ended_at - timedelta(minutes=1)
    spell.save(update_fields=["due_at"])
    assert casebook.typical(counter, [("event", "0101")], 3) == ()


def test_nobody_who_told_us_is_in_any_file(lived: November) -> None:
    case = with_photos(lived.town)
    Case.objects.filter(pk=case.pk).update(address=f"{NAME}家门口，电话{PHONE}")
    Reporter.objects.update_or_create(case=case, defaults={"name": NAME, "phone": PHONE, "track_code": "1"})
    bulletin = made(lived.town, "2026-11")
    assert "家门口" in opened(bulletin).text
    raw = everything(bulletin)
    for secret in (NAME, PHONE, *(user.name for user in lived.town.users.values())):
        assert secret.encode() not in raw


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("联系 138 1234 5678 张某", "联系 ＊＊＊ 张某"),
        ("座机0373-3051234", "座机＊＊＊"),
        ("身份证41070219900101123X", "身份证＊＊＊"),
        ("平原路512号附近", "平原路512号附近"),
        ("12345转来", "12345转来"),
    ],
)
def test_numbers_of_people_are_masked(text: str, kept: str) -> None:
    assert redacting.redacted(text) == kept


def test_every_part_is_in_some_bulletin() -> None:
    assert {part for parts in sections.PARTS.values() for part in parts} == set(sections.Part)


def test_totals_of_tables_add_up(lived: November) -> None:
    for table in made(lived.town, "2026-11").document.tables():
        if table.total:
            check_total(table)


def check_total(table: Table) -> None:
    for place, column in enumerate(table.columns):
        if column.shape == "count" and isinstance(table.rows[-1][place], int):
            parts = [row[place] for row in table.rows[:-1]]
            assert sum(part for part in parts if isinstance(part, int)) == table.rows[-1][place], table.title
