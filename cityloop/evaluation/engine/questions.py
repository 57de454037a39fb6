"""The SQL of a question: which rows count, whose they are, and what each adds up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cityloop.evaluation.definitions import Terms, total, worth
from cityloop.evaluation.facts.columns import Level
from cityloop.evaluation.words import AttributeBy, Exclusion, Fact, ObjectType, Population
from cityloop.people.posts import Post

Key = int | str


@dataclass(frozen=True, slots=True)
class Whose:
    """Where the rows of a kind of object are and which column names the object."""

    level: Level
    key: str
    post: Post | None = None


WHOSE: Mapping[ObjectType, Whose] = {
    ObjectType.UNIT: Whose(Level.UNIT, "unit_id"),
    ObjectType.SECOND_LEVEL: Whose(Level.NESTED, "unit_id"),
    ObjectType.CELL: Whose(Level.CASE, "cell"),
    ObjectType.COMMUNITY: Whose(Level.CASE, "community"),
    ObjectType.STREET: Whose(Level.CASE, "street"),
    ObjectType.DISTRICT: Whose(Level.CASE, "district"),
    ObjectType.INSPECTOR: Whose(Level.POST, "person_id", Post.INSPECTOR),
    ObjectType.INTAKE: Whose(Level.POST, "person_id", Post.INTAKE),
    ObjectType.DUTY_CHIEF: Whose(Level.POST, "person_id", Post.DUTY_CHIEF),
    ObjectType.DISPATCHER: Whose(Level.POST, "person_id", Post.DISPATCHER),
    ObjectType.COMPANY: Whose(Level.POST, "unit_id", Post.INSPECTOR),
}
_EXCLUDED = {
    Exclusion.SUSPENDED: "in_suspended_at",
    Exclusion.VOIDED: "in_voided_at",
    Exclusion.SELF_HANDLED: "in_self_handled_at",
}
# By what a table may be narrowed.
NARROWING = frozenset(
    {
        "unit_id", "parent_unit_id", "person_id", "post", "kind", "cell", "community", "street", "district",
        "duty_grid", "nature", "category_code", "source", "area_class", "local_week", "local_month",
        "local_day", "local_weekday", "local_hour", "urgent", "public",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """Which rows of an object take part. `equal`: dimension → allowed values; `under`: units below this path."""

    equal: Mapping[str, Sequence[Key | bool]] = field(default_factory=dict)
    under: str = ""
    exempt_cases: frozenset[int] = frozenset()  # left out where the population says so

    def __post_init__(self) -> None:
        if unknown := set(self.equal) - NARROWING:
            raise ValueError(f"不能按 {'、'.join(sorted(unknown))} 筛选 (unknown dimension)")


EVERYWHERE = Where()


@dataclass(frozen=True, slots=True)
class Asked:
    """One window over one kind of object; instants in microseconds, `begin` None for no period at all."""

    object_type: ObjectType
    begin: int | None
    end: int
    as_of: int
    population: Population
    where: Where = EVERYWHERE

    @property
    def terms(self) -> Terms:
        return Terms(self.as_of, self.population.overdue_at)

    @property
    def key(self) -> str:
        return WHOSE[self.object_type].key

    @property
    def level(self) -> Level:
        return WHOSE[self.object_type].level

    def belongs(self) -> str:
        """The instant by which a row belongs to a period (fork 2), as it was known as of `as_of`.

        Units answer by their own dispatch and promise, everybody else by the case's.
        """
        by = self.population.attribute_by
        if self.level in {Level.UNIT, Level.NESTED} and by in {AttributeBy.DUE, AttributeBy.DISPATCHED}:
            return by.value
        if by is AttributeBy.DUE:
            return f"CASE WHEN in_dispatched_at < {self.as_of} THEN in_due_at ELSE in_desk_due_at END"
        return f"in_{by.value}"

    def rows(self) -> str:
        """The condition of the rows that take part."""
        whose = WHOSE[self.object_type]
        said = [f"valid_from < {self.as_of} AND valid_to >= {self.as_of}", *_named(whose)]
        if self.begin is not None:
            at = self.belongs()
            said += [f"({at}) >= {self.begin}", f"({at}) < {self.end}"]
            if self.population.attribute_by is not AttributeBy.DUE:
                said.append(f"({at}) < {self.as_of}")
        said += [
            f"{_EXCLUDED[one]} >= {self.as_of}" for one in sorted(self.population.exclude) if one in _EXCLUDED
        ]
        if Exclusion.EXEMPT in self.population.exclude and self.where.exempt_cases:
            said.append(f"case_id NOT IN ({', '.join(map(str, sorted(self.where.exempt_cases)))})")
        return " AND ".join(said + _narrowed(self.where))


def counting(asked: Asked, facts: Sequence[Fact]) -> str:
    """Per object, one column for each fact."""
    return f"SELECT {asked.key}, {_totals(asked, facts)} FROM {_standing(asked)} GROUP BY {asked.key}"


def counting_in_steps(asked: Asked, facts: Sequence[Fact], step: str) -> str:
    """The same, split by `step`, an expression that numbers the windows of a series."""
    return (
        f"SELECT {asked.key}, {step} AS step, {_totals(asked, facts)} FROM {_standing(asked)}"
        f" GROUP BY {asked.key}, {step}"
    )


def listing(asked: Asked, fact: Fact, key: Key) -> str:
    """The rows behind one number: the cases and what each adds."""
    number = worth(fact, asked.terms)
    return (
        f"SELECT case_id, number, SUM({number}) AS times FROM facts WHERE {asked.rows()}"
        f" AND {asked.key} = {quoted(key)} AND {number} > 0 GROUP BY case_id, number ORDER BY case_id"
    )


def quoted(value: Key | bool) -> str:
    """A literal of SQL."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if "\\" in value or "\x00" in value:
        raise ValueError(f"不能作为筛选值：{value!r} (not a value of any dimension)")
    return "'" + str(value).replace("'", "''") + "'"


def _totals(asked: Asked, facts: Sequence[Fact]) -> str:
    terms = replace(asked.terms, standing=True)
    return ", ".join(f"{total(fact, terms)} AS {fact.value}" for fact in facts)


def _standing(asked: Asked) -> str:
    """The rows that take part, with what many conditions rest on."""
    return f"(SELECT *, {asked.terms.to_handle} AS is_to_handle FROM facts WHERE {asked.rows()}) AS standing"


def _named(whose: Whose) -> list[str]:
    """Rows that nobody answers for, or that lie outside every region, count for no object."""
    known = f"{whose.key} IS NOT NULL" if whose.key.endswith("_id") else f"{whose.key} <> ''"
    return [known] if whose.post is None else [known, f"post = '{whose.post.value}'"]


def _narrowed(where: Where) -> list[str]:
    said = [
        f"{name} IN ({', '.join(quoted(value) for value in values)})" if values else "FALSE"
        for name, values in sorted(where.equal.items())
    ]
    if where.under:
        said.append(f"unit_path LIKE {quoted(where.under + '%')}")
    return said
