"""Where: divisions, grid cells, duty grids, components, roads and place names.

Lon/lat are CGCS2000/WGS-84 degrees; polygons and lines are GeoJSON geometry objects.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cityloop.people.models import Department, Platform, User


class AreaClass(models.TextChoices):
    """区域类别: A core, B general, C outer; empty where a city makes no difference."""

    NONE = "", "不分类"
    A = "A", "A 核心区"
    B = "B", "B 一般区"
    C = "C", "C 外围区"


class Division(models.Model):
    """区划: district (6 digits), street or town (9), community or village (12); the code holds the tree."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="divisions", verbose_name="平台")
    code = models.CharField("代码", max_length=12)
    name = models.CharField("名称", max_length=80)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    list_year = models.PositiveSmallIntegerField("名录年份", null=True, blank=True)
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "区划"
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="division_code_once"),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{6}([0-9]{3}([0-9]{3})?)?$"), name="division_code_shape"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DutyGrid(models.Model):
    """责任网格: a set of cells given to one inspector (many grids, one person)."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="duty_grids", verbose_name="平台")
    code = models.CharField("代码", max_length=20)
    name = models.CharField("名称", max_length=80)
    inspector = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="duty_grids", verbose_name="采集员"
    )
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "责任网格"
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="duty_grid_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class GridCell(models.Model):
    """单元网格: about 10,000 m², 15-digit code = 12-digit division + 3; versioned by date."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="cells", verbose_name="平台")
    code = models.CharField("代码", max_length=15)
    name = models.CharField("名称", max_length=80, blank=True)
    duty_grid = models.ForeignKey(
        DutyGrid, models.PROTECT, null=True, blank=True, related_name="cells", verbose_name="责任网格"
    )
    area_class = models.CharField("区域类别", max_length=1, choices=AreaClass.choices, blank=True, default="")
    polygon = models.JSONField("边界")
    area_m2 = models.FloatField("面积（平方米）")
    valid_from = models.DateField("起用日期", null=True, blank=True)
    valid_to = models.DateField("终止日期", null=True, blank=True)
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "单元网格"
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="cell_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{15}$"), name="cell_code_shape"),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class ComponentState(models.TextChoices):
    SOUND = "sound", "完好"
    DAMAGED = "damaged", "破损"
    LOST = "lost", "丢失"
    OCCUPIED = "occupied", "占用"
    RETIRED = "retired", "作废"


class Component(models.Model):
    """部件: a piece of public equipment with a 16-digit code = 6 division + 4 category + 6 serial."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="components", verbose_name="平台")
    code = models.CharField("标识码", max_length=16)
    category_code = models.CharField("小类代码", max_length=8)
    name = models.CharField("名称", max_length=80)
    owner = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_components",
        verbose_name="权属单位",
    )
    maintainer = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kept_components",
        verbose_name="养护单位",
    )
    cell = models.ForeignKey(
        GridCell, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单元网格"
    )
    lon = models.FloatField("经度")
    lat = models.FloatField("纬度")
    tile = models.BigIntegerField(editable=False)
    address = models.CharField("位置", max_length=200, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=ComponentState.choices, default=ComponentState.SOUND
    )
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "部件"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="component_code_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{16}$"), name="component_code_shape"),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "tile"], name="component_near")]

    def __str__(self) -> str:
        return f"{self.name} {self.code}"


class Road(models.Model):
    """道路, for address search."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="roads", verbose_name="平台")
    name = models.CharField("名称", max_length=80)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    road_class = models.CharField("类型", max_length=20, blank=True)
    line = models.JSONField("走向")
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "道路"
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "name"], name="road_name_once")]

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """地名: a market, a school, a residential compound."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="place_names", verbose_name="平台")
    name = models.CharField("名称", max_length=80)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    kind = models.CharField("类型", max_length=20, blank=True)
    lon = models.FloatField("经度")
    lat = models.FloatField("纬度")
    synthetic = models.BooleanField("虚构", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "地名"
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "name"], name="place_name_once")]

    def __str__(self) -> str:
        return self.name
