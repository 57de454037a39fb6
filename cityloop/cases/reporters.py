"""What a caller has reported before, for the desk that picks up the phone."""

from cityloop.cases import sight
from cityloop.cases.models import Reporter
from cityloop.core.errors import Invalid
from cityloop.people.actors import Actor

LAST = 20


def history(actor: Actor, phone: str) -> list[Reporter]:
    """The last reports from a number, each with its case, as far as the actor may see them."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    if len(digits) < 5:
        raise Invalid("请填写完整的电话号码。", "Give the whole number.", field="phone")
    said = Reporter.objects.filter(phone__in={phone.strip(), digits}, case__in=sight.visible_cases(actor))
    return list(said.select_related("case__category").order_by("-case__reported_at", "-pk")[:LAST])
