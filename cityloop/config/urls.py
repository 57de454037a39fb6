"""Where the faces hang: the API under /api/v1, the back office under /admin, health at /healthz."""

from django.contrib import admin
from django.urls import path

from cityloop.api.app import api
from cityloop.api.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
]
