"""What can be refused, said once in Chinese and English; mapped to HTTP in one place."""

from typing import Any


class CityloopError(Exception):
    """A refusal that a user can understand and act on.

    `code` is stable for programs, `zh` and `en` are the sentences for people,
    `facts` carries what a screen may want to show (allowed verbs, the field, the row).
    """

    code = "error"
    status = 400

    def __init__(self, zh: str, en: str = "", **facts: Any) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en or zh
        self.facts = facts


class Invalid(CityloopError):
    """The input itself is wrong: unknown category, point outside, absurd time."""

    code = "invalid"
    status = 422


class OutsideDistrict(Invalid):
    """The point lies in no grid cell (单元网格) of the platform."""

    code = "outside_district"


class NotFound(CityloopError):
    """There is no such thing, or it is not this user's to see: the answer is the same."""

    code = "not_found"
    status = 404


class NotAllowed(CityloopError):
    """The person may not do this: wrong post, wrong unit, not the holder."""

    code = "not_allowed"
    status = 403


class WrongStage(CityloopError):
    """The case stands at a stage where this verb does not exist."""

    code = "wrong_stage"
    status = 409


class Refused(CityloopError):
    """The rules of the loop say no: a third return, an extension when overdue, a missing photo."""

    code = "refused"
    status = 409


class Conflict(CityloopError):
    """The same key was used for something else, or somebody was faster."""

    code = "conflict"
    status = 409
