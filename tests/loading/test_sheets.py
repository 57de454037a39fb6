"""Files become clean text, or are refused with a reason and a remedy."""

import json
from datetime import date, datetime, time
from pathlib import Path

import pytest

from cityloop.core.errors import Invalid
from cityloop.loading.sheets import MAX_FILE_BYTES, clean, decode, read_sheets
from tests.loading.conftest import Table

GOOD = "代码,名称\n410702,红旗区\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  红旗区\u3000", "红旗区"),
        ("\xa0０１０１", "0101"),
        ("Ａ类，（一）", "A类，（一）"),
        (1, "1"),
        (1.0, "1"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (410702001016001, "410702001016001"),
        (4107020101000001, "4.10702010100000E+15"),
        (True, "是"),
        (False, "否"),
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 as spreadsheets have them
        (datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),  # noqa: DTZ001
        (date(2026, 1, 2), "2026-01-02"),
        (time(8, 30), "08:30"),
    ],
)
def test_a_cell_becomes_plain_text(value: object, text: str) -> None:
    assert clean(value) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "区划.csv"
    path.write_bytes(GOOD.encode(encoding))
    (sheet,) = read_sheets(path)
    assert [line.cells for line in sheet.lines] == [["代码", "名称"], ["410702", "红旗区"]]


def test_gbk_is_known_by_its_only_chinese_word_at_the_end() -> None:
    assert decode("a.csv", "code,name\n1,甲".encode("gbk")) == "code,name\n1,甲"


def test_an_unknown_encoding_is_refused_with_the_remedy() -> None:
    with pytest.raises(Invalid, match="另存为 xlsx"):
        decode("a.csv", b"\xff\x81\xff\xff plain text after it")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("rows", [20, 300])
def test_half_a_csv_is_refused(tmp_path: Path, encoding: str, rows: int) -> None:
    lines = ["代码,名称,说明"] + [
        f'{410702000 + n},"第{n}街道","东至平原路，西至和平路"' for n in range(rows)
    ]
    whole = "\n".join(lines).encode(encoding)
    path = tmp_path / "half.csv"
    mended = 0
    for cut in range(len(whole) - 40, len(whole) - 1):
        path.write_bytes(whole[:cut])
        try:
            sheets = read_sheets(path)
        except Invalid as refusal:
            assert "不完整" in refusal.zh or "编码" in refusal.zh
        else:
            mended += 1
            assert whole[:cut].endswith(b"\n") or len(sheets[0].lines[-1].cells) == 3
    assert mended <= 3  # cut exactly between two rows it looks whole


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空文件"),
        (b" \n ", "空文件"),
        (b"\xd0\xcf\x11\xe0rest", "旧版 xls 或加了密码"),
        (b"PK\x03\x04 broken", "不是完好的 xlsx"),
        ('代码,名称\n1,"红旗"区"\n2,x\n'.encode(), "引号没有成对"),
        ('代码,名称\n1,"红旗区\n2,x\n'.encode(), "断开"),
        (b"a,b\n\x00\x00,1\n", "编码不认识"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=reason):
        read_sheets(path)


def test_a_missing_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="读不到文件"):
        read_sheets(tmp_path / "none.csv")
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(Invalid, match="请分批载入"):
        read_sheets(path)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_divider_is_found(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"代码{sign}名称\n410702{sign}红旗区\n", encoding="utf-8")
    assert read_sheets(path)[0].lines[1].cells == ["410702", "红旗区"]


def test_row_numbers_are_those_that_people_see(tmp_path: Path, book: Table) -> None:
    (sheet,) = read_sheets(book(表=[["标题"], [], ["代码", "名称"], ["1", "甲"], [None, " "], ["2", "乙"]]))
    assert [line.number for line in sheet.lines] == [1, 3, 4, 6]
    path = tmp_path / "表.csv"
    path.write_text('代码,名称\n1,"两\n行"\n\n2,乙\n', encoding="utf-8")
    assert [line.number for line in read_sheets(path)[0].lines] == [1, 2, 5]


def test_a_broken_formula_is_a_problem_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("代码,名称\n1,#REF!\n", encoding="utf-8")
    assert "公式出错" in read_sheets(path)[0].lines[1].problem


def test_geojson_is_a_table_of_properties_with_a_geometry(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [113.9, 35.3]}
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"name": "公园", "n": 1}, "geometry": point}],
    }
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8-sig")
    (sheet,) = read_sheets(path)
    assert [line.cells[:2] for line in sheet.lines] == [["name", "n"], ["公园", "1"]]
    assert json.loads(sheet.lines[1].cells[2]) == point
    path.write_text(json.dumps(collection)[:-20], encoding="utf-8")
    with pytest.raises(Invalid, match="不是完整的 GeoJSON"):
        read_sheets(path)
