"""The home, school or cohort that a decision's test is about, as people name it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.components.names import is_pooled
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.mart.query import HOME_UNIT, can_group
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import Words
from dashboard.vocabulary.decision import About
from dashboard.vocabulary.indicator import Indicator

_MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Target:
    """`name`: of a cohort, as it is called today."""

    about: About
    key: str = ""
    name: str = ""


def target_of(typed: str, indicator: Indicator, mart: Mart, cohorts: Sequence[Cohort], words: Words) -> Target:
    """What was typed: nothing (the municipality), a key, a name, or kind and key (`home:H1`). Raises NotUsableError."""
    if not typed:
        return Target(About.ALL)
    register = mart.register
    if any(is_pooled(register, key) and typed in (key, f"{About.HOME}:{key}") for key in register.homes):
        raise NotUsableError(words("A family is never told of alone. Leave the field empty, or choose another place."))
    found = [
        *(
            (Target(About.HOME, key), home.name)
            for key, home in register.homes.items()
            if not is_pooled(register, key) and _is_meant(typed, About.HOME, key, home.name)
        ),
        *(
            (Target(About.SCHOOL, key), school.name)
            for key, school in register.schools.items()
            if _is_meant(typed, About.SCHOOL, key, school.name)
        ),
        *(
            (Target(About.COHORT, cohort.cohort_id, cohort.name), cohort.name)
            for cohort in cohorts
            if _is_meant(typed, About.COHORT, cohort.cohort_id, cohort.name)
        ),
    ]
    if not found:
        raise NotUsableError(words("There is no home, school or cohort called “{typed}”.", typed=typed))
    if len(found) > 1:
        places = ", ".join(f"{target.about}:{target.key} ({name})" for target, name in found[:_MOST_TOLD])
        raise NotUsableError(words("Several are called “{typed}”; write one of: {places}.", typed=typed, places=places))
    target, name = found[0]
    by = {About.HOME: HOME_UNIT, About.SCHOOL: "school"}.get(target.about)
    if not can_group(indicator, by):
        raise NotUsableError(
            words("“{indicator}” is not counted for {place}.", indicator=words.text(indicator.label), place=name)
        )
    return target


def _is_meant(typed: str, about: About, key: str, name: str) -> bool:
    return typed in (key, f"{about}:{key}") or typed.casefold() == name.casefold()
