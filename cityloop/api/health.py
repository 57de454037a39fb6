"""/healthz: are web, database and sweep well?"""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from cityloop.core import clock
from cityloop.core.models import Heartbeat

SWEEP_SILENCE = timedelta(minutes=5)


def healthz(_request: HttpRequest) -> JsonResponse:
    """200 when all three are well, 503 otherwise; says which is not and since when."""
    parts: dict[str, object] = {"web": "ok", "database": "ok", "sweep": "ok"}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        beat = Heartbeat.objects.filter(name="sweep").first()
    except DatabaseError:
        parts |= {"database": "down", "sweep": "unknown"}
        return JsonResponse(parts, status=503)
    parts["sweep_at"] = beat.beat_at.isoformat() if beat else None
    if beat is None or clock.now() - beat.beat_at > SWEEP_SILENCE:
        parts["sweep"] = "silent"
    return JsonResponse(parts, status=200 if parts["sweep"] == "ok" else 503)
