"""The posts behind the numbers of learning advisors' hours: nobody's children, at the schools to which own ones go."""

from datetime import date
from typing import Any

from dashboard.data.mart.registration.registered import Kind, RegisteredFigure, RegisteredLine, RegisteredQuestion, Sort
from dashboard.data.mart.registration.registration_reach import POSTS, TOGETHER, RegistrationReach
from dashboard.i18n.words import compare_danish


def posts_of(of: RegistrationReach, figure: RegisteredFigure, asked: RegisteredQuestion) -> list[RegisteredLine]:
    """All of them, in the order that is asked for; a post of which the hours are unknown is counted."""
    register = of.mart.register
    rows = of.ask(
        f"{POSTS} SELECT staff_id, school, start_on, weekly_hours IS NULL FROM post WHERE unit = ? ORDER BY ALL",
        figure.key if figure.key is not None else TOGETHER,
    )
    found = [
        RegisteredLine(kind=Kind.POST, is_counted=is_unknown, school=school, staff=staff, day=start)
        for staff, school, start, is_unknown in rows
    ]

    def value(post: RegisteredLine) -> Any:
        if asked.sort is Sort.SCHOOL:
            school = register.schools.get(post.school or "")
            return compare_danish(school.name if school is not None else post.school or "")
        if asked.sort is Sort.STAFF:
            person = register.staff.get(post.staff or "")
            return compare_danish(person.name if person is not None else post.staff or "")
        return post.is_counted if asked.sort is Sort.COUNTED else post.day or date.min

    return sorted(found, key=value, reverse=asked.descending)
