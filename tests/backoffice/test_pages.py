"""Every page opens, in Chinese, from this server alone, and as quickly for many rows as for one."""

import gettext
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import cityloop.backoffice
from cityloop.cases.stages import Stage
from cityloop.people.models import Department
from tests.town import Town
from tests.walk import case_at

SignIn = Callable[[str], Client]
MODELS = sorted(model._meta.label_lower.replace(".", "_") for model in admin.site._registry)
WORDS = Path(cityloop.backoffice.__file__).parent / "locale/zh_Hans/LC_MESSAGES"


@pytest.mark.parametrize("who", ["root", "admin"])
def test_every_list_and_its_first_row_open(
    root: Client, sign_in: SignIn, town: Town, monday: object, who: str
) -> None:
    case_at(town, Stage.SUSPENDED)
    client = root if who == "root" else sign_in(who)
    for name in MODELS:
        listed = client.get(reverse(f"admin:{name}_changelist"))
        assert listed.status_code == 200, name
        row = listed.context["cl"].queryset.first()
        if row is not None:
            assert client.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200, name


def test_the_login_page_is_chinese_and_loads_nothing_from_elsewhere(db: None) -> None:
    page = Client().get("/admin/login/").content.decode()
    assert '<html lang="zh-hans"' in page
    assert "登录" in page
    assert "Welcome" not in page
    assert _foreign(page) == []


@pytest.mark.parametrize("path", ["/admin/", "/admin/people/department/", "/admin/people/department/add/"])
def test_pages_load_nothing_from_elsewhere(root: Client, town: Town, path: str) -> None:
    assert _foreign(root.get(path).content.decode()) == []


def _foreign(page: str) -> list[str]:
    """What a browser would fetch from another server: scripts, styles, pictures, frames."""
    fetched = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=[\"']([^\"']+)", page)
    fetched += re.findall(r"url\([\"']?([^\"')]+)", page)
    return [url for url in fetched if re.match(r"(https?:)?//", url)]


def test_the_compiled_words_are_those_of_the_source() -> None:
    source = (WORDS / "django.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.MULTILINE)
    with (WORDS / "django.mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert len(pairs) > 40
    for english, chinese in pairs:
        assert words.gettext(_plain(english)) == _plain(chinese)


def _plain(text: str) -> str:
    return text.replace("\\n", "\n").replace('\\"', '"')


LISTS = [
    "people/department",
    "people/user",
    "places/gridcell",
    "places/dutygrid",
    "catalog/category",
    "catalog/responsibility",
    "cases/case",
    "cases/assignment",
    "cases/timelineentry",
]


def test_a_list_asks_as_often_for_one_row_as_for_all(root: Client, town: Town, monday: object) -> None:
    for stage in (Stage.REPORTED, Stage.HANDLING, Stage.CLOSED):
        case_at(town, stage)
    Department.objects.filter(code="water").update(parent=town.departments["sanitation"])
    for path in LISTS:
        every = _asked(root, f"/admin/{path}/")
        first = root.get(f"/admin/{path}/").context["cl"].queryset.first()
        assert every == _asked(root, f"/admin/{path}/?{first._meta.pk.name}={first.pk}"), path


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
