"""The menu on the left, in the order in which a new district is set up."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cityloop.backoffice import rights

Check = Callable[[HttpRequest], bool]
Item = tuple[str, str, str, Check]

ENTER, MANAGE, TRAIL = rights.may_enter, rights.may_manage, rights.may_see_trail
ASSESSED = rights.may_see_assessment

GROUPS: list[tuple[str, list[Item]]] = [
    (
        "人员与机构",
        [
            ("平台", "domain", "people_platform", ENTER),
            ("部门", "account_tree", "people_department", ENTER),
            ("人员", "group", "people_user", MANAGE),
            ("接口令牌", "key", "people_apitoken", MANAGE),
        ],
    ),
    (
        "地点",
        [
            ("区划", "map", "places_division", ENTER),
            ("责任网格", "grid_view", "places_dutygrid", ENTER),
            ("单元网格", "grid_on", "places_gridcell", ENTER),
            ("部件", "lightbulb", "places_component", ENTER),
            ("道路", "route", "places_road", ENTER),
            ("地名", "pin_drop", "places_placename", ENTER),
        ],
    ),
    (
        "标准与权责",
        [
            ("标准版本", "history", "catalog_catalogueversion", ENTER),
            ("小类与立案条件", "rule", "catalog_category", ENTER),
            ("权责清单", "assignment_ind", "catalog_responsibility", ENTER),
            ("环节时限", "timer", "catalog_stagelimit", ENTER),
            ("流程规则", "tune", "catalog_looppolicy", ENTER),
            ("工作日历", "calendar_month", "catalog_calendar", ENTER),
        ],
    ),
    (
        "案件（只读）",
        [
            ("案件", "folder_open", "cases_case", ENTER),
            ("环节", "pending_actions", "cases_assignment", ENTER),
            ("办理经过", "timeline", "cases_timelineentry", ENTER),
            ("申请", "approval", "cases_request", ENTER),
            ("材料", "photo_library", "cases_evidence", ENTER),
        ],
    ),
    (
        "考核（只读）",
        [
            ("考核方案", "balance", "evaluation_schemeversion", ASSESSED),
            ("人工评分", "edit_note", "evaluation_manualmark", ASSESSED),
            ("加减分", "exposure", "evaluation_adjustment", ASSESSED),
            ("豁免", "gpp_good", "evaluation_exemption", ASSESSED),
            ("申诉", "gavel", "evaluation_appeal", ASSESSED),
            ("公布", "campaign", "evaluation_publication", ASSESSED),
        ],
    ),
    ("审计", [("访问记录", "policy", "people_accessentry", TRAIL)]),
]


def groups(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups and pages this person may open."""
    home = {"title": "概览", "icon": "dashboard", "link": reverse("admin:index")}
    found: list[dict[str, Any]] = [{"title": "", "items": [home]}]
    for title, items in GROUPS:
        shown = [
            {"title": label, "icon": icon, "link": reverse(f"admin:{page}_changelist")}
            for label, icon, page, may in items
            if may(request)
        ]
        if shown:
            found.append({"title": title, "separator": True, "items": shown})
    return found
