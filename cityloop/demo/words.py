"""What people of the demo district write when they do something. All sentences are our own."""

import random

from cityloop.cases.stages import Verb

NOTES: dict[Verb, tuple[str, ...]] = {
    Verb.REQUEST_VERIFICATION: ("请到现场核实", "请核实是否属实并拍照"),
    Verb.ACCEPT: ("情况清楚，予以受理", "受理", "转值班长立案"),
    Verb.FILE_CASE: ("符合立案条件", "同意立案", ""),
    Verb.RETURN_TO_INTAKE: ("位置描述不清，请补充", "小类有误，请核对后重报"),
    Verb.UNMERGE: ("经看照片，与主案件不是同一处",),
    Verb.APPROVE_SELF_HANDLED: ("前后照片清楚，通过", "已处置到位"),
    Verb.REFUSE_SELF_HANDLED: ("处置后照片看不出效果，转正常流程",),
    Verb.DISPATCH: ("请按时限处置并反馈", "请尽快处置", ""),
    Verb.SIGN: ("", "收到"),
    Verb.ASSIGN_PERSON: ("请到现场处理",),
    Verb.REDISPATCH: ("请现场处置后反馈照片", "你组辖区，请处理"),
    Verb.REPORT_BACK: ("已到现场处置完毕", "已配合处理"),
    Verb.RECALL: ("情况有变，先撤回下派",),
    Verb.FEED_BACK: (
        "已清理完毕",
        "已整改到位，现场已恢复",
        "已劝离并教育当事人",
        "已修复",
        "已处置，后续加强巡查",
    ),
    Verb.REQUEST_SEND_BACK: ("现场查看，不属于我单位管养范围", "该处产权不在我单位"),
    Verb.SEND_BACK: ("情况属实，同意退回改派",),
    Verb.DESIGNATE: ("多次退回，经会商指定你单位办理",),
    Verb.REQUEST_EXTENSION: ("材料在途，需延长时限", "需协调交警占道许可，申请延期"),
    Verb.EXTEND: ("理由成立，同意延期",),
    Verb.REQUEST_SUSPENSION: ("需列入专项维修计划，待资金到位后实施", "季节原因暂不具备施工条件"),
    Verb.SUSPEND: ("同意挂账，到期复核",),
    Verb.RESUME: ("条件已具备，恢复办理",),
    Verb.REQUEST_VOID: ("经核对为误报", "问题已自行消失，申请作废"),
    Verb.VOID: ("同意作废",),
    Verb.REFUSE_REQUEST: ("理由不充分，请继续办理", "按权责清单属你单位职责，请继续办理"),
    Verb.WITHDRAW_REQUEST: ("已安排处置，撤回申请",),
    Verb.REQUEST_INSPECTION: ("请到现场核查", "请核查处置效果"),
    Verb.REINSPECT: ("照片角度不全，请再次核查",),
    Verb.REWORK: ("核查未通过，请继续整改", "问题仍然存在，返工"),
    Verb.CLOSE: ("符合结案条件", "同意结案", ""),
    Verb.FORCE_CLOSE: ("现场已随道路改造整体解决，予以结案",),
    Verb.URGE: ("已超期，请抓紧办理", "请说明进度"),
    Verb.PLACE_UNDER_OVERSIGHT: ("请说明原因并于期限内办结", "群众反映集中，请重点办理"),
    Verb.ANSWER_OVERSIGHT: ("已安排专人处理，今日内完成", "正在施工，预计按期完成"),
    Verb.LIFT_OVERSIGHT: ("已办结，销号",),
    Verb.COMMENT: ("已电话联系责任人", "现场正在作业"),
    Verb.FOLLOW_UP: ("已回访，诉求人知晓处理结果", "电话回访，表示认可"),
    Verb.RATE: ("", "处理挺快"),
    Verb.REOPEN: ("回访反映问题又出现", "诉求人称未处理彻底"),
}
CONFIRMED = ("现场属实", "属实，已拍照")
UNFOUNDED = ("到现场未发现所述问题", "不属实，现场正常")
FIXED = ("已处理，现场整洁", "问题已解决")
NOT_FIXED = ("现场仍有残留，未处理到位", "问题仍然存在")
NOT_OURS = ("不属于城市管理受理范围，已告知向相关部门反映", "重复诉求且已答复，不予受理")
ANSWERS = ("您反映的问题已安排处理完毕，感谢您的监督。", "经现场处置，问题已解决，我们会加强巡查，谢谢您。")
CALLERS = ("王先生", "李女士", "张先生", "刘女士", "陈先生", "杨女士", "赵先生", "周女士")


def note(verb: Verb, roll: random.Random) -> str:
    """One of the usual sentences."""
    return roll.choice(NOTES.get(verb, ("",)))
