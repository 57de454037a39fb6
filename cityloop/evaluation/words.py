"""READ FIRST: what can be counted about a case (基础事实), and the settings on which a count depends.

A scheme, a bulletin and a score name facts by these words and know nothing else about cases. Every fact is a
number per case × holding that can be added up: 0 or 1, or a count of times where the label says 次.
Family: GB/T 30428.4 and city practice; the text of the standard was not read, no conformity is claimed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from cityloop.core.words import Word


class Fact(Word):
    # 信息收集
    REPORTED = "reported", "上报"
    VALID_REPORT = "valid_report", "有效上报"  # reported and then filed
    PUBLIC_REPORT = "public_report", "公众举报"
    VERIFIED_PUBLIC_REPORT = "verified_public_report", "公众举报核实"  # and found true
    MISSED = "missed", "漏报"  # a public report found true inside the grid of an inspector
    SELF_HANDLED = "self_handled", "自行处置"  # listed, not scored
    ACCEPTED = "accepted", "受理"
    ACCEPTED_ON_TIME = "accepted_on_time", "按时受理"
    REJECTED = "rejected", "不予受理"
    TO_REQUEST_VERIFICATION = "to_request_verification", "应发核实"
    VERIFICATION_REQUESTED = "verification_requested", "发核实"
    VERIFICATION_REQUESTED_ON_TIME = "verification_requested_on_time", "按时发核实"
    TO_VERIFY = "to_verify", "应核实"
    VERIFIED = "verified", "核实"
    VERIFIED_ON_TIME = "verified_on_time", "按时核实"
    # 立案、派遣
    FILED = "filed", "立案"
    FILED_ON_TIME = "filed_on_time", "按时立案"
    FILED_ACCURATELY = "filed_accurately", "准确立案"  # filed and not voided afterwards
    VOIDED = "voided", "作废"
    TO_DISPATCH = "to_dispatch", "应派遣"
    DISPATCHED = "dispatched", "派遣"
    DISPATCHED_ON_TIME = "dispatched_on_time", "按时派遣"
    DISPATCHED_ACCURATELY = "dispatched_accurately", "准确派遣"  # only one unit ever
    DISPATCHED_WRONGLY = "dispatched_wrongly", "错误派遣"  # two or more different units
    # 处置, on the clock of the unit
    TO_HANDLE = "to_handle", "应处置"
    HANDLED = "handled", "处置"
    HANDLED_ON_TIME = "handled_on_time", "按期处置"
    HANDLED_LATE = "handled_late", "超期处置"
    UNHANDLED = "unhandled", "未处置"
    UNHANDLED_IN_TIME = "unhandled_in_time", "按期未处置"
    UNHANDLED_OVERDUE = "unhandled_overdue", "超期未处置"
    SIGNED_ON_TIME = "signed_on_time", "及时签收"
    SENT_BACK = "sent_back", "退回"
    SHIRKED = "shirked", "推诿"  # asked to send back and was refused
    EXTENDED = "extended", "延期"
    SUSPENDED = "suspended", "挂账"  # hanging now: leaves due and to_handle
    EVER_SUSPENDED = "ever_suspended", "历史挂账"
    REWORK = "rework", "返工"
    REWORK_COUNT = "rework_count", "返工次"
    INSPECTION_FAILED_COUNT = "inspection_failed_count", "核查不通过次"
    INSPECTION_FAILED_OFTEN = "inspection_failed_often", "核查三次不通过"  # three or more times in one case
    # 核查、结案
    TO_ARRANGE = "to_arrange", "应发核查"
    ARRANGED = "arranged", "发核查"
    ARRANGED_ON_TIME = "arranged_on_time", "按时发核查"
    TO_INSPECT = "to_inspect", "应核查"
    INSPECTED = "inspected", "核查"
    INSPECTED_ON_TIME = "inspected_on_time", "按时核查"
    DUE = "due", "应结案"  # handled, or not handled and overdue; never what is suspended
    CLOSED = "closed", "结案"
    CLOSED_ON_TIME = "closed_on_time", "按期结案"
    CLOSED_LATE = "closed_late", "超期结案"
    UNCLOSED = "unclosed", "未结案"
    CHIEF_CLOSED_ON_TIME = "chief_closed_on_time", "按时结案"  # the duty chief's own step
    FORCE_CLOSED = "force_closed", "强制结案"
    REOPENED = "reopened", "重开"
    SAME_DAY_ARRIVED = (
        "same_day_arrived",
        "当日受理",
    )  # accepted, or given to the unit, on the local day of the report
    SAME_DAY_CLOSED = "same_day_closed", "同日办结"  # closed on the local day of the report (办理不过天)
    CARRIED_OVER = "carried_over", "遗留"  # reported before the window, open when it began
    # 督办、紧急、公众
    URGED_COUNT = "urged_count", "催办次"
    OVERSEEN = "overseen", "督办"
    OVERSIGHT_ANSWERED_ON_TIME = "oversight_answered_on_time", "督办按时回复"
    URGENT_DUE = "urgent_due", "紧急应结案"
    URGENT_CLOSED = "urgent_closed", "紧急结案"
    URGENT_CLOSED_ON_TIME = "urgent_closed_on_time", "紧急按期结案"
    LEADER_MEDIA = "leader_media", "领导交办或媒体曝光"
    PUBLIC_CLOSED_LATE = "public_closed_late", "公众投诉超期结案"
    PUBLIC_UNHANDLED_OVERDUE = "public_unhandled_overdue", "公众投诉超期未处置"
    FOLLOWED_UP = "followed_up", "回访"
    VERY_SATISFIED = "very_satisfied", "非常满意"
    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class Topic(Word):
    """What people write about in a bulletin; without their words it is drafted from the numbers."""

    NEWS = "news", "工作动态"
    PRAISE = "praise", "表扬情况"
    ODD_DAYS = "odd_days", "采集异常原因"
    REWARDS = "rewards", "奖惩情况"
    PROBLEMS = "problems", "存在问题"
    NEXT = "next", "下步要求"


class ObjectType(Word):
    """考核对象: what a scheme scores."""

    UNIT = "unit", "专业部门"
    SECOND_LEVEL = "second_level", "二级单位"  # second-level and assisting units, below the unit that answers
    CELL = "cell", "单元网格"
    COMMUNITY = "community", "社区"
    STREET = "street", "街道"
    DISTRICT = "district", "区县"
    INSPECTOR = "inspector", "采集员"
    INTAKE = "intake", "受理员"
    DUTY_CHIEF = "duty_chief", "值班长"
    DISPATCHER = "dispatcher", "派遣员"
    COMPANY = "company", "采集公司"


class AttributeBy(StrEnum):
    """By which instant a case belongs to a period (fork 2)."""

    REPORTED = "reported_at"
    FILED = "filed_at"
    DISPATCHED = "dispatched_at"
    DUE = "due_at"
    CLOSED = "closed_at"


class Denominator(StrEnum):
    """What 应 means in a rate of closure (fork 1)."""

    DUE = "due"
    FILED = "filed"
    DISPATCHED = "dispatched"


class OverdueAt(StrEnum):
    """At which act the clock is read (fork 3): the unit's feedback, or closure by the centre."""

    HANDLED = "handled"
    CLOSED = "closed"


class ReworkPer(StrEnum):
    """Whether a case sent back twice counts once or twice (fork 4)."""

    CASE = "case"
    TIME = "time"


class Exclusion(StrEnum):
    """Cases left out of a scheme's population."""

    SUSPENDED = "suspended"  # 挂账
    VOIDED = "voided"  # 作废
    SELF_HANDLED = "self_handled"  # 自行处置
    EXEMPT = "exempt"  # 不可抗力、豁免: marked with a basis by people


@dataclass(frozen=True, slots=True)
class Population:
    """The four definitional forks of a scheme, spelled out, and what it leaves out."""

    attribute_by: AttributeBy = AttributeBy.DUE
    denominator: Denominator = Denominator.DUE
    overdue_at: OverdueAt = OverdueAt.HANDLED
    rework_per: ReworkPer = ReworkPer.CASE
    exclude: frozenset[Exclusion] = field(default_factory=frozenset)
