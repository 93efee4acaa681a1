"""What stands at the top of a child's page: whose record, of which days, and what is missing in it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dashboard.components.code_labels import code_label
from dashboard.components.names import staff_name, unit_name
from dashboard.data.mart.answers import Register
from dashboard.data.mart.children.child_record_answers import ChildRecord
from dashboard.data.mart.children.child_record_gaps import Gap, GapKind
from dashboard.i18n.words import Words

# What is missing, of one and of many; `{missing}` of `{n}`.
_MISSING: Final[Mapping[GapKind, tuple[str, str]]] = MappingProxyType(
    {
        GapKind.ACADEMIC_GOAL: ("No academic goal is open.", "No academic goal is open."),
        GapKind.OTHER_GOAL: ("No goal of well-being or social life is open.",) * 2,
        GapKind.INTERVIEW: (
            "The child was not interviewed in the assessment.",
            "The child was not interviewed in {missing} of {n} assessments.",
        ),
        GapKind.INVOLVEMENT: (
            "At the one meeting the child neither took part nor was asked beforehand.",
            "At {missing} of {n} meetings the child neither took part nor was asked beforehand.",
        ),
        GapKind.GOAL_VOICE: (
            "The one goal was not set together with the child.",
            "{missing} of {n} goals were not set together with the child.",
        ),
        GapKind.PLAN_LINK: (
            "The one goal is not linked to the child's plan.",
            "{missing} of {n} goals are not linked to the child's plan.",
        ),
        GapKind.CASEWORKER: (
            "The caseworker was not at the one meeting.",
            "The caseworker was at none of {n} meetings, as far as is recorded.",
        ),
    }
)
# What nobody has recorded.
_UNKNOWN: Final[Mapping[GapKind, tuple[str, str]]] = MappingProxyType(
    {
        GapKind.INTERVIEW: (
            "It is not recorded whether the child was interviewed in the assessment.",
            "Of {unknown} of {n} assessments it is not recorded whether the child was interviewed.",
        ),
        GapKind.INVOLVEMENT: (
            "It is not recorded whether the child took part in the one meeting.",
            "Of {unknown} of {n} meetings it is not recorded whether the child took part.",
        ),
        GapKind.GOAL_VOICE: (
            "It is not recorded whether the one goal was set together with the child.",
            "Of {unknown} of {n} goals it is not recorded whether they were set together with the child.",
        ),
        GapKind.PLAN_LINK: (
            "It is not recorded whether the one goal is linked to the child's plan.",
            "Of {unknown} of {n} goals it is not recorded whether they are linked to the child's plan.",
        ),
        GapKind.CASEWORKER: (
            "It is not recorded whether the caseworker was at the one meeting.",
            "Of {unknown} of {n} meetings it is not recorded whether the caseworker was there.",
        ),
    }
)


def heading(record: ChildRecord, words: Words) -> str:
    """The name, for those who may see it; else the key."""
    return record.name or words("Child {key}", key=record.child)


def standing(record: ChildRecord, register: Register, words: Words) -> str:
    """Where the child lives and learns, and in which course, on the last day of the record."""
    parts = []
    last = record.within.spans[-1].end if record.within.spans else None
    for home in record.homes[-1:]:
        if home.to_on == last:
            parts.append(unit_name(register, "home", home.home, words))
    for school in record.schools[-1:]:
        if school.to_on == last:
            grade = words("grade {n}", n=school.grade) if school.grade is not None else ""
            parts.append(
                ", ".join(part for part in (unit_name(register, "school", school.school, words), grade) if part)
            )
    for course in record.courses[-1:]:
        if course.to_on == last:
            parts.append(
                words(
                    "{model}, coordinator {name}",
                    model=words.text(code_label("model", course.model)),
                    name=staff_name(register, course.coordinator, words),
                )
            )
        else:
            parts.append(words("the course ended {day}", day=words.day(course.to_on)))
    return " · ".join(parts)


def days_told(record: ChildRecord, words: Words) -> str:
    """Which days the record is of, where they are not all of the child's."""
    spans = record.within.spans
    if not spans:
        return words("Only school days are yours to see: the child has been absent or present at your place.")
    told = [
        words("to {day}", day=words.day(span.end))
        if span.start.year == 1
        else words("from {day} on", day=words.day(span.start))
        if span.end == record.within.as_of
        else words.months(span.start, span.end)
        for span in spans
    ]
    return words("You see the days on which the child is or was yours: {days}.", days=words.listed(told))


def gap_sentences(gaps: Sequence[Gap], words: Words) -> list[str]:
    """What is missing, then what nobody has recorded: a sentence each."""
    missing = [_sentence(_MISSING[gap.kind], gap, words) for gap in gaps if gap.missing]
    unknown = [_sentence(_UNKNOWN[gap.kind], gap, words) for gap in gaps if gap.unknown]
    return [*missing, *unknown]


def _sentence(forms: tuple[str, str], gap: Gap, words: Words) -> str:
    return words.count(gap.of, *forms, missing=words.number(gap.missing), unknown=words.number(gap.unknown))


def named(register: Register, words: Words, unit: str, key: str | None) -> str:
    """What a chart of the child calls a home, school, person or code."""
    if unit in ("home", "school"):
        return unit_name(register, unit, key, words)
    return staff_name(register, key, words) if unit == "staff" else words.text(code_label(unit, key))
