"""The assessment over HTTP: who may say and see what, as a matrix; the way from a score to its cases."""

from typing import Any

import pytest
from click.testing import CliRunner

from cityloop.cli import score
from cityloop.core import clock
from cityloop.evaluation.models import Publication
from tests.api.http import Voice, voices
from tests.api.photos import photo as picture
from tests.evaluation import november
from tests.evaluation.conftest import November
from tests.town import PEOPLE, build_town

SCHEME = {"scheme": "hongqi_unit", "period": november.MONTH}
EVERYBODY = [name for name, *_ in PEOPLE]
LOOKS_ON = {"assessor", "head", "leader", "overseer"}  # sees what is not published


@pytest.fixture
def say(lived: November) -> dict[str, Voice]:
    return voices(lived.town)


def entry(lived: November, unit: str = "sanitation", **more: Any) -> dict[str, Any]:
    return SCHEME | {"object": lived.key(unit), "basis": "城管〔2026〕8号"} | more


def late_number(lived: November) -> str:
    """A case with which the sanitation unit was late."""
    return lived.cases["sanitation"][-1].number


def writes(lived: November) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """What only the assessor says: method, path, body."""
    text = lived.version.text.replace('version = "1"', 'version = "2"')
    return {
        "adopt": ("post", "/assessment/schemes", {"text": text, "valid_from": "2026-12-01"}),
        "retire": ("post", f"/assessment/schemes/{lived.version.pk}/retire", {"on": "2027-01-01"}),
        "group": ("put", "/assessment/groups", {"object_type": "unit", "groups": {lived.key("water"): "水"}}),
        "policy": ("put", "/assessment/policy", {"appeal_days": 7}),
        "adjust": ("post", "/assessment/adjustments", entry(lived, points="0.5", reason="重大活动保障")),
        "exempt": ("post", "/assessment/exemptions", entry(lived, "water")),
        "exempt a case": (
            "post",
            "/assessment/exemptions/cases",
            {"case": late_number(lived), "basis": "暴雨红色预警"},
        ),
        "publish": ("post", "/assessment/publications", SCHEME),
    }


def test_only_the_assessor_writes(lived: November, say: dict[str, Voice]) -> None:
    for said, (method, path, body) in writes(lived).items():
        for who in sorted(set(EVERYBODY) - {"assessor"}):
            answer = getattr(say[who], method)(path, body)
            assert answer.status_code in ({403, 404} if said == "exempt a case" else {403}), (who, said)
        answer = getattr(say["assessor"], method)(path, body)
        assert answer.status_code in {200, 201}, (said, answer.json())


def test_who_sees_scores_before_they_are_published(lived: November, say: dict[str, Voice]) -> None:
    every = {"环卫处", "城管执法大队", "供水公司", "东街街道二级平台"}
    own = {
        "cleaner": {"环卫处"},
        "officer": {"城管执法大队"},
        "plumber": {"供水公司"},
        "street": {"东街街道二级平台"},
    }
    for who in EVERYBODY:
        rows = say[who].get("/assessment/scores", **SCHEME).json()["rows"]
        assert {row["label"] for row in rows} == (every if who in LOOKS_ON else own.get(who, set())), who
        if who not in LOOKS_ON:
            assert all(row["rank"] is None and row["board"] is None for row in rows), who


def test_every_unit_sees_what_is_published_of_all(lived: November, say: dict[str, Voice]) -> None:
    made = say["assessor"].post("/assessment/publications", SCHEME).json()
    for who in EVERYBODY:
        (row,) = say[who].get("/assessment/publications").json()
        told = say[who].get(f"/assessment/publications/{row['id']}").json()
        assert [one["label"] for one in told["rows"]] == [one["label"] for one in made["rows"]], who
        cases = say[who].get(
            f"/assessment/publications/{row['id']}/cases", object=lived.key("sanitation"), fact="closed"
        )
        assert cases.status_code == (200 if who in LOOKS_ON | {"cleaner"} else 403), who


def test_personal_scores_are_seen_by_those_who_assess_and_by_the_person(
    lived: November, say: dict[str, Voice]
) -> None:
    with clock.at(november.MIDMONTH):
        november.adopted(lived.town, "national_inspector")
    told = {"scheme": "national_inspector", "period": november.MONTH}
    say["assessor"].post("/assessment/publications", told)
    row = Publication.objects.get()
    names = {"inspector_li": ["李采集"], "inspector_wu": ["吴采集"]}
    for who in EVERYBODY:
        expected = ["李采集", "吴采集"] if who in LOOKS_ON else names.get(who, [])
        published = say[who].get(f"/assessment/publications/{row.pk}").json()
        live = say[who].get("/assessment/scores", **told).json()
        assert [one["label"] for one in published["rows"]] == expected, who
        assert [one["label"] for one in live["rows"]] == expected, who


@pytest.mark.parametrize(
    "path",
    [
        "/assessment/trend?scheme=hongqi_unit&period=2026-11",
        "/assessment/explore?period=2026-11&rows=weekday&columns=hour",
        "/assessment/exemptions/cases",
    ],
)
def test_comparisons_of_all_are_for_those_who_assess(say: dict[str, Voice], path: str) -> None:
    for who in EVERYBODY:
        assert say[who].get(path).status_code == (200 if who in LOOKS_ON else 403), who


def test_a_unit_sees_entries_and_appeals_of_its_own_only(lived: November, say: dict[str, Voice]) -> None:
    for unit in ("sanitation", "enforcement"):
        body = entry(lived, unit, points="-0.1", reason="店外经营")
        assert say["assessor"].post("/assessment/adjustments", body, key=unit).status_code == 201
    with clock.at(november.MIDMONTH + 3 * november.DAY):
        body = {
            "unit": int(lived.key("sanitation")),
            "case": late_number(lived),
            "reason": "暴雨",
        }
        assert (
            say["officer"].post("/assessment/appeals", body).status_code == 404
        )  # nor does the case exist for them
        made = say["cleaner"].post("/assessment/appeals", body).json()
    for who in EVERYBODY:
        lines = say[who].get("/assessment/entries", **SCHEME).json()["adjustments"]
        units = {"cleaner": 1, "officer": 1}
        assert len(lines) == (2 if who in LOOKS_ON else units.get(who, 0)), who
        seen = say[who].get("/assessment/appeals").json()
        assert [one["id"] for one in seen] == ([made["id"]] if who in LOOKS_ON | {"cleaner"} else []), who
        assert [one["may_review"] for one in seen] == [who in {"assessor", "head"}] * len(seen), who
        answer = say[who].post(f"/assessment/appeals/{made['id']}/review", {"agrees": True})
        expected = 200 if who in {"assessor", "head"} else 403 if who in LOOKS_ON | {"cleaner"} else 404
        assert answer.status_code == expected, who
    (one,) = say["cleaner"].get("/assessment/appeals", waiting=False).json()
    assert one["outcome"]["label"] == "同意" and [two["agrees"] for two in one["reviews"]] == [True, True]


def test_another_platform_is_out_of_sight(lived: November, say: dict[str, Voice]) -> None:
    row = say["assessor"].post("/assessment/publications", SCHEME).json()
    strange = voices(build_town("other"))["assessor"]
    assert strange.get("/assessment/publications").json() == []
    assert strange.get("/assessment/schemes").json() == []
    for path in (
        f"/assessment/publications/{row['id']}",
        f"/assessment/schemes/{lived.version.pk}",
        "/assessment/scores?scheme=hongqi_unit&period=2026-11",
    ):
        assert strange.get(path).status_code == 404, path


def test_from_a_score_to_its_cases(lived: November, say: dict[str, Voice]) -> None:
    """Every fact of every item: the number in the formula is the length of the list behind it."""
    for unit, who in (("sanitation", "cleaner"), ("enforcement", "officer")):
        (row,) = say[who].get("/assessment/scores", **SCHEME).json()["rows"]
        for item in row["items"]:
            told = say[who].get("/assessment/trace", **SCHEME, object=row["key"], item=item["id"]).json()
            assert told["item"] == item
            for drawn in told["drawn"]:
                asked = SCHEME | {"object": row["key"], "fact": drawn["fact"]}
                listed, cursor = [], ""
                while True:
                    page = say[who].get("/assessment/trace/cases", **asked, size=2, cursor=cursor).json()
                    listed += page["rows"]
                    if not (cursor := page["next_cursor"]):
                        break
                assert str(page["count"]) == drawn["value"] == str(sum(one["times"] for one in listed))
                assert {one["number"] for one in listed} <= {case.number for case in lived.cases[unit]}
                assert all(one["description"] for one in listed)
        other = lived.key("enforcement" if unit == "sanitation" else "sanitation")
        answer = say[who].get("/assessment/trace", **SCHEME, object=other, item="on_time_score")
        assert answer.status_code == 403 and "只能查看本单位" in answer.json()["detail"]


def test_a_trace_reads_like_a_calculation(lived: November, say: dict[str, Voice]) -> None:
    asked = SCHEME | {"object": lived.key("sanitation"), "item": "on_time_score"}
    told = say["assessor"].get("/assessment/trace", **asked).json()
    assert told["formula"] == "max(0, 30 − max(0, 95 − 按期处置率 × 100) × 1)"
    assert told["substituted"] == "max(0, 30 − max(0, 95 − 66.67% × 100) × 1)"
    (rate,) = told["rates"]
    assert (rate["formula"], rate["substituted"], rate["value"]) == ("按期处置 ÷ 应处置", "4 ÷ 6", "0.6667")
    assert told["item"]["reason"] == "按期处置率 66.67%，低于基准 95%，扣 28.33 分"


def test_an_entry_repeated_is_entered_once(lived: November, say: dict[str, Voice]) -> None:
    body = entry(lived, points="1", reason="表彰")
    first, again = (say["assessor"].post("/assessment/adjustments", body, key="k1") for _ in range(2))
    assert first.json() == again.json()
    other = say["assessor"].post("/assessment/adjustments", body | {"points": "2"}, key="k1")
    assert other.status_code == 409
    line = first.json()["id"]
    assert (
        say["assessor"].post(f"/assessment/adjustments/{line}/cancel", {"basis": "重复"}).status_code == 201
    )
    assert (
        say["assessor"].post(f"/assessment/adjustments/{line}/cancel", {"basis": "重复"}).status_code == 409
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"basis": " "}, "须写明依据"),
        ({"points": "0"}, "不等于零"),
        ({"reason": " "}, "写明原因"),
        ({"object": "999999"}, "没有这个考核对象"),
        ({"scheme": "yuncheng_parks"}, "没有采用方案"),
        ({"period": "2026-13"}, "看不懂周期"),
        ({"evidence": "1"}, "不是您上传的"),
    ],
)
def test_a_bad_entry_is_refused_in_chinese(
    lived: November, say: dict[str, Voice], change: dict[str, str], said: str
) -> None:
    answer = say["assessor"].post("/assessment/adjustments", entry(lived, points="1", reason="表彰") | change)
    assert answer.status_code in {404, 422} and said in answer.json()["detail"]


def test_a_scheme_is_written_checked_and_read(lived: November, say: dict[str, Voice]) -> None:
    (row,) = say["cleaner"].get("/assessment/schemes").json()
    assert (row["scheme"], row["version"], row["in_force"]) == ("hongqi_unit", "1", True)
    told = say["cleaner"].get(f"/assessment/schemes/{row['id']}").json()
    assert told["text"] == lived.version.text and told["adjustable"] is True
    shipped = {one["id"]: one for one in say["assessor"].get("/assessment/schemes/shipped").json()}
    assert shipped["hongqi_unit"]["text"] == lived.version.text
    broken = {"text": lived.version.text.replace("full = 30", "full = 31")}
    checked = say["assessor"].post("/assessment/schemes/check", broken).json()
    (mistake,) = checked["mistakes"]
    assert mistake["line"] > 0 and "合计 101" in mistake["zh"]
    refused = say["assessor"].post("/assessment/schemes", broken | {"valid_from": "2027-01-01"})
    assert refused.status_code == 422 and refused.json()["line"] == mistake["line"]


def test_a_trial_over_http(lived: November, say: dict[str, Voice]) -> None:
    body = SCHEME | {"changes": {"items.on_time_score.bench": 60}}
    told = say["head"].post("/assessment/what-if", body).json()
    assert {one["label"] for one in told["moves"] if one["total_before"] != one["total_after"]} == {"环卫处"}
    told = say["head"].post("/assessment/dry-run", {"text": lived.version.text}).json()
    assert told["period"]["key"] == november.MONTH
    assert all(one["total_before"] == one["total_after"] for one in told["moves"])
    for who in ("cleaner", "intake", "admin"):
        assert say[who].post("/assessment/what-if", body).status_code == 403


def test_who_filed_an_appeal_takes_it_back_over_http(lived: November, say: dict[str, Voice]) -> None:
    body = {"unit": int(lived.key("sanitation")), "case": late_number(lived), "reason": "暴雨"}
    with clock.at(november.MIDMONTH + 3 * november.DAY):
        made = say["cleaner"].post("/assessment/appeals", body).json()
    path = f"/assessment/appeals/{made['id']}/withdraw"
    for who in sorted(set(EVERYBODY) - {"cleaner"}):
        seen = [one["may_withdraw"] for one in say[who].get("/assessment/appeals").json()]
        assert seen == ([False] if who in LOOKS_ON else []), who
        assert say[who].post(path, {}).status_code == (403 if who in LOOKS_ON else 404), who
    told = say["cleaner"].post(path, {"note": "材料有误"}).json()
    assert (told["outcome"]["label"], told["withdrawn_note"], told["may_withdraw"]) == (
        "已撤回",
        "材料有误",
        False,
    )
    assert say["cleaner"].post(path, {}).json() == told
    (row,) = say["head"].get("/assessment/appeals", waiting=False).json()
    assert (row["id"], row["may_review"]) == (made["id"], False)
    assert say["head"].post(f"/assessment/appeals/{made['id']}/review", {"agrees": True}).status_code == 409


PDF = b"%PDF-1.7\ntrailer\n<< >>\n%%EOF\n"


@pytest.mark.parametrize(("file", "media_type"), [(picture(), "image/jpeg"), (PDF, "application/pdf")])
def test_a_paper_is_shown_to_those_who_decide_and_to_the_unit(
    lived: November, say: dict[str, Voice], settings: Any, tmp_path: Any, file: bytes, media_type: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper = say["cleaner"].upload(file, kind="document").json()["id"]
    body = {
        "unit": int(lived.key("sanitation")),
        "case": late_number(lived),
        "reason": "暴雨",
        "evidence": [paper],
    }
    with clock.at(november.MIDMONTH + 3 * november.DAY):
        (told,) = say["cleaner"].post("/assessment/appeals", body).json()["papers"]
    assert (told["id"], told["media_type"]) == (paper, media_type)
    for who in EVERYBODY:
        answer = say[who].get(f"/assessment/evidence/{paper}")
        assert answer.status_code == (200 if who in LOOKS_ON | {"cleaner"} else 404), who
    saved = say["head"].get(f"/assessment/evidence/{paper}").headers
    assert (saved["Content-Type"], saved["X-Content-Type-Options"]) == (media_type, "nosniff")
    assert saved.get("Content-Disposition", "").startswith("attachment") is (media_type == "application/pdf")


def test_a_pdf_is_the_basis_of_an_entry(
    lived: November, say: dict[str, Voice], settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper = say["assessor"].upload(PDF, kind="document").json()["id"]
    on = {"evidence": paper, "basis": "红旗城管〔2026〕12号"}
    made = [
        say["assessor"].post("/assessment/adjustments", entry(lived, points="1", reason="表彰") | on),
        say["assessor"].post("/assessment/exemptions", entry(lived) | on),
        say["assessor"].post("/assessment/exemptions/cases", {"case": late_number(lived)} | on),
    ]
    for answer in made:
        assert answer.status_code == 201, answer.json()
        assert answer.json()["paper"] == {"id": paper, "media_type": "application/pdf", "size": len(PDF)}
    assert say["cleaner"].get(f"/assessment/evidence/{paper}").status_code == 200
    assert say["officer"].get(f"/assessment/evidence/{paper}").status_code == 404


def test_the_command_prints_a_table(lived: November) -> None:
    told = CliRunner().invoke(score.command, ["--month", "last"], env={"COLUMNS": "200"})
    assert told.exit_code == 0 and "红旗区 专业部门月考核 2026-11" in told.output
    assert "城管执法大队" in told.output and "按期处置率 66.67%，低于基准 95%，扣 28.33 分" in told.output
    assert CliRunner().invoke(score.command, []).exit_code == 2
    assert CliRunner().invoke(score.command, ["--month", "2026-W46"]).exit_code == 2
