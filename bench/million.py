"""A city of a million cases on PostgreSQL, with spells, timeline, reporters and evidence; written set by set.

    python -m bench.million [--cases 1000000] [--open 50000]      # builds, says the URL, stays until Ctrl-C

One case of every kind is walked through the real loop (`tests.walk`) and its rows copied over the city: other
place, kind of problem, unit, people, instants. Open cases are mostly young; a quarter of them burns red.
The city lies where it is evening now, so that figures of the day find a full day.
Chains of hashes are copied, not sealed anew: `verify-log` would rightly object.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests import private_postgres

MIDDLE = (113.95, 35.35)
EVENING = 20  # o'clock
SERVER = "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min -c fsync=off"
CELLS = 142  # a side
UNITS = 60  # besides those of the town
PEOPLE = {"intake": 11, "chief": 3, "dispatcher": 5, "inspector_wu": 50}  # copies of these people
ROADS = [
    "人民路",
    "建设路",
    "和平大道",
    "平原路",
    "金穗大道",
    "解放大道",
    "劳动街",
    "健康路",
    "卫河路",
    "胜利街",
]
WORDS = [
    "路边有一堆垃圾",
    "店铺占道经营",
    "井盖缺失存在隐患",
    "路灯不亮",
    "小广告乱贴",
    "树木倒伏挡住人行道",
    "污水外溢",
    "共享单车乱停",
]

# How often each walked case is copied among the open ones and the others, in parts of a hundred.
OPEN_PARTS = {
    "handling": 60, "reported": 8, "accepted": 4, "filed": 6, "handled": 6,
    "inspecting": 5, "inspected": 5, "suspended": 3, "verifying": 2, "self_handled": 1,
}  # fmt: skip
OTHER_PARTS = {"closed": 92, "rejected": 5, "voided": 3}

SPOTS = """
CREATE TEMP TABLE spot AS
SELECT n, is_open, dice, quick, lon, lat, ((r::bigint << 20) | floor((lon + 180) / 360 * columns)::bigint) AS tile,
       floor((lon - %(west)s) / 0.0011)::int AS a, floor((lat - %(south)s) / 0.0009)::int AS b,
       CASE WHEN is_open THEN power(quick, 3) * interval '60 days' ELSE n * interval '95 seconds' END AS ago
FROM (SELECT n, n <= %(open)s AS is_open, lon, lat, floor((lat + 90) * 1000) AS r, floor(random() * 100)::int AS dice,
             random() AS quick, round(360000 * cos(radians((floor((lat + 90) * 1000) + 0.5) / 1000 - 90))) AS columns
      FROM (SELECT n, %(lon)s + (random() + random() + random() - 1.5) * 0.075 AS lon,
                   %(lat)s + (random() + random() + random() - 1.5) * 0.06 AS lat
            FROM generate_series(1, %(cases)s) n) scattered) measured;
CREATE INDEX ON spot (is_open, dice);
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--open", type=int, default=50_000)
    told = options.parse_args()
    cluster = private_postgres.start(SERVER)
    if cluster is None:
        sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        use(cluster.url)
        build(told.cases, told.open)
        print(f"python -m bench.console --at '{cluster.url}'", flush=True)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        cluster.stop()


def use(url: str) -> None:
    """This process works on that database, in a folder of its own."""
    os.environ |= {"DATABASE_URL": url, "CITYLOOP_HOME": tempfile.mkdtemp(prefix="cityloop-bench-")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "cityloop.config.settings"
    # Django can only be set up once the environment names the database.
    import django

    django.setup()


def spent() -> float:
    """Milliseconds of CPU used so far by this process and by the backend of its connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    fields = Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    return 1000 * (time.process_time() + ticks / os.sysconf("SC_CLK_TCK"))


def build(cases: int, open_cases: int) -> None:
    """The town grown to a city, and its cases."""
    from django.core.management import call_command
    from django.db import connection

    from tests.town import build_town

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    town = build_town()
    models = _walked(town)
    add_cells(town)
    town.platform.timezone = _evening_zone(datetime.now(UTC).hour)
    town.platform.save()
    own = _Own(town)
    with connection.cursor() as cursor:
        for setting in (
            "synchronous_commit = off",
            "session_replication_role = replica",
            "work_mem = '256MB'",
        ):
            cursor.execute(f"SET {setting}")
        spread = {"lon": MIDDLE[0], "lat": MIDDLE[1], "west": MIDDLE[0] - 0.078, "south": MIDDLE[1] - 0.064}
        cursor.execute(SPOTS, spread | {"open": open_cases, "cases": cases})
        own.prepare(cursor)
        for is_open, parts in ((True, OPEN_PARTS), (False, OTHER_PARTS)):
            below = 0
            for stage, part in parts.items():
                own.copy(cursor, models[stage], is_open, (below, below + part))
                below += part
        for table in (
            "cases_reporter",
            "cases_suspension",
        ):  # their next number follows those that were given out
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) + 1 FROM {table}))"
            )
        print(f"{cases:,} cases in {time.perf_counter() - began:.0f} s, vacuum follows", flush=True)
        cursor.execute("VACUUM ANALYZE")
    print(f"{cases:,} cases ({open_cases:,} open) in {time.perf_counter() - began:.0f} s", flush=True)


def _evening_zone(hour: int) -> str:
    """The zone in which it is evening when it is this hour in Greenwich; zones of this family count westwards."""
    return f"Etc/GMT{(hour - EVENING + 12) % 24 - 12:+d}"


def _walked(town: Any) -> dict[str, int]:
    """A case of every stage, brought there by the real verbs."""
    from cityloop.cases.stages import Stage
    from tests.walk import case_at

    more = {"reporter_name": "张三", "reporter_phone": "13800000000"}
    kinds = [*OPEN_PARTS, *OTHER_PARTS]
    return {name: case_at(town, Stage(name), **({} if name == "self_handled" else more)).pk for name in kinds}


def add_cells(town: Any) -> None:
    """20,164 grid cells of about 100 m over the city, in some 90 streets."""
    from cityloop.core import editions
    from cityloop.places.models import GridCell

    def ring(x: float, y: float) -> dict[str, Any]:
        square = [[x, y], [x + 0.0011, y], [x + 0.0011, y + 0.0009], [x, y + 0.0009], [x, y]]
        return {"type": "Polygon", "coordinates": [square]}

    rows = [
        GridCell(
            platform=town.platform,
            code=f"410702{(a // 16) * 10 + b // 16 + 100:03d}{1:03d}{a % 16 * 16 + b % 16:03d}",
            polygon=ring(MIDDLE[0] - 0.078 + a * 0.0011, MIDDLE[1] - 0.064 + b * 0.0009),
            area_m2=10_000,
        )
        for a in range(CELLS)
        for b in range(CELLS)
    ]
    GridCell.objects.bulk_create(rows, ignore_conflicts=True)
    editions.bump(editions.PLACES)


def insert(model: Any, own: dict[str, str]) -> str:
    """INSERT … SELECT of a row `m`, with some columns said otherwise."""
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(own.get(name, f"m.{name}") for name in names)
    return f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) SELECT {values}"


class _Own:
    """What every copy has of its own, as SQL over `m` (the walked row) and `s` (the spot)."""

    def __init__(self, town: Any) -> None:
        self.town = town
        self.units = [town.departments[name].pk for name in ("sanitation", "water", "enforcement")]
        self.units += self._more_units()
        self.people = {town.users[name].pk: self._copies(name, count) for name, count in PEOPLE.items()}
        self.grids = self._duty_grids()

    def _more_units(self) -> list[int]:
        from cityloop.people.models import Department, DepartmentKind

        found = []
        for number in range(UNITS):
            unit = Department.objects.create(
                platform=self.town.platform,
                code=f"unit{number}",
                name=f"第{number + 1}养护所",
                kind=DepartmentKind.SPECIALIST,
            )
            Department.objects.filter(pk=unit.pk).update(path=f"/{unit.pk}/")
            found.append(unit.pk)
        return found

    def _copies(self, name: str, count: int) -> list[int]:
        from cityloop.people.models import Membership, User

        seat = Membership.objects.get(user=self.town.users[name])
        made = [
            User(
                username=f"{name}_copy_{place}", name=f"{seat.user.name}{place}", platform=self.town.platform
            )
            for place in range(count)
        ]
        User.objects.bulk_create(made)
        Membership.objects.bulk_create(
            [Membership(user=one, department=seat.department, post=seat.post) for one in made]
        )
        return [seat.user_id, *(one.pk for one in made)]

    def _duty_grids(self) -> list[int]:
        from cityloop.places.models import DutyGrid

        keepers = self.people[self.town.users["inspector_wu"].pk]
        return [
            DutyGrid.objects.create(
                platform=self.town.platform, code=f"B{place}", name=f"第{place}格", inspector_id=keeper
            ).pk
            for place, keeper in enumerate(keepers)
        ]

    def prepare(self, cursor: Any) -> None:
        """Cells by their place in the lattice, so that spots find theirs by a join."""
        cursor.execute(
            "CREATE TEMP TABLE lattice AS SELECT id, left(code, 12) AS division, "
            "((substr(code, 7, 3)::int - 100) / 10) * 16 + right(code, 3)::int / 16 AS a, "
            "((substr(code, 7, 3)::int - 100) %% 10) * 16 + right(code, 3)::int %% 16 AS b "
            "FROM places_gridcell WHERE substr(code, 7, 3)::int >= 100 AND substr(code, 10, 3) = '001' "
            "AND name = ''",
            [],
        )
        cursor.execute("ANALYZE lattice; ANALYZE spot")

    def person(self, column: str) -> str:
        """One of the copies of whoever it was."""
        whens = " ".join(
            f"WHEN {user} THEN ({_array(ids)})[1 + s.n % {len(ids)}]" for user, ids in self.people.items()
        )
        return f"CASE m.{column} {whens} ELSE m.{column} END"

    def unit(self, column: str) -> str:
        """Every fifth case for the unit that is measured, the others for all units in turn."""
        first = self.units[0]
        shared = f"({_array(self.units)})[1 + s.n % {len(self.units)}]"
        return f"CASE WHEN m.{column} = {first} AND s.n % 5 > 0 THEN {shared} ELSE m.{column} END"

    def copy(self, cursor: Any, case: int, is_open: bool, dice: tuple[int, int]) -> None:
        """A walked case with everything that hangs on it, on every spot whose dice fell there."""
        from cityloop.cases.models import Assignment, Evidence, Reporter, Request, Suspension, TimelineEntry

        spots = f"spot s WHERE s.is_open = {is_open} AND s.dice >= {dice[0]} AND s.dice < {dice[1]}"
        cursor.execute(self._case() + f" AND m.id = {case} AND s.is_open = {is_open} "
                       f"AND s.dice >= {dice[0]} AND s.dice < {dice[1]} ORDER BY s.n")  # fmt: skip
        moved = "s.n::bigint * 32 + m.place"
        for model, own in (
            (Assignment, self._spell(is_open)),
            (TimelineEntry, self._entry()),
            (Request, self._request()),
            (Suspension, self._suspension()),
            (Evidence, {"id": moved, "case_id": "s.n", "upload_key": "NULL", "assignment_id": "NULL",
                        "uploaded_at": f"m.uploaded_at - s.ago + {_STEP}"}),
            (Reporter, {"id": moved, "case_id": "s.n", "phone": "'138' || lpad((s.n % 300000)::text, 8, '0')"}),
        ):  # fmt: skip
            table = model._meta.db_table
            source = (
                f"(SELECT *, row_number() OVER (ORDER BY id) AS place FROM {table} WHERE case_id = {case}) m"
            )
            cursor.execute(
                f"{insert(model, {'id': moved, 'case_id': 's.n'} | own)} FROM {source}, {spots} ORDER BY s.n, 1"
            )

    def _case(self) -> str:
        from cityloop.cases.models import Case

        word = f"({_texts(WORDS)})[1 + s.n % {len(WORDS)}]"
        road = f"({_texts(ROADS)})[1 + s.n % {len(ROADS)}]"
        own = {
            "id": "s.n",
            "number": "to_char(m.reported_at - s.ago, 'YYMMDD') || lpad((s.n % 100000)::text, 5, '0')",
            "source_ref": "''",
            "lon": "s.lon", "lat": "s.lat", "tile": "s.tile",
            "cell_id": "l.id", "division_code": "coalesce(l.division, '')",
            "duty_grid_id": f"({_array(self.grids)})[1 + (s.a / 20 * 8 + s.b / 20) % {len(self.grids)}]",
            "reported_at": "m.reported_at - s.ago",
            "ended_at": "m.ended_at - s.ago + interval '5 hours' * (1 + s.quick * 4)",
            "category_code": "CASE s.n % 3 WHEN 0 THEN '0101' ELSE '0401' END",
            "source": "(ARRAY['hotline','12345','inspector','video','public'])[1 + s.n % 5]",
            "urgent": "s.n % 50 = 0",
            "description": f"{word} || '，第' || (s.n % 9973) || '号附近'",
            "address": f"{road} || (s.n % 900 + 1) || '号'",
        }  # fmt: skip
        return f"{insert(Case, own)} FROM cases_case m, spot s LEFT JOIN lattice l ON l.a = s.a AND l.b = s.b WHERE true"

    def _spell(self, is_open: bool) -> dict[str, str]:
        """Each step takes a while; who holds an open case now has a due date around now."""
        begun, ended = f"m.started_at - s.ago + {_STEP}", f"m.ended_at - s.ago + {_STEP} + {_TOOK}"
        due, near = f"m.due_at - s.ago + {_STEP}", f"m.yellow_at - s.ago + {_STEP}"
        own = {"started_at": begun, "ended_at": ended, "signed_at": f"m.signed_at - s.ago + {_STEP}"}
        own |= {"original_due_at": due, "sign_due_at": f"m.sign_due_at - s.ago + {_STEP}"}
        if is_open:
            soon = "now() + (s.n % 400 - 100) * interval '10 minutes'"
            began = f"least({begun}, now() - interval '1 minute')"
            own |= {"started_at": began, "ended_at": f"greatest({began}, least({ended}, now()))"}
            due = f"CASE WHEN m.ended_at IS NULL AND m.paused_at IS NULL THEN {soon} ELSE {due} END"
            near = f"CASE WHEN m.ended_at IS NULL THEN {soon} - interval '2 hours' ELSE {near} END"
            own["ended_at"] = f"CASE WHEN m.ended_at IS NULL THEN NULL ELSE {own['ended_at']} END"
        own |= {"due_at": due, "yellow_at": near, "department_id": self.unit("department_id")}
        return own | {name: self.person(name) for name in ("person_id", "ended_by_id", "signed_by_id")}

    def _entry(self) -> dict[str, str]:
        own = {"at": f"least(m.at - s.ago + {_STEP}, now())", "by_id": self.person("by_id")}
        own |= {"department_id": self.unit("department_id"), "assignment_id": "NULL"}
        own |= {"hash": "md5((s.n * 32 + m.place)::text) || md5(m.place::text)"}
        own |= {"previous_hash": "md5((s.n * 32 + m.place - 1)::text) || md5((m.place - 1)::text)"}
        return own | {"request_key": "NULL", "request_digest": "''"}

    def _request(self) -> dict[str, str]:
        own = {"assignment_id": self._of_spell("assignment_id"), "department_id": self.unit("department_id")}
        return own | {name: f"least(m.{name} - s.ago, now())" for name in ("asked_at", "decided_at")}

    def _suspension(self) -> dict[str, str]:
        own = {"assignment_id": self._of_spell("assignment_id"), "started_at": "m.started_at - s.ago"}
        return own | {"request_id": "s.n::bigint * 32 + 1"}

    def _of_spell(self, column: str) -> str:
        """The copy of the spell a row points at: as many places on as the original."""
        earlier = (
            f"SELECT count(*) FROM cases_assignment e WHERE e.case_id = m.case_id AND e.id <= m.{column}"
        )
        return f"s.n::bigint * 32 + ({earlier})"


_STEP = "(m.place - 1) * s.quick * interval '1 hour'"
_TOOK = "s.quick * interval '1 hour'"


def _array(ids: list[int]) -> str:
    return f"ARRAY{ids}"


def _texts(words: list[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{word}'" for word in words) + "]"


if __name__ == "__main__":
    main()
