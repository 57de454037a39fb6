"""The first page says what is missing, whether the sweep beats, and warns before the year runs out."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from cityloop.backoffice import dashboard, readiness
from cityloop.cases.sweeps import sweep
from cityloop.catalog.models import TimeLimit
from cityloop.core import clock
from cityloop.people.models import Membership, Platform
from cityloop.people.posts import Post
from cityloop.places.models import GridCell
from tests.town import Town


def blocking(platform: Platform) -> list[str]:
    return [gap.text for gap in readiness.gaps(platform) if gap.blocking]


def test_an_empty_platform_lacks_everything(db: None, monday: object) -> None:
    assert blocking(Platform.objects.create(code="new", name="新区")) == [
        "没有监督中心：请建立一个中心部门并选择中心职能。",
        "没有指挥中心：请建立一个中心部门并选择中心职能。",
        "没有受理员。",
        "没有值班长。",
        "没有派遣员。",
        "没有处置人员。",
        "没有采集员。",
        "没有启用的单元网格：上报的位置无法落格。",
        "没有生效的立案标准：无法上报和立案。",
    ]


def test_the_town_lacks_nothing_that_blocks(town: Town, monday: object) -> None:
    assert blocking(town.platform) == []


def test_what_is_gone_is_missed(town: Town, monday: object) -> None:
    Membership.objects.filter(post=Post.DUTY_CHIEF).delete()
    GridCell.objects.update(valid_to="2026-11-15")
    TimeLimit.objects.filter(rule=town.rules["event:0101"]).delete()
    assert blocking(town.platform) == ["没有值班长。", "没有启用的单元网格：上报的位置无法落格。"]
    assert "1 条立案条件没有处置时限，不能派遣。" in [gap.text for gap in readiness.gaps(town.platform)]


@pytest.mark.parametrize(("month", "warned"), [(10, False), (11, True), (12, True)])
def test_next_years_holidays_are_missed_from_november_on(town: Town, month: int, warned: bool) -> None:
    with clock.at(datetime(2026, month, 2, 1, tzinfo=UTC)):
        told = [gap.text for gap in readiness.gaps(town.platform)]
    assert any("2027 年" in text and "放假安排" in text for text in told) is warned


def test_the_sweep_is_silent_beating_and_silent_again(db: None, monday: datetime) -> None:
    assert dashboard.sweep_state()["well"] is False
    sweep()
    assert dashboard.sweep_state()["well"] is True
    with clock.at(monday + timedelta(minutes=6)):
        assert dashboard.sweep_state()["well"] is False


def test_the_page_says_so_to_every_superuser(root: Client, town: Town, monday: object) -> None:
    Platform.objects.create(code="new", name="新区")
    page = root.get("/admin/").content.decode()
    for words in ("测试区", "可以运行", "新区", "不能运行", "去处理", "还没有运行过"):
        assert words in page
