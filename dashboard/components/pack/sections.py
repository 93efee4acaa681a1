"""The sections of a meeting pack, in the order that Danish committees know. A new one is a line here."""

from typing import Final

from dashboard.components.pack import agenda, decisions, definitions, figures, months, since, to_decide, units
from dashboard.components.pack.asked import PackSection

SECTIONS: Final[tuple[PackSection, ...]] = (
    agenda.SECTION,
    decisions.SECTION,
    since.SECTION,
    figures.SECTION,
    to_decide.SECTION,
    units.HOMES,
    units.SCHOOLS,
    months.SECTION,
    definitions.SECTION,
)
