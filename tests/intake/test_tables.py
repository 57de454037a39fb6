"""Files as they come: encodings, delimiters, packed, nested, damaged."""

import gzip
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from cityloop.intake.history.bytes_and_lines import EncodingError
from cityloop.intake.history.tables import Damaged, Record, TableError, TableSpec, open_table

Told = tuple[list[tuple[int, list[str], str]], str]


def told(path: Path, **spec: object) -> Told:
    """Number, cells and fault of every row, and what broke the file off."""
    rows: list[Record] = []
    damage = ""
    try:
        for record in open_table(path, TableSpec(**spec)).rows:  # type: ignore[arg-type]
            rows.append(record)
    except Damaged as problem:
        damage = problem.zh
    return [
        (one.number, list(one.cells.values()), one.broken.kind if one.broken else "") for one in rows
    ], damage


def written(folder: Path, text: str, name: str = "t.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [(2, ["1", "2"], "")]),
        ("a,b\r\n1,2\r\n", [(2, ["1", "2"], "")]),
        ("a,b\r1,2\r", [(2, ["1", "2"], "")]),
        ("a;b\n1,5;2\n", [(2, ["1,5", "2"], "")]),
        ("a\tb\n1\t2\n", [(2, ["1", "2"], "")]),
        ("a|b\n1|2\n", [(2, ["1", "2"], "")]),
        ("a,b\n\n1,2\n   \n", [(2, ["1", "2"], "")]),
        ('a,b\n"x, ""y""",2\n', [(2, ['x, "y"', "2"], "")]),
        ('a,b\n"two\nlines",2\n3,4\n', [(2, ["two\nlines", "2"], ""), (3, ["3", "4"], "")]),
        ('a,b\n5" pipe,2\n3,4\n', [(2, ['5" pipe', "2"], ""), (3, ["3", "4"], "")]),
        ('a,b\n"open,2\n3,4\n5,6\n', [(2, ['"open,2'], "quote"), (3, ["3", "4"], ""), (4, ["5", "6"], "")]),
        (
            'a,b\n1,"open\n3,4\n5,"x\ny"\n',
            [(2, ['1,"open'], "quote"), (3, ["3", "4"], ""), (4, ["5", "x\ny"], "")],
        ),
        ("a,b\n1\n2,3,4\n5,6\n", [(2, ["1"], "cells"), (3, ["2", "3"], "cells"), (4, ["5", "6"], "")]),
        ("a,b\n1,2", [(2, ["1", "2"], "")]),
        ("a,b\n1,nul\x00\n", [(2, ["1", "nul\x00"], "")]),
    ],
)
def test_csv(tmp_path: Path, text: str, rows: list[tuple[int, list[str], str]]) -> None:
    assert told(written(tmp_path, text)) == (rows, "")


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("a,b\n1,2\n3", "文件在最后一行中断（只有 1 列，应有 2 列）"),
        ('a,b\n1,2\n3,"hal', "文件在最后一行中断（引号未闭合）"),
    ],
)
def test_a_cut_off_csv_keeps_its_good_rows(tmp_path: Path, text: str, damage: str) -> None:
    assert told(written(tmp_path, text)) == ([(2, ["1", "2"], "")], damage)


def test_headers_may_repeat_be_empty_or_stand_lower(tmp_path: Path) -> None:
    path = written(tmp_path, "City of X,,\n\na,,a\n1,2,3\n")

    assert [one.cells for one in open_table(path, TableSpec(header_row=3)).rows] == [
        {"a": "1", "column_2": "2", "a.2": "3"}
    ]


@pytest.mark.parametrize(
    ("encoding", "named", "text"),
    [
        ("utf-8", "auto", "é,井盖"),
        ("utf-8-sig", "auto", "é,井盖"),
        ("utf-16", "auto", "é,井盖"),
        ("gb18030", "auto", "井盖缺失,道路积水"),
        ("gb18030", "gb18030", "井盖缺失,道路积水"),
        ("cp1252", "auto", "Rue de l’Église,été"),
        ("cp1252", "latin-1", "Café,été"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, named: str, text: str) -> None:
    path = written(tmp_path, f"a,b\n{text}\n", encoding=encoding)

    assert told(path, encoding=named) == ([(2, text.split(","), "")], "")


@pytest.mark.parametrize(
    ("encoding", "named", "remedy"),
    [
        ("gb18030", "utf-8", "看来是 gb18030：请改 table.encoding"),
        ("cp1252", "utf-8", "看来是 cp1252：请改 table.encoding"),
        ("utf-8", "cp1252", '请写 table.encoding = "utf-8"'),
        ("utf-8", "gb18030", '请写 table.encoding = "utf-8"'),
        ("utf-8", "utf8mb4", "不认识编码“utf8mb4”"),
    ],
)
def test_a_wrong_encoding_is_refused_before_anything_is_read(
    tmp_path: Path, encoding: str, named: str, remedy: str
) -> None:
    text = "井盖缺失" if encoding != "cp1252" else "Café à l'été"
    with pytest.raises(EncodingError) as refused:
        told(written(tmp_path, f"a\n{text}\n", encoding=encoding), encoding=named)

    assert remedy in refused.value.zh


def test_single_bad_bytes_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a\n\xe4\xba\x95\xff\n")

    assert told(path, encoding="utf-8", replace_bad_bytes=True) == ([(2, ["井\ufffd"], "")], "")


def test_packed_files_and_their_damage(tmp_path: Path) -> None:
    body = "a,b\n" + "".join(f"{n},{n * 7919}\n" for n in range(5000))
    whole, cut = tmp_path / "t.csv.gz", tmp_path / "cut.csv.gz"
    whole.write_bytes(gzip.compress(body.encode()))
    cut.write_bytes(gzip.compress(body.encode())[:-4000])

    assert len(told(whole)[0]) == 5000
    rows, damage = told(cut)
    assert damage.startswith("压缩文件不完整")
    assert rows == [(n + 2, [str(n), str(n * 7919)], "") for n in range(len(rows))]
    assert 0 < len(rows) < 5000


def test_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["年度案件表"])
    sheet.append(["编号", "时间", "日期", "数", "是"])
    sheet.append([101, datetime(2021, 7, 1, 8, 0), date(2021, 7, 2), 1.5, True])  # noqa: DTZ001
    sheet.append([None, None, None, None, None])
    sheet.append(["x", None, None, 2.0, False])
    book.create_sheet("另一张").append(["a"])
    path = tmp_path / "t.xlsx"
    book.save(path)

    assert told(path, header_row=2) == (
        [
            (3, ["101", "2021-07-01 08:00:00", "2021-07-02 00:00:00", "1.5", "true"], ""),
            (5, ["x", "", "", "2", "false"], ""),
        ],
        "",
    )
    with pytest.raises(TableError, match="没有工作表“第三张”，有：Sheet、另一张"):
        told(path, sheet="第三张")


def test_half_an_excel_file_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(TableError, match="不是完整的 xlsx 文件"):
        told(path)


@pytest.mark.parametrize(
    ("said", "records"),
    [
        ([{"a": 1, "b": {"c": [2, None]}}], ""),
        ([{"a": 1, "b": {"c": [2, None]}}], "[*]"),
        ({"result": {"records": [{"a": 1, "b": {"c": [2, None]}}]}}, "result.records"),
        ({"result": {"records": [{"a": 1, "b": {"c": [2, None]}}]}}, "$.result.records[*]"),
    ],
)
def test_json_is_made_flat(tmp_path: Path, said: object, records: str) -> None:
    path = written(tmp_path, json.dumps(said), "t.json")

    assert [one.cells for one in open_table(path, TableSpec(records=records)).rows] == [
        {"a": "1", "b.c.0": "2", "b.c.1": ""}
    ]


def test_json_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    path = written(tmp_path, '[{"a": 101000295613, "b": -122.414360, "c": true}]', "t.json")

    assert told(path)[0] == [(1, ["101000295613", "-122.414360", "true"], "")]


def test_json_that_breaks_off_keeps_its_good_rows(tmp_path: Path) -> None:
    path = written(tmp_path, '[{"a": 1}, {"a": 2}, {"a": ', "t.json")

    assert told(path) == ([(1, ["1"], ""), (2, ["2"], "")], "第 1 行第 28 列不是有效的 JSON")


def test_json_without_the_list_says_where_lists_are(tmp_path: Path) -> None:
    path = written(tmp_path, '{"meta": 1, "rows": []}', "t.json")

    with pytest.raises(TableError, match="列表在：rows"):
        told(path)
    with pytest.raises(TableError, match="找不到记录列表：row"):
        told(path, records="row")


def test_lines_of_json(tmp_path: Path) -> None:
    path = written(tmp_path, '{"a": 1}\n\n{"a": oops}\n{"a": 3}\n{"a": ', "t.ndjson")

    assert told(path) == (
        [(1, ["1"], ""), (3, ['{"a": oops}'], "cells"), (4, ["3"], "")],
        "文件在最后一行中断",
    )


def test_only_the_wanted_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,x\n2,y\n3,z\n")

    assert told(path, where={"b": frozenset({"x", "z"})})[0] == [(2, ["1", "x"], ""), (4, ["3", "z"], "")]


@pytest.mark.parametrize("name", ["t.xls", "t.zip", "t.ods"])
def test_what_must_be_saved_otherwise_first(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableError, match="请另存为 CSV 或 xlsx"):
        told(written(tmp_path, "x", name))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="没有文件"):
        told(tmp_path / "none.csv")


def test_a_file_without_a_header(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="第 1 行没有表头"):
        told(written(tmp_path, ""))
