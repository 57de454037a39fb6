"""Broken schemes are refused with the line and the reason, in Chinese and English."""

import time

import pytest

from cityloop.evaluation.schemes.document import parse_scheme
from cityloop.evaluation.schemes.errors import SchemeError
from cityloop.evaluation.schemes.reading import LARGEST
from tests.evaluation.schemes.sample import SAMPLE, changed

NUM = 'num = "closed_on_time"'


def refusal(text: str | bytes) -> SchemeError:
    with pytest.raises(SchemeError) as caught:
        parse_scheme(text)
    assert str(caught.value).startswith(f"第 {caught.value.line} 行：")
    assert caught.value.en.startswith(f"line {caught.value.line}: ")
    assert caught.value.reason_en.isascii() or "“" not in caught.value.reason_en
    return caught.value


def line(piece: str) -> int:
    """The line of the sample on which a piece of text stands."""
    return SAMPLE[: SAMPLE.index(piece)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (NUM, 'num = "closed_on_tme"', "不认识的名称“closed_on_tme”"),
        (NUM, 'num = "结案数量"', "不认识的名称“结案数量”"),
        (NUM, 'num = "closed / (3 - 3)"', "除数恒为零"),
        (NUM, 'num = "1 / 0"', "除数恒为零"),
        ('den = "denominator"', "den = 0", "分母恒为零"),
        (NUM, f'num = "{"(" * 31}closed{")" * 31}"', "括号嵌套太深"),
        (NUM, f'num = "{"-" * 31}closed"', "括号嵌套太深"),
        (NUM, f'num = "{"closed+" * 100}closed"', "算式太长"),
        (NUM, 'num = "closed +"', "算式没有写完"),
        (NUM, 'num = ""', "算式没有写完"),
        (NUM, 'num = "(closed"', "算式没有写完"),
        (NUM, 'num = "closed)"', "不应出现“)”"),
        (NUM, 'num = "closed due"', "不应出现“due”"),
        (NUM, 'num = "closed ** 2"', "不应出现“*”"),
        (NUM, 'num = "closed.real"', "不应出现“.”"),
        (NUM, "num = \"__import__('os')\"", "不认识的名称“__import__”"),
        (NUM, 'num = "if(closed, 1, 2)"', "不应出现“,”"),
        (NUM, 'num = "1e5"', "不认识的名称“e5”|不应出现“e5”"),
        (NUM, f'num = "{"9" * 21}"', "数字太长"),
        (NUM, 'num = "on_time"', "循环引用：on_time → on_time"),
        (NUM, 'num = "volume"', "“volume”要先定义再引用"),
        (NUM, "num = true", "num 应为算式"),
        (NUM, "num = ['a']", "num 应为算式"),
        ("bench = 95", "bench = nan", "bench 应为有限"),
        ("bench = 95", "bench = inf", "bench 应为有限"),
        ("bench = 95", "bench = 1e999999999", "bench 应为有限"),
        ("bench = 95", "bench = 1e99999999999999999999", "bench 应为有限"),
        ("bench = 95", "bench = 95.0000000001", "bench 应为有限"),
        ("bench = 95", f"bench = {'9' * 400}", "bench 应为有限"),
        ("bench = 95", "bench = 101", "bench 应为 0 到 100 之间的数字"),
        ("bench = 95", "bench = '95'", "bench 应为数字"),
        ("bench = 95", "bench = true", "bench 应为数字"),
        ("per_pp = 1", "per_pp = 1\nlower_is_better = 1", "lower_is_better 应为 true 或 false"),
        ("bench = 95", "benhc = 95", "不认识的键 benhc，是否想写 bench？"),
        ('rate = "on_time"', 'rate = "closed"', "没有名为“closed”的率"),
        ("min_cases = 5", "min_cases = 5.5", "min_cases 应为整数"),
        ('version = "1"', "version = 1", "version 应为非空文字"),
        ('version = "1"', 'version = " "', "version 应为非空文字"),
        ('scheme = "sample"', 'scheme = "../x"', "scheme 只能用小写字母"),
        ('no_case = "exclude"', 'no_case = "nothing"', "no_case 应为其中之一"),
        ('no_case = "exclude"', "no_case = 2026-01-01", "no_case 应为其中之一"),
        ('missing = "renormalise"', 'missing = "zero"', "不能当零分"),
        ('id = "volume"', 'id = "on_time"', "id 重复：on_time"),
        ('label = "立案数分值"', 'label = "按期结案率"', "label 重复：按期结案率"),
        ('id = "volume"', 'id = "filed"', "已是基础事实"),
        ('label = "按期结案率"', 'label = "结案"', "已是基础事实的名称"),
        ("from = 51,", "from = 50,", "分档重叠：此档应从 51 开始"),
        ("from = 51,", "from = 52,", "分档有空档：此档应从 51 开始"),
        ("from = 51, to = 100", "from = 51, to = 50", "to 应为 51 到"),
        ("from = 0, to = 50, ", "from = 1, to = 50, ", "分档有空档：此档应从 0 开始"),
        ('colour = "red"', 'colour = "pink"', "colour 应为其中之一"),
        ('rework_per = "case"', 'rework_per = "case"\nexclude = ["lost"]', "exclude 只能取"),
        ('rework_per = "case"', 'rework_per = "case"\nexclude = "lost"', "exclude 应为文字的列表"),
        ('kind = "adjust"\n', 'kind = "adjust"\ncap = -1\n', "cap 应为 0 到"),
        ("full = 50", 'full = 50 # 分\nunit = "%"', "不认识的键 unit"),
    ],
)
def test_reason_and_line(old: str, new: str, reason: str) -> None:
    found = refusal(changed((old, new)))
    assert any(part in str(found) for part in reason.split("|")), str(found)
    assert found.line == line(old) + new.strip().count("\n")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (NUM, 'num = "nothing"', NUM),
        ("from = 51,", "from = 52,", "{ from = 51"),
        ("bench = 95", "bench = nan", "bench = 95"),
        ('colour = "red"', 'colour = "pink"', 'colour = "red"'),
        ("from = 90\n", "from = 0\n", "from = 0\n"),
        ('rework_per = "case"', 'rework_per = "once"', "rework_per"),
    ],
)
def test_exactly_the_line(old: str, new: str, where: str) -> None:
    assert refusal(changed((old, new))).line == line(where)


#   what is broken at once → the lines and beginnings of everything that is told
SEVERAL = [
    (
        [
            (NUM, 'num = "closed_on_tme"'),
            ("min_cases = 5", "min_cases = 5.5"),
            ('colour = "red"', 'colour = "pink"'),
        ],
        [
            (NUM, "num：不认识的名称"),
            ("min_cases = 5", "min_cases 应为整数"),
            ('colour = "red"', "colour 应为其中之一"),
        ],
    ),
    # A rate that cannot be read is told once, not again by the item that rests on it, nor by the sum of the marks.
    ([(NUM, 'num = "closed +"'), ("bench = 95", "bench = 101")], [(NUM, "num：算式没有写完")]),
    # Two unknown keys of one item, one of them meant for another.
    (
        [("bench = 95", "benhc = 95"), ("full = 50", "full = 50\nunit = 1")],
        [("bench = 95", "不认识的键 benhc"), ('[[items]]\nid = "volume"', "不认识的键 unit")],
    ),
    (
        [
            ('period = "month"', 'period = "day"'),
            ('mode = "half_up"', 'mode = "up"'),
            ("full = 20", "full = '20'"),
        ],
        [
            ('period = "month"', "period 应为"),
            ('mode = "half_up"', "mode 应为"),
            ("full = 20", "full 应为数字"),
        ],
    ),
    (
        [('scheme = "sample"', 'scheme = "X"'), ("weight = 0.3", "weight = 0.2")],
        [("scheme", "scheme 只能用"), ("[[items]]", "各项满分")],
    ),
]


@pytest.mark.parametrize(("changes", "told"), SEVERAL)
def test_every_mistake_is_told_at_once(changes: list[tuple[str, str]], told: list[tuple[str, str]]) -> None:
    found = refusal(changed(*changes))
    assert [one.reason_zh[: len(begins)] for one, (_, begins) in zip(found.every, told, strict=True)] == [
        begins for _, begins in told
    ]
    assert [one.line for one in found.every] == sorted(one.line for one in found.every)
    if all("\n" not in new for _, new in changes):
        assert [one.line for one in found.every] == [line(where) for where, _ in told]
    assert [one["line"] for one in found.facts["mistakes"]] == [one.line for one in found.every]
    assert str(found).count("第 ") == len(told)


@pytest.mark.parametrize("fork", ["attribute_by", "denominator", "overdue_at", "rework_per"])
def test_no_fork_has_a_silent_default(fork: str) -> None:
    said = next(each for each in SAMPLE.splitlines() if each.startswith(fork))
    found = refusal(changed((said + "\n", "")))
    assert (str(found), found.line) == (f"第 10 行：缺少 {fork}", 10)


def test_weights_must_sum() -> None:
    found = refusal(changed(("weight = 0.3", "weight = 0.2")))
    assert found.reason_zh == "各项满分×权重合计 90，应为 100（加减分不算在内）"
    assert found.line == line("[[items]]")


def test_a_cycle_is_named() -> None:
    a = '[[items]]\nid = "a"\nlabel = "甲"\nkind = "formula"\nexpr = "b + 1"\nweight = 0\n'
    b = '[[items]]\nid = "b"\nlabel = "乙"\nkind = "formula"\nexpr = "max(a, 1)"\nweight = 0\n\n[rank]'
    found = refusal(changed(("[rank]", a + b)))
    assert "循环引用：b → a → b" in str(found)
    assert found.line == line("[rank]") + 4


def test_the_last_band_has_no_end() -> None:
    assert "最后一档不能有上限" in str(refusal(changed(("{ from = 101, ", "{ from = 101, to = 200, "))))
    assert "前一档没有上限" in str(refusal(changed(("from = 51, to = 100", "from = 51"))))


@pytest.mark.parametrize(
    ("text", "reason", "at"),
    [
        (b"a" * (10 * 1024 * 1024), "方案文件超过", 1),
        ("scheme = 'a'\nversion = ", "不是合法的 TOML", 2),
        ("scheme = 'a'\nscheme = 'b'\n", "不是合法的 TOML", 2),
        ("scheme = 'a'\nx = {}\n".format("[" * 5000), "嵌套太深", 2),
        ("x = " + "[" * 20 + "]" * 20, "嵌套太深", 1),
        ("scheme = 'a'\n" + "a." * 20000 + "a = 1", "嵌套太深", 2),
        ("[" + "a." * 20000 + "a]", "嵌套太深", 1),
        ("scheme = 'a'\nfull = " + "9" * 5000, "数字太长", 1),
        ("title = '甲'\nnote = '乙'\n".encode("gbk"), "不是 UTF-8", 1),
        (b"a = 1\n" + b"\xff\xfe", "不是 UTF-8", 2),
        ("", "缺少 population", 1),
        ("surprise = 1", "不认识的键 surprise", 1),
        (SAMPLE.replace("[population]", "[[population]]"), "population 应为一个表", 10),
        ("items = 3\n" + SAMPLE[: SAMPLE.index("[[items]]")], "items 应为若干个表", 1),
    ],
)
def test_what_is_not_even_a_document(text: str | bytes, reason: str, at: int) -> None:
    began = time.process_time()
    found = refusal(text)
    assert time.process_time() - began < 1
    assert reason in str(found)
    assert found.line == at


@pytest.mark.parametrize(
    "junk", ['"', "'", '"""', "'''", "[", "\\", '"\\\n', "a='''\n", "#\n", "x={a=[", "\x00"]
)
def test_junk_costs_little(junk: str) -> None:
    began = time.process_time()
    refusal(junk * (LARGEST // len(junk.encode())))
    assert time.process_time() - began < 1


def test_too_many_items() -> None:
    one = '[[items]]\nid = "i{0}"\nlabel = "项{0}"\nkind = "manual"\nfull = 1\nmissing = "flag"\n'
    text = SAMPLE[: SAMPLE.index("[[items]]")] + "".join(one.format(n) for n in range(101))
    assert "items 最多 100 个" in str(refusal(text))


def test_windows_editors_are_welcome() -> None:
    """A byte order mark and line ends of two characters change neither the scheme nor the lines."""
    windows = SAMPLE.replace("\n", "\r\n")
    assert parse_scheme(b"\xef\xbb\xbf" + windows.encode()).digest == parse_scheme(SAMPLE).digest
    assert refusal(windows.replace("bench = 95", "bench = 950")).line == line("bench =")


ITEM = '[[items]]\nid = "x"\nlabel = "试"\n'


@pytest.mark.parametrize(
    ("item", "reason", "at"),
    [
        ('kind = "linear"\nrate = "on_time"', "要写 weight（权重）或 full（满分）", 0),
        ('kind = "benchmark"\nfull = 1\nterms = []', "terms 不能为空", 5),
        ('kind = "benchmark"\nfull = 1\nbench = 9\nterms = []', "有 terms 时 bench 要写在各条里", 5),
        ('kind = "count_deduct"\nfull = 1', "缺少 counts", 0),
        (
            'kind = "count_deduct"\nfull = 1\n'
            'counts = [{ count = "shirked", each = 1, escalation = [{ from = 3, each = 2 }, { from = 3, each = 4 }] }]',
            "起始次数要递增",
            5,
        ),
        ('kind = "adjust"', "加减分只能有一项", 3),
        ('kind = "band"\nvalue = "filed"\nweight = 0', "最后一档不能有上限", 0),
    ],
)
def test_items_that_are_not_finished(item: str, reason: str, at: int) -> None:
    found = refusal(changed(("[rank]", f"{ITEM}{item}\n\n[rank]")))
    assert reason in str(found)
    assert found.line == line("[rank]") + at


def test_a_late_fact_needs_its_credit() -> None:
    found = refusal(changed((NUM, NUM + "\nlate = 'closed_late'")))
    assert (found.line, found.reason_zh) == (line("[[rates]]"), "缺少 late_credit")


def test_no_items_and_no_last_grade() -> None:
    assert "至少要有一个考核项目" in str(
        refusal(SAMPLE[: SAMPLE.index("[[items]]")] + SAMPLE[SAMPLE.index("[rank]") :])
    )
    assert "最低一级要从 0 开始" in str(refusal(changed(("from = 0\n", "from = 1\n"))))
