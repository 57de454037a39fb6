"""Where the faces hang: the API under /api/v1, the back office under /admin, health at /healthz, the console at /."""

from django.contrib import admin
from django.urls import path, re_path

from cityloop.api.app import api
from cityloop.api.health import healthz
from cityloop.web.views import console

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
    # The routes of the browser, by name: whatever else is not found stays not found.
    re_path(
        r"^(?:$|login$|(?:overview|map|screen|registration|dispatching|setup|units)$|bulletins$|(?:lists|cases|assessment)/)",
        console,
    ),
]
