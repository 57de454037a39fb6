"""What must hold for every expression, every count, every rate."""

import tomllib
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityloop.evaluation.schemes.document import parse_scheme
from cityloop.evaluation.schemes.errors import SchemeError
from cityloop.evaluation.schemes.evaluating import DECIMALS, NoCase, evaluate
from cityloop.evaluation.schemes.items import Bands
from cityloop.evaluation.schemes.library import load_shipped, shipped, shipped_text
from cityloop.evaluation.schemes.nodes import Choice, Extreme, Name, Negative, Node, Number, Operation
from cityloop.evaluation.schemes.parsing import parse
from cityloop.evaluation.schemes.positions import lines
from cityloop.evaluation.schemes.rendering import printed, source
from cityloop.evaluation.words import Fact
from tests.evaluation.schemes.sample import SAMPLE, scheme, score_one, subject

leaves = st.one_of(
    st.decimals(0, 10**6, places=2).map(lambda value: Number(abs(value.normalize() + 0))),
    st.sampled_from(["due", "closed", "结案率"]).map(Name),
)


def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    sign = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
    return st.one_of(
        st.builds(Negative, inner),
        st.builds(Operation, st.sampled_from("+-*"), inner, inner),
        st.builds(Operation, st.just("/"), inner, st.just(Name("due"))),
        st.builds(
            Extreme, st.sampled_from(["min", "max"]), st.lists(inner, min_size=1, max_size=3).map(tuple)
        ),
        st.builds(Choice, sign, inner, inner, inner, inner),
    )


expressions: st.SearchStrategy[Node] = st.recursive(leaves, grow, max_leaves=12)


@given(expressions)
def test_reading_back_what_was_written(node: Node) -> None:
    assert parse(source(node), str) == node
    assert parse(printed(node, str), str) == node


@given(expressions, st.integers(0, 1000), st.integers(0, 1000))
def test_an_expression_is_a_number_or_has_no_case(node: Node, due: int, closed: int) -> None:
    known = {"due": Decimal(due), "closed": Decimal(closed), "结案率": Decimal("0.5")}
    with localcontext(DECIMALS):
        try:
            assert evaluate(node, known.__getitem__).is_finite()
        except NoCase:
            assert due == 0


@given(st.text(max_size=60))
def test_any_text_as_an_expression_is_read_or_refused(text: str) -> None:
    broken = SAMPLE.replace('"closed_on_time"', "'''" + text.replace("'", "") + "'''")
    try:
        parse_scheme(broken)
    except SchemeError as refusal:
        assert refusal.line >= 1


@given(st.integers(1, 2000), st.data())
def test_more_closed_on_time_never_scores_less(due: int, data: st.DataObject) -> None:
    less = data.draw(st.integers(0, due))
    more = data.draw(st.integers(less, due))
    for key in ("hongqi_unit", "national_unit", "plain_district"):
        a, b = (
            score_one(
                load_shipped(key), subject(due=due, to_handle=due, closed_on_time=n, handled_on_time=n)
            ).total
            for n in (less, more)
        )
        assert a is not None and b is not None
        assert a <= b


@given(st.integers(0, 10**9))
def test_bands_cover_every_count_once(count: int) -> None:
    for key in shipped():
        for item in load_shipped(key).items:
            if isinstance(item.rule, Bands):
                holding = [
                    band
                    for band in item.rule.bands
                    if band.low <= count <= (count if band.high is None else band.high)
                ]
                assert holding == [item.rule.at(Decimal(count))]


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_points_make_the_total(due: int, closed: int, filed: int) -> None:
    found = score_one(scheme(), subject(due=max(due, closed), closed_on_time=closed, filed=filed))
    if found.raw is not None:
        earned = sum((item.points for item in found.items if item.points is not None), Decimal(0))
        assert found.raw == earned * 100 / 80  # the mark of the street is missing
        assert 0 <= found.raw <= 100


@pytest.mark.parametrize("text", [SAMPLE, *map(shipped_text, shipped())])
def test_every_key_is_found_on_its_line(text: str) -> None:
    rows = text.splitlines()

    def walk(value: object, path: tuple[str | int, ...]) -> None:
        steps = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for step, inner in steps:
            at = found[(*path, step)]
            if isinstance(step, str):
                assert step in rows[at - 1]
            walk(inner, (*path, step))

    found = lines(text)
    walk(tomllib.loads(text), ())


def test_dotted_and_quoted_keys_and_long_texts_have_lines_too() -> None:
    text = 'a."b".c = 1\nx = """\n[[no]]\ny = 1"""\n[t]\nk = [\n  1,\n  [2], # ]\n]\n'
    text += "[[i]]\n[i.j]\nv = {q = 1}\n[[i]]\n[i.j]\nv = 2\n"
    found = lines(text)
    wanted = {
        ("a", "b", "c"): 1,
        ("x",): 2,
        ("t",): 5,
        ("t", "k", 1, 0): 8,
        ("i", 0, "j", "v", "q"): 12,
        ("i", 1, "j", "v"): 15,
    }
    assert {path: found[path] for path in wanted} == wanted


def test_facts_answer_to_both_names_and_no_two_share_one() -> None:
    words = [fact.value for fact in Fact] + [fact.label for fact in Fact]
    assert len(words) == len(set(words))
    chinese = scheme(('num = "closed_on_time"', 'num = "（按期结案 × 1 ＋ 0％）÷ 1"'))
    assert score_one(chinese, subject(due=4, closed_on_time=3)).rates[0].value == Decimal("0.75")


def test_the_longest_scheme_is_read_and_scored() -> None:
    """As many deductions as may be, each as long as may be: deep trees that must not exhaust the stack."""
    count = "+".join(["closed"] * 100)
    counts = "\n".join(f'{{ count = "{count}", label = "第{n}项", each = 0.1 }},' for n in range(80))
    mark = 'kind = "manual"\nfull = 20\nmissing = "renormalise"'
    text = SAMPLE.replace(mark, f'kind = "count_deduct"\nfull = 20\ncounts = [{counts}]')
    assert score_one(parse_scheme(text), subject(due=10, closed=1)).item("street").value == 0
