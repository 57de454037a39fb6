"""Schemes in force by date, what-if and dry run, marks by hand, comparison with earlier periods, the explorer."""

from datetime import date
from decimal import Decimal

import pytest

from cityloop.core import clock
from cityloop.core.errors import Conflict, Invalid, NotFound, Refused
from cityloop.evaluation import explorer, live, queries, trying
from cityloop.evaluation.actions import entries, publishing, schemes
from cityloop.evaluation.actions.entries import About, Basis
from cityloop.evaluation.adopted import in_force, version_for
from cityloop.evaluation.explorer import Asking, Dimension
from cityloop.evaluation.schemes.library import shipped_text
from cityloop.evaluation.spans import span
from cityloop.evaluation.words import Fact, ObjectType
from cityloop.people import actors
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.town import Town


def test_what_if_shows_the_new_ranking_and_changes_nothing(lived: November) -> None:
    town, over = lived.town, span(lived.town.platform.pk, november.MONTH)
    found = trying.what_would(
        town.actor("head"), town.platform, "hongqi_unit", over, {"items.on_time_score.bench": 60}
    )
    moves = {one.label: (one.total_before, one.total_after, one.up) for one in found.moves if one.total_after}
    before, after, up = moves["环卫处"]
    assert before is not None and after is not None
    assert (after - before, up) == (Decimal("28.33"), 0)
    assert moves["城管执法大队"][0] == moves["城管执法大队"][1]
    with pytest.raises(Invalid, match="没有可以改的"):
        trying.what_would(town.actor("head"), town.platform, "hongqi_unit", over, {"items.nothing.full": 1})
    now = live.live(town.platform, lived.version, over).scores
    assert [one.total for one in now] == [one.total for one in found.before]


def test_every_tunable_may_be_changed_in_a_trial(lived: November) -> None:
    scheme = live.scheme_of(lived.version)
    found = {one.path: one.value for one in trying.tunables(scheme)}
    assert found["items.on_time_score.bench"] == "95"
    assert found["items.conduct.counts.0.escalation.0.each"] == "1"
    for path, value in found.items():
        assert trying.what_if(scheme, {path: Decimal(value)}).digest == scheme.digest, path


def test_a_dry_run_scores_last_month_beside_what_is_in_force(lived: November) -> None:
    town = lived.town
    text = lived.version.text.replace("bench = 95", "bench = 60").replace('version = "1"', 'version = "2"')
    found = trying.dry_run(town.actor("assessor"), town.platform, text)
    assert found.scored.span.key == november.MONTH
    (move,) = [one for one in found.moves if one.total_before != one.total_after]
    assert (move.label, move.key) == ("环卫处", lived.key("sanitation"))
    assert not queries.publications(town.actor("assessor")).exists()
    assert [one.version for one in in_force(town.platform.pk, date(2026, 12, 1))] == ["1"]


def test_the_check_names_the_line_and_runs_the_examples() -> None:
    text = shipped_text("hongqi_unit")
    whole = trying.check_text(text)
    assert whole.mistakes == () and whole.golden and all(row.ok for row in whole.golden)
    wrong = text.replace("bench = 95", "benhc = 95")
    (mistake,) = trying.check_text(wrong).mistakes
    assert "benhc" in wrong.splitlines()[mistake.line - 1]
    other = trying.check_text(text.replace("bench = 95", "bench = 90"))
    assert not all(row.ok for row in other.golden)


def test_the_version_of_the_first_day_counts(town: Town, monday: object) -> None:
    text = shipped_text("hongqi_unit")
    november.adopted(town, on=date(2026, 11, 1))
    second = text.replace('version = "1"', 'version = "2"').replace("bench = 95", "bench = 90")
    november.adopted(town, text=second, on=date(2026, 12, 1))
    days = [(11, 30, "1"), (12, 1, "2"), (12, 31, "2")]
    for month, day, version in days:
        assert version_for(town.platform.pk, "hongqi_unit", date(2026, month, day)).version == version
    with pytest.raises(NotFound, match="1 自 2026-11-01；2 自 2026-12-01"):
        version_for(town.platform.pk, "hongqi_unit", date(2026, 10, 31))
    assert november.adopted(town, text=second, on=date(2026, 12, 1)).version == "2"  # a repeat is harmless
    with pytest.raises(Conflict, match="请写一个新的版本号"):
        november.adopted(town, text=second.replace("bench = 90", "bench = 91"), on=date(2027, 1, 1))


def test_a_published_period_keeps_its_rules(lived: November) -> None:
    town = lived.town
    publishing.publish(
        by=town.actor("assessor"), platform=town.platform, scheme="hongqi_unit", period=november.MONTH
    )
    text = lived.version.text.replace('version = "1"', 'version = "2"')
    with pytest.raises(Refused, match="2026-11 的成绩已按原版本公布"):
        november.adopted(town, text=text, on=date(2026, 11, 1))
    assert november.adopted(town, text=text, on=date(2026, 12, 1)).version == "2"


def test_a_new_platform_gets_defaults_once(town: Town, monday: object) -> None:
    system = actors.system(town.platform.pk)
    told = {
        "platform": town.platform,
        "schemes": ("hongqi_unit", "national_intake"),
        "valid_from": date(2026, 1, 1),
    }
    assert schemes.adopt_defaults(by=system, **told) == 2  # type: ignore[arg-type]
    assert schemes.adopt_defaults(by=system, **told) == 0  # type: ignore[arg-type]
    assert len(in_force(town.platform.pk, date(2026, 1, 1), ObjectType.INTAKE)) == 1


def test_marks_by_hand_and_their_corrections(lived: November) -> None:
    town, assessor = lived.town, lived.town.actor("assessor")
    schemes.put_groups(
        by=assessor,
        platform=town.platform,
        object_type=ObjectType.UNIT,
        groups={lived.key("enforcement"): "执法分队"},
    )
    version = november.adopted(town, "yuncheng_enforcement")
    over = span(town.platform.pk, november.MONTH)
    about = About(version, over, lived.key("enforcement"))

    def total() -> Decimal | None:
        (one,) = live.live(town.platform, version, over).scores
        return one.total

    assert total() == Decimal("100.00")  # nothing entered takes no part
    entries.put_mark(by=assessor, about=about, item="team", value=Decimal(95), basis=Basis("十一月打分表"))
    entries.put_mark(by=assessor, about=about, item="street", value=Decimal(92), basis=Basis("十一月打分表"))
    assert total() == Decimal("98.05")  # 70 + 95 × 0.15 + 92 × 0.15
    entries.put_mark(by=assessor, about=about, item="street", value=Decimal(90), basis=Basis("更正打分表"))
    assert total() == Decimal("97.75")
    assert [one.value for one in queries.marks(assessor, version, over.key)] == [90, 92, 95]
    entries.put_mark(by=assessor, about=about, item="street", value=None, basis=Basis("误录"))
    assert total() == Decimal("99.12")  # (70 + 14.25) ÷ 0.85
    for item, value, said in [
        ("team", "101", "0 到 100"),
        ("team", "-1", "0 到 100"),
        ("system", "5", "可录入：street、team"),
    ]:
        with pytest.raises(Invalid, match=said):
            entries.put_mark(by=assessor, about=about, item=item, value=Decimal(value), basis=Basis("表"))
    with pytest.raises(Invalid, match="方案只适用于：执法分队"):
        stranger = About(version, over, lived.key("sanitation"))
        entries.put_mark(by=assessor, about=stranger, item="team", value=Decimal(5), basis=Basis("表"))


def test_a_dry_run_beside_the_scheme_one_chooses(lived: November) -> None:
    """Without a choice: the one of the same id, else the first for the same objects and groups."""
    town, by = lived.town, lived.town.actor("assessor")
    mine = lived.version.text.replace('scheme = "hongqi_unit"', 'scheme = "mine"')
    november.adopted(town, "national_unit")

    def beside(text: str, against: str = "") -> tuple[str, bool]:
        found = trying.dry_run(by, town.platform, text, against=against)
        assert found.against is not None
        return found.against.scheme, all(one.total_before == one.total_after for one in found.moves)

    assert beside(mine) == ("hongqi_unit", True)
    assert beside(mine, "national_unit") == ("national_unit", False)
    assert beside(shipped_text("national_unit")) == ("national_unit", True)
    with pytest.raises(Invalid, match=r"可以比较的：.*hongqi_unit"):
        beside(mine, "national_inspector")  # of other objects
    other = mine.replace('object = "unit"', 'object = "unit"\ngroups = ["环卫片区"]')
    assert trying.dry_run(by, town.platform, other).against is None
    assert trying.dry_run(by, town.platform, other, against="hongqi_unit").against == lived.version


def test_an_exempt_object_is_not_scored(lived: November) -> None:
    town, over = lived.town, span(lived.town.platform.pk, november.MONTH)
    about = About(lived.version, over, lived.key("sanitation"))
    line = entries.exempt(by=town.actor("assessor"), about=about, basis=Basis("停产改造批复"))
    one = live.live(town.platform, lived.version, over).of(lived.key("sanitation"))
    assert one is not None and (one.total, one.rank, one.note) == (None, None, "豁免：停产改造批复")
    entries.cancel_exemption(by=town.actor("assessor"), line=line, basis=Basis("批复撤回"))
    one = live.live(town.platform, lived.version, over).of(lived.key("sanitation"))
    assert one is not None and one.total is not None


def test_beside_the_period_before_and_the_trend(lived: November) -> None:
    town = lived.town
    with clock.at(november.DECEMBER + 5 * november.DAY):
        for number in range(5):
            at = november.DECEMBER + number * november.HOUR / 6
            november.handled(town, at, category_code="0101")
        over = span(town.platform.pk, "2026-12")
        _, rows = queries.standings(town.actor("leader"), town.platform, "hongqi_unit", over)
        ours = next(one for one in rows if one.score.key == lived.key("sanitation"))
        assert ours.before is not None and (ours.before.rank, ours.score.rank, ours.up) == (2, 1, 1)
        assert ours.year_ago is None or ours.year_ago.total is None
        steps = queries.trend(town.actor("leader"), town.platform, "hongqi_unit", over.period, 3)
    places = [next((one.rank for one in row if one.key == lived.key("sanitation")), None) for _, row in steps]
    assert ([period.name for period, _ in steps], places) == (["2026-10", "2026-11", "2026-12"], [None, 2, 1])


def test_few_cases_are_scored_without_a_place(lived: November) -> None:
    with clock.at(november.DECEMBER + november.DAY):
        november.handled(lived.town, november.DECEMBER)
        over = span(lived.town.platform.pk, "2026-12")
        one = live.live(lived.town.platform, lived.version, over).of(lived.key("sanitation"))
    assert one is not None and one.total is not None
    assert (one.rank, one.note) == (None, "样本 1 件，少于 5 件，不排名")


def test_the_explorer_counts_and_lists_the_same(lived: November) -> None:
    town = lived.town
    over = span(town.platform.pk, november.MONTH)
    for rows, columns in [
        (Dimension.UNIT, Dimension.CATEGORY),
        (Dimension.WEEKDAY, Dimension.HOUR),
        (Dimension.STREET, None),
        (Dimension.DAY, Dimension.SOURCE),
        (Dimension.CELL, Dimension.NATURE),
    ]:
        asking = Asking(over, Fact.CLOSED, rows, columns)
        found = explorer.pivot(town.actor("leader"), town.platform, asking)
        assert sum(cell.count for cell in found.cells) == 11, rows
        for cell in found.cells:
            cases = explorer.cases_of(town.actor("leader"), town.platform, asking, cell.row, cell.column)
            assert len(cases) == cell.count
            assert found.row_labels[cell.row] and (columns is None or found.column_labels[cell.column])
    heat = explorer.pivot(
        town.actor("leader"), town.platform, Asking(over, Fact.REPORTED, Dimension.WEEKDAY, Dimension.HOUR)
    )
    assert [(heat.row_labels[one.row], heat.column_labels[one.column], one.count) for one in heat.cells] == [
        ("周一", "9时", 6),
        ("周二", "9时", 5),
    ]
