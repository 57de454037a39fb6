"""Evidence (材料): what shows that a problem is there, and that it is fixed."""

from django.db import models

from cityloop.cases.models.loop import Assignment, Case
from cityloop.core.ids import new_id
from cityloop.core.words import Word
from cityloop.people.models import Platform, User


class EvidenceKind(Word):
    BEFORE = "before", "处置前"
    AFTER = "after", "处置后"
    SCENE = "scene", "现场"
    VERIFICATION = "verification", "核实"
    INSPECTION = "inspection", "核查"
    DOCUMENT = "document", "依据"


class Evidence(models.Model):
    """材料: a photo, video, sound or document; `case` is empty until the report it was taken for arrives.

    The served file is stripped of EXIF; capture time and place stay here.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    platform = models.ForeignKey(Platform, models.PROTECT, related_name="+")
    case = models.ForeignKey(
        Case, models.CASCADE, null=True, blank=True, related_name="evidence", verbose_name="案件"
    )
    assignment = models.ForeignKey(
        Assignment, models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    kind = models.CharField("类别", max_length=12, choices=EvidenceKind.choices())
    media_type = models.CharField("格式", max_length=40)
    path = models.CharField(max_length=200)
    thumbnail = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    captured_at = models.DateTimeField("拍摄时间", null=True, blank=True)
    captured_lon = models.FloatField("拍摄经度", null=True, blank=True)
    captured_lat = models.FloatField("拍摄纬度", null=True, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    upload_key = models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "材料"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.media_type}"
