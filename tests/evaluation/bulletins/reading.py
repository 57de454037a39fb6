"""What stands in the files of a bulletin, as a reader would find it."""

import io
import re
import zipfile
from dataclasses import dataclass

import docx
import openpyxl
from docx.document import Document as WordDocument

from cityloop.evaluation.bulletins.making import Made

NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Not counts: dates, ordinals, how many lines a table has, numbers of cases.
ASIDE = re.compile(
    r"\d+年|\d+月|\d+日|案件编号\d+|前\d+[类位]|^\d+．|【.*?】\d+．|\d+个|案例\d+|超期最久的\d+件|第\d+稿|测试路\d+号"
)


@dataclass(frozen=True)
class Files:
    word: WordDocument
    book: openpyxl.Workbook
    raw: dict[str, bytes]

    @property
    def sentences(self) -> list[str]:
        return [one.text for one in self.word.paragraphs if one.style.name == "Normal" and one.text]

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.word.paragraphs)

    @property
    def cells(self) -> list[str]:
        return [cell.text for table in self.word.tables for row in table.rows for cell in row.cells]

    @property
    def sheet_cells(self) -> list[object]:
        return [cell.value for sheet in self.book for row in sheet.iter_rows() for cell in row]

    def numbers_in_tables(self) -> set[str]:
        annex = [str(cell) for cell in self.sheet_cells if cell is not None]
        return {number for text in [*self.cells, *annex] for number in NUMBER.findall(text)}


def opened(made: Made) -> Files:
    raw = {name.rsplit(".", 1)[1]: content for name, content in made.files.items()}
    return Files(docx.Document(io.BytesIO(raw["docx"])), openpyxl.load_workbook(io.BytesIO(raw["xlsx"])), raw)


def numbers_of(sentence: str) -> list[str]:
    return NUMBER.findall(ASIDE.sub("", sentence))


def everything(made: Made) -> bytes:
    """All bytes of all files, archives opened."""
    found = b""
    for name, content in made.files.items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found += b"".join(archive.read(part) for part in archive.namelist())
        else:
            found += content
    return found
