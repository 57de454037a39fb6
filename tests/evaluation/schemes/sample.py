"""A small scheme to break and to change: two rates, a benchmark, a band, a mark, adjustments."""

from decimal import Decimal

from cityloop.evaluation.schemes.document import Scheme, parse_scheme
from cityloop.evaluation.schemes.scores import Adjustment, Entry, Score, Subject
from cityloop.evaluation.schemes.scoring import score
from cityloop.evaluation.words import Fact

SAMPLE = """\
scheme = "sample"
version = "1"
title = "示例"
note = "自拟"
period = "month"
object = "unit"
no_case = "exclude"
rollup = "mean"

[population]
attribute_by = "due_at"
denominator = "due"
overdue_at = "handled"
rework_per = "case"

[rounding]
mode = "half_up"
rate = 4
item = 2
total = 2

[[rates]]
id = "on_time"
label = "按期结案率"
num = "closed_on_time"
den = "denominator"

[[items]]
id = "on_time_score"
label = "按期结案率得分"
kind = "benchmark"
rate = "on_time"
bench = 95
per_pp = 1
full = 50

[[items]]
id = "volume"
label = "立案数分值"
kind = "band"
value = "filed"
weight = 0.3
bands = [
    { from = 0, to = 50, score = 100 },
    { from = 51, to = 100, score = 90 },
    { from = 101, score = 0 },
]

[[items]]
id = "street"
label = "街道办考核"
kind = "manual"
full = 20
missing = "renormalise"

[[items]]
id = "adjust"
label = "加减分"
kind = "adjust"

[rank]
sample = "due"
min_cases = 5
top = 1
bottom = 1

[[grades]]
from = 90
label = "优秀"
colour = "green"

[[grades]]
from = 0
label = "其他"
colour = "red"
"""


def scheme(*changes: tuple[str, str]) -> Scheme:
    return parse_scheme(changed(*changes))


def changed(*changes: tuple[str, str]) -> str:
    """The sample with pieces of text replaced; each must be there exactly once."""
    text = SAMPLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def subject(key: str = "a", group: str = "", **facts: int) -> Subject:
    return Subject(key, f"单位{key}", group, {Fact(name): Decimal(value) for name, value in facts.items()})


def marked(
    one: Subject, adjustments: tuple[Adjustment, ...] = (), exempt_on: str = "", **marks: object
) -> Subject:
    entries = {key: Entry(Decimal(str(mark)), "街道办", "纪要") for key, mark in marks.items()}
    return Subject(one.key, one.label, one.group, one.facts, entries, adjustments, exempt_on)


def score_one(rules: Scheme, one: Subject) -> Score:
    return score(rules, [one])[0]
