"""Random rows that belong to homes and schools: assignments, sparring, attendance."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from .case import Row
from .days import day, lengths, maybe_day, offsets
from .draws import values

Draw = st.DrawFn


def _unit(unit: str, homes: Sequence[str]) -> dict[str, str | None]:
    """Exactly one of `home_id` and `school_id`."""
    is_home = unit in homes
    return {"home_id": unit if is_home else None, "school_id": None if is_home else unit}


def assignments(draw: Draw, homes: Sequence[str], schools: Sequence[str]) -> list[Row]:
    """0 to 6 assignments, hours unknown or such that they add up to exactly five or just less."""
    hours = ("5", None, "2.5", "4.99", "1.66", "1.67", "0.1", "2.2", "2.7", "0")
    rows: list[Row] = []
    for _ in range(draw(values(tuple(range(7))))[0]):
        start, length = draw(offsets()), draw(lengths())
        unit, staff, weekly = draw(values((*schools, *homes), ("m2", "m3", "m4", "m5"), hours))
        rows.append(
            {
                "assignment_id": f"k{9 + len(rows)}",
                "staff_id": staff,
                **_unit(unit, homes),
                "weekly_hours": None if weekly is None else Decimal(weekly),
                "start_on": day(start),
                "end_on": maybe_day(None if length is None else start + length),
            }
        )
    return rows


def sparring(draw: Draw, homes: Sequence[str], schools: Sequence[str], children: Sequence[str]) -> list[Row]:
    """0 to 8 talks, about a child (of that unit or of another) or about none; several on a day."""
    rows: list[Row] = []
    held = 0
    for _ in range(draw(values(tuple(range(9))))[0]):
        unit, child, wait = draw(values((*schools, *homes), (None, *children), (None, 0, 63, 64, 105, 106)))
        held = held + wait if rows and wait is not None else draw(offsets())
        rows.append(
            {
                "sparring_id": f"r{9 + len(rows)}",
                "held_on": day(held),
                "staff_id": None,
                **_unit(unit, homes),
                "child_id": child,
                "method": None,
                "minutes": None,
                "recorded_on": None,
            }
        )
    return rows


def attendance(draw: Draw, children: Sequence[str], schools: Sequence[str]) -> list[Row]:
    """0 to 6 rows a child, of one day or of longer.

    Possible, illness, permitted and unauthorised days: among them exactly a tenth absent, no possible days,
    half days, a negative part, more absence than possible.
    """
    plain = (
        ("20", "2", "0", "0"),
        ("21", "0.7", "0.7", "0.7"),
        ("19.5", "0", "1.96", "0"),
        ("10", "0", "0", "1"),
    )
    small = (("1", "0", "0", "0"), ("1", "0.5", "0", "0.5"), ("0", "0", "0", "0"), ("0.5", "0.5", "0", "0"))
    tenth = (("10", "0.35", "0.35", "0.3"), ("10", "0.35", "0.35", "0.31"), ("30", "0.1", "2.9", "0"))
    bad = (("20", "-1", "5", "0"), ("1", "0.5", "0.5", "0.5"), ("0", "0.5", "0", "0"), ("-1", "0", "0", "0"))
    rows: dict[tuple[str, str, int], Row] = {}
    for child in children:
        for _ in range(draw(values(tuple(range(7))))[0]):
            start = draw(offsets())
            school, length, shape = draw(values(tuple(schools), (0, 6, 29), plain + small + tenth + bad))
            possible, illness, permitted, unauthorised = map(Decimal, shape)
            rows.setdefault(
                (child, school, start),
                {
                    "child_id": child,
                    "school_id": school,
                    "from_on": day(start),
                    "to_on": day(start + length),
                    "possible_days": possible,
                    "illness_days": illness,
                    "permitted_days": permitted,
                    "unauthorised_days": unauthorised,
                },
            )
    return list(rows.values())
