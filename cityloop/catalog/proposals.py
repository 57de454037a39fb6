"""权责清单 applied: which unit should fix it, and the reasons in the words of the list."""

from dataclasses import dataclass, field
from datetime import date

from cityloop.catalog.models import Category, Nature, Responsibility
from cityloop.core.editions import CATALOG, PEOPLE, kept
from cityloop.core.errors import Invalid
from cityloop.core.words import Said
from cityloop.people.models import Department

OWNER_CLAUSE = "部件档案：先属主、后属地"
NOBODY = ("?", False)
HOLDERS = (Said("养护单位", "maintainer"), Said("权属单位", "owner"))

Exactness = tuple[int, int, int]  # cell, length of the division, length of the category


@dataclass(frozen=True, slots=True)
class Proposal:
    """The unit proposed (建议主办单位) with its clause, and each step of the reasoning."""

    lead_id: int
    assisting_ids: tuple[int, ...]
    clause: str
    trace: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    nature: str
    category_code: str
    division_code: str
    cell_code: str
    lead_id: int
    clause: str
    valid_from: date
    valid_to: date | None
    assisting_ids: tuple[int, ...] = field(default=())

    @property
    def exactness(self) -> Exactness:
        return (int(bool(self.cell_code)), len(self.division_code), len(self.category_code))

    @property
    def place(self) -> Said:
        if self.cell_code:
            return Said(f"单元网格 {self.cell_code}", f"grid cell {self.cell_code}")
        if self.division_code:
            return Said(f"区划 {self.division_code}", f"division {self.division_code}")
        return Said("全区域", "everywhere")

    @property
    def scope(self) -> Said:
        zh, en = self.place, self.place.en
        if self.category_code:
            return Said(f"{zh}、小类 {self.category_code}", f"{en}, subcategory {self.category_code}")
        return Said(f"{zh}、所有小类", f"{en}, all subcategories")


def propose_unit(
    platform_id: int,
    category: Category,
    *,
    division_code: str,
    cell_code: str,
    on: date,
    owner_id: int | None = None,
    maintainer_id: int | None = None,
) -> Proposal | None:
    """The lead unit for a problem at a place, or None when nobody is named.

    A component goes to who keeps it, then to who owns it, then to the place (先属主、后属地); an
    event goes by the place, then by the rows for everywhere (先属地、后属主). The most exact row
    wins by cell, then division, then category; two equally exact rows are refused as Invalid.
    """
    units = kept(PEOPLE, ("units", platform_id), lambda: _units(platform_id))
    trace: list[Said] = []
    if category.nature == Nature.COMPONENT:
        holder = _holder(units, maintainer_id, owner_id, trace)
        if holder is not None:
            return Proposal(holder, (), OWNER_CLAUSE, tuple(trace))
    rows = _matching(platform_id, category, division_code, cell_code, on)
    while rows:
        best = _only_best(rows)
        named, active = units.get(best.lead_id, NOBODY)
        if active:
            trace.append(_most_exact(best, named))
            assisting = tuple(pk for pk in best.assisting_ids if units.get(pk, ("", False))[1])
            return Proposal(best.lead_id, assisting, best.clause, tuple(trace))
        trace.append(_passed_over(best, named))
        rows = [row for row in rows if row.pk != best.pk]
    return None


def _holder(
    units: dict[int, tuple[str, bool]], maintainer_id: int | None, owner_id: int | None, trace: list[Said]
) -> int | None:
    """The unit that keeps the component, else the one that owns it, as far as they are active."""
    for label, pk in zip(HOLDERS, (maintainer_id, owner_id), strict=True):
        if pk is None:
            trace.append(Said(f"部件档案没有登记{label}。", f"The component's record names no {label.en}."))
            continue
        name, active = units.get(pk, NOBODY)
        if active:
            zh = f"部件的{label}是{name}，先属主、后属地。"
            trace.append(Said(zh, f"The {label.en} of the component is {name}; it goes before the place."))
            return pk
        zh = f"部件的{label}{name}已停用，跳过。"
        trace.append(Said(zh, f"{name}, {label.en} of the component, is out of use and passed over."))
    return None


def _most_exact(row: _Row, named: str) -> Said:
    return Said(
        f"权责清单“{row.scope}”最精确，主办单位是{named}，依据：{row.clause}。",
        f"The list of duties is most exact for “{row.scope.en}”: lead unit {named}, by: {row.clause}.",
    )


def _passed_over(row: _Row, named: str) -> Said:
    return Said(
        f"权责清单“{row.scope}”的主办单位{named}已停用，跳过。",
        f"The lead unit {named} that the list of duties names for “{row.scope.en}” is out of use: passed over.",
    )


def _matching(
    platform_id: int, category: Category, division_code: str, cell_code: str, on: date
) -> list[_Row]:
    rows = kept(CATALOG, ("responsibilities", platform_id), lambda: _rows(platform_id))
    return [
        row
        for row in rows
        if row.nature == category.nature
        and category.code.startswith(row.category_code)
        and (not row.division_code or division_code.startswith(row.division_code))
        and row.cell_code in ("", cell_code)
        and row.valid_from <= on
        and (row.valid_to is None or on <= row.valid_to)
    ]


def _only_best(rows: list[_Row]) -> _Row:
    best, *others = sorted(rows, key=lambda row: row.exactness, reverse=True)
    rival = next((row for row in others if row.exactness == best.exactness), None)
    if rival is not None:
        raise Invalid(
            f"权责清单有两行同样精确（{best.scope}）：“{best.clause}”自 {best.valid_from} 起，"
            f"“{rival.clause}”自 {rival.valid_from} 起。请给其中一行填上终止日期。",
            f"Two rows of the list of duties are equally exact ({best.scope.en}): “{best.clause}” from "
            f"{best.valid_from}, “{rival.clause}” from {rival.valid_from}. Give one of them a last day.",
            rows=[best.pk, rival.pk],
        )
    return best


def _units(platform_id: int) -> dict[int, tuple[str, bool]]:
    rows = Department.objects.filter(platform_id=platform_id).values_list("pk", "name", "active")
    return {pk: (name, active) for pk, name, active in rows}


def _rows(platform_id: int) -> tuple[_Row, ...]:
    found = (
        Responsibility.objects.filter(platform_id=platform_id).prefetch_related("assisting").order_by("pk")
    )
    return tuple(
        _Row(
            pk=row.pk,
            nature=row.nature,
            category_code=row.category_code,
            division_code=row.division_code,
            cell_code=row.cell_code,
            lead_id=row.lead_id,
            clause=row.clause,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            assisting_ids=tuple(sorted(unit.pk for unit in row.assisting.all())),
        )
        for row in found
    )
