"""Mapping files: what is refused, and that the refusal names file, key and remedy."""

from pathlib import Path

import pytest

from cityloop.core.errors import Invalid
from cityloop.intake.history.mapping_file import read_mapping, shipped
from cityloop.intake.history.sections import MappingError
from tests.intake.foreign import MAPPING, mapping_of, row, take, write_table

# what is written instead of what → the place that is named, words of the remedy
WRONG = [
    ('code = "springfield"', "", "platform.code", "缺少这一项"),
    ('code = "springfield"', 'code = "spring field"', "platform.code", "只能用字母、数字"),
    ("America/New_York", "America/Newyork", "platform.timezone", "没有时区“America/Newyork”"),
    ('opened_at = "opened"', "", "fields.opened_at", "缺少这一项"),
    (
        'closed_at = "closed"',
        "closed_at = 7",
        "fields.closed_at",
        "须为文字（用引号）或列表或小节（表），而不是 7",
    ),
    ('closed_at = "closed"', "closed_at = []", "fields.closed_at", "须为列名、模板、列表或小节"),
    ('closed_at = "closed"', 'closd_at = "closed"', "fields.closd_at", "是否想写“closed_at”？"),
    ('lon = "x"', "", "fields.lon", "lon 与 lat 须成对写出"),
    ("pattern = '(?i)mistake'", "pattern = '(mistake'", "stage.rules[2].pattern", "正则表达式“(mistake”有误"),
    ('stage = "voided"', 'stage = "void"', "stage.rules[2].stage", "是否想写“voided”？"),
    ('done = "closed"', 'done = "close"', "stage.words.done", "是否想写“closed”？"),
    ('done = "closed"', 'done = "inspecting"', "stage.words.done", "“inspecting”不行"),
    ('phone = "hotline"', 'phone = "hot line"', "source.words.phone", "是否想写“hotline”？"),
    ('"10 calendar_day"', '"ten days"', "limit.default", "看不懂的时限「ten days」"),
    ('"%m/%d/%Y"', '"mm/dd/yyyy"', "time.formats", "“mm/dd/yyyy”不是格式：请写如 %Y/%m/%d %H:%M"),
    ('district_code = "990900"', 'district_code = "99"', "division.district_code", "六位数字"),
    ("[-73.0, 42.0, -72.0, 43.0]", "[-73.0, 42.0, -72.0]", "place.bounds", "[西, 南, 东, 北]"),
    ("[-73.0, 42.0, -72.0, 43.0]", "[-72.0, 42.0, -73.0, 43.0]", "place.bounds", "[西, 南, 东, 北]"),
    ('yes = ["Y"]\nno = ["N"]', "", "on_time", "写 yes 和 no 的词"),
    ('yes = ["Y"]', "yes = [1]", "on_time.yes", "列表里须都是文字"),
    (
        'lamp = { nature = "component"',
        'lamp = { natur = "component"',
        "category.words.lamp.natur",
        "是否想写“nature”？",
    ),
    ("[limit]", "[limits]\nx = 1\n[limit]", "limits", "没有这一项，是否想写“limit”？"),
    ("[limit]", "[dirt]\nno_point = 'drop'\n[limit]", "dirt.no_point", "不在可选之列：note、reject"),
    ("[limit]", "[dirt]\nno_pont = 'note'\n[limit]", "dirt.no_pont", "是否想写“no_point”？"),
    ("[limit]", "[table]\nformat = 'xls'\n[limit]", "table.format", "是否想写“xlsx”？"),
    ("[limit]", "[table]\ndelimiter = '||'\n[limit]", "table.delimiter", "须为一个字符"),
    ("[limit]", "[table]\nheader_row = 0\n[limit]", "table.header_row", "从 1 数起"),
    ("[limit]", "[table]\nheader_row = true\n[limit]", "table.header_row", "须为整数"),
    ("[limit]", "[table]\nwhere = { a = [] }\n[limit]", "table.where.a", "一个值或一列值"),
]


@pytest.mark.parametrize(("old", "new", "place", "remedy"), WRONG)
def test_a_wrong_key_is_named(tmp_path: Path, old: str, new: str, place: str, remedy: str) -> None:
    with pytest.raises(MappingError) as refused:
        mapping_of(tmp_path, (old, new))

    assert refused.value.zh.startswith(f"映射文件 springfield.toml 的 {place}：")
    assert remedy in refused.value.zh
    assert refused.value.facts["key"] == place


def test_broken_toml_says_so(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"不是有效的 TOML.*正则表达式请用单引号"):
        mapping_of(tmp_path, text='pattern = "\\d"')


def test_a_missing_file_names_the_shipped_ones() -> None:
    with pytest.raises(MappingError, match="boston_311、chicago_sanitation、san_francisco_open311"):
        read_mapping("bosston")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes("title = '某市'".encode("gb18030"))
    with pytest.raises(MappingError, match="须为 UTF-8 的 TOML"):
        read_mapping(str(path))


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_mapping_can_be_read(name: str) -> None:
    assert read_mapping(name).file == f"{name}.toml"


def test_the_smallest_mapping_needs_four_lines(tmp_path: Path) -> None:
    mapping = mapping_of(
        tmp_path,
        text='[platform]\ncode = "x"\nname = "X"\ntimezone = "Asia/Shanghai"\n[fields]\nopened_at = "at"\n',
    )

    assert mapping.columns == {"at": "fields.opened_at"}


@pytest.mark.django_db
def test_a_column_that_is_not_in_the_table_is_named_with_its_key(tmp_path: Path) -> None:
    table = write_table(tmp_path, row("A1"))
    with pytest.raises(MappingError) as refused:
        take(table, mapping_of(tmp_path, ('due_at = "promised"', 'due_at = "promise"')))

    assert "的 fields.due_at：表中没有列“promise”，是否想写“promised”？" in refused.value.zh


@pytest.mark.django_db
def test_the_median_of_nothing_is_refused_with_the_remedy(tmp_path: Path) -> None:
    text = MAPPING.replace('default = "10 calendar_day"', "").replace('due_at = "promised"', "")
    with pytest.raises(Invalid, match=r"请在映射文件 springfield\.toml 写 limit.default"):
        take(write_table(tmp_path, row("A1")), mapping_of(tmp_path, text=text))
