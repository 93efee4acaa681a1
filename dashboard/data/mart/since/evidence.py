"""Whether what stands in the record of a child (a unit) up to a day is what stood there before, or more, or less.

Many figures are drawn from the record by a rule: one contact that was registered late may make weeks of days covered.
So the reason is looked for in the record, and not in the figure's own rows. Keys of rows are left out of it: a source
that numbers its meetings anew has not registered any.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from dashboard.data.mart.columns import Flags, Wide
from dashboard.data.mart.since.side import Side, Sides

# What was so on the day `$day` or before it: whose, and what.
_RECORD: Final = {
    "contact": """
        SELECT DISTINCT child AS own, concat_ws('|', 'contact', held_on) AS what
        FROM mart.contact WHERE held_on <= $day""",
    "course": """
        SELECT child AS own, concat_ws('|', 'course', start_on) AS what FROM mart.course WHERE start_on <= $day
        UNION ALL
        SELECT child, concat_ws('|', 'course end', end_on) FROM mart.course WHERE end_on <= $day""",
    "first_meeting": """
        SELECT child AS own, concat_ws('|', 'first', day) AS what
        FROM mart.record_meeting WHERE kind = 'goal_setting' AND state = 'held' AND day <= $day""",
    "goal": """
        SELECT child AS own, concat_ws('|', 'goal', domain, set_on, due_on) AS what
        FROM mart.record_goal WHERE set_on <= $day
        UNION ALL
        SELECT child, concat_ws('|', 'closed', domain, set_on, due_on, closed_on, outcome)
        FROM mart.record_goal WHERE closed_on <= $day""",
    "assessment": """
        SELECT child AS own, concat_ws('|', 'assessed', completed_on, academic, cognitive, social, wellbeing) AS what
        FROM mart.record_assessment WHERE completed_on <= $day""",
    "talk": """
        SELECT DISTINCT {unit}_id AS own, concat_ws('|', 'talk', held_on) AS what
        FROM mart.sparring WHERE held_on <= $day AND {unit}_id IS NOT NULL""",
}

# Fact -> what it is drawn from. Rows of the other facts are their own evidence.
_DRAWN_FROM: Final = {
    "course_days": ("contact", "course"),
    "obligation": ("contact", "course"),
    "goal_result": ("goal", "course"),
    "goal_sides": ("goal", "first_meeting", "course"),
    "goals_check": ("goal", "first_meeting", "course"),
    "assessment_check": ("assessment", "course"),
    "covered_days": ("talk",),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """By common number: whose record has got more, and whose has lost something (a correction does both)."""

    added: Flags
    removed: Flags


def evidence_of(sides: Sides, fact: str, of: str, day: date) -> Evidence | None:
    """What happened to the record up to a day that both states know; None where rows are their own evidence."""
    topics = _DRAWN_FROM.get(fact)
    if topics is None:
        return None
    each = [_evidence(sides, topic, of, day) for topic in topics]
    added, removed = (np.logical_or.reduce(flags) for flags in zip(*each, strict=True))
    return Evidence(added, removed)


def _evidence(sides: Sides, topic: str, of: str, day: date) -> tuple[Flags, Flags]:
    """Whose record of a topic has got more, and whose less; looked up once for all figures."""
    if (topic, of) not in sides.changed:
        before, after = (_record(side, topic, of, day) for side in (sides.before, sides.after))
        size = len(sides.before.is_there[of])
        sides.changed[topic, of] = _whose(after, before, size), _whose(before, after, size)
    return sides.changed[topic, of]


@dataclass(frozen=True, slots=True)
class _Record:
    member: Wide
    what: Wide


def _record(side: Side, topic: str, of: str, day: date) -> _Record:
    """Each thing as a number that tells it from others, the second of its like from the first."""
    rows = _RECORD[topic].format(unit=of)
    found = side.mart.ask_columns(
        f"SELECT own, hash(what, row_number() OVER (PARTITION BY own, what)) AS what FROM ({rows})", {"day": day}
    )
    if of == "child":
        member = side.children[found["own"].astype(np.int64)]
    else:
        # A unit without any child in a course ever is not numbered, and adds to nothing.
        places = side.mart.columns.attributes[of].places
        code = np.array([places.get(key, 0) for key in found["own"].tolist()], np.int64)
        member = side.units[of][code]
    mixed = found["what"].astype(np.uint64) ^ (member.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    return _Record(member, mixed.view(np.int64))


def _whose(one: _Record, other: _Record, size: int) -> Flags:
    """Who has in `one` what `other` has not."""
    found = np.zeros(size, np.bool_)
    found[one.member[~np.isin(one.what, other.what)]] = True
    return found
