"""The schemes that a demo district is assessed by: its units by its own, posts and regions in the national style."""

from cityloop.demo.regulation import IN_FORCE
from cityloop.evaluation.actions.schemes import adopt_defaults
from cityloop.people import actors
from cityloop.people.models import Platform

SCHEMES = (
    "hongqi_unit",
    "plain_district",
    "national_region_1",
    "national_region_2",
    "national_inspector",
    "national_intake",
    "national_duty_chief",
    "national_dispatcher",
)


def adopt_schemes(platform: Platform) -> None:
    """So that a newcomer sees scores at once; an assessor may write others."""
    adopt_defaults(by=actors.system(platform.pk), platform=platform, schemes=SCHEMES, valid_from=IN_FORCE)
