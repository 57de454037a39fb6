"""Reading a mapping file: TOML in, `Mapping` out, and a refusal that names file, key and remedy."""

import re
import tomllib
from dataclasses import fields
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cityloop.cases.models import Source
from cityloop.cases.stages import Stage
from cityloop.catalog.models import Nature
from cityloop.catalog.worktime import Limit
from cityloop.core.errors import Invalid
from cityloop.intake.history import dirt
from cityloop.intake.history.expressions import compile_field, compile_pattern
from cityloop.intake.history.instants import WORDS, Clock
from cityloop.intake.history.mapping import (
    MEDIAN,
    STAGES,
    WEB_MERCATOR,
    CategorySpec,
    Fields,
    Known,
    LimitSpec,
    Mapping,
    PlaceSpec,
    PlatformSpec,
    StageRule,
    StageSpec,
    TimeSpec,
    folded,
)
from cityloop.intake.history.sections import MappingError, Section, nearest
from cityloop.intake.history.tables import FORMATS, TableSpec
from cityloop.places.coords import System

SHIPPED = Path(__file__).parent / "mappings"


def shipped() -> list[str]:
    """Names of the mappings that come with the package."""
    return sorted(path.stem for path in SHIPPED.glob("*.toml"))


def read_mapping(name: str) -> Mapping:
    """A mapping from a file, or a shipped one by its name; `MappingError` says what to mend."""
    path = Path(name)
    if not path.exists() and name in shipped():
        path = SHIPPED / f"{name}.toml"
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise MappingError(
            f"没有映射文件 {name}。随包附带的有：{'、'.join(shipped())}。", f"no mapping file {name}"
        ) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise MappingError(
            f"映射文件 {name} 读不出来（须为 UTF-8 的 TOML）：{problem}", f"cannot read {name}: {problem}"
        ) from None
    except tomllib.TOMLDecodeError as problem:
        raise MappingError(
            f"映射文件 {name} 不是有效的 TOML：{problem}。正则表达式请用单引号。", f"{name}: {problem}"
        ) from None
    return _mapping(Section(path.name, "", said))


def _mapping(top: Section) -> Mapping:
    platform, status = _platform(top.section("platform")), top.section("stage")
    columns, keep = _fields(top.section("fields"))
    source, unit, division = (top.section(name) for name in ("source", "unit", "division"))
    found = Mapping(
        file=top.file,
        title=top.text("title") or platform.name,
        table=_table(top.section("table")),
        platform=platform,
        fields=columns,
        keep=keep,
        time=_time(top.section("time"), platform),
        category=_category(top.section("category")),
        unit_default=unit.text("default", "未注明单位"),
        unit_names=_words(unit, "names", lambda word: word),
        district_code=_district(division, columns),
        place=_place(top.section("place")),
        stage=_stage(status, top.section("merge")),
        limit=_limit(top.section("limit")),
        source_default=Source(source.choice("default", [one.value for one in Source], Source.PUBLIC.value)),
        source_words=_words(source, "words", Source, [one.value for one in Source]),
        on_time=_yes_no(top.section("on_time")),
        urgent_words=_urgent(top.section("urgent")),
        dirt=_dirt(top.section("dirt")),
    )
    for section in (source, unit, division, top):
        section.done()
    if columns.on_time and not found.on_time:
        raise top.wrong(
            "on_time", "写了 fields.on_time，就要在 [on_time] 里写 yes 和 no 的词。", "needs yes and no"
        )
    return found


def _table(said: Section) -> TableSpec:
    where = {name: _one_or_more(said, f"where.{name}", value) for name, value in said.pairs("where").items()}
    spec = TableSpec(
        format=said.choice("format", ["auto", *FORMATS], "auto"),
        encoding=said.text("encoding", "auto"),
        delimiter=said.take("delimiter", str, ""),
        header_row=said.take("header_row", int, 1),
        sheet=said.text("sheet"),
        records=said.text("records"),
        replace_bad_bytes=said.choice("bad_bytes", ["refuse", "replace"], "refuse") == "replace",
        where=where,
    )
    if len(spec.delimiter) > 1:
        raise said.wrong("delimiter", f"须为一个字符，而不是“{spec.delimiter}”。", "one character is needed")
    if spec.header_row < 1:
        raise said.wrong("header_row", "表头行号从 1 数起。", "counts from 1")
    said.done()
    return spec


def _platform(said: Section) -> PlatformSpec:
    spec = PlatformSpec(
        code=said.text("code", needed=True),
        name=said.text("name", needed=True),
        timezone=said.text("timezone", needed=True),
        number_prefix=said.text("number_prefix"),
        catalogue=said.text("catalogue", "历史导入"),
    )
    try:
        ZoneInfo(spec.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise said.wrong(
            "timezone",
            f"没有时区“{spec.timezone}”，请写如 Asia/Shanghai、America/New_York。",
            "unknown time zone",
        ) from None
    if not re.fullmatch(r"[-\w]{1,40}", spec.code, re.ASCII):
        raise said.wrong("code", "只能用字母、数字、- 和 _，最长 40 个。", "letters, digits, - and _ only")
    if len(spec.number_prefix) > 8:
        raise said.wrong("number_prefix", "最长 8 个字符。", "at most 8 characters")
    said.done()
    return spec


def _fields(said: Section) -> tuple[Fields, tuple[str, ...]]:
    compiled = {one.name: compile_field(said, one.name) for one in fields(Fields)}
    keep = said.texts("keep")
    said.done()
    if compiled["opened_at"] is None:
        raise said.wrong("opened_at", "缺少这一项，请写受理时间所在的列名。", "is missing")
    if (compiled["lon"] is None) != (compiled["lat"] is None):
        raise said.wrong("lon", "lon 与 lat 须成对写出。", "lon and lat belong together")
    return Fields(**compiled), keep  # type: ignore[arg-type]


def _time(said: Section, platform: PlatformSpec) -> TimeSpec:
    formats = said.texts("formats", ["iso"])
    for form in formats:
        if form not in WORDS and "%" not in form:
            raise said.wrong(
                "formats",
                f"“{form}”不是格式：请写如 %Y/%m/%d %H:%M，或 {'、'.join(WORDS)}。",
                "not a date format",
            )
    clock = Clock(
        formats, ZoneInfo(platform.timezone), midnight_is_bare=said.take("midnight_is_bare", bool, False)
    )
    bare = said.section("bare_date")
    times = [_clock(bare, *pair) for pair in (("opened", "12:00"), ("closed", "12:00"), ("due", "23:59:59"))]
    earliest: int = said.take("earliest_year", int, 1970)
    bare.done()
    said.done()
    return TimeSpec(clock, times[0], times[1], times[2], earliest)


def _clock(said: Section, key: str, default: str) -> time:
    text = said.text(key, default)
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise said.wrong(key, f"“{text}”不是钟点，请写如 12:00 或 23:59:59。", "not a time of day") from None


def _category(said: Section) -> CategorySpec:
    nature = said.choice("nature", Nature.values, Nature.EVENT.value)
    prefix, unknown = said.text("code_prefix", "L"), said.text("unknown", "register")
    if not re.fullmatch(r"[A-Z]{1,2}", prefix):
        raise said.wrong("code_prefix", "须为一两个大写字母。", "one or two capital letters")
    if unknown not in {"register", "reject"} and not unknown.startswith("other:"):
        raise said.wrong(
            "unknown", "须为 register、reject 或 other:小类代码。", "register, reject or other:CODE"
        )
    words = {folded(word): _known(said, word, value) for word, value in said.pairs("words").items()}
    said.done()
    return CategorySpec(nature, prefix, unknown, words)


def _known(said: Section, word: str, value: Any) -> Known:
    if isinstance(value, str):
        known = Known(code=value)
    else:
        one = Section(said.file, f"{said.path}.words.{word}", value)
        nature = one.choice("nature", ["", *Nature.values], "")
        known = Known(one.text("code"), nature, one.text("name"), one.text("broad"))
        one.done()
    if len(known.code) > 8:
        raise said.wrong(f"words.{word}", f"小类代码“{known.code}”最长 8 位。", "at most 8 characters")
    return known


def _place(said: Section) -> PlaceSpec:
    system = said.choice("system", [*(one.value for one in System), WEB_MERCATOR], System.WGS84.value)
    bounds = said.take("bounds", list)
    if bounds is not None:
        numbers = [float(one) for one in bounds if isinstance(one, int | float)]
        if len(numbers) != 4 or len(bounds) != 4 or numbers[0] >= numbers[2] or numbers[1] >= numbers[3]:
            raise said.wrong(
                "bounds", "须为 [西, 南, 东, 北] 四个度数。", "[west, south, east, north] is needed"
            )
        bounds = tuple(numbers)
    lat_first = said.choice("point_order", ["lon_lat", "lat_lon"], "lon_lat") == "lat_lon"
    said.done()
    return PlaceSpec(system, bounds, lat_first)


def _stage(said: Section, merge: Section) -> StageSpec:
    names = [one.value for one in STAGES]
    unknown = said.choice("default", ["", *names], "")
    rules = []
    for one in said.sections("rules"):
        pattern = compile_pattern(one, "pattern", one.text("pattern", needed=True))
        stage = Stage(one.choice("stage", names, ""))
        when = frozenset(
            Stage(word) for word in one.texts("when", [Stage.CLOSED.value]) if _is_stage(one, word)
        )
        rules.append(StageRule(pattern, stage, when))
        one.done()
    fallback = Stage(merge.choice("fallback", ["voided", "rejected", "closed"], "voided"))
    spec = StageSpec(
        _words(said, "words", Stage, names), tuple(rules), Stage(unknown) if unknown else None, fallback
    )
    merge.done()
    said.done()
    return spec


def _is_stage(said: Section, word: str) -> bool:
    names = [one.value for one in STAGES]
    if word not in names:
        raise said.wrong("when", f"没有阶段“{word}”{nearest(word, names)}", "unknown stage")
    return True


def _limit(said: Section) -> LimitSpec:
    default = said.text("default", MEDIAN)
    limits = said.pairs("by_category")
    said.done()
    return LimitSpec(
        None if default == MEDIAN else _amount(said, "default", default),
        {folded(name): _amount(said, f"by_category.{name}", value) for name, value in limits.items()},
    )


def _amount(said: Section, key: str, value: Any) -> Limit:
    try:
        limit = Limit.parse(str(value))
    except Invalid as problem:
        raise said.wrong(key, f"{problem.zh}。", problem.en) from None
    if limit.amount >= Decimal(100_000):
        raise said.wrong(key, f"时限 {limit.label} 太长。", "too long")
    return limit


def _yes_no(said: Section) -> dict[str, bool]:
    found = {folded(word): True for word in said.texts("yes")} | {
        folded(word): False for word in said.texts("no")
    }
    said.done()
    return found


def _urgent(said: Section) -> frozenset[str]:
    words = frozenset(folded(word) for word in said.texts("words"))
    said.done()
    return words


def _district(said: Section, columns: Fields) -> str:
    code = said.text("district_code")
    if columns.division is not None and not re.fullmatch(r"\d{6}", code, re.ASCII):
        raise said.wrong(
            "district_code",
            "写了 fields.division，就要给出六位数字的上级区划代码，如 990100。",
            "six digits are needed",
        )
    return code


def _dirt(said: Section) -> dirt.Rules:
    chosen = {
        name: said.choice(name, kind.actions, kind.actions[0])
        for name, kind in dirt.KINDS.items()
        if name in said
    }
    for name in dirt.KINDS:
        said.take(name, str)
    said.done()
    return dirt.Rules(chosen)


def _words(said: Section, key: str, make: Any, allowed: list[str] | None = None) -> dict[str, Any]:
    """A table of the city's words; several may stand for one, compared without case."""
    found = {}
    for word, value in said.pairs(key).items():
        if not isinstance(value, str) or (allowed is not None and value not in allowed):
            choices = f"可用：{'、'.join(allowed)}" if allowed else "须为文字"
            hint = nearest(str(value), allowed or [])
            raise said.wrong(f"{key}.{word}", f"“{value}”不行{hint}{choices}。", f"not allowed: {value!r}")
        found[folded(word)] = make(value)
    return found


def _one_or_more(said: Section, key: str, value: Any) -> frozenset[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, str | int) for one in values):
        raise said.wrong(key, "须为一个值或一列值。", "a value or a list of values is needed")
    return frozenset(str(one) for one in values)
