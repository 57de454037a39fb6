"""工作日历: windows, special days and decreed years; every change is a new version of the calendar."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminSelectWidget

from cityloop.backoffice.base import PlatformForm, ReferenceInline
from cityloop.backoffice.catalog_admin import CatalogAdmin
from cityloop.backoffice.typed import Lines, ModelForm
from cityloop.catalog import checks
from cityloop.catalog.calendars import parse_windows
from cityloop.catalog.models import Calendar, CalendarDay, CalendarWindow, DecreedYear
from cityloop.catalog.rows import DayRow, WindowRow
from cityloop.catalog.worktime import ClockError, OutsideStart, Season, Window, WorkCalendar
from cityloop.catalog.worktime_windows import check_windows
from cityloop.core import clock
from cityloop.core.words import Said

OUTSIDE_START = {
    OutsideStart.NEXT_OPEN: "下一个上班时刻",
    OutsideStart.KEEP_CLOCK: "工作日内按原时刻，其他日子按下一个上班时刻",
    OutsideStart.PREV_CLOSE: "上一个下班时刻",
}
WINDOW_FIELDS = ("weekdays", "opens", "closes", "season_from", "season_to")
DAY_FIELDS = ("day", "works", "windows", "note")
Week = dict[int, list[Window]]


class CalendarForm(PlatformForm):
    outside_start = forms.ChoiceField(
        label="非工作时间起算",
        choices=[(start.value, label) for start, label in OUTSIDE_START.items()],
        widget=UnfoldAdminSelectWidget,
        help_text="只用于“若干工作日后的同一时刻”",
    )

    def clean_work_day_hours(self) -> Any:
        hours = self.cleaned_data["work_day_hours"]
        if not 0 < hours <= 24:
            self.add_error("work_day_hours", "须大于 0，不超过 24。")
        return hours


class WindowForm(ModelForm):
    class Meta:
        model = CalendarWindow
        fields = WINDOW_FIELDS

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            row = WindowRow(**{name: cleaned[name] for name in WINDOW_FIELDS})
            for problem in checks.check_window(row):
                self.add_error(None, problem)
        return cleaned


class WindowLines(Lines):
    def clean(self) -> None:
        """The windows together: at least one, none overlapping, seasons apart from each other."""
        super().clean()
        if any(self.errors):
            return
        rows = [
            line.cleaned_data for line in self.forms if line.cleaned_data and line not in self.deleted_forms
        ]
        if not rows:
            raise forms.ValidationError("工作日历至少要有一个时段。")
        weeks: dict[tuple[str, str], Week] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            for weekday in row["weekdays"]:
                window = Window.of(row["opens"], row["closes"])
                weeks[(row["season_from"], row["season_to"])][int(weekday)].append(window)
        try:
            ordinary = _sorted(weeks.pop(("", ""), {}))
            WorkCalendar(key=self.instance.code or "新", week=ordinary, seasons=tuple(_seasons(weeks)))
        except ClockError as problem:
            raise forms.ValidationError(problem.zh) from problem


def _seasons(weeks: dict[tuple[str, str], Week]) -> Iterator[Season]:
    for (first, last), week in weeks.items():
        yield Season(_month_day(first), _month_day(last), _sorted(week))


def _sorted(week: Week) -> dict[int, tuple[Window, ...]]:
    return {weekday: tuple(sorted(windows)) for weekday, windows in week.items()}


def _month_day(text: str) -> tuple[int, int]:
    month, day = re.findall(r"\d+", text)
    return int(month), int(day)


class WindowInline(ReferenceInline):
    model = CalendarWindow
    form = WindowForm
    formset = WindowLines
    ordering = ("season_from", "opens")


class DayForm(ModelForm):
    class Meta:
        model = CalendarDay
        fields = DAY_FIELDS

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        row = DayRow(**{name: cleaned[name] for name in DAY_FIELDS})
        problems = checks.check_day(row)
        if not problems and row.windows:
            try:
                check_windows(Said(str(row.day), str(row.day)), parse_windows(row.windows))
            except ClockError as problem:
                problems = [Said(problem.zh, problem.en)]
        for told in problems:
            self.add_error(None, told)
        return cleaned


class DayInline(ReferenceInline):
    model = CalendarDay
    form = DayForm
    ordering = ("-day",)


class YearForm(ModelForm):
    class Meta:
        model = DecreedYear
        fields = ("year",)

    def save(self, commit: bool = True) -> Any:
        if self.instance.loaded_at is None:
            self.instance.loaded_at = clock.now()
        return super().save(commit=commit)


class YearInline(ReferenceInline):
    """Saying that all days of a year stand above: promises that rest on it are no longer provisional."""

    model = DecreedYear
    form = YearForm
    fields = ("year",)
    verbose_name_plural = "放假安排已录入上表的年份"
    ordering = ("-year",)


@admin.register(Calendar)
class CalendarAdmin(CatalogAdmin):
    form = CalendarForm
    inlines = (WindowInline, DayInline, YearInline)
    list_display = ("name", "code", "version", "is_default", "holidays", "day_semantics", "used_by")
    list_select_related = ("platform",)
    search_fields = ("name", "code")
    autocomplete_fields = ("departments",)
    readonly_fields = ("version",)
    fields = (
        "platform",
        "code",
        "name",
        "version",
        "is_default",
        "holidays",
        "day_semantics",
        "work_day_hours",
        "outside_start",
        "departments",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("departments")

    @admin.display(description="适用部门")
    def used_by(self, calendar: Calendar) -> str:
        return "、".join(str(unit) for unit in calendar.departments.all()) or "—"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and (form.has_changed() or any(lines.has_changed() for lines in formsets)):
            Calendar.objects.filter(pk=form.instance.pk).update(version=F("version") + 1)
