"""地点: divisions, grids, components, roads, place names. Whole lists come by `cityloop load`; here one row at a time."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from cityloop.backoffice.base import PlatformForm, ReferenceAdmin, ScopedFilter, yes
from cityloop.core.editions import PLACES
from cityloop.core.pinyin import initials_of
from cityloop.people.models import Platform
from cityloop.places import checks
from cityloop.places.checks import Known
from cityloop.places.models import Component, Division, DutyGrid, GridCell, PlaceName, Road
from cityloop.places.rows import ComponentRow, DivisionRow, PlaceNameRow, RoadRow
from cityloop.places.tiles import tile_of


class PlaceForm(PlatformForm):
    """Asks the same checks as a loaded table does."""

    def known(self) -> Known:
        return Known(Platform.objects.get(pk=self.platform_id or 0))

    def check(self, cleaned: dict[str, Any], known: Known) -> Sequence[str]:
        return []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and self.platform_id is not None:
            self.problems(self.check(cleaned, self.known()))
        return cleaned


class PlaceAdmin(ReferenceAdmin):
    editions = (PLACES,)
    made_up = yes("synthetic", "虚构")
    list_select_related: ClassVar[tuple[str, ...]] = ("platform",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if hasattr(obj, "initials"):
            obj.initials = initials_of(obj.name)[:80]
        if hasattr(obj, "tile"):
            obj.tile = tile_of(obj.lon, obj.lat)
        super().save_model(request, obj, form, change)


class DivisionForm(PlaceForm):
    def check(self, cleaned: dict[str, Any], known: Known) -> Sequence[str]:
        return checks.check_division(DivisionRow(code=cleaned["code"], name=cleaned["name"]), known)


@admin.register(Division)
class DivisionAdmin(PlaceAdmin):
    form = DivisionForm
    list_display = ("code", "name", "list_year", "made_up")
    list_filter = ("synthetic",)
    search_fields = ("^code", "name", "initials")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fixed = super().get_readonly_fields(request, obj)
        return [*fixed, "code"] if obj is not None else fixed  # cells and cases lean on it

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            kwargs["form"] = PlatformForm
        return super().get_form(request, obj, change=change, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # other rows hold its code, not its id: nothing would stop the deletion


@admin.register(DutyGrid)
class DutyGridAdmin(PlaceAdmin):
    list_display = ("code", "name", "inspector", "cell_count", "made_up")
    list_filter = (("inspector", ScopedFilter), "synthetic")
    list_select_related = ("inspector", "platform")
    search_fields = ("code", "name", "inspector__name")
    autocomplete_fields = ("inspector",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        grids: QuerySet[Any] = super().get_queryset(request).annotate(cells_in_it=Count("cells"))
        return grids

    @admin.display(description="单元网格", ordering="cells_in_it")
    def cell_count(self, grid: Any) -> int:
        count: int = grid.cells_in_it
        return count


@admin.register(GridCell)
class GridCellAdmin(PlaceAdmin):
    """The border comes from a survey by `cityloop load`; what people decide is who keeps the cell."""

    list_display = (
        "code",
        "name",
        "duty_grid",
        "area_class",
        "area_m2",
        "valid_from",
        "valid_to",
        "made_up",
    )
    list_filter = ("area_class", ("duty_grid", ScopedFilter), "synthetic")
    list_select_related = ("duty_grid", "platform")
    search_fields = ("^code", "name")
    search_help_text = "按网格代码开头或名称查找，如 410702001"
    autocomplete_fields = ("duty_grid",)
    fields = (
        "platform",
        "code",
        "name",
        "duty_grid",
        "area_class",
        "area_m2",
        "valid_from",
        "valid_to",
        "synthetic",
    )
    readonly_fields = ("code", "area_m2")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # a cell that is over gets a last day (终止日期)


class ComponentForm(PlaceForm):
    def check(self, cleaned: dict[str, Any], known: Known) -> Sequence[str]:
        row = ComponentRow(
            code=cleaned["code"],
            category_code=cleaned["category_code"],
            name=cleaned["name"],
            lon=cleaned["lon"],
            lat=cleaned["lat"],
            address=cleaned["address"],
        )
        return checks.check_component(row, known)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and self.platform_id is not None:
            location = self.known().cells.find(cleaned["lon"], cleaned["lat"])
            self.instance.cell_id = location.cell_id if location else None
        return cleaned


@admin.register(Component)
class ComponentAdmin(PlaceAdmin):
    form = ComponentForm
    list_display = ("code", "name", "category_code", "cell", "owner", "maintainer", "state", "made_up")
    list_filter = ("state", ("owner", ScopedFilter), ("maintainer", ScopedFilter), "synthetic")
    list_select_related = ("cell", "owner", "maintainer", "platform")
    search_fields = ("^code", "name", "address")
    autocomplete_fields = ("owner", "maintainer")
    exclude = ("cell",)


class RoadForm(PlaceForm):
    def check(self, cleaned: dict[str, Any], known: Known) -> Sequence[str]:
        line = cleaned["line"]
        if not isinstance(line, dict):
            return ["走向应为 GeoJSON 的 LineString 或 MultiLineString"]
        return checks.check_road(RoadRow(name=cleaned["name"], line=line), known)


@admin.register(Road)
class RoadAdmin(PlaceAdmin):
    form = RoadForm
    list_display = ("name", "road_class", "initials", "made_up")
    list_filter = ("road_class", "synthetic")
    search_fields = ("name", "initials")


class PlaceNameForm(PlaceForm):
    def check(self, cleaned: dict[str, Any], known: Known) -> Sequence[str]:
        row = PlaceNameRow(name=cleaned["name"], lon=cleaned["lon"], lat=cleaned["lat"])
        return checks.check_place_name(row, known)


@admin.register(PlaceName)
class PlaceNameAdmin(PlaceAdmin):
    form = PlaceNameForm
    list_display = ("name", "kind", "lon", "lat", "initials", "made_up")
    list_filter = ("kind", "synthetic")
    search_fields = ("name", "initials")
