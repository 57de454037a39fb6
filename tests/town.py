"""The small town of the tests: four cells, two streets, one catalogue, a person for every post.

Places (degrees):    113.90        113.901       113.902
            35.302     ┌─────────────┬─────────────┐
                       │ A  东街 001 │ B  西街 002 │
            35.301     ├─────────────┼─────────────┤
                       │ A  东街 003 │ B  西街 004 │
            35.300     └─────────────┴─────────────┘
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cityloop.catalog.models import (
    CatalogueVersion,
    Category,
    FilingRule,
    LoopPolicy,
    Responsibility,
    TimeLimit,
)
from cityloop.core import editions
from cityloop.core.pinyin import initials_of
from cityloop.people import actors
from cityloop.people.actors import Actor
from cityloop.people.models import Department, DepartmentKind, Desk, Membership, Platform, User
from cityloop.people.posts import Post
from cityloop.places.models import Component, Division, DutyGrid, GridCell
from cityloop.places.tiles import tile_of

INSIDE = (113.9005, 35.3005)  # in the south-western cell
OUTSIDE = (113.95, 35.35)

# nature, code, 大类, 小类, rule, amount, unit, closing evidence
CATALOGUE = [
    ("event", "0101", "市容环境", "暴露垃圾", "有暴露垃圾", "4", "work_hour", ["after"]),
    ("event", "0401", "街面秩序", "店外经营", "占道经营", "2", "work_hour", ["after"]),
    ("event", "0501", "突发事件", "路面塌陷", "塌陷", "2", "urgent_hour", []),
    ("component", "0101", "公用设施", "上水井盖", "缺失", "2", "urgent_hour", ["after"]),
    ("component", "0106", "公用设施", "路灯井盖", "破损", "1", "work_day", ["before", "after"]),
]


@dataclass
class Town:
    """Everything a test may want to name."""

    platform: Platform
    departments: dict[str, Department]
    users: dict[str, User]
    cells: dict[str, GridCell]
    rules: dict[str, FilingRule]
    grids: dict[str, DutyGrid]
    components: dict[str, Component] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The actor of a person: "intake", "chief", "dispatcher", "cleaner", "inspector_li", …"""
        return actors.of(self.users[name])


# code, name, kind, desk, parent
DEPARTMENTS = [
    ("supervision", "监督中心", DepartmentKind.CENTRE, Desk.SUPERVISION, None),
    ("command", "指挥中心", DepartmentKind.CENTRE, Desk.COMMAND, None),
    ("sanitation", "环卫处", DepartmentKind.SPECIALIST, Desk.NONE, None),
    ("sanitation_east", "环卫东队", DepartmentKind.TEAM, Desk.NONE, "sanitation"),
    ("sanitation_east_1", "环卫东队一组", DepartmentKind.TEAM, Desk.NONE, "sanitation_east"),
    ("enforcement", "城管执法大队", DepartmentKind.SPECIALIST, Desk.NONE, None),
    ("water", "供水公司", DepartmentKind.SPECIALIST, Desk.NONE, None),
    ("east_street", "东街街道二级平台", DepartmentKind.SECOND_LEVEL, Desk.NONE, None),
]

# username, name, post, department
PEOPLE = [
    ("inspector_li", "李采集", Post.INSPECTOR, "supervision"),
    ("inspector_wu", "吴采集", Post.INSPECTOR, "supervision"),
    ("intake", "王受理", Post.INTAKE, "supervision"),
    ("chief", "赵值班", Post.DUTY_CHIEF, "supervision"),
    ("dispatcher", "钱派遣", Post.DISPATCHER, "command"),
    ("dispatcher_2", "冯派遣", Post.DISPATCHER, "command"),
    ("cleaner", "孙环卫", Post.HANDLER, "sanitation"),
    ("east_team", "郑东队", Post.HANDLER, "sanitation_east"),
    ("east_group", "何一组", Post.HANDLER, "sanitation_east_1"),
    ("officer", "周执法", Post.HANDLER, "enforcement"),
    ("plumber", "陈供水", Post.HANDLER, "water"),
    ("street", "卫街道", Post.HANDLER, "east_street"),
    ("overseer", "蒋督查", Post.OVERSEER, "supervision"),
    ("head", "沈主任", Post.CENTRE_HEAD, "supervision"),
    ("leader", "韩领导", Post.LEADER, "command"),
    ("assessor", "杨考核", Post.ASSESSOR, "supervision"),
    ("admin", "朱管理", Post.ADMIN, "command"),
    ("camera", "视频平台", Post.CHANNEL, "command"),
]


def build_town(code: str = "town") -> Town:
    """Write the town and return its names."""
    platform = Platform.objects.create(code=code, name="测试区", division_code="410702")
    LoopPolicy.objects.create(platform=platform)
    departments = _departments(platform)
    users = {name: _person(platform, departments, name, *rest, code) for name, *rest in PEOPLE}
    grids, cells = _places(platform, users)
    rules = _catalogue(platform)
    _responsibilities(platform, departments)
    town = Town(platform, departments, users, cells, rules, grids)
    town.components["manhole"] = Component.objects.create(
        platform=platform,
        code="4107020101000001",
        category_code="0101",
        name="上水井盖",
        owner=departments["water"],
        cell=cells["001"],
        lon=113.9004,
        lat=35.3014,
        tile=tile_of(113.9004, 35.3014),
        synthetic=True,
    )
    for name in (editions.PEOPLE, editions.PLACES, editions.CATALOG):
        editions.bump(name)
    return town


def found_town(code: str = "town") -> Town:
    """The town that another process has written."""
    platform = Platform.objects.get(code=code)
    rules = FilingRule.objects.filter(category__version__platform=platform).select_related("category")
    return Town(
        platform,
        {unit.code: unit for unit in Department.objects.filter(platform=platform)},
        {user.username: user for user in User.objects.filter(platform=platform)},
        {cell.code[12:]: cell for cell in GridCell.objects.filter(platform=platform)},
        {f"{rule.category.nature}:{rule.category.code}": rule for rule in rules},
        {grid.code: grid for grid in DutyGrid.objects.filter(platform=platform)},
    )


def _departments(platform: Platform) -> dict[str, Department]:
    found: dict[str, Department] = {}
    for code, name, kind, desk, parent in DEPARTMENTS:
        above = found[parent] if parent else None
        unit = Department.objects.create(
            platform=platform,
            code=code,
            name=name,
            initials=initials_of(name),
            kind=kind,
            desk=desk,
            parent=above,
        )
        unit.path = f"{above.path if above else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
        found[code] = unit
    return found


def _person(
    platform: Platform,
    departments: dict[str, Department],
    username: str,
    name: str,
    post: Post,
    unit: str,
    prefix: str,
) -> User:
    full = username if prefix == "town" else f"{prefix}_{username}"
    user = User.objects.create_user(username=full, password="town-password-1", name=name, platform=platform)
    Membership.objects.create(user=user, department=departments[unit], post=post)
    return user


def _places(platform: Platform, users: dict[str, User]) -> tuple[dict[str, DutyGrid], dict[str, GridCell]]:
    for code, name in [
        ("410702", "测试区"),
        ("410702001", "东街街道"),
        ("410702001001", "东一社区"),
        ("410702002", "西街街道"),
        ("410702002001", "西一社区"),
    ]:
        Division.objects.create(platform=platform, code=code, name=name, synthetic=True)
    east = DutyGrid.objects.create(platform=platform, code="G1", name="东格", inspector=users["inspector_li"])
    west = DutyGrid.objects.create(platform=platform, code="G2", name="西格", inspector=users["inspector_wu"])
    layout = [
        ("001", "410702001001", east, "A", 113.900, 35.301),
        ("002", "410702002001", west, "B", 113.901, 35.301),
        ("003", "410702001001", east, "A", 113.900, 35.300),
        ("004", "410702002001", west, "B", 113.901, 35.300),
    ]
    cells = {}
    for number, community, grid, area_class, lon, lat in layout:
        ring = [[lon, lat], [lon + 0.001, lat], [lon + 0.001, lat + 0.001], [lon, lat + 0.001], [lon, lat]]
        cells[number] = GridCell.objects.create(
            platform=platform,
            code=community + number,
            name=f"测试单元{number}",
            duty_grid=grid,
            area_class=area_class,
            polygon={"type": "Polygon", "coordinates": [ring]},
            area_m2=10_090.0,
            synthetic=True,
        )
    return {"G1": east, "G2": west}, cells


def _catalogue(platform: Platform) -> dict[str, FilingRule]:
    version = CatalogueVersion.objects.create(
        platform=platform, name="测试标准", effective_on=date(2020, 1, 1)
    )
    rules = {}
    for nature, code, broad, name, condition, amount, unit, evidence in CATALOGUE:
        category = Category.objects.create(
            version=version, nature=nature, code=code, broad_name=broad, name=name, closing_evidence=evidence
        )
        rule = FilingRule.objects.create(
            category=category, rule_no=1, condition=condition, closing_condition="恢复"
        )
        TimeLimit.objects.create(rule=rule, amount=Decimal(amount), unit=unit)
        rules[f"{nature}:{code}"] = rule
    return rules


def _responsibilities(platform: Platform, departments: dict[str, Department]) -> None:
    for nature, code, lead, clause in [
        ("event", "01", "sanitation", "权责清单第1条"),
        ("event", "04", "enforcement", "权责清单第2条"),
        ("component", "01", "water", "权责清单第3条"),
    ]:
        Responsibility.objects.create(
            platform=platform,
            nature=nature,
            category_code=code,
            lead=departments[lead],
            clause=clause,
            valid_from=date(2020, 1, 1),
        )
