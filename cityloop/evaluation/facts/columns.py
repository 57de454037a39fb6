"""The columns of a fact row. Instants are whole microseconds since 1970 UTC; what has not happened stands at `NEVER`.

So "had happened as of an instant" is one comparison, never a question of NULL. A row is true for the instants
`valid_from` < as_of <= `valid_to`; within them a column may still become known (its instant passes), but
nothing known is taken back: what would be (返工, 重开, 延期 …) begins another row of the same holding.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pyarrow as pa

NEVER = 2**63 - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(instant: datetime | None) -> int:
    """An aware instant as the columns hold it; None is NEVER."""
    return NEVER if instant is None else (instant - _EPOCH) // _MICROSECOND


class Level(StrEnum):
    """What one row is about."""

    CASE = "case"  # the case as a whole, for regions
    UNIT = "unit"  # a case in the hands of a unit; its reworks are bundled (捆绑时限)
    NESTED = "nested"  # a case in the hands of a second-level or assisting unit, below another
    POST = "post"  # what one person did, or was told to do, in one spell


IDENTITY = ("case_id", "kind", "unit_id", "parent_unit_id", "person_id", "spell_id")
_NUMBERS = ("case_id", "unit_id", "parent_unit_id", "person_id", "spell_id", "entries")
_WORDS = (
    "number",
    "kind",  # report, grid, or the kind of the spell; empty on cases
    "unit_path",
    "post",
    "cell",
    "community",
    "street",
    "district",
    "duty_grid",
    "nature",
    "category_code",
    "source",
    "area_class",
    "local_week",  # of the report, in the platform's zone: 2026-W47
    "local_month",
    "local_day",
)
_FLAGS = ("urgent", "public")
_SMALL = ("local_weekday", "local_hour")

# By which instants a case belongs to a period or is left out, on every row of the case.
BELONGING = (
    "in_reported_at",
    "in_filed_at",
    "in_dispatched_at",
    "in_due_at",  # the unit's promise, known from the dispatch
    "in_desk_due_at",  # the first desk's promise, for what was never dispatched
    "in_closed_at",
    "in_voided_at",
    "in_suspended_at",
    "in_self_handled_at",
    "day_ends_at",  # the local midnight that ends the day of the report
)
HAPPENED = (
    "came_at",  # into the hands that the row is about
    "intake_at",
    "report_at",
    "self_handled_at",
    "confirmed_at",
    "missed_at",
    "accepted_at",
    "accepted_late_at",
    "rejected_at",
    "requested_at",
    "requested_late_at",
    "to_verify_at",
    "verified_at",
    "verified_late_at",
    "filed_at",
    "filed_late_at",
    "voided_at",
    "to_dispatch_at",
    "dispatched_at",
    "dispatched_late_at",
    "second_unit_at",
    "dropped_at",  # left these hands without being handled, or ended otherwise than by closing
    "due_at",
    "handled_at",
    "signed_in_time_at",
    "sent_back_at",
    "shirked_at",
    "extended_at",
    "suspended_at",
    "ever_suspended_at",
    "reworked_at",
    "failed_at",
    "to_arrange_at",
    "arranged_at",
    "arranged_late_at",
    "to_inspect_at",
    "inspected_at",
    "inspected_late_at",
    "closed_at",
    "chief_closed_at",
    "close_late_at",
    "force_closed_at",
    "reopened_at",
    "urged_at",
    "overseen_at",
    "oversight_kept_at",
    "followed_up_at",
    "rated_at",
)
# Times and seconds; what they are worth before their instant is asked of the instant.
AMOUNTS = ("rework_count", "failed_count", "urged_count", "handling_seconds", "limit_seconds")
# A column that says nothing until another one has happened.
GUARD = {
    "due_at": "dispatched_at",
    "in_due_at": "in_dispatched_at",
    "rework_count": "reworked_at",
    "failed_count": "failed_at",
    "urged_count": "urged_at",
    "satisfaction": "rated_at",
    "handling_seconds": "handled_at",
    "limit_seconds": "handled_at",
}
EMPTY: dict[str, int | str] = (
    dict.fromkeys((*BELONGING, *HAPPENED), NEVER) | dict.fromkeys(AMOUNTS, 0) | {"satisfaction": ""}
)

SCHEMA = pa.schema(
    [
        *((name, pa.int64()) for name in _NUMBERS),
        *((name, pa.string()) for name in _WORDS),
        *((name, pa.bool_()) for name in _FLAGS),
        *((name, pa.int8()) for name in _SMALL),
        ("valid_from", pa.int64()),
        ("valid_to", pa.int64()),
        *((name, pa.int64()) for name in (*BELONGING, *HAPPENED, *AMOUNTS)),
        ("satisfaction", pa.string()),
    ]
)
ORDER = [(name, "ascending") for name in (*IDENTITY, "valid_from")]
