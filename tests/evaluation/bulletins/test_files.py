"""The files: the template that an office may change, fonts that may be absent, cells that are no formulas."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from cityloop.cases.models import Case
from cityloop.core.errors import Invalid
from cityloop.evaluation.bulletins import excel, fonts, making, pdf, word, word_template
from cityloop.evaluation.bulletins.blocks import (
    Chart,
    Column,
    Document,
    Paragraph,
    Section,
    Series,
    Subheading,
    Table,
)
from cityloop.evaluation.bulletins.printing import Shape, change, days, numeral, percent
from cityloop.evaluation.periods import Kind
from cityloop.evaluation.spans import span
from tests.evaluation.bulletins.reading import everything, opened
from tests.evaluation.conftest import November
from tests.walk import reported

COLUMNS = (
    Column("部门"),
    Column("应结案", Shape.COUNT),
    Column("结案", Shape.COUNT),
    Column("结案率（%）", Shape.PERCENT, ratio=(2, 1)),
)
ROWS = (
    ("=HYPERLINK(1)", 3, 2, Decimal("66.67")),
    ("+cmd|'/C calc'!A0", 0, 0, None),
    ("合计", 3, 2, Decimal("66.67")),
)


def plain(*blocks: Any) -> Document:
    given = blocks or (
        Paragraph("应结案3件。"),
        Table("办理情况表", COLUMNS, ROWS, total=True, note="注：无。"),
    )
    section = Section("总体情况", tuple(given))
    return Document(
        "周通报", "测试区", "2026年11月9日至15日", "2026年第46周", "2026年11月16日", "", (section,)
    )


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def own_template(change: Any, kind: Kind = Kind.WEEK) -> None:
    document = word_template.packaged(kind)
    change(document)
    path = word_template.path_of(kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(word_template.as_bytes(document))


def test_an_office_has_its_own_template(home: Path) -> None:
    own_template(lambda document: document.add_paragraph("抄送：各街道办事处。{{日期}}"))
    text = text_of(word.write(plain(), Kind.WEEK, []))
    assert "抄送：各街道办事处。2026年11月16日" in text and "应结案3件。" in text
    assert "抄送" not in text_of(word.write(plain(), Kind.MONTH, []))


def test_a_section_that_the_template_leaves_out_is_not_numbered() -> None:
    def drop_sources(document: Any) -> None:
        for one in list(document.paragraphs):
            if "问题来源" in one.text:
                one._p.getparent().remove(one._p)

    own_template(drop_sources)
    text = text_of(word.write(plain(), Kind.WEEK, []))
    assert "一、总体情况" in text and "二、部门办理情况" in text


def test_a_place_that_word_split_into_runs_is_found() -> None:
    def split(document: Any) -> None:
        paragraph = document.add_paragraph("{{标")
        paragraph.add_run("题}}")

    own_template(split)
    assert text_of(word.write(plain(), Kind.WEEK, [])).endswith("周通报")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda document: document.add_paragraph("{{总体请况}}"), "总体请况"),
        (
            lambda document: document.styles.element.remove(document.styles["表头"].element),
            "缺少样式：表头",
        ),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(spoil: Any, said: str) -> None:
    own_template(spoil)
    with pytest.raises(Invalid) as refused:
        word.write(plain(), Kind.WEEK, [])
    assert said in refused.value.zh


def test_a_template_that_is_no_word_file_is_refused() -> None:
    path = word_template.path_of(Kind.WEEK)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"not a docx")
    with pytest.raises(Invalid, match="打不开"):
        word.write(plain(), Kind.WEEK, [])


def test_red_header_only_where_asked() -> None:
    assert text_of(word.write(plain(), Kind.WEEK, [], red_header=True)).startswith("测试区")
    assert text_of(word.write(plain(), Kind.WEEK, [])).startswith("2026年第46周")


def test_the_look_of_an_official_document() -> None:
    document = docx.Document(io.BytesIO(word.write(plain(), Kind.WEEK, [])))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.top_margin.mm), round(section.left_margin.mm)) == (
        210,
        37,
        28,
    )
    with zipfile.ZipFile(io.BytesIO(word.write(plain(), Kind.WEEK, []))) as archive:
        styles = archive.read("word/styles.xml").decode()
        table = archive.read("word/fontTable.xml").decode()
        body = archive.read("word/document.xml").decode()
    assert 'w:eastAsia="仿宋_GB2312"' in styles and 'w:eastAsia="方正小标宋简体"' in styles
    assert "w:altName" in table and "python-docx" not in body
    assert "w:tblHeader" in body and "w:cantSplit" in body
    assert document.core_properties.author == "测试区"


def test_without_chinese_fonts_word_and_excel_are_made(lived: November, monkeypatch: Any) -> None:
    monkeypatch.setattr(fonts, "faces", lambda: None)
    made = making.make(lived.town.platform, span(lived.town.platform.pk, "2026-W47"))
    assert sorted(name.rsplit(".", 1)[1] for name in made.files) == ["docx", "xlsx"]
    assert "CITYLOOP_FONTS" in made.missing


@pytest.mark.parametrize(
    ("families", "body", "title"),
    [
        (["Noto Sans CJK SC"], "Noto Sans CJK SC", "Noto Sans CJK SC"),
        (["Noto Sans CJK SC", "Noto Serif CJK SC"], "Noto Serif CJK SC", "Noto Serif CJK SC"),
        (["SimSun", "FangSong", "FZXiaoBiaoSong-B05S"], "FangSong", "FZXiaoBiaoSong-B05S"),
    ],
)
def test_the_best_font_there_is(families: list[str], body: str, title: str) -> None:
    faces = fonts.choose(families)
    assert faces is not None and (faces.body, faces.title) == (body, title)


def test_latin_fonts_alone_are_none() -> None:
    assert fonts.choose(["DejaVu Sans", "Libertinus Serif"]) is None


def test_cells_that_look_like_formulas_are_text() -> None:
    with zipfile.ZipFile(io.BytesIO(excel.write(plain()))) as archive:
        cells = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" not in cells and "calc" not in cells  # they lie among the shared strings
    assert "<f>ROUND(C4/B4*100,2)</f><v>66.67</v>" in cells
    assert "<f>SUM(B4:B5)</f><v>3</v>" in cells


def test_a_formula_in_an_address_reaches_no_cell_as_formula(lived: November) -> None:
    from cityloop.core import clock
    from tests.evaluation import november

    with clock.at(november.DECEMBER - 5 * november.DAY):
        case = reported(lived.town)
    Case.objects.filter(pk=case.pk).update(address="=1+1", description="=1+1")
    made = making.make(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    assert b"<f>1+1</f>" not in everything(made)
    assert opened(made).book.sheetnames[0] == "总体情况表"


def test_charts_and_pages_are_set_where_a_font_is() -> None:
    faces = fonts.faces()
    if faces is None:
        pytest.skip("no Chinese font on this machine")
    bars = Chart("bars", "高发问题（件）", ("暴露垃圾", "#strong[x]"), (Series("件数", (3, 0)),))
    lines = Chart("lines", "逐日", ("1", "2"), (Series("上报", (0, 0)), Series("结案", (0, 0))))
    document = plain(Subheading("小节"), Paragraph("#panic() $x$ *y*", drafted=True), bars, lines)
    assert all(png.startswith(b"\x89PNG") for png in pdf.charts(document, faces))
    assert pdf.write(document, faces, red_header=True).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_numerals(number: int, said: str) -> None:
    assert numeral(number) == said


def test_how_numbers_and_days_are_printed() -> None:
    from datetime import date

    assert percent(1, 3) == Decimal("33.33") and percent(1, 8) == Decimal("12.50") and percent(0, 0) is None
    assert percent(2, 3) == Decimal("66.67") and change(5, None) is None and change(5, 0) is None
    assert change(95, 100) == Decimal("-5.00")
    assert days(date(2026, 11, 9), date(2026, 11, 15)) == "2026年11月9日至15日"
    assert days(date(2026, 11, 30), date(2026, 12, 6)) == "2026年11月30日至12月6日"


def test_charts_are_charts_of_excel(lived: November) -> None:
    """One for each of the bulletin's, drawn from cells."""
    made = making.make(lived.town.platform, span(lived.town.platform.pk, "2026-11"))
    drawn = [block for part in made.document.sections for block in part.blocks if isinstance(block, Chart)]
    content = next(content for name, content in made.files.items() if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        charts = sorted(name for name in book.namelist() if name.startswith("xl/charts/chart"))
        assert len(charts) == len(drawn) >= 2
        said = "".join(book.read(name).decode() for name in charts)
    assert all(f"<a:t>{one.title}</a:t>" in said for one in drawn)
    assert said.count("<c:f>图表!$") >= 3 * len(drawn)
