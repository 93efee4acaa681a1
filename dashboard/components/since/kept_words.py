"""What is told of a meeting that was just closed, by what could be kept of the day's figures."""

from collections.abc import Mapping
from typing import Final

from dashboard.auth.meeting_figures import Kept
from dashboard.vocabulary.text import Text

HELD_TOLD: Final[Mapping[Kept, Text]] = {
    Kept.ALL: Text(
        da="Mødet er afsluttet som holdt, og dets tal er gemt til næste møde.",
        en="The meeting is closed as held, and its figures are kept for the next one.",
    ),
    Kept.WITHOUT_MART: Text(
        da="Mødet er afsluttet som holdt, og dets tal er gemt. Men opgørelsen bag tallene kunne ikke gemmes, så næste "
        "møde kan ikke se, hvorfor tallene har ændret sig. Gem den fra mødets side »Siden sidst«, når der er plads på "
        "disken.",
        en="The meeting is closed as held, and its figures are kept. But what they were counted from could not be "
        "kept, so the next meeting cannot see why they changed. Keep it from the meeting’s page “Since last” when the "
        "disk has room.",
    ),
    Kept.NOTHING: Text(
        da="Mødet er afsluttet som holdt. Men dets tal kunne ikke gemmes, så næste møde har intet at sammenligne med. "
        "Gem dem fra mødets side »Siden sidst«, når dashboardet har tal, og der er plads på disken.",
        en="The meeting is closed as held. But its figures could not be kept, so the next meeting has nothing to "
        "compare with. Keep them from the meeting’s page “Since last” when the dashboard has figures and the disk has "
        "room.",
    ),
}
