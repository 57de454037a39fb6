"""What counts as a problem, who must fix it and how long it may take: regulation as dated rows."""

from datetime import time
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from cityloop.catalog.worktime import DaySemantics, OutsideStart, Unit
from cityloop.people.models import Department, Platform
from cityloop.places.models import AreaClass


class Nature(models.TextChoices):
    COMPONENT = "component", "部件"
    EVENT = "event", "事件"


UNITS = {
    Unit.URGENT_HOUR: "紧急工作时",
    Unit.WORK_HOUR: "工作时",
    Unit.WORK_DAY: "工作日",
    Unit.URGENT_DAY: "紧急工作日",
    Unit.CALENDAR_DAY: "自然日",
    Unit.MINUTE: "分钟",
}
UNIT_CHOICES = [(unit.value, label) for unit, label in UNITS.items()]


class CatalogueVersion(models.Model):
    """One edition of the catalogue (立案标准), in force from a day on; the latest in force applies."""

    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="catalogue_versions", verbose_name="平台"
    )
    name = models.CharField("名称", max_length=80)
    effective_on = models.DateField("生效日期")
    note = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "标准版本"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "name"], name="catalogue_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    """小类, keyed by (nature, code) inside a catalogue version; codes never seen before are welcome."""

    version = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="categories", verbose_name="标准版本"
    )
    nature = models.CharField("类别", max_length=10, choices=Nature.choices)
    code = models.CharField("小类代码", max_length=8)
    broad_name = models.CharField("大类", max_length=40)
    name = models.CharField("小类", max_length=80)
    initials = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)
    same_day = models.BooleanField("办理不过天", default=False)
    closing_evidence = models.JSONField("结案所需材料", default=list, blank=True)
    active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "小类"
        ordering: ClassVar = ["nature", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "nature", "code"], name="category_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} {self.code} {self.name}"


class FilingRule(models.Model):
    """立案条件 with its closing condition (结案条件); choosing it fixes the limit."""

    category = models.ForeignKey(Category, models.CASCADE, related_name="rules", verbose_name="小类")
    rule_no = models.PositiveSmallIntegerField("序号")
    condition = models.CharField("立案条件", max_length=500)
    closing_condition = models.CharField("结案条件", max_length=500, blank=True)
    note = models.CharField("备注", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "立案条件"
        ordering: ClassVar = ["category", "rule_no"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["category", "rule_no"], name="rule_no_once")]

    def __str__(self) -> str:
        return self.condition


class TimeLimit(models.Model):
    """处置时限 of a filing rule in an area class; the row without a class is the fallback."""

    rule = models.ForeignKey(FilingRule, models.CASCADE, related_name="limits", verbose_name="立案条件")
    area_class = models.CharField("区域类别", max_length=1, choices=AreaClass.choices, blank=True, default="")
    amount = models.DecimalField("时限", max_digits=8, decimal_places=2)
    unit = models.CharField("单位", max_length=16, choices=UNIT_CHOICES)

    class Meta:
        verbose_name = verbose_name_plural = "处置时限"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "area_class"], name="time_limit_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="time_limit_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.amount.normalize():f} {self.get_unit_display()}"


class StageLimit(models.Model):
    """环节时限: how long a desk may hold a case of any category; `kind` is an assignment kind or "sign"."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="stage_limits", verbose_name="平台")
    kind = models.CharField("环节", max_length=16)
    amount = models.DecimalField("时限", max_digits=8, decimal_places=2)
    unit = models.CharField("单位", max_length=16, choices=UNIT_CHOICES)
    yellow_at = models.DecimalField("黄灯阈值", max_digits=3, decimal_places=2, default="0.80")

    class Meta:
        verbose_name = verbose_name_plural = "环节时限"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "kind"], name="stage_limit_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="stage_limit_positive"),
            models.CheckConstraint(
                condition=Q(yellow_at__gt=0, yellow_at__lte=1), name="yellow_threshold_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount.normalize():f} {self.get_unit_display()}"


class Responsibility(models.Model):
    """权责清单: category × place → lead unit, with the clause it rests on.

    `category_code` may be a whole 小类 ("0101"), a 大类 ("01") or empty for all; `division_code`
    a prefix of the division chain, `cell_code` one cell. The most exact row wins.
    """

    platform = models.ForeignKey(
        Platform, models.PROTECT, related_name="responsibilities", verbose_name="平台"
    )
    nature = models.CharField("类别", max_length=10, choices=Nature.choices)
    category_code = models.CharField("小类代码", max_length=8, blank=True)
    division_code = models.CharField("区划", max_length=12, blank=True)
    cell_code = models.CharField("单元网格", max_length=15, blank=True)
    lead = models.ForeignKey(Department, models.PROTECT, related_name="leads", verbose_name="主办单位")
    assisting = models.ManyToManyField(
        Department, related_name="assists", blank=True, verbose_name="协办单位"
    )
    clause = models.CharField("依据", max_length=400)
    valid_from = models.DateField("起用日期")
    valid_to = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "权责清单"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "nature", "category_code", "division_code", "cell_code", "valid_from"],
                name="responsibility_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} {self.category_code or '全部'} {self.cell_code or self.division_code or '全区'}"


class Calendar(models.Model):
    """工作日历: work windows by weekday and season, holidays by decree, overridden by days.

    `version` rises with every change; a running clock keeps the version it was computed with.
    """

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="calendars", verbose_name="平台")
    code = models.CharField("代码", max_length=40)
    name = models.CharField("名称", max_length=80)
    version = models.PositiveIntegerField("版本", default=1)
    is_default = models.BooleanField("默认", default=False)
    holidays = models.CharField(
        "节假日来源", max_length=10, choices=[("china", "国家法定"), ("none", "无")], default="china"
    )
    day_semantics = models.CharField(
        "工作日算法",
        max_length=16,
        choices=[
            (DaySemantics.CONSUME.value, "按工时累计"),
            (DaySemantics.SAME_TIME.value, "若干工作日后的同一时刻"),
        ],
        default=DaySemantics.CONSUME.value,
    )
    work_day_hours = models.DecimalField("一个工作日折合工时", max_digits=4, decimal_places=2, default="8.00")
    outside_start = models.CharField("非工作时间起算", max_length=16, default=OutsideStart.NEXT_OPEN.value)
    departments = models.ManyToManyField(
        Department, related_name="calendars", blank=True, verbose_name="适用部门"
    )

    class Meta:
        verbose_name = verbose_name_plural = "工作日历"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="calendar_code_once"),
            models.UniqueConstraint(
                fields=["platform"], condition=Q(is_default=True), name="one_default_calendar"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CalendarWindow(models.Model):
    """工作时段: one span on some weekdays of a season ("mm-dd" to "mm-dd"; empty = all year)."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="windows", verbose_name="工作日历")
    weekdays = models.CharField("星期", max_length=7, default="12345", help_text="1=周一 … 7=周日")
    opens = models.TimeField("开始")
    closes = models.TimeField("结束")
    season_from = models.CharField("季节起", max_length=5, blank=True)
    season_to = models.CharField("季节止", max_length=5, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作时段"

    def __str__(self) -> str:
        return f"{self.weekdays} {self.opens:%H:%M}–{self.closes:%H:%M}"


class CalendarDay(models.Model):
    """特殊日: a day that works or rests against the rule (调休, 放假), or works other windows."""

    calendar = models.ForeignKey(Calendar, models.CASCADE, related_name="days", verbose_name="工作日历")
    day = models.DateField("日期")
    works = models.BooleanField("上班")
    windows = models.CharField(
        "时段", max_length=100, blank=True, help_text="如 09:00-12:00,13:00-17:00；空=当日常规时段"
    )
    note = models.CharField("说明", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "特殊日"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "day"], name="calendar_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {'上班' if self.works else '休息'}"


class DecreedYear(models.Model):
    """A year whose holidays are known by loaded rows rather than by the library (年度放假安排)."""

    calendar = models.ForeignKey(
        Calendar, models.CASCADE, related_name="decreed_years", verbose_name="工作日历"
    )
    year = models.PositiveSmallIntegerField("年份", validators=[MinValueValidator(2000)])
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        verbose_name = verbose_name_plural = "放假安排"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "year"], name="decreed_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} 年"


class LoopPolicy(models.Model):
    """流程规则 of a platform: the numbers in which cities differ."""

    platform = models.OneToOneField(Platform, models.PROTECT, related_name="policy", verbose_name="平台")
    verify_sources = models.JSONField("须先核实的来源", default=list, blank=True)
    max_returns = models.PositiveSmallIntegerField("退回次数上限", default=2)
    max_extensions = models.PositiveSmallIntegerField("延期次数上限", default=2)
    extension_factor = models.DecimalField(
        "单次延期不超过原时限的倍数", max_digits=4, decimal_places=2, default="1.00"
    )
    max_suspensions = models.PositiveSmallIntegerField("挂账次数上限", default=1)
    max_suspension_days = models.PositiveSmallIntegerField("挂账最长天数", default=365)
    reopen_days = models.PositiveSmallIntegerField("重开窗口（天）", default=15)
    similar_metres = models.PositiveSmallIntegerField("相似案件半径（米）", default=50)
    similar_hours = models.PositiveSmallIntegerField("相似案件时限（小时）", default=24)
    yellow_at = models.DecimalField("处置黄灯阈值", max_digits=3, decimal_places=2, default="0.80")
    same_day_closes = models.TimeField("当日办结截止时刻", default=time(18, 0))
    same_day_cutoff = models.TimeField("当日办结的最晚派遣时刻", default=time(16, 0))

    class Meta:
        verbose_name = verbose_name_plural = "流程规则"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(yellow_at__gt=0, yellow_at__lte=1), name="policy_yellow_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} 流程规则"


class StockPhrase(models.Model):
    """惯用语: a sentence that the people of a platform pick for a verb; once it has one, the built-in ones go."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="stock_phrases", verbose_name="平台")
    verb = models.CharField("动作", max_length=24)
    text = models.CharField("内容", max_length=200)
    order = models.IntegerField("序号", default=100)

    class Meta:
        verbose_name = verbose_name_plural = "惯用语"
        ordering: ClassVar = ["verb", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "verb", "text"], name="stock_phrase_once"),
        ]

    def __str__(self) -> str:
        return self.text
