"""Lines behind a number of the registration as plain values: with the names that the reader may see."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Final

from dashboard.data.mart.members.member_rows import named
from dashboard.data.mart.registration.registered import Kind, RegisteredLine
from dashboard.data.mart.registration.registered_lines import NOTHING, Lines
from dashboard.data.mart.registration.registration_reach import RegistrationReach
from dashboard.i18n.words import compare_danish

_EPOCH: Final = date(1970, 1, 1)


def registered_rows(
    of: RegistrationReach, lines: Lines, *, names: bool, most: int | None
) -> tuple[RegisteredLine, ...]:
    """The lines in their order. `names`: the children may be named. `most`: so many are told of a talk."""
    receivers = _receivers(of, lines.event[lines.received > 1].tolist())
    about = {*lines.child.tolist(), *(child for own in receivers.values() for child in own)}
    called = named(of.mart, sorted(about), names=names)
    homes, schools = (_keys(of, attribute, lines) for attribute in ("home", "school"))
    found = []
    for place in range(len(lines)):
        own = receivers.get(int(lines.event[place]), [int(lines.child[place])])
        children = sorted((called[child] for child in own), key=lambda one: compare_danish(one.name or one.child))
        found.append(
            RegisteredLine(
                kind=Kind(lines.kind[place]),
                is_counted=bool(lines.counted[place]),
                children=tuple(children[:most]),
                received=len(children),
                home=homes[place] if lines.at[place] != 2 else None,
                school=schools[place] if lines.at[place] != 1 else None,
                day=_day(lines.day[place]),
                recorded_on=_day(lines.recorded[place]),
                delay=int(lines.delay[place]) if lines.delay[place] != NOTHING else None,
            )
        )
    return tuple(found)


def _receivers(of: RegistrationReach, talks: list[int]) -> dict[int, list[int]]:
    """The children of the talks that several received."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = of.ask(
        """about AS (SELECT DISTINCT event, child FROM concerned WHERE event IN (SELECT unnest(?::INTEGER[])))
           SELECT event, child FROM about""",
        talks,
    )
    for event, child in rows:
        found[event].append(child)
    return found


def _keys(of: RegistrationReach, attribute: str, lines: Lines) -> list[str | None]:
    coded = of.mart.columns.attributes[attribute]
    return [coded.values[code] for code in coded.codes[lines.stay].tolist()]


def _day(number: int) -> date | None:
    return None if number == NOTHING else _EPOCH + timedelta(days=int(number))
