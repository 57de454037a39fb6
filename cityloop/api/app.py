"""The HTTP API under /api/v1: its description at openapi.json, a page to read and try it at docs."""

from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from cityloop.api import (
    asking,
    base_map,
    bulletin_words,
    bulletins,
    cases,
    console,
    desk,
    evaluation,
    evaluation_desk,
    evaluation_entries,
    evaluation_schemes,
    evaluation_sheet,
    evidence,
    exports,
    figures,
    map,
    news,
    preferences,
    public,
    reference,
    session,
    setup,
    setup_channels,
    tiles,
    units,
    verbs,
)
from cityloop.api.auth import AUTH
from cityloop.api.errors import CONTENT_TYPE, answer
from cityloop.api.parser import StrictParser
from cityloop.api.schemas import Problem

DESCRIPTION = """城市运行管理服务平台的接口。写接口都接受 `Idempotency-Key`；错误一律为 `application/problem+json`；
列表用 `cursor` 翻页；63 位编号以文字传送；时刻一律带时区。Every write takes an `Idempotency-Key`; errors are
problem+json; lists are paged by cursor; 63-bit ids travel as strings; instants carry their offset."""


class PlainChinese(JSONRenderer):
    """Chinese as such, not as escapes: shorter, and readable in a terminal."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012


class Api(NinjaAPI):
    """Operations are named after their functions; every one may answer with a problem."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **facts: Any) -> Any:
        told = super().get_openapi_schema(**facts)
        told["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        refusal = {"$ref": "#/components/schemas/Problem"}
        said = {"description": "错误 Problem", "content": {CONTENT_TYPE: {"schema": refusal}}}
        for methods in told["paths"].values():
            for operation in methods.values():
                operation["responses"]["default"] = said
        return told


api = Api(
    title="cityloop 城市闭环",
    version="1",
    description=DESCRIPTION,
    auth=AUTH,
    parser=StrictParser(),
    renderer=PlainChinese(),
)
api.add_exception_handler(Exception, answer)
for kind in list(api._exception_handlers):  # ninja's own sayings have another shape
    api.add_exception_handler(kind, answer)

for room in (
    session,
    cases,
    verbs,
    asking,
    evidence,
    reference,
    console,
    preferences,
    news,
    figures,
    desk,
    exports,
    tiles,
    map,
    base_map,
    setup,
    setup_channels,
    units,
    evaluation,
    evaluation_schemes,
    evaluation_entries,
    evaluation_desk,
    evaluation_sheet,
    bulletins,
    bulletin_words,
):
    api.add_router("", room.router)
api.add_router("", public.router, auth=None)
