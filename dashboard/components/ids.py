"""Every id of the screen is made here, so that pages, callbacks, labels and tests agree on them.

The browser-side code never looks an id up: it finds its elements by `data-` attributes.
"""

from typing import Final

LOCATION: Final = "address"
PAGE: Final = "page"  # what the one server callback fills
MAIN: Final = "main"  # where the skip link leads
FILTER_BAR: Final = "filters"
HELP: Final = "help"
CONNECTION: Final = "connection-problem"
SESSION_ENDED: Final = "session-ended"
SEARCH: Final = "search"


def filter_control(key: str) -> str:
    """The control of a filter, by its key in the address (`trin`)."""
    return f"filter-{key}"


def heading(key: str) -> str:
    """The heading that names a section, card or figure."""
    return f"heading-{key}"


def card(indicator: str) -> str:
    return f"card-{indicator}"


def figure(key: str) -> str:
    return f"figure-{key}"


def graph(key: str) -> str:
    return f"graph-{key}"


def table(key: str) -> str:
    return f"table-{key}"


def glossary(indicator: str) -> str:
    """The anchor of an indicator's entry in the glossary: `/ordliste#absence`."""
    return indicator
