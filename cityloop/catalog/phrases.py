"""惯用语: what people write again and again, by verb; a platform's own, or these until it has some."""

from collections.abc import Mapping

from cityloop.catalog.models import StockPhrase

# By the English word of the verb; the catalogue does not know the loop.
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "accept": ("情况属实，予以受理。", "诉求明确，予以受理。"),
    "reject": (
        "不属于城市管理受理范围，请向主管部门反映。",
        "经核实，反映的情况不存在。",
        "同一问题已在办理，请勿重复上报。",
        "地点不明，多次联系不上诉求人。",
    ),
    "request_verification": ("请到现场核实并拍照。",),
    "submit_verification": ("情况属实。", "现场未发现所述问题。"),
    "file_case": ("符合立案条件，予以立案。",),
    "return_to_intake": ("位置不清，请补充。", "分类不符，请更正。"),
    "dispatch": ("请按时限处置并反馈处置后照片。", "请尽快到场处置，注意安全。"),
    "designate": ("经协调，本案由你单位办理，不再退回。",),
    "feed_back": ("已清理完毕。", "已修复。", "已劝离，并教育当事人。", "已设置警示，并完成整改。"),
    "report_back": ("已处置完毕，请核。",),
    "request_send_back": ("不属于本单位职责范围。", "位置不在本单位管辖区域。"),
    "request_extension": (
        "处置工作量大，需延长时限。",
        "受天气影响，需延长时限。",
        "需采购配件，需延长时限。",
    ),
    "request_suspension": ("需列入工程计划，暂不具备处置条件。", "需等季节性施工。"),
    "request_void": ("误报。", "重复上报。"),
    "refuse_request": ("理由不充分，请继续办理。", "按权责清单属你单位职责。"),
    "request_inspection": ("请到现场核查处置结果。",),
    "submit_inspection": ("现场已处理到位。", "现场未处理。", "处理不彻底，仍有残留。"),
    "rework": ("核查未通过，请继续处置。",),
    "close": ("符合结案条件，予以结案。",),
    "follow_up": ("已电话回访，市民表示满意。", "电话无人接听。"),
    "urge": ("请抓紧办理。", "市民再次来电，请尽快处置。"),
    "place_under_oversight": ("请说明未按期处置的原因，并立即整改。",),
    "answer_oversight": ("已安排专人处置，今日完成。",),
    "comment": ("已电话联系诉求人。", "已与承办单位沟通。"),
}


def phrases(platform_id: int, verb: str) -> list[str]:
    """What a platform's people may pick from for a verb, in its order."""
    own = StockPhrase.objects.filter(platform_id=platform_id, verb=verb).order_by("order", "pk")
    return list(own.values_list("text", flat=True)) or list(DEFAULTS.get(verb, ()))
