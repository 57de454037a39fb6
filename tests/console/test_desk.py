"""Beside the case: a caller's history, stock phrases, and being called by name."""

from datetime import timedelta

import pytest

from cityloop.cases.actions import closing, oversight
from cityloop.cases.models import TimelineEntry
from cityloop.cases.stages import Stage, Verb
from cityloop.catalog.models import StockPhrase
from cityloop.catalog.phrases import DEFAULTS
from cityloop.core import clock
from cityloop.people import queries as people
from cityloop.people.models import AccessEntry
from tests.api.http import Voice
from tests.conftest import MONDAY_MORNING
from tests.console.asking import voice
from tests.town import Town, build_town
from tests.walk import case_at, reported

PHONE = "13812341234"


class TestCallerHistory:
    def test_the_last_twenty_newest_first_and_recorded(self, say: dict[str, Voice], town: Town) -> None:
        numbers = []
        for day in range(22):
            with clock.at(MONDAY_MORNING - timedelta(days=30 - day)):
                numbers.append(reported(town, reporter_name="张三", reporter_phone=PHONE).number)
        reported(town, reporter_phone="13900000000")
        told = say["intake"].get("/reporters/history", phone="138-1234 1234").json()
        assert [one["number"] for one in told] == numbers[:1:-1]
        assert told[0]["category"]["name"] == "暴露垃圾" and PHONE not in str(told)
        entry = AccessEntry.objects.get(act="view_reporter")
        assert (entry.user, entry.object) == (town.users["intake"], "138****1234")
        assert entry.facts == {"cases": numbers[:1:-1]}

    def test_the_neighbours_callers_are_not_ours(self, say: dict[str, Voice], town: Town) -> None:
        other = build_town("other")
        reported(other, reporter_phone=PHONE)
        assert say["intake"].get("/reporters/history", phone=PHONE).json() == []
        assert len(voice(other, "intake").get("/reporters/history", phone=PHONE).json()) == 1

    @pytest.mark.parametrize("phone", ["", "138", "13812341234; --", "1" * 21])
    def test_half_a_number_is_refused(self, say: dict[str, Voice], phone: str) -> None:
        assert say["intake"].get("/reporters/history", phone=phone).status_code == 422


class TestPhrases:
    def test_built_in_until_the_platform_has_its_own(self, say: dict[str, Voice], town: Town) -> None:
        assert say["cleaner"].get("/phrases", verb="feed_back").json() == list(DEFAULTS["feed_back"])
        for order, text in [(2, "已冲洗。"), (1, "已清扫。")]:
            StockPhrase.objects.create(platform=town.platform, verb="feed_back", text=text, order=order)
        assert say["cleaner"].get("/phrases", verb="feed_back").json() == ["已清扫。", "已冲洗。"]
        other = build_town("other")
        assert voice(other, "cleaner").get("/phrases", verb="feed_back").json() == list(DEFAULTS["feed_back"])

    def test_verbs_without_phrases_have_none_and_no_verbs_are_refused(self, say: dict[str, Voice]) -> None:
        assert say["head"].get("/phrases", verb="reopen").json() == []
        assert say["head"].get("/phrases", verb="shout").status_code == 422

    def test_the_built_in_ones_are_for_verbs_of_the_loop(self) -> None:
        assert set(DEFAULTS) <= {verb.value for verb in Verb}


class TestMentions:
    def test_a_call_waits_until_one_of_ours_speaks(self, say: dict[str, Voice], town: Town) -> None:
        case = case_at(town, Stage.HANDLING)
        oversight.comment(case, by=town.actor("overseer"), note="@环卫处 请今天清完，@指挥中心 知悉")
        (told,) = say["cleaner"].get("/mentions").json()
        assert (told["number"], told["by"], told["department"]) == (case.number, "蒋督查", "监督中心")
        assert [one["number"] for one in say["dispatcher"].get("/mentions").json()] == [case.number]
        for name in ("officer", "intake", "overseer"):
            assert say[name].get("/mentions").json() == []
        oversight.comment(case, by=town.actor("cleaner"), note="收到")
        assert say["cleaner"].get("/mentions").json() == []
        assert len(say["dispatcher"].get("/mentions").json()) == 1
        oversight.comment(case, by=town.actor("overseer"), note="@环卫处 还没清完")
        assert [one["note"] for one in say["cleaner"].get("/mentions").json()] == ["@环卫处 还没清完"]

    def test_closed_cases_wait_for_nobody(self, say: dict[str, Voice], town: Town) -> None:
        case = case_at(town, Stage.INSPECTED)
        oversight.comment(case, by=town.actor("intake"), note="@环卫处 谢谢")
        assert len(say["cleaner"].get("/mentions").json()) == 1
        closing.close(case, by=town.actor("chief"))
        assert say["cleaner"].get("/mentions").json() == []

    def test_the_timeline_keeps_who_was_called(self, town: Town, monday: object) -> None:
        case = reported(town)
        oversight.comment(case, by=town.actor("chief"), note="@环卫东队一组、＠供水公司，@没有的单位")
        oversight.comment(case, by=town.actor("chief"), note="没有叫谁 a@b")
        first, second = TimelineEntry.objects.filter(case=case, verb=Verb.COMMENT).order_by("pk")
        units = town.departments
        assert first.payload == {"mentioned": [units["sanitation_east_1"].pk, units["water"].pk]}
        assert second.payload == {}

    @pytest.mark.parametrize(
        ("text", "called"),
        [
            ("@环卫东队 来", ["sanitation_east"]),
            ("@环卫东队一组来", ["sanitation_east_1"]),
            ("@环卫处@环卫处", ["sanitation"]),
            ("环卫处", []),
            ("@", []),
            ("@@环卫处", ["sanitation"]),
        ],
    )
    def test_the_longest_name_counts(self, town: Town, text: str, called: list[str]) -> None:
        found = people.mentioned(town.platform.pk, text)
        assert found == [town.departments[code].pk for code in called]

    def test_a_name_of_two_units_calls_neither(self, town: Town) -> None:
        for code in ("water", "enforcement"):
            town.departments[code].short_name = "三队"
            town.departments[code].save()
        assert people.mentioned(town.platform.pk, "@三队") == []
