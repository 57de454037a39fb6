"""How a 公文 looks in Word: page, fonts with their stand-ins, styles. Sizes and margins as in GB/T 9704."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

LATIN = "Times New Roman"
SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"
# What a machine without the font takes instead, best first.
STAND_INS: dict[str, tuple[str, ...]] = {
    TITLE: ("方正小标宋_GBK", "小标宋", "华文中宋", "宋体", "Noto Serif CJK SC"),
    FANG: ("仿宋", "FangSong", "华文仿宋", "宋体", "Noto Serif CJK SC"),
    KAI: ("楷体", "KaiTi", "华文楷体", "宋体", "Noto Serif CJK SC"),
    HEI: ("SimHei", "微软雅黑", "Noto Sans CJK SC"),
    SONG: ("SimSun", "Noto Serif CJK SC"),
}
RED = RGBColor(0xD0, 0x00, 0x00)
BODY_LINE = Pt(28)
TWO_CHARACTERS = "200"
LEFT, RIGHT, CENTRE, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
TEXT_WIDTH = Mm(156)


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style. `line` None: as high as what stands in it, for pictures and tables."""

    font: str
    size: float
    align: Any = BOTH
    line: Any = BODY_LINE
    indent: bool = False
    bold: bool = False
    next_too: bool = False
    before: float = 0
    after: float = 0
    colour: Any = None


LOOKS: dict[str, Look] = {
    "Normal": Look(FANG, 16, indent=True),
    "Title": Look(TITLE, 22, CENTRE, Pt(34), before=12, after=4, next_too=True),
    "Heading 1": Look(HEI, 16, indent=True, next_too=True),
    "Heading 2": Look(KAI, 16, indent=True, next_too=True),
    "红头": Look(TITLE, 26, CENTRE, Pt(40), colour=RED),
    "期号": Look(FANG, 14, CENTRE),
    "期间": Look(KAI, 16, CENTRE),
    "备注": Look(KAI, 14, CENTRE),
    "落款": Look(FANG, 16, RIGHT, next_too=True),
    "表题": Look(HEI, 12, CENTRE, Pt(22), next_too=True, before=6),
    "表头": Look(HEI, 10.5, CENTRE, None),
    "表格文字": Look(FANG, 10.5, LEFT, None),
    "表注": Look(KAI, 10.5, BOTH, Pt(16), before=2, after=6),
    "图": Look(FANG, 12, CENTRE, None, before=4, after=4),
}


def dress(document: WordDocument) -> None:
    """Give an empty document the page, the styles and the footer of a 公文."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    for name, look in LOOKS.items():
        _style(document, name, look)
    _defaults(document)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer, RIGHT)
    _page_number(section.even_page_footer, LEFT)
    _font_table(document)


def set_fonts(properties: Any, east: str) -> None:
    """Chinese in one font, Latin letters and figures in another; what the theme says is dropped."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", east)):
        fonts.set(qn(f"w:{name}"), font)


def _style(document: WordDocument, name: str, look: Look) -> None:
    known = [style.name for style in document.styles]
    style: Any = (
        document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = document.styles["Normal"] if name not in known else style.base_style
    style.quick_style, style.hidden = True, False
    set_fonts(style.element.get_or_add_rPr(), look.font)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = look.colour or RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next, shape.widow_control = look.next_too, True
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.line else WD_LINE_SPACING.SINGLE
    if look.line:
        shape.line_spacing = look.line
    _indent(style, look)
    _borderless(style)


def _indent(style: Any, look: Look) -> None:
    shape = style.element.get_or_add_pPr().get_or_add_ind()
    characters = TWO_CHARACTERS if look.indent else "0"
    shape.set(qn("w:firstLineChars"), characters)
    shape.set(qn("w:firstLine"), str(int(2 * look.size * 20)) if look.indent else "0")


def _borderless(style: Any) -> None:
    """Word's own title has a line under it."""
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _defaults(document: WordDocument) -> None:
    """The language of the text, so that it is not spell-checked as English."""
    found = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if found is None:
        return
    set_fonts(found, FANG)
    for old in found.findall(qn("w:lang")):
        found.remove(old)
    found.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))


def _page_number(footer: Any, align: Any) -> None:
    """— 1 —, outside."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style.base_style = None
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = Pt(0)
    for kind in ("text:— ", "field", "text: —"):
        run = paragraph.add_run(kind.removeprefix("text:") if kind.startswith("text:") else "")
        set_fonts(run._r.get_or_add_rPr(), SONG)
        run.font.size = Pt(14)
        if kind == "field":
            _field(run, "PAGE")


def _field(run: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _font_table(document: WordDocument) -> None:
    """Word looks here for what to take when a font is absent."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(others)}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == HEI else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name, others in STAND_INS.items()
    )
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            part._blob = f"{head}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()
