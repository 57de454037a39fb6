"""The back office (应用维护): Django's admin, one module per room. Loaded by Django's autodiscovery."""

from django.contrib import admin
from django.contrib.auth.models import Group

from cityloop.backoffice import (
    calendar_admin,
    cases_admin,
    catalog_admin,
    evaluation_admin,
    people_admin,
    places_admin,
)

__all__ = [
    "calendar_admin",
    "cases_admin",
    "catalog_admin",
    "evaluation_admin",
    "people_admin",
    "places_admin",
]

admin.site.unregister(Group)  # rights come from memberships
admin.site.index_title = "概览"
admin.site.index_template = "backoffice/index.html"
