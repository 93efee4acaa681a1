"""What pages, forms and posts know of remarks: whose they are, their address, what they are about in words."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.components.names import unit_name
from dashboard.components.query import Fault, Problem, read, write
from dashboard.components.remarks.remark_link import RemarkLink
from dashboard.components.units.unit_access import may_see_unit
from dashboard.components.visit import Visit
from dashboard.data.app_database.remarks import About, remarks_counted
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

REMARKS_PATH: Final = "/bemaerkninger"
REMARKS_TITLE: Final = Text(da="Bemærkninger", en="Remarks")
INDICATOR_KEY: Final = "om"
UNIT_KEY: Final = "sted"
LABELS: Final[Mapping[str, Text]] = {
    INDICATOR_KEY: Text(da="Indikator", en="Indicator"),
    UNIT_KEY: Text(da="Hjem eller skole", en="Home or school"),
}
# In the address a unit is `hjem:H1`.
_KINDS: Final[Mapping[str, Unit]] = {"hjem": "home", "skole": "school"}
_WRITTEN: Final[Mapping[str, str]] = {unit: written for written, unit in _KINDS.items()}


def reads_remarks(reader: Reader, about: About) -> bool:
    """Who reads the minutes reads them all; a leader those about the home or school that is the leader's own."""
    return Permission.REMARKS in reader.permissions and (
        Permission.MINUTES in reader.permissions or _owns(reader, about)
    )


def writes_remarks(reader: Reader, about: About) -> bool:
    """Who plans the meetings writes about everything; a leader about what is the leader's own."""
    return Permission.REMARKS in reader.permissions and (
        Permission.MEETINGS in reader.permissions or _owns(reader, about)
    )


def is_there(visit: Visit, about: About) -> bool:
    """Whether the reader may know of what a remark is about. An indicator may be gone; a unit must not be hidden."""
    if about.unit_kind is None or about.unit_key is None:
        return True
    return may_see_unit(visit.scope, visit.mart, about.unit_kind, about.unit_key)


def asked_about(visit: Visit) -> tuple[About | None, tuple[Problem, ...]]:
    """What the address names; None: nothing, or nothing that is there, which is then told."""
    asked = dict(read(visit.search))
    problems = []
    indicator, unit, key = asked.get(INDICATOR_KEY), None, None
    if indicator is not None and (len(indicator) > 1 or indicator[0] not in all_indicators()):
        problems.append(Problem.of(Fault.LEFT_OUT, INDICATOR_KEY, ",".join(indicator)))
        indicator = None
    if (place := asked.get(UNIT_KEY)) is not None:
        kind, _, key = place[0].partition(":")
        unit = _KINDS.get(kind)
        if unit is None or len(place) > 1 or not may_see_unit(visit.scope, visit.mart, unit, key):
            problems.append(Problem.of(Fault.LEFT_OUT, UNIT_KEY, ",".join(place)))
            unit = None
    if indicator is None and unit is None:
        return None, tuple(problems)
    about = About(
        indicator=indicator[0] if indicator else None, unit_kind=unit, unit_key=key if unit is not None else None
    )
    return about, tuple(problems)


def about_pairs(about: About) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the address says of it, by key."""
    pairs = []
    if about.indicator is not None:
        pairs.append((INDICATOR_KEY, (about.indicator,)))
    if about.unit_kind is not None:
        pairs.append((UNIT_KEY, (f"{_WRITTEN[about.unit_kind]}:{about.unit_key}",)))
    return tuple(pairs)


def remarks_href(about: About) -> str:
    return f"{REMARKS_PATH}?{write(about_pairs(about))}"


def about_words(visit: Visit, about: About) -> str:
    """`Mål opnået · Lindely`."""
    words, parts = visit.words, []
    if about.indicator is not None:
        indicator = all_indicators().get(about.indicator)
        gone = words("an indicator that does not exist any more")
        parts.append(words.text(indicator.label) if indicator is not None else gone)
    if about.unit_kind is not None:
        parts.append(unit_name(visit.register, about.unit_kind, about.unit_key, words))
    return " · ".join(parts)


def remark_links(
    visit: Visit, indicators: Sequence[Indicator], unit: Unit | None = None, key: str | None = None
) -> Mapping[str, RemarkLink]:
    """A link by indicator key, at a unit or without one; none for who may not read them. One question in all."""
    if not reads_remarks(visit.reader, About(unit_kind=unit, unit_key=key)):
        return {}
    words = visit.words
    counts = remarks_counted(visit.audit.log.database, unit, key)
    found = {}
    for indicator in indicators:
        about = About(indicator=indicator.key, unit_kind=unit, unit_key=key)
        n = counts.get(indicator.key, 0)
        said = words("Remarks ({n})", n=words.number(n)) if n else words("Remarks")
        name = words("{remarks} on {indicator}", remarks=said, indicator=words.text(indicator.label))
        found[indicator.key] = RemarkLink(remarks_href(about), said, name)
    return found


def remark_link_of(visit: Visit, about: About, name: str) -> RemarkLink | None:
    """The link to the remarks on one thing, uncounted; None for who may not read them."""
    if not reads_remarks(visit.reader, about):
        return None
    said = visit.words("Remarks")
    return RemarkLink(remarks_href(about), said, visit.words("{remarks} on {indicator}", remarks=said, indicator=name))


def _owns(reader: Reader, about: About) -> bool:
    return about.unit_kind is not None and reader.scope.own.has_unit(about.unit_kind, about.unit_key)
