"""Why a scheme is refused: always the line, the reason in Chinese and in English."""

from cityloop.core.errors import Invalid


class SchemeError(Invalid):
    """The document is not a scheme that can be scored; `line` counts from 1."""

    code = "bad_scheme"

    def __init__(self, line: int, reason_zh: str, reason_en: str) -> None:
        super().__init__(f"第 {line} 行：{reason_zh}", f"line {line}: {reason_en}", line=line)
        self.line = line
        self.reason_zh = reason_zh
        self.reason_en = reason_en


class ExpressionError(ValueError):
    """An expression cannot be read; whoever knows the line turns it into a SchemeError."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en
