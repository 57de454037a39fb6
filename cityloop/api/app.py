"""The HTTP API under /api/v1."""

from ninja import NinjaAPI

api = NinjaAPI(title="cityloop 城市闭环", version="1")
