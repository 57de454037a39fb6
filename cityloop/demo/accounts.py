"""The demo accounts and their one password: made for this data folder, kept there, never in the code."""

import secrets
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password

from cityloop.demo.organisation import ACCOUNTS
from cityloop.people.models import User

FILE = "demo_accounts.txt"
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without look-alikes
SIZE = 10
PREFIX = "密码："


def ready(home: Path) -> str:
    """Make the accounts of this database answer to the password of this data folder; returns the password."""
    file = home / FILE
    password = _kept(file) or "".join(secrets.choice(LETTERS) for _ in range(SIZE))
    users = list(User.objects.filter(username__in=[username for username, *_ in ACCOUNTS]))
    if not all(_answers(user, password) for user in users[:1]):
        User.objects.filter(pk__in=[user.pk for user in users]).update(password=make_password(password))
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(text(password), encoding="utf-8")
    return password


def text(password: str) -> str:
    """What is printed at the start and kept in the file."""
    rows = "\n".join(f"  {username:<9} {called}" for username, called, *_ in ACCOUNTS)
    return f"演示账号（人员均为虚构），同一个密码\n{PREFIX}{password}\n{rows}\n"


def _kept(file: Path) -> str:
    if not file.exists():
        return ""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(PREFIX).strip() for line in lines if line.startswith(PREFIX)), "")


def _answers(user: User, password: str) -> bool:
    return check_password(password, user.password)
