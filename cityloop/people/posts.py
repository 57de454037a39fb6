"""Posts (岗位) and what each may do outside the loop; who may do what inside it stands in `cases/stages.py`."""

from enum import StrEnum

from cityloop.core.words import Word


class Post(Word):
    """A post is a set of permitted actions; one person may hold several, small centres merge them."""

    INSPECTOR = "inspector", "采集员"
    INTAKE = "intake", "受理员"
    DUTY_CHIEF = "duty_chief", "值班长"
    DISPATCHER = "dispatcher", "派遣员"
    HANDLER = "handler", "处置人员"
    OVERSEER = "overseer", "督查员"
    CENTRE_HEAD = "centre_head", "中心负责人"
    LEADER = "leader", "领导"
    ASSESSOR = "assessor", "考核员"
    ADMIN = "admin", "管理员"
    CHANNEL = "channel", "接入渠道"
    CITIZEN = "citizen", "市民"
    SYSTEM = "system", "系统"


# Held by nobody in particular: they come from a channel, a tracking code or the sweep.
UNMANNED = frozenset({Post.CITIZEN, Post.SYSTEM})

# Posts of the two centres (监督中心, 指挥中心) see every case of their platform.
CENTRE_POSTS = frozenset(
    {
        Post.INTAKE,
        Post.DUTY_CHIEF,
        Post.DISPATCHER,
        Post.OVERSEER,
        Post.CENTRE_HEAD,
        Post.LEADER,
        Post.ASSESSOR,
        Post.ADMIN,
    }
)


class Permission(StrEnum):
    """Rights that are not moves of a case."""

    VIEW_REPORTER = "view_reporter"  # 查看诉求人姓名电话
    VIEW_TRAIL = "view_trail"  # 查看访问记录
    EXPORT = "export"  # 导出
    MANAGE_REFERENCE = "manage_reference"  # 维护标准、地点、机构、人员
    IMPORT_CASES = "import_cases"  # 导入历史案件
    ASSESS = "assess"  # 考核：采用方案、评分、加减分、豁免、公布、更正
    REVIEW_APPEALS = "review_appeals"  # 审查申诉
    VIEW_SCORES = "view_scores"  # 查看未公布的成绩


GRANTS: dict[Permission, frozenset[Post]] = {
    Permission.VIEW_REPORTER: frozenset({Post.INTAKE, Post.DUTY_CHIEF, Post.CENTRE_HEAD}),
    Permission.VIEW_TRAIL: frozenset({Post.ADMIN, Post.CENTRE_HEAD}),
    Permission.EXPORT: CENTRE_POSTS | {Post.HANDLER},
    Permission.MANAGE_REFERENCE: frozenset({Post.ADMIN}),
    Permission.IMPORT_CASES: frozenset({Post.ADMIN}),
    Permission.ASSESS: frozenset({Post.ASSESSOR}),
    Permission.REVIEW_APPEALS: frozenset({Post.ASSESSOR, Post.CENTRE_HEAD}),
    Permission.VIEW_SCORES: frozenset({Post.ASSESSOR, Post.CENTRE_HEAD, Post.LEADER, Post.OVERSEER}),
}
