"""Personal tokens (接口令牌): shown once when made, kept only as a digest, dead the moment they are revoked."""

import hashlib
import secrets
from datetime import timedelta

from cityloop.core import clock
from cityloop.core.errors import Invalid, NotFound
from cityloop.people.models import ApiToken, User

PREFIX = "cityloop_"  # so that leaked ones can be searched for
MAX_DAYS = 3660


def make(user: User, *, name: str, days: int | None = None) -> tuple[ApiToken, str]:
    """A new token: its row, and its text, which nobody can read again. Without days it does not expire."""
    if not name.strip():
        raise Invalid("请写明令牌的用途。", "Say what the token is for.", field="name")
    if days is not None and not 0 < days <= MAX_DAYS:
        raise Invalid(f"有效天数应在 1–{MAX_DAYS} 之间。", f"Days must be 1–{MAX_DAYS}.", field="days")
    text = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    row = ApiToken.objects.create(
        user=user,
        name=name.strip()[:60],
        digest=digest(text),
        created_at=now,
        expires_at=now + timedelta(days=days) if days else None,
    )
    return row, text


def owner(text: str) -> User | None:
    """Whose token this is; None when it is unknown, expired, revoked, or its owner has left."""
    row = ApiToken.objects.select_related("user").filter(digest=digest(text)).first()
    if row is None or row.revoked_at is not None or not row.user.is_active:
        return None
    return None if row.expires_at is not None and row.expires_at <= clock.now() else row.user


def revoke(user_id: int, token_id: int) -> None:
    """吊销 one's own token; from now on it opens nothing."""
    mine = ApiToken.objects.filter(pk=token_id, user_id=user_id)
    if not mine.exists():
        raise NotFound("没有这个令牌。", "No such token.")
    mine.filter(revoked_at__isnull=True).update(revoked_at=clock.now())


def digest(text: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
