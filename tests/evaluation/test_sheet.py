"""The score sheet at the API: as it stands, as it was published, and whose it is to see."""

from typing import Any

from tests.api.http import Voice, voices
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.evaluation.test_publishing import published


def _live(voice: Voice, key: str) -> Any:
    return voice.get("/assessment/sheet", scheme="hongqi_unit", period=november.MONTH, object=key)


def test_every_item_has_its_formula_with_the_numbers_and_their_cases(lived: November) -> None:
    assessor, key = voices(lived.town)["assessor"], lived.key("sanitation")
    told = _live(assessor, key).json()
    assert [one["item"]["id"] for one in told["items"]] == [one["id"] for one in told["score"]["items"]]
    line = told["items"][0]
    assert line["formula"] == "max(0, 30 − max(0, 95 − 按期处置率 × 100) × 1)"
    assert [one["fact"] for one in line["drawn"]] == ["handled_on_time", "to_handle"]
    assert told["rates"][0]["substituted"] == " ÷ ".join(one["value"] for one in line["drawn"])


def test_a_published_sheet_stays_what_the_live_one_was(lived: November) -> None:
    assessor, key = voices(lived.town)["assessor"], lived.key("sanitation")
    before = _live(assessor, key).json()
    row = published(lived)
    assert assessor.get(f"/assessment/publications/{row.pk}/sheet", object=key).json() == before


def test_a_unit_opens_its_own_alone(lived: November) -> None:
    cleaner, row = voices(lived.town)["cleaner"], published(lived)
    own, other = lived.key("sanitation"), lived.key("enforcement")
    assert _live(cleaner, own).json()["score"]["rank"] is None
    assert _live(cleaner, other).status_code == 403
    assert cleaner.get(f"/assessment/publications/{row.pk}/sheet", object=own).status_code == 200
    assert cleaner.get(f"/assessment/publications/{row.pk}/sheet", object=other).status_code == 403


def test_nobody_is_not_found(lived: November) -> None:
    assessor, row = voices(lived.town)["assessor"], published(lived)
    assert _live(assessor, "0").status_code == 404
    assert assessor.get(f"/assessment/publications/{row.pk}/sheet", object="0").status_code == 404
