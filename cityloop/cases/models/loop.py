"""Three tables carry the loop: Case (where it stands), Assignment (who holds it until when),
TimelineEntry (what happened).
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cityloop.cases.stages import FINAL, Kind, Stage, Verb
from cityloop.catalog.models import UNIT_CHOICES, Category, FilingRule, Nature
from cityloop.core.ids import new_id
from cityloop.core.words import Word
from cityloop.people.models import Department, Platform, User
from cityloop.people.posts import Post
from cityloop.places.models import AreaClass, Component, DutyGrid, GridCell

FINAL_STAGES = sorted(FINAL)
# 退回: how a spell ends that comes back.
GIVEN_BACK = [verb.value for verb in (Verb.RETURN_TO_INTAKE, Verb.SEND_BACK, Verb.UNMERGE)]


class Source(Word):
    """问题来源: where a report came from."""

    INSPECTOR = "inspector", "采集员上报"
    HOTLINE = "hotline", "热线"
    H12345 = "12345", "12345"
    PUBLIC = "public", "公众举报"
    LEADER = "leader", "领导批示"
    DEPARTMENT = "department", "部门批转"
    PETITION = "petition", "信访"
    MEDIA = "media", "媒体曝光"
    VIDEO = "video", "视频发现"
    VEHICLE = "vehicle", "车辆无人机"
    SENSOR = "sensor", "物联报警"
    OTHER = "other", "其他"


FROM_PEOPLE = frozenset({Source.HOTLINE, Source.H12345, Source.PUBLIC, Source.PETITION})


class Case(models.Model):
    """案件: where a problem stands, what it is, where it is and where it came from."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="cases", verbose_name="平台")
    number = models.CharField("案件编号", max_length=24)
    stage = models.CharField("阶段", max_length=12, choices=Stage.choices())
    source = models.CharField("来源", max_length=12, choices=Source.choices())
    nature = models.CharField("类别", max_length=10, choices=Nature.choices)
    category = models.ForeignKey(Category, models.PROTECT, related_name="cases", verbose_name="小类")
    category_code = models.CharField("小类代码", max_length=8)
    filing_rule = models.ForeignKey(
        FilingRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="立案条件"
    )
    component = models.ForeignKey(
        Component, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="部件"
    )
    urgent = models.BooleanField("紧急", default=False)
    description = models.CharField("问题描述", max_length=2000)
    address = models.CharField("地址", max_length=200, blank=True)
    lon = models.FloatField("经度", null=True, blank=True)
    lat = models.FloatField("纬度", null=True, blank=True)
    tile = models.BigIntegerField(null=True, editable=False)
    cell = models.ForeignKey(
        GridCell, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="单元网格"
    )
    duty_grid = models.ForeignKey(
        DutyGrid, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="责任网格"
    )
    division_code = models.CharField("区划", max_length=12, blank=True)
    area_class = models.CharField("区域类别", max_length=1, choices=AreaClass.choices, blank=True, default="")
    reported_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="reported_cases", verbose_name="上报人"
    )
    reported_at = models.DateTimeField("上报时间")
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    main = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subs", verbose_name="主案件"
    )
    log_head = models.CharField(max_length=64, editable=False)
    source_ref = models.CharField("来源编号", max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "案件"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "number"], name="case_number_once"),
            models.UniqueConstraint(
                fields=["platform", "source", "source_ref"],
                condition=~Q(source_ref=""),
                name="case_source_ref_once",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=FINAL_STAGES, ended_at__isnull=False)
                | (~Q(stage__in=FINAL_STAGES) & Q(ended_at__isnull=True)),
                name="case_final_means_ended",
            ),
            models.CheckConstraint(
                condition=Q(stage="merged", main__isnull=False) | (~Q(stage="merged") & Q(main__isnull=True)),
                name="case_merged_has_main",
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True, tile__isnull=True)
                | Q(lon__isnull=False, lat__isnull=False, tile__isnull=False),
                name="case_point_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "tile", "category_code", "reported_at"], name="case_similar"),
            models.Index(fields=["platform", "stage", "reported_at"], name="case_by_stage"),
            models.Index(fields=["platform", "reported_at"], name="case_by_time"),
            models.Index(fields=["platform", "division_code", "reported_at"], name="case_by_division"),
            models.Index(fields=["platform", "category_code", "reported_at"], name="case_by_category"),
            models.Index(fields=["platform", "source", "reported_at"], name="case_by_source"),
            models.Index(fields=["platform", "reported_at"], condition=Q(urgent=True), name="urgent_case"),
            models.Index(
                fields=["platform", "tile"], condition=Q(ended_at__isnull=True), name="open_case_near"
            ),
            models.Index(
                fields=["platform", "reported_at"],
                condition=Q(ended_at__isnull=True),
                name="open_case_by_time",
            ),
            models.Index(
                fields=["platform", "reported_at"],
                condition=Q(stage__in=[Stage.VOIDED.value, Stage.REJECTED.value]),
                name="dropped_case_by_time",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def classified_number(self) -> str:
        """统一分类编号: the national classification code next to the case number."""
        return f"{self.category_code}-{self.number}"


class Assignment(models.Model):
    """环节: one spell of holding a case, with the limit as frozen when it began.

    While paused, `due_at` is the review instant and `due_before_pause` the promise that waits.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments", verbose_name="案件")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级环节"
    )
    kind = models.CharField("环节", max_length=10, choices=Kind.choices())
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        related_name="assignments",
        verbose_name="部门",
        db_index=False,  # "ever_at_unit" begins with it
    )
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name="经办人"
    )
    limit_amount = models.DecimalField("时限", max_digits=8, decimal_places=2, null=True, blank=True)
    limit_unit = models.CharField("单位", max_length=16, choices=UNIT_CHOICES, blank=True)
    limit_seconds = models.BigIntegerField("时限秒数", null=True, blank=True)
    used_before = models.BigIntegerField("此前已用秒数", default=0)
    calendar_key = models.CharField("日历版本", max_length=60, blank=True)
    clause = models.CharField("派遣依据", max_length=400, blank=True)
    started_at = models.DateTimeField("开始时间")
    yellow_at = models.DateTimeField("黄灯时间")
    due_at = models.DateTimeField("截止时间")
    original_due_at = models.DateTimeField("原截止时间")
    provisional = models.BooleanField("暂定", default=False)
    paused_at = models.DateTimeField("暂停时间", null=True, blank=True)
    due_before_pause = models.DateTimeField(null=True, blank=True)
    sign_due_at = models.DateTimeField("签收截止", null=True, blank=True)
    signed_at = models.DateTimeField("签收时间", null=True, blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    binding = models.BooleanField("指定办理", default=False)
    rework_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reworks", verbose_name="返工自"
    )
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ended_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,  # "ended_by_person" begins with it
    )
    outcome = models.CharField("结果", max_length=24, choices=Verb.choices(), blank=True)
    finding = models.CharField("结论", max_length=12, blank=True)
    near_due_marked_at = models.DateTimeField(null=True, blank=True)
    overdue_marked_at = models.DateTimeField(null=True, blank=True)
    sign_overdue_marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "环节"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True, parent__isnull=True),
                name="one_holder_per_case",
            ),
            models.UniqueConstraint(
                fields=["parent", "department"],
                condition=Q(ended_at__isnull=True, parent__isnull=False),
                name="one_open_child_per_unit",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="ended_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, due_before_pause__isnull=True)
                | Q(paused_at__isnull=False, due_before_pause__isnull=False),
                name="pause_remembers_promise",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")), name="ends_after_start"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(ended_at__isnull=True), name="open_due"),
            models.Index(
                fields=["department", "kind", "due_at"],
                condition=Q(ended_at__isnull=True),
                name="open_by_unit",
            ),
            models.Index(
                fields=["person", "due_at"], condition=Q(ended_at__isnull=True), name="open_by_person"
            ),
            models.Index(fields=["department", "started_at"], name="held_by_unit"),
            models.Index(fields=["department", "case"], name="ever_at_unit"),
            models.Index(
                fields=["outcome", "ended_at"], condition=Q(ended_at__isnull=False), name="done_when"
            ),
            models.Index(fields=["ended_by", "ended_at"], name="ended_by_person"),
            models.Index(fields=["case"], condition=Q(outcome__in=GIVEN_BACK), name="given_back"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.department}"


class TimelineEntry(models.Model):
    """办理经过: append-only; history, audit and outbox at once; each row seals the one before it."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="timeline", verbose_name="案件")
    verb = models.CharField("动作", max_length=24, choices=Verb.choices())
    stage_from = models.CharField("原阶段", max_length=12, choices=Stage.choices(), blank=True)
    stage_to = models.CharField("现阶段", max_length=12, choices=Stage.choices())
    by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="操作人"
    )
    post = models.CharField("岗位", max_length=16, choices=Post.choices(), blank=True)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="部门"
    )
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField("时间")
    note = models.CharField("意见", max_length=1000, blank=True)
    payload = models.JSONField("内容", default=dict, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    request_key = models.CharField(max_length=120, null=True, blank=True, editable=False)
    request_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "办理经过"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "previous_hash"], name="timeline_never_forks"),
            models.UniqueConstraint(
                fields=["request_key"], condition=Q(request_key__isnull=False), name="request_key_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "id"], name="timeline_of_case"),
            models.Index(fields=["by", "at"], name="timeline_of_person"),
            models.Index(fields=["case"], condition=Q(verb="comment"), name="comments_of_case"),
            models.Index(fields=["case"], condition=Q(verb="report_self_handled"), name="began_self_handled"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"


class NumberSeries(models.Model):
    """编号流水: the last serial given out on a day."""

    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    day = models.DateField()
    serial = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["platform", "day"], name="series_once")]
