"""区划 for the filters of the console."""

from django.test import Client

from tests.town import Town, build_town


def test_the_divisions_of_ones_own_platform_outer_ones_first(client: Client, town: Town) -> None:
    build_town("other")
    client.force_login(town.users["intake"])

    assert client.get("/api/v1/places/divisions").json() == [
        {"code": "410702", "name": "测试区", "initials": ""},
        {"code": "410702001", "name": "东街街道", "initials": ""},
        {"code": "410702001001", "name": "东一社区", "initials": ""},
        {"code": "410702002", "name": "西街街道", "initials": ""},
        {"code": "410702002001", "name": "西一社区", "initials": ""},
    ]


def test_a_stranger_is_not_told(client: Client, town: Town) -> None:
    assert client.get("/api/v1/places/divisions").status_code == 401
