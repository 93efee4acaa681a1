"""What stands under each topic of the agenda, after its minutes: each part is made by a component of its own."""

from collections.abc import Callable
from typing import Final

from dash.development.base_component import Component

from dashboard.components.decisions.decision_section import topic_decisions
from dashboard.components.visit import Visit
from dashboard.data.app_database.agenda import AgendaItem
from dashboard.data.app_database.meetings import Meeting

ItemPart = Callable[[Visit, Meeting, AgendaItem], Component | None]  # None where there is nothing to say

ITEM_PARTS: Final[tuple[ItemPart, ...]] = (topic_decisions,)
