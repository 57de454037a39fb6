"""`cityloop platform` begins a platform that is ready to be filled."""

import pytest
from click.testing import CliRunner

from cityloop.cli.platform import command
from cityloop.core.errors import Invalid
from cityloop.people.models import Department, Desk, Platform


@pytest.mark.django_db
def test_a_new_platform_has_a_centre_at_both_desks() -> None:
    answer = CliRunner().invoke(command, ["weibin", "--name", "卫滨区", "--division", "410703"])
    assert answer.exit_code == 0
    platform = Platform.objects.get(code="weibin")
    (centre,) = Department.objects.filter(platform=platform)
    assert (centre.desk, centre.path) == (Desk.BOTH, f"/{centre.pk}/")
    assert CliRunner().invoke(command, []).output == "weibin\t卫滨区\t410703\tAsia/Shanghai\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["weibin"], "新建平台须给出 --name 名称。"),
        (["there", "--name", "又一个"], "已有代码为“there”的平台。"),
        (["weibin", "--name", "卫滨区", "--timezone", "Asia/Nowhere"], "没有时区“Asia/Nowhere”。"),
    ],
)
def test_refused_with_the_reason(arguments: list[str], why: str) -> None:
    Platform.objects.create(code="there", name="已有")
    refused = CliRunner().invoke(command, arguments)
    assert isinstance(refused.exception, Invalid)
    assert refused.exception.zh == why
    assert Platform.objects.count() == 1
