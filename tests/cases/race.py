"""What the processes of `test_concurrency` do: run as `python -m tests.cases.race <command> …`.

Every process works on the same cases of the same database, in its own order. Whatever the loop
acknowledges is written to the process's own ledger after the fact; any error that is not a
refusal of the loop ends the process with a traceback.
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from cityloop.cases.actions import closing, dispatching, handling, intake, oversight  # noqa: E402
from cityloop.cases.models import Assignment, Case, NumberSeries, TimelineEntry  # noqa: E402
from cityloop.cases.stages import Stage  # noqa: E402
from cityloop.cases.sweeps import sweep  # noqa: E402
from cityloop.catalog.models import FilingRule  # noqa: E402
from cityloop.core import clock  # noqa: E402
from cityloop.core.errors import CityloopError  # noqa: E402
from cityloop.people.models import Department, Platform, User  # noqa: E402
from tests.cases.scenes import check_vows  # noqa: E402
from tests.town import Town, build_town  # noqa: E402
from tests.walk import PATH, photo, reported  # noqa: E402

# Said with a key that all processes share; the others are said without one, and only one process may succeed.
KEYED = {Stage.REPORTED, Stage.FILED, Stage.HANDLED}
WALK = ["accept", "file_case", "dispatch", "feed_back", "request_inspection", "submit_inspection", "close"]


def main(command: str, *told: str) -> None:
    {"prepare": prepare, "workers": workers, "sweeps": sweeps, "verify": verify}[command](*told)


def forked(count: int, act: Callable[[int], None]) -> None:
    """`act` in so many processes at once, forked before any of them has opened the database."""
    children = []
    for index in range(count):
        child = os.fork()
        if child == 0:
            try:
                act(index)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            sys.stdout.flush()
            os._exit(0)
        children.append(child)
    ends = [os.waitpid(child, 0)[1] for child in children]
    if any(ends):
        sys.exit("a process failed")


def workers(count: str, folder: str) -> None:
    forked(int(count), lambda index: work(index, Path(folder) / f"ledger-{index}"))


def sweeps(count: str, when: str, folder: str) -> None:
    forked(int(count), lambda index: sweep_at(when, Path(folder) / f"sweep-{index}"))


def prepare(cases: str) -> None:
    """An empty database becomes the town with so many reports, and as many pairs to be merged as a tenth of them."""
    call_command("migrate", verbosity=0)
    town = build_town()
    for _ in range(int(cases)):
        reported(town, source_ref="")
    for pair in range(max(int(cases) // 10, 1)):
        for side in "ab":
            reported(town, description=f"pair {pair} {side}")


def read_town() -> Town:
    rules = FilingRule.objects.select_related("category")
    return Town(
        platform=Platform.objects.get(),
        departments={unit.code: unit for unit in Department.objects.all()},
        users={user.username: user for user in User.objects.select_related("platform")},
        cells={},
        rules={f"{rule.category.nature}:{rule.category.code}": rule for rule in rules},
        grids={},
    )


def work(me: int, ledger: Path) -> None:
    """Push every case on until all are closed; comment each once; report what others report too; merge pairs."""
    town, chance = read_town(), random.Random(me)
    people = {name: town.actor(name) for name in town.users}
    object.__setattr__(
        town, "actor", people.__getitem__
    )  # asked on every step; the people do not change here
    walking = list(Case.objects.filter(description="路边有一堆垃圾").values_list("pk", flat=True))
    errands = [("comment", pk) for pk in walking] + [("shared", place) for place in range(len(walking))]
    errands += [("own", report) for report in range(5)] + [("merge", 0)]
    with ledger.open("a", encoding="utf-8") as book:

        def acknowledged(*words: object) -> None:
            book.write(json.dumps(words) + "\n")
            book.flush()

        while walking or errands:
            errands += [("push", pk) for pk in walking]
            chance.shuffle(errands)
            while errands:
                errand, what = errands.pop()
                if errand == "push" and push_on(town, what, acknowledged):
                    walking.remove(what)
                elif errand == "comment":
                    case = Case.objects.get(pk=what)
                    oversight.comment(
                        case, by=town.actor("intake"), note=f"来自 {me}", key=f"c{me}-{case.number}"
                    )
                    acknowledged("comment", case.number, me)
                elif errand == "shared":
                    shared = reported(town, by="camera", description=f"shared {what}", key=f"shared-{what}")
                    acknowledged("shared", shared.number, what)
                elif errand == "own":
                    own = reported(town, description=f"own {me} {what}", key=f"own-{me}-{what}")
                    acknowledged("own", own.number, what)
                elif errand == "merge":
                    merge_pairs(town, me)


def push_on(town: Town, pk: int, acknowledged: Callable[..., None]) -> bool:
    """One step of one case, as far as others leave it to us; whether the case is closed."""
    case = Case.objects.get(pk=pk)
    stage = Stage(case.stage)
    if stage is Stage.CLOSED:
        return True
    try:
        verb = push(town, case, stage)
        acknowledged("keyed" if stage in KEYED else "once", case.number, verb)
    except CityloopError as refusal:
        acknowledged("refused", case.number, refusal.code)
    return False


def push(town: Town, case: Case, stage: Stage) -> str:
    """The next verb of the ordinary way."""
    key = f"{case.number}-{stage.value}"
    if stage is Stage.REPORTED:
        intake.accept(case, by=town.actor("intake"), key=key)
    elif stage is Stage.ACCEPTED:
        rule = town.rules[f"{case.nature}:{case.category_code}"]
        dispatching.file_case(case, by=town.actor("chief"), rule_id=rule.pk)
    elif stage is Stage.FILED:
        unit = town.departments["sanitation"].pk
        dispatching.dispatch(case, by=town.actor("dispatcher"), department_id=unit, key=key)
    elif stage is Stage.HANDLING:
        shown = [photo(town, "cleaner")]
        handling.feed_back(case, by=town.actor("cleaner"), note="已清理", evidence_ids=shown)
    elif stage is Stage.HANDLED:
        closing.request_inspection(case, by=town.actor("intake"), key=key)
    elif stage is Stage.INSPECTING:
        person = Assignment.objects.get(case=case, kind="inspect", parent__isnull=True).person
        assert person is not None
        closing.submit_inspection(case, by=town.actor(person.username), fixed=True, note="好")
    else:
        closing.close(case, by=town.actor("chief"))
    return WALK[PATH.index(stage)]


def merge_pairs(town: Town, me: int) -> None:
    """Half of the processes merge a into b, the others b into a."""
    sides = {case.description: case for case in Case.objects.filter(description__startswith="pair")}
    for pair in range(len(sides) // 2):
        one, two = sides[f"pair {pair} a"], sides[f"pair {pair} b"]
        if me % 2:
            one, two = two, one
        try:
            intake.merge(one, by=town.actor("intake"), main=two)
        except CityloopError:
            continue


def sweep_at(when: str, ledger: Path) -> None:
    with clock.at(datetime.fromisoformat(when)):
        done = sweep()
    told = [done.near_due, done.overdue, done.sign_overdue, done.resumed, done.failed]
    ledger.write_text(json.dumps(told), encoding="utf-8")


def verify(processes: str, cases: str, folder: str) -> None:
    """Nothing lost, nothing doubled, every vow kept."""
    ledgers = [Path(folder) / f"ledger-{index}" for index in range(int(processes))]
    told = [json.loads(line) for ledger in ledgers for line in whole_lines(ledger)]
    walked = list(Case.objects.filter(description="路边有一堆垃圾"))
    assert len(walked) == int(cases)
    said: dict[str, list[str]] = {}
    for number, verb in TimelineEntry.objects.order_by("pk").values_list("case__number", "verb"):
        said.setdefault(number, []).append(verb)
    for case in walked:
        assert case.stage == Stage.CLOSED, case.stage
        # The order of ids is the order of the clocks of several processes; the chain has the true one.
        assert sorted(said[case.number]) == sorted(["report", *WALK, *["comment"] * int(processes)])
    for case in Case.objects.all():
        check_vows(case)
    once = [(number, verb) for kind, number, verb in told if kind == "once"]
    assert len(once) == len(set(once)), "two processes were told that they alone moved a case"
    for kind, number, what in told:
        if kind in {"once", "keyed"}:
            assert what in said[number], f"{what} of {number} was acknowledged and is lost"
    check_reports(told, int(processes), int(cases))
    check_numbers()
    pairs = Case.objects.filter(description__startswith="pair").order_by("description")
    for one, two in zip(pairs[::2], pairs[1::2], strict=True):
        assert sorted([one.stage, two.stage]) == ["merged", "reported"], (one.stage, two.stage)
        assert {one.main_id, two.main_id} == {None, one.pk if two.stage == "merged" else two.pk}
    print(json.dumps({"acknowledged": len(told), "entries": TimelineEntry.objects.count()}))


def whole_lines(ledger: Path) -> list[str]:
    """A killed process may leave half a line."""
    return [line for line in ledger.read_text(encoding="utf-8").splitlines() if line.endswith("]")]


def check_reports(told: list[list[object]], processes: int, cases: int) -> None:
    shared: dict[object, set[object]] = {}
    for kind, number, what in told:
        if kind == "shared":
            shared.setdefault(what, set()).add(number)
    assert len(shared) == cases
    assert all(len(numbers) == 1 for numbers in shared.values()), "one key, two cases"
    assert Case.objects.filter(description__startswith="shared").count() == cases
    assert Case.objects.filter(description__startswith="own").count() == 5 * processes


def check_numbers() -> None:
    """Unique, and without gaps from one to the last serial of each day."""
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))
    series = {row.day.strftime("%Y%m%d"): row.serial for row in NumberSeries.objects.all()}
    by_day: dict[str, list[int]] = {}
    for number in numbers:
        by_day.setdefault(number[:8], []).append(int(number[8:]))
    assert {day: sorted(serials) for day, serials in by_day.items()} == {
        day: list(range(1, last + 1)) for day, last in series.items()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
