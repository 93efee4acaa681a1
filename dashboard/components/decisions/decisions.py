"""What page, section, forms and posts know of decisions: addresses, and what a post is answered with."""

from collections.abc import Mapping
from typing import Final

from dashboard.components.meetings.meetings import page_of
from dashboard.components.told import TOLD_KEY
from dashboard.vocabulary.text import Text

DECISIONS_PATH: Final = "/beslutninger"
DECISIONS_TITLE: Final = Text(da="Beslutninger", en="Decisions")
SECTION_ID: Final = "beslutninger"  # of the meeting's page
ENTRY_KEY: Final = "beslutning"  # in the address of the list: the decision that is opened
TOLD: Final[Mapping[str, Text]] = {
    "besluttet": Text(da="Beslutningen er skrevet ned.", en="The decision is written down."),
    "besluttet-uden-tal": Text(
        da="Beslutningen er skrevet ned. Gruppen kan ikke få vist, om den er opfyldt: der er for få børn bag tallet, "
        "eller det findes ikke i gruppens faste tabeller. Besvar den med ord.",
        en="The decision is written down. The group cannot be shown whether it is met: too few children are behind "
        "the figure, or it is not in the group's fixed tables. Answer it in words.",
    ),
    "rettet": Text(da="Beslutningen er rettet.", en="The decision is corrected."),
    "besvaret": Text(da="Svaret er gemt.", en="The answer is saved."),
    "trukket-tilbage": Text(da="Beslutningen er trukket tilbage.", en="The decision is withdrawn."),
}
WARNED: Final = "besluttet-uden-tal"


def taking_path(meeting_id: str) -> str:
    """The address that a meeting's decisions are posted to."""
    return f"{page_of(meeting_id)}/beslutninger"


def change_path(decision_id: str, change: str) -> str:
    """The address that a change of a decision is posted to."""
    return f"{DECISIONS_PATH}/{decision_id}/{change}"


def entry_address(decision_id: str, told: str = "") -> str:
    """A decision among all of them; with what was done to it."""
    opened = f"{DECISIONS_PATH}?{ENTRY_KEY}={decision_id}"
    return f"{opened}&{TOLD_KEY}={told}" if told else opened


def told_at(path: str, told: str) -> str:
    """A page that says what was done."""
    return f"{path}?{TOLD_KEY}={told}"
