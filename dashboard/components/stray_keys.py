"""What an address says on a page without figures: what the page does not read is told; filters mean nothing there."""

from dash.development.base_component import Component

from dashboard.components.notices import address_problems
from dashboard.components.query import Fault, Problem
from dashboard.components.visit import Visit


def stray_keys(visit: Visit, *more: Problem) -> Component | None:
    """The notice of keys that the page does not read, and of the page's own problems; None without any."""
    unread = [problem for problem in visit.state.problems if problem.fault is Fault.UNKNOWN_KEY]
    return address_problems([*unread, *more], {}, visit.words)
