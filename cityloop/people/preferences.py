"""个人设置: columns, saved filters, own phrases and the like, kept per person so that they are there at every desk."""

import json
import re
from typing import Any

from django.db import transaction

from cityloop.core.errors import Invalid, Refused
from cityloop.people.models import MOST_PREFERRED, Preference, User

MOST_NAMES = 50
DEEPEST = 20
PHRASES = "phrases"  # 惯用语: own ones by verb, the latest first
MOST_VERBS, MOST_PHRASES, LONGEST_PHRASE = 40, 5, 60
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_HALF = re.compile("[\ud800-\udfff]")


def preferences(user_id: int) -> dict[str, Any]:
    """Everything that a person has set, by name."""
    rows = Preference.objects.filter(user_id=user_id).order_by("name")
    return {name: json.loads(text) for name, text in rows.values_list("name", "text")}


@transaction.atomic
def put_preference(user_id: int, name: str, value: Any) -> None:
    """Keep a value under a name; what stood there is written over."""
    _check_name(name)
    text = _text(value)
    if name == PHRASES:
        _check_phrases(value)
    User.objects.select_for_update().get(pk=user_id)  # so that two new names are counted one after the other
    others = Preference.objects.filter(user_id=user_id).exclude(name=name)
    if others.count() >= MOST_NAMES:
        raise Refused(
            f"每人最多保存 {MOST_NAMES} 项设置，请先删除不用的。", f"At most {MOST_NAMES} preferences each."
        )
    Preference.objects.update_or_create(user_id=user_id, name=name, defaults={"text": text})


def drop_preference(user_id: int, name: str) -> None:
    """From now on the name has no value; also when it had none."""
    _check_name(name)
    Preference.objects.filter(user_id=user_id, name=name).delete()


def _check_name(name: str) -> None:
    if len(name) > 40 or _NAME.fullmatch(name) is None:
        raise Invalid(
            "设置的名称由小写字母、数字、下划线和点组成，不超过 40 个字符，如“columns.held”。",
            "A name is made of lower-case letters, digits, underscores and dots, like columns.held.",
            field="name",
        )


def _check_phrases(value: Any) -> None:
    """Few and short: what is longer is said once and is no phrase."""
    if (
        isinstance(value, dict)
        and len(value) <= MOST_VERBS
        and all(isinstance(own, list) and len(own) <= MOST_PHRASES for own in value.values())
        and all(
            isinstance(one, str) and 0 < len(one) <= LONGEST_PHRASE for own in value.values() for one in own
        )
    ):
        return
    raise Invalid(
        f"惯用语按动作列出，最多 {MOST_VERBS} 个动作，每个最多 {MOST_PHRASES} 条，每条 1–{LONGEST_PHRASE} 字。",
        f"Phrases are lists by verb: at most {MOST_VERBS} verbs, {MOST_PHRASES} phrases each, "
        f"1 to {LONGEST_PHRASE} characters long.",
        field="value",
    )


def _text(value: Any) -> str:
    if _depth(value) > DEEPEST:
        raise Invalid(f"设置的内容嵌套不能超过 {DEEPEST} 层。", f"At most {DEEPEST} levels.", field="value")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if not text.isascii() and _HALF.search(text):
        raise Invalid("设置的内容里有半个字符，无法保存。", "Half a character cannot be kept.", field="value")
    if len(text) > MOST_PREFERRED:
        raise Invalid(
            f"设置的内容不能超过 {MOST_PREFERRED} 个字符，现为 {len(text)} 个。",
            f"At most {MOST_PREFERRED} characters; these are {len(text)}.",
            field="value",
        )
    return text


def _depth(value: Any) -> int:
    """How deep lists and records lie in one another; without recursion, for the depth is the sender's choice."""
    deepest, waiting = 0, [(value, 0)]
    while waiting:
        one, above = waiting.pop()
        if isinstance(one, dict | list):
            deepest = max(deepest, above + 1)
            inside = one.values() if isinstance(one, dict) else one
            waiting += [(part, above + 1) for part in inside]
    return deepest
