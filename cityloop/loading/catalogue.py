"""立案标准: 小类, 立案条件 and 处置时限, in the many forms in which cities keep them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cityloop.catalog import actions, checks
from cityloop.catalog.models import CatalogueVersion, FilingRule, Nature
from cityloop.catalog.rows import EVERYWHERE, RuleRow
from cityloop.catalog.worktime import ClockError, Limit, Unit
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.loading.columns import (
    YES_NO,
    Column,
    category_code,
    choice,
    labels_of,
    several,
    whole,
    yes_no,
)
from cityloop.loading.kinds import Job, Kind, Told

NATURES, NATURE_WORDS = labels_of(list(Nature.choices))
EVIDENCE = {"处置前照片": "before", "处置后照片": "after", "现场照片": "scene"}
evidence_named = choice(EVIDENCE, {value: value for value in EVIDENCE.values()})
OF_CLASS = {"limit": EVERYWHERE, "limit_a": "A", "limit_b": "B", "limit_c": "C"}
_TITLED = re.compile(r"[(（]\s*(部件|事件)[类]?\s*[)）]")
_UNITS = {unit.value: unit for unit in Unit} | {unit.label: unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class TimeText:
    """A limit as read, with the words of the file where these say more or other than it."""

    limit: Limit | None
    raw: str


def condition_text(cell: str) -> str:
    """Words on one line, with the square signs of the standards: c㎡ → cm²."""
    return re.sub(r"\s*\n\s*", " ", cell).replace("㎡", "m²")


def time_text(cell: str) -> TimeText:
    """A limit in a cell: "2紧急工作时", "种植季节15工作日"; a bare number waits for the unit's column."""
    if re.fullmatch(r"\d+(\.\d+)?", cell):
        return TimeText(None, cell)
    try:
        limit = Limit.parse(cell)
    except ClockError:
        after_words = re.sub(r"^\D+", "", cell)
        if after_words == cell or not after_words:
            raise
        limit = Limit.parse(after_words)
    plain = re.sub(r"\s", "", cell)
    return TimeText(limit, "" if plain == f"{limit.figure}{limit.unit.label}" else cell)


class Catalogue(Kind[RuleRow]):
    name = "catalogue"
    label = "立案标准"
    about = "大类、小类、立案条件、结案条件和处置时限，一行一个立案条件；合并单元格会向下补齐。"
    any_of = ("limit", "limit_a", "limit_b", "limit_c")
    columns = (
        Column(
            "nature", "类别", "没有此列时看工作表名或标题里的“部件”“事件”", "部件", choices=tuple(NATURES),
            parse=choice(NATURES, NATURE_WORDS), fills_down=True, aliases=("kind",),
        ),
        Column("broad_code", "大类代码", "2 位", "01", parse=category_code, fills_down=True),
        Column(
            "broad_name", "大类名称", "", "公用设施", required=True, fills_down=True,
            aliases=("大类", "broad_class"),
        ),
        Column(
            "code", "小类代码", "2 位（连同大类代码），或完整的 4 位", "01", required=True, parse=category_code,
            fills_down=True,
        ),
        Column(
            "name", "小类名称", "", "上水井盖", required=True, fills_down=True,
            aliases=("小类", "small_class"),
        ),
        Column(
            "rule_no", "条件序号", "立案条件在小类中的序号；空着则按行的次序", "1", parse=whole, empty=None,
            aliases=("立案明细编码", "立案条件编码"),
        ),
        Column(
            "condition", "立案条件", "", "缺失、移位、开裂，存在安全隐患的", required=True, parse=condition_text,
            aliases=("filing_condition",),
        ),
        Column("closing_condition", "结案条件", "", "恢复", parse=condition_text),
        Column(
            "limit", "处置时限", "数字加单位：工作时、工作日、紧急工作时、紧急工作日；小时、天按工作时、工作日计",
            "2紧急工作时", parse=time_text, empty=None, aliases=("时限", "limit_value"),
        ),
        Column(
            "limit_unit", "时限单位", "处置时限只写数字时填", "工作时", choices=tuple(unit.label for unit in Unit),
            parse=choice({unit.label: unit for unit in Unit}, _UNITS), empty=None,
        ),
        *(
            Column(
                f"limit_{letter.lower()}", f"处置时限{letter}", f"{letter} 类区域的时限，空着则用“处置时限”",
                "", parse=time_text, empty=None, aliases=(f"处置时限({letter})", f"{letter}类时限"),
            )
            for letter in "ABC"
        ),
        Column("note", "备注", "", "", aliases=("说明",)),
        Column("same_day", "办理不过天", "当日办结的小类写“是”", "", choices=YES_NO, parse=yes_no, empty=None),
        Column(
            "closing_evidence", "结案所需材料", "处置前照片、处置后照片、现场照片，多个用 ； 隔开", "处置后照片",
            parse=several, empty=None,
        ),
    )  # fmt: skip

    def arrange(self, told: Sequence[Told], job: Job) -> None:
        """Settle 部件 or 事件, the four-digit code, the number inside the 小类."""
        last: dict[tuple[str, str], int] = defaultdict(int)
        said: dict[tuple[str, str, str], Any] = {}
        for one in told:
            try:
                one.values["nature"] = one.values.get("nature") or _nature(one, job)
                one.values["code"] = _whole_code(one.values)
            except Invalid as problem:
                one.problems.append(Said(problem.zh, problem.en))
                continue
            place = (one.values["nature"], one.values["code"])
            number = one.values.get("rule_no") or last[place] + 1
            last[place] = max(last[place], number)
            one.values["rule_no"] = number
            for word in ("same_day", "closing_evidence"):
                _spread(one, word, said, place)
            # Failed rows are handed back alone: there they can no longer be counted.
            one.cells.setdefault("类别", Nature(one.values["nature"]).label)
            one.cells.setdefault("条件序号", str(number))

    def fields(self, told: Told, job: Job) -> dict[str, Any]:
        values = told.values
        found: dict[str, Any] = {
            name: values[name]
            for name in (
                "nature",
                "code",
                "broad_name",
                "name",
                "rule_no",
                "condition",
                "closing_condition",
                "note",
            )
            if name in values
        }
        limits = {
            area_class: _limit(values[key], values.get("limit_unit"))
            for key, area_class in OF_CLASS.items()
            if values.get(key) is not None
        }
        if not limits:
            raise Invalid("处置时限：不能为空", "Time limit: must not be empty")
        found["limits"] = limits
        raw = [values[key].raw for key in OF_CLASS if values.get(key) is not None and values[key].limit]
        if any(raw):
            found["note"] = "；".join(
                filter(None, [values.get("note", ""), *(f"原文：{one}" for one in raw if one)])
            )
        if values.get("same_day") is not None:
            found["same_day"] = values["same_day"]
        if values.get("closing_evidence") is not None:
            found["closing_evidence"] = tuple(evidence_named(word) for word in values["closing_evidence"])
        return found

    def key(self, fields: Mapping[str, Any]) -> Hashable:
        return (fields["nature"], fields["code"], fields["rule_no"])

    def make(self, fields: dict[str, Any]) -> RuleRow:
        return RuleRow(**fields)

    def present(self, job: Job) -> dict[Hashable, RuleRow]:
        version = _version(job)
        if version is None:
            return {}
        rules = FilingRule.objects.filter(category__version=version).select_related("category")
        rows = [_row(rule) for rule in rules.prefetch_related("limits")]
        return {row.key: row for row in rows}

    def same(self, row: RuleRow, before: RuleRow) -> bool:
        return row == before

    def check(self, job: Job, rows: Sequence[RuleRow]) -> list[list[Said]]:
        first: dict[tuple[str, str], RuleRow] = {}
        return [
            checks.check_rule(row) + _against(row, first.setdefault(row.category_key, row)) for row in rows
        ]

    def write(self, job: Job, changed: Sequence[RuleRow], rows: Sequence[RuleRow]) -> None:
        version = _version(job)
        if version is None:
            name, first_day = _version_name(job), job.options.effective_on or job.today
            version = actions.new_catalogue_version(
                job.platform, name, first_day, f"由 {job.file_name} 载入"[:400]
            )
        if changed:
            actions.put_rules(version, changed)


def _nature(told: Told, job: Job) -> str:
    """部件 or 事件: by the option, the sheet's name, the title above the headings, the file's name."""
    if job.options.nature:
        return job.options.nature
    for words in (told.sheet, "".join(_TITLED.findall(told.title)), job.file_name):
        said = [value for label, value in NATURES.items() if label in words]
        if len(said) == 1:
            return str(said[0])
    raise Invalid(
        "不知道是部件还是事件：请加一列“类别”，或用 --nature 指明",
        "Component or event? Add a column “类别”, or say it by --nature",
    )


def _spread(told: Told, word: str, said: dict[tuple[str, str, str], Any], place: tuple[str, str]) -> None:
    """What is said once of a 小类 holds for the rows below; saying two things is a problem."""
    value = told.values.get(word)
    first = said.setdefault((*place, word), value) if value is not None else said.get((*place, word))
    if value is not None and value != first:
        told.problems.append(
            Said(
                "办理不过天、结案所需材料：与同一小类前面的行不一致",
                "Same-day handling, what is needed to close: an earlier row of this subcategory says otherwise",
            )
        )
    if word in told.values:
        told.values[word] = first


def _whole_code(values: Mapping[str, Any]) -> str:
    """四位小类代码 out of 大类 and 小类 as cities write them: 1 + 2, 01 + 02, or 0102."""
    broad, code = values.get("broad_code", ""), values.get("code", "")
    if not code:
        raise Invalid("小类代码：不能为空", "Subcategory code: must not be empty")
    if len(code) > 2:
        if broad and not code.startswith(broad):
            raise Invalid(
                f"小类代码 {code} 不属于大类 {broad}", f"Subcategory {code} does not lie in category {broad}"
            )
        return str(code)
    if not broad:
        raise Invalid(
            f"小类代码“{code}”只有 2 位，需要大类代码",
            f"The subcategory code “{code}” has 2 digits only; the code of its category is needed",
        )
    return f"{broad}{code}"


def _limit(told: TimeText, unit: Unit | None) -> Limit:
    if told.limit is not None:
        return told.limit
    if unit is None:
        raise Invalid(
            f"处置时限“{told.raw}”没有单位，请写如 {told.raw}工作时、{told.raw}工作日",
            f"The limit “{told.raw}” has no unit; write “{told.raw}工作时” (work hours) or “{told.raw}工作日” (work days)",
        )
    return Limit.parse(f"{told.raw} {unit.value}")


def _against(row: RuleRow, first: RuleRow) -> list[Said]:
    """One code, one name: what differs from the first row of the 小类."""
    return [
        Said(
            f"{label}“{told}”与同一小类前面的“{before}”不一致",
            f"The name of the {label.en}, “{told}”, differs from “{before}” in an earlier row",
        )
        for label, told, before in (
            (Said("大类名称", "category"), row.broad_name, first.broad_name),
            (Said("小类名称", "subcategory"), row.name, first.name),
        )
        if told != before
    ]


def _version_name(job: Job) -> str:
    return (job.options.version or job.file_name.rsplit(".", 1)[0])[:80]


def _version(job: Job) -> CatalogueVersion | None:
    found = CatalogueVersion.objects.filter(platform=job.platform, name=_version_name(job)).first()
    asked = job.options.effective_on
    if found is not None and asked is not None and found.effective_on != asked:
        raise Invalid(
            f"标准版本“{found.name}”已存在，自 {found.effective_on} 起生效，与 {asked} 不符；"
            "请去掉 --effective-on 以更新它，或换一个 --version 名称。",
            f"The version “{found.name}” is there, in force from {found.effective_on}, not {asked}; leave "
            "--effective-on out to bring it up to date, or choose another --version.",
        )
    return found


def _row(rule: FilingRule) -> RuleRow:
    category = rule.category
    return RuleRow(
        nature=category.nature,
        code=category.code,
        broad_name=category.broad_name,
        name=category.name,
        rule_no=rule.rule_no,
        condition=rule.condition,
        limits={one.area_class: Limit(one.amount, Unit(one.unit)) for one in rule.limits.all()},
        closing_condition=rule.closing_condition,
        note=rule.note,
        same_day=category.same_day,
        closing_evidence=tuple(category.closing_evidence),
    )
