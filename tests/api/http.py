"""A small HTTP voice for the tests: somebody of the town, with a token, speaking JSON."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from cityloop.people import tokens
from tests.town import INSIDE, Town

REPORT: dict[str, Any] = {
    "source": "hotline",
    "nature": "event",
    "category": "0101",
    "description": "路边有一堆垃圾",
    "lon": INSIDE[0],
    "lat": INSIDE[1],
    "address": "测试路1号",
}


@dataclass
class Voice:
    """One person at the API."""

    token: str
    client: Client = field(default_factory=Client)

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1{path}", query, headers=self._headers())

    def post(self, path: str, body: Any = None, *, key: str = "") -> Any:
        headers = self._headers() | ({"Idempotency-Key": key} if key else {})
        data = "" if body is None else body
        return self.client.post(f"/api/v1{path}", data, content_type="application/json", headers=headers)

    def put(self, path: str, body: Any) -> Any:
        return self.client.put(
            f"/api/v1{path}", body, content_type="application/json", headers=self._headers()
        )

    def delete(self, path: str) -> Any:
        return self.client.delete(f"/api/v1{path}", headers=self._headers())

    def raw(self, path: str, data: bytes, content_type: str = "application/json") -> Any:
        return self.client.post(f"/api/v1{path}", data, content_type=content_type, headers=self._headers())

    def upload(
        self, content: bytes, *, kind: str = "after", key: str = "", name: str = "x.bin", **more: Any
    ) -> Any:
        from django.core.files.uploadedfile import SimpleUploadedFile

        headers = self._headers() | ({"Idempotency-Key": key} if key else {})
        form = {"file": SimpleUploadedFile(name, content), "kind": kind} | more
        return self.client.post("/api/v1/evidence", form, headers=headers)

    def report(self, *, key: str = "", **more: Any) -> Any:
        return self.post("/cases", REPORT | more, key=key)

    def say(self, number: str, verb: str, **body: Any) -> Any:
        return self.post(f"/cases/{number}/{verb}", body or None)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def voices(town: Town) -> dict[str, Voice]:
    """Everybody's voice; they share one client, for tokens need no cookies."""
    client = Client()
    return {name: Voice(tokens.make(user, name="测试")[1], client) for name, user in town.users.items()}
