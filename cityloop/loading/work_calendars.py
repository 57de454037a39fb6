"""Which 工作日历 a table of days or windows belongs to."""

from cityloop.catalog.actions import default_calendar
from cityloop.catalog.models import Calendar
from cityloop.core.errors import Invalid
from cityloop.loading.kinds import Job


def calendar_named(job: Job) -> Calendar | None:
    """The calendar that the options name, else the default one; None when the platform has none yet."""
    rows = Calendar.objects.filter(platform=job.platform)
    if not job.options.calendar:
        return rows.filter(is_default=True).first()
    found = rows.filter(code=job.options.calendar).first()
    if found is None:
        known = "、".join(rows.values_list("code", flat=True)) or "（尚无）"
        raise Invalid(
            f"没有代码为“{job.options.calendar}”的工作日历，现有：{known}。",
            f"There is no work calendar “{job.options.calendar}”; there are: “{known}”.",
        )
    return found


def calendar_to_write(job: Job) -> Calendar:
    """The same, made as the default one when there is none."""
    return calendar_named(job) or default_calendar(job.platform)
