"""Every action of the console over a million cases on PostgreSQL: milliseconds at the median and at P95.

    python -m bench.console [--at URL] [--rounds 20] [--only lists figures desk verbs]

Without `--at` the city is built first (`bench.million` keeps one standing for many runs). The whole endpoint is
called in this process, rights and authentication included, no network; kept answers are forgotten before each
call. Beside the clock stands the CPU of this process and of the database (parallel query is off, lest some
escape), because the clock follows the load of the machine. What takes more than 300 ms at P95 is marked.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from bench import million
from tests import private_postgres

MOST = 300.0
READERS = ["intake", "chief", "dispatcher", "cleaner", "inspector_wu", "leader"]
KINDS = ["lists", "figures", "desk", "verbs"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--at", default="", help="a database built by bench.million")
    options.add_argument("--cases", type=int, default=1_000_000)
    options.add_argument("--open", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--only", nargs="*", choices=KINDS, default=KINDS)
    told = options.parse_args()
    cluster = None
    if not told.at:
        cluster = private_postgres.start(million.SERVER)
        if cluster is None:
            sys.exit("这里没有 PostgreSQL。  No PostgreSQL here.")
    try:
        million.use(cluster.url if cluster else told.at)
        if cluster:
            million.build(told.cases, told.open)
        slow = Walk(told.rounds).walk(told.only)
        print("nothing above 300 ms" if not slow else f"above 300 ms at P95: {', '.join(slow)}")
    finally:
        if cluster:
            cluster.stop()


@dataclass
class Line:
    """One action and what it took, each time."""

    name: str
    took: list[float]
    cpu: float

    @property
    def p95(self) -> float:
        ranked = sorted(self.took)
        return ranked[max(-(-len(ranked) * 95 // 100), 1) - 1]

    def __str__(self) -> str:
        mark = "  ← slow" if self.p95 > MOST else ""
        return f"{self.name:<52} {len(self.took):>4} {statistics.median(self.took):>7.0f} {self.p95:>7.0f} {self.cpu:>7.0f}{mark}"


class Walk:
    """People of every post, walking through the console."""

    def __init__(self, rounds: int) -> None:
        from django.db import connection
        from django.test import Client

        from cityloop.people import tokens
        from cityloop.people.models import User

        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
        self.rounds, self.client, self.lines = rounds, Client(), []
        self.users = {user.username: user for user in User.objects.all()}
        self.tokens = {
            name: tokens.make(self.users[name], name="bench")[1]
            for name in [*READERS, "overseer", "east_team", "head"]
        }

    lines: list[Line]

    def walk(self, kinds: list[str]) -> list[str]:
        """Everything, told line by line; the names of what was too slow."""
        print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print(f"{'action':<52} {'n':>4} {'median':>7} {'P95':>7} {'CPU':>7}   (ms)")
        for kind in kinds:
            getattr(self, kind)()
        return [line.name for line in self.lines if line.p95 > MOST]

    # reading

    def get(self, who: str, path: str) -> Any:
        from cityloop.core import briefly

        briefly.forget()
        answer = self.client.get(f"/api/v1{path}", headers=self._headers(who))
        if answer.streaming:
            b"".join(answer.streaming_content)
        assert answer.status_code in {200, 204, 403}, (path, answer.status_code, answer.content[:500])
        return answer

    def _headers(self, who: str) -> dict[str, str]:
        return {"Host": "127.0.0.1", "Authorization": f"Bearer {self.tokens[who]}"}

    def time(self, name: str, calls: Iterator[Any]) -> None:
        """Take the time of each call; the first of an action warms connection and memory."""
        took, cpu, first = [], million.spent(), True
        for call in calls:
            began = time.perf_counter()
            call()
            if first:
                first, cpu = False, million.spent()
            else:
                took.append(1000 * (time.perf_counter() - began))
        if took:
            line = Line(name, took, (million.spent() - cpu) / len(took))
            self.lines.append(line)
            print(line, flush=True)

    def ask(self, name: str, who: str, *paths: str) -> None:
        """Each path in turn, so often."""
        turns = [paths[turn % len(paths)] for turn in range(self.rounds + 1)]
        self.time(f"{who}: {name}", (lambda path=path: self.get(who, path) for path in turns))

    def lists(self) -> None:
        """Every list: first page, further pages, every filter; then cases."""
        from cityloop.cases.queries import Worklist

        for who in READERS:
            self.ask("counts", who, "/worklists/counts")
            for name in Worklist:
                self.ask(f"{name} first page", who, f"/worklists/{name}?size=60")
            self.pages(who)
        for who in ("leader", "cleaner", "inspector_wu"):
            for label, narrow in self.filters().items():
                for name in ("all", "overdue" if "lamp" in narrow else "closed"):
                    self.ask(
                        f"{name} · {label}", who, f"/worklists/{name}?{urlencode(narrow | {'size': 60})}"
                    )
        for who in READERS:
            rows = self.get(who, "/worklists/all?size=100").json()["rows"]
            numbers = [row["number"] for row in rows] or ["0"]
            self.ask("case page", who, *(f"/cases/{number}" for number in numbers))

    def pages(self, who: str) -> None:
        for name in ("pending", "all", "closed"):
            self.time(f"{who}: {name} scrolled on", self._scroll(who, name))

    def _scroll(self, who: str, name: str) -> Iterator[Any]:
        cursor = [""]

        def turn() -> None:
            cursor[0] = self.get(who, f"/worklists/{name}?size=200&cursor={cursor[0]}").json()["next_cursor"]

        for _ in range(self.rounds + 1):
            yield turn
            if not cursor[0]:
                return

    def filters(self) -> dict[str, dict[str, Any]]:
        """What people narrow by: common and rare."""
        from cityloop.core import clock

        now, water = clock.now(), self._unit("water")

        def ago(days: int) -> str:
            return (now - timedelta(days=days)).isoformat()

        return {
            "text, common": {"text": "垃圾"},
            "text, rare": {"text": "第7777号"},
            "text, nothing": {"text": "绝无此事"},
            "text, road": {"text": "人民路888号"},
            "number": {"text": f"{now - timedelta(days=200):%y%m%d}"},
            "nature": {"nature": "event"},
            "category": {"category_code": "0101"},
            "category, none": {"category_code": "0501"},
            "source": {"source": "video"},
            "stage handling": {"stage": "handling"},
            "stage rejected": {"stage": "rejected"},
            "street": {"division_code": "410702145"},
            "cell": {"cell_code": "410702145001100"},
            "urgent": {"urgent": "true"},
            "lamp red": {"lamp": "red"},
            "lamp yellow, street": {"lamp": "yellow", "division_code": "410702145"},
            "unit": {"department_id": water},
            "open": {"open": "true"},
            "open, street": {"open": "true", "division_code": "410702145"},
            "person": {"person_id": self.users["inspector_wu"].pk},
            "month": {"reported_from": ago(400), "reported_to": ago(370)},
            "month, rare text": {"reported_from": ago(30), "text": "第7777号"},
            "handled late this week": {"done": "handled", "done_from": ago(7), "done_late": "true"},
            "handled by a unit this week": {"done": "handled", "done_from": ago(7), "done_by": water},
        }

    def figures(self) -> None:
        for who in ("leader", "cleaner"):
            for path in ("now", "arrivals", "steps", "ticker", "trend?days=30"):
                self.ask(f"figures {path}", who, f"/figures/{path}")
            for path in (
                "period=day",
                "period=week",
                "period=month",
                "by=division&period=month",
                "by=category&period=month",
            ):
                self.ask(f"figures ranking {path}", who, f"/figures/ranking?{path}")

    def desk(self) -> None:
        """What the desks and the case page ask beside."""
        where = "lon=113.95&lat=35.35"
        self.ask("changes", "intake", "/changes")
        for who in ("intake", "cleaner"):
            self.ask("similar cases", who, f"/cases/similar?nature=event&category=0101&{where}")
            self.ask("mentions", who, "/mentions")
        self.ask(
            "caller history",
            "intake",
            *(f"/reporters/history?phone=138{n:08d}" for n in range(5, 200_000, 9973)),
        )
        paths = [f"/places/locate?{where}", f"/places/components?{where}", "/places/addresses?q=rml"]
        paths += ["/places/divisions", "/departments", "/people?post=inspector", "/categories?q=lj"]
        for path in [*paths, "/phrases?verb=accept"]:
            self.ask(path.split("?")[0], "intake", path)
        filed = self._numbers("filed", self.rounds + 1)
        self.ask("proposal", "dispatcher", *(f"/cases/{number}/proposal" for number in filed))
        self.ask("export of 5,000 rows or fewer", "head", "/exports/worklists/all.xlsx?stage=inspecting")

    # writing

    def verbs(self) -> None:
        """Cases of different stages, walked on by the people whose turn it is."""
        inspector, rule = self.users["inspector_wu"].pk, self._rule()
        other, soon = self._unit("water"), (million_now() + timedelta(days=5)).isoformat()
        mine = {"department_id": self._unit("sanitation")}
        self.report()
        self.walk_on("reported", [
            ("request-verification", "intake", {"person_id": inspector}),
            ("submit-verification", "inspector_wu", {"confirmed": True, "note": "属实"}),
            ("amend", "intake", {"address": "人民路1号", "note": "更正"}),
            ("accept", "intake", {}),
            ("file-case", "chief", {"rule_id": rule}),
            ("dispatch", "dispatcher", mine | {"note": "请处置"}),
            ("sign", "cleaner", {}),
            ("comment", "intake", {"note": "请 @环卫处 尽快"}),
            ("urge", "dispatcher", {"note": "催办"}),
            ("place-under-oversight", "overseer", {"note": "督办", "answer_due_at": soon}),
            ("answer-oversight", "cleaner", {"note": "正在处理"}),
            ("lift-oversight", "overseer", {"note": "销号"}),
            ("redispatch", "cleaner", {"department_id": self._unit("sanitation_east")}),
            ("report-back", "east_team", {"note": "好了", "evidence": "after"}),
            ("assign-person", "cleaner", {"person_id": self.users["cleaner"].pk}),
            ("request-extension", "cleaner", {"note": "量大"}),
            ("extend", "dispatcher", {"note": "同意"}),
            ("request-suspension", "cleaner", {"note": "等材料", "until": soon}),
            ("suspend", "dispatcher", {"note": "同意"}),
            ("resume", "dispatcher", {"note": "到期"}),
            ("request-send-back", "cleaner", {"note": "不归我管", "clause": "第1条"}),
            ("refuse-request", "dispatcher", {"note": "归你管"}),
            ("feed-back", "cleaner", {"note": "已清理", "evidence": "after"}),
            ("request-inspection", "intake", {"person_id": inspector}),
            ("submit-inspection", "inspector_wu", {"fixed": True, "note": "已处理"}),
            ("close", "chief", {"note": "符合条件"}),
            ("follow-up", "intake", {"satisfaction": "satisfied", "note": "满意"}),
            ("reopen", "intake", {"note": "又出现了"}),
        ])  # fmt: skip
        self.walk_on(
            "reported", [("request-void", "intake", {"note": "误报"}), ("void", "chief", {"note": "同意"})]
        )
        self.walk_on("reported", [("reject", "intake", {"note": "不属于受理范围"})])
        main = self._numbers("handling", 1)[0]
        self.walk_on(
            "reported", [("merge", "intake", {"main": main}), ("unmerge", "intake", {"note": "不是一件"})]
        )
        self.walk_on("filed", [("designate", "chief", {"department_id": other, "note": "指定"})])
        self.walk_on("filed", [("return-to-intake", "dispatcher", {"note": "再看"})])
        self.walk_on("inspected", [("rework", "intake", {"note": "没有处理好"})])
        self.walk_on("inspected", [("reinspect", "intake", {"person_id": inspector, "note": "再看"})])
        self.walk_on("inspected", [("force-close", "head", {"note": "特殊情况"})])
        self.walk_on("self_handled", [("approve-self-handled", "intake", {"note": "通过"})])
        self.walk_on("self_handled", [("refuse-self-handled", "intake", {"note": "不通过"})])

    def report(self) -> None:
        where = {"lon": 113.9005, "lat": 35.3005, "address": "人民路1号"}
        body = {
            "source": "hotline",
            "nature": "event",
            "category": "0101",
            "description": "路边有一堆垃圾",
        } | where
        self.time(
            "intake: report", (lambda: self.post("intake", "/cases", body) for _ in range(self.rounds + 1))
        )

    def walk_on(self, stage: str, steps: list[tuple[str, str, dict[str, Any]]]) -> None:
        numbers = self._numbers(stage, self.rounds + 1)
        for verb, who, body in steps:
            going, numbers = numbers, []
            calls = (partial(self.say_and_keep, who, one, verb, body, numbers) for one in going)
            self.time(f"{who}: {verb}", calls)
            if len(numbers) < len(going):
                print(f"    {verb}: {len(going) - len(numbers)} of {len(going)} refused")

    def say_and_keep(self, who: str, number: str, verb: str, body: dict[str, Any], kept: list[str]) -> None:
        if self.say(who, number, verb, body):
            kept.append(number)

    def say(self, who: str, number: str, verb: str, body: dict[str, Any]) -> bool:
        if "evidence" in body:
            body = body | {"evidence": [str(self._photo(who, number))]}
        answer = self.post(who, f"/cases/{number}/{verb}", body)
        if answer.status_code != 200:
            print(f"    {number} {verb}: {answer.json().get('detail')}")
        return bool(answer.status_code == 200)

    def post(self, who: str, path: str, body: dict[str, Any]) -> Any:
        kind = "application/json"
        return self.client.post(f"/api/v1{path}", body, content_type=kind, headers=self._headers(who))

    # what is needed to ask and to say

    def _numbers(self, stage: str, most: int) -> list[str]:
        from cityloop.cases.models import Case

        found = Case.objects.filter(
            stage=stage, pk__lt=10**9, source__in=["hotline", "12345", "video", "public"]
        )
        taken = self.taken.setdefault(stage, 0)
        self.taken[stage] += most
        return list(found.order_by("pk").values_list("number", flat=True)[taken : taken + most])

    taken: dict[str, int] = {}  # noqa: RUF012  # one walk in a process

    def _unit(self, code: str) -> int:
        from cityloop.people.models import Department

        return int(Department.objects.get(code=code).pk)

    def _rule(self) -> int:
        from cityloop.catalog.models import FilingRule

        return int(FilingRule.objects.get(category__code="0101", category__nature="event").pk)

    def _photo(self, who: str, number: str) -> int:
        from cityloop.cases.models import Case, Evidence
        from cityloop.core import clock

        case = Case.objects.get(number=number)
        told = {
            "platform_id": case.platform_id,
            "kind": "after",
            "media_type": "image/jpeg",
            "path": "none.jpg",
        }
        by = {"uploaded_by": self.users[who], "uploaded_at": clock.now()}
        return int(Evidence.objects.create(**told, sha256="0" * 64, size=1, **by).pk)


def million_now() -> Any:
    from cityloop.core import clock

    return clock.now()


if __name__ == "__main__":
    main()
