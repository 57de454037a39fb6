"""Who works in the demo district: centres, units, street platforms, teams and a person for every post.

Street names are the real ones of the divisions; units, teams and people are made up and labelled （演示）.
Nobody has a phone number. Only the demo accounts can sign in, with a password of this data folder.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from cityloop.core.pinyin import initials_of
from cityloop.demo.district import DIVISION, read_divisions
from cityloop.people import tree
from cityloop.people.models import Department, DepartmentKind, Desk, Membership, Platform, User
from cityloop.people.posts import Post

CODE = "hongqi"
NAME = "红旗区城市运行管理服务平台（演示）"
LABEL = "（演示）"

# code, name, short name, teams below
UNITS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("huanwei", "环境卫生服务中心", "环卫中心", ("东片清扫队", "西片清扫队", "南片清扫队", "垃圾清运队")),
    ("zhifa", "城市管理综合执法大队", "执法大队", ("一中队", "二中队", "三中队", "机动中队")),
    ("shizheng", "市政设施养护所", "市政所", ("道路养护班", "桥涵养护班")),
    ("yuanlin", "园林绿化中心", "园林中心", ("行道树养护班", "游园养护班")),
    ("paishui", "排水管理所", "排水所", ("管网疏通班",)),
    ("zhaoming", "路灯照明管理所", "路灯所", ("抢修班",)),
    ("gongshui", "供水公司", "供水公司", ()),
    ("gongdian", "供电公司", "供电公司", ()),
    ("ranqi", "燃气公司", "燃气公司", ()),
    ("reli", "热力公司", "热力公司", ()),
    ("tongxin", "通信线路维护联席单位", "通信联席", ()),
    ("gongdi", "建设工程监管站", "工地监管站", ()),
    ("jiaotong", "静态交通管理中心", "停管中心", ("非机动车秩序班",)),
    ("guanggao", "户外广告管理所", "广告所", ()),
)
STREET_TEAMS = ("市容巡查组", "综合整治组", "环境保洁组")
HANDLERS_PER_UNIT = 3
INSPECTORS = 30
NIGHT_INSPECTORS = 3
DESKS = (
    (Post.INTAKE, "supervision", 6),
    (Post.DUTY_CHIEF, "supervision", 3),
    (Post.DISPATCHER, "command", 4),
    (Post.OVERSEER, "supervision", 2),
    (Post.CHANNEL, "command", 1),
)

# username, what the account is called, post, department
ACCOUNTS: tuple[tuple[str, str, Post, str], ...] = (
    ("shouli", "受理员", Post.INTAKE, "supervision"),
    ("zhiban", "值班长", Post.DUTY_CHIEF, "supervision"),
    ("paiqian", "派遣员", Post.DISPATCHER, "command"),
    ("huanwei", "环卫中心处置人员", Post.HANDLER, "huanwei"),
    ("zhifa", "执法大队处置人员", Post.HANDLER, "zhifa"),
    ("shizheng", "市政所处置人员", Post.HANDLER, "shizheng"),
    ("jiedao", "西街街道二级平台", Post.HANDLER, f"{DIVISION}001"),
    ("banzu", "西街街道市容巡查组", Post.HANDLER, f"{DIVISION}001-1"),
    ("caiji", "采集员", Post.INSPECTOR, "supervision"),
    ("ducha", "督查员", Post.OVERSEER, "supervision"),
    ("kaohe", "考核员", Post.ASSESSOR, "supervision"),
    ("zhuren", "中心负责人", Post.CENTRE_HEAD, "supervision"),
    ("lingdao", "领导", Post.LEADER, "command"),
    ("guanli", "管理员", Post.ADMIN, "command"),
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = (
    "建设",
    "向阳",
    "晓明",
    "文静",
    "立新",
    "海燕",
    "志强",
    "春梅",
    "国平",
    "雅琴",
    "振华",
    "秋月",
    "卫东",
    "素芬",
)


@dataclass(frozen=True)
class Organisation:
    """The departments by code and the inspectors who get duty grids, the demo account among them."""

    departments: dict[str, Department]
    inspectors: list[User]


def build_organisation(platform: Platform, seed: int) -> Organisation:
    """Write departments and people; the same seed gives the same names."""
    chance = random.Random(f"{seed}/people")
    departments = _departments(platform)
    names = _names(chance)
    seats = [(_account(platform, row), row[2], row[3]) for row in ACCOUNTS]
    seats += _desks(platform, names)
    inspectors = [_person(platform, f"caiji{n:02d}", next(names)) for n in range(1, INSPECTORS)]
    night = [_person(platform, f"yejian{n}", next(names)) for n in range(1, NIGHT_INSPECTORS + 1)]
    seats += [(user, Post.INSPECTOR, "supervision") for user in (*inspectors, *night)]
    for code, department in departments.items():
        if department.kind != DepartmentKind.CENTRE:
            crew = HANDLERS_PER_UNIT if department.kind != DepartmentKind.TEAM else 1
            seats += [
                (_person(platform, f"{code}_{n}", next(names)), Post.HANDLER, code)
                for n in range(1, crew + 1)
            ]
    users = [user for user, _, _ in seats]
    User.objects.bulk_create(users)
    Membership.objects.bulk_create(
        Membership(user=user, post=post, department=departments[code]) for user, post, code in seats
    )
    own = next(user for user in users if user.username == "caiji")
    return Organisation(departments, [own, *inspectors])


def _departments(platform: Platform) -> dict[str, Department]:
    found: dict[str, Department] = {}

    def add(
        code: str, name: str, short: str, kind: str, *, parent: str = "", desk: str = "", division: str = ""
    ) -> None:
        above = found.get(parent)
        unit = Department.objects.create(
            platform=platform,
            code=code,
            name=name + LABEL,
            short_name=short,
            initials=initials_of(short)[:80],
            kind=kind,
            desk=desk,
            parent=above,
            division_code=division,
            order=len(found) + 1,
        )
        tree.plant(unit)
        found[code] = unit

    centre = DepartmentKind.CENTRE
    add("supervision", "红旗区城市管理监督中心", "监督中心", centre, desk=Desk.SUPERVISION)
    add("command", "红旗区城市管理指挥中心", "指挥中心", centre, desk=Desk.COMMAND)
    for code, name, short, teams in UNITS:
        add(code, f"红旗区{name}", short, DepartmentKind.SPECIALIST)
        for number, team in enumerate(teams, 1):
            add(f"{code}-{number}", short + team, team, DepartmentKind.TEAM, parent=code)
    for row in read_divisions():
        if len(row.code) == 9:
            place = {"division": row.code}
            add(row.code, f"{row.name}二级平台", row.name, DepartmentKind.SECOND_LEVEL, **place)
            for number, team in enumerate(STREET_TEAMS, 1):
                short = f"{row.name}{team}"
                add(f"{row.code}-{number}", short, short, DepartmentKind.TEAM, parent=row.code, **place)
    return found


def _desks(platform: Platform, names: Iterator[str]) -> list[tuple[User, Post, str]]:
    return [
        (_person(platform, f"{post.value}{number}", next(names)), post, unit)
        for post, unit, many in DESKS
        for number in range(1, many + 1)
    ]


def _account(platform: Platform, row: tuple[str, str, Post, str]) -> User:
    username, called, post, _ = row
    user = _person(platform, username, called)
    user.is_staff = user.is_superuser = post is Post.ADMIN
    return user


def _person(platform: Platform, username: str, name: str) -> User:
    """Somebody without a phone and without a password."""
    return User(
        platform=platform,
        username=username,
        name=name + LABEL,
        initials=initials_of(name)[:40],
        password=make_password(None),
    )


def _names(chance: random.Random) -> Iterator[str]:
    every = [surname + given for surname in SURNAMES for given in GIVEN]
    chance.shuffle(every)
    yield from every
