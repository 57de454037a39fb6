"""The door of the back office: on the same trail as the API's, and as slow for those who guess."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from cityloop.people import trail
from cityloop.people.trail import Act

if TYPE_CHECKING:
    from django.contrib.admin.forms import AdminAuthenticationForm as AuthenticationForm
else:
    from unfold.forms import AuthenticationForm

WRONG_ALLOWED = 5
WITHIN = timedelta(minutes=5)


class LoginForm(AuthenticationForm):
    """Wrong five times in five minutes, the door stays shut for a while."""

    def clean(self) -> dict[str, Any]:
        if trail.times(Act.LOGIN_FAILED, self._thing, within=WITHIN) >= WRONG_ALLOWED:
            raise ValidationError("密码错误次数过多，请 5 分钟后再试。")
        try:
            return super().clean()
        except ValidationError:
            trail.write(Act.LOGIN_FAILED, user_id=None, thing=self._thing)
            raise

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        trail.write(Act.LOGIN, user_id=user.pk, thing=self._thing)

    @property
    def _thing(self) -> str:
        """As the API writes it, so that guesses at both doors are counted together."""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        return f"{self.cleaned_data.get('username', '').strip()[:70]} {address}"
