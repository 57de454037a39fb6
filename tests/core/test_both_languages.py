"""Every refusal, problem and reason that the platform composes is said in Chinese and in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import cityloop
from cityloop.core.words import Said

ROOT = Path(cityloop.__file__).parent
SAYING = {"Said", "Invalid", "Refused", "NotAllowed", "NotFound", "WrongStage", "Conflict", "OutsideDistrict"}
SAYING |= {"ClockError", "BadRequest", "TooMany", "WrongPassword", "UnsupportedMediaType", "MissingCsrf"}
CHINESE = re.compile("[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")  # a heading or a word of a table stands in English as it is


def said() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def literals(node: ast.AST) -> str:
    """What of an expression is written down; a value that is filled in leaves a mark."""
    if isinstance(node, ast.JoinedStr):
        return "".join(literals(part) for part in node.values)
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.BinOp):
        return literals(node.left) + literals(node.right)
    return "…"


def test_no_sentence_is_left_in_chinese_alone() -> None:
    found = list(said())
    assert len(found) > 400
    alone = [
        where for where, call in found if len(call.args) == 1 and not isinstance(call.args[0], ast.Starred)
    ]
    assert alone == []
    still_chinese = [
        where
        for where, call in found
        if len(call.args) > 1 and CHINESE.search(QUOTED.sub("", literals(call.args[1])))
    ]
    assert still_chinese == []


def test_a_sentence_is_its_chinese_with_the_english_beside_it() -> None:
    one = Said("没有可载入的行。", "There is no row to load.")
    assert (one, one.en) == ("没有可载入的行。", "There is no row to load.")
