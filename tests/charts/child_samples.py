"""Records of one child, small enough to be read by eye. The child and the homes are invented."""

from datetime import date

from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import (
    AbsentMonth,
    Assessment,
    ChildRecord,
    CourseSpell,
    Due,
    Goal,
    GoalState,
    HomeSpell,
    Meeting,
    MeetingState,
    SchoolSpell,
    Sides,
    Talk,
    Within,
)
from dashboard.vocabulary.period import Period

AS_OF = date(2026, 6, 10)
FIRST = date(2025, 8, 1)
MOVED = date(2026, 2, 1)
NAMES = {
    "a": "Skovbo <b>&",
    "b": "Lindely",
    "s": "Åskolen",
    "kia": "Kvalitet",
    "k": "Karen",
    "special_class": "special",
}


def named(_kind: str, key: str | None) -> str:
    return NAMES[key or "k"]


def meeting(day: date, state: MeetingState, kind: str = "follow_up", **told: object) -> Meeting:
    involvement, caseworker = told.get("involvement"), told.get("caseworker")
    assert involvement is None or isinstance(involvement, str)
    assert caseworker is None or isinstance(caseworker, bool)
    return Meeting(
        course="c",
        kind=kind,
        state=state,
        day=day,
        child_involvement=involvement,
        caseworker_present=caseworker,
    )


def due(opened: date | None, due_on: date, last: date, counted: date, state: ObligationState) -> Due:
    return Due(opened_on=opened, due_on=due_on, last_good_on=last, counted_on=counted, state=state)


def goal(domain: str, days: tuple[date | None, date, date | None, date], state: GoalState) -> Goal:
    set_on, due_on, closed_on, seen_on = days
    return Goal(
        course="c",
        domain=domain,
        set_on=set_on,
        due_on=due_on,
        closed_on=closed_on,
        seen_on=seen_on,
        state=state,
        child_voice=None,
        plan_link=True,
    )


def moved() -> ChildRecord:
    """From one home to another; one follow-up kept, one broken, one pending; goals of both sides."""
    kept, late = date(2025, 10, 20), date(2026, 3, 2)
    return ChildRecord(
        child="B1",
        name="Alma <b>&",
        within=Within((Period(date(2025, 5, 1), AS_OF),), AS_OF),
        homes=(
            HomeSpell(home="a", from_on=FIRST, to_on=date(2026, 1, 31), is_open=False),
            HomeSpell(home="b", from_on=MOVED, to_on=AS_OF, is_open=True),
        ),
        schools=(
            SchoolSpell(school="s", grade=4, class_type="special_class", from_on=FIRST, to_on=AS_OF, is_open=True),
        ),
        courses=(CourseSpell(course="c", model="kia", coordinator="k", from_on=FIRST, to_on=AS_OF, is_open=True),),
        dues=(
            due(None, date(2025, 10, 25), date(2025, 11, 1), kept, ObligationState.KEPT),
            due(kept, date(2025, 12, 15), date(2025, 12, 22), date(2025, 12, 23), ObligationState.BROKEN),
            due(late, date(2026, 6, 15), date(2026, 6, 22), AS_OF, ObligationState.PENDING),
        ),
        meetings=(
            meeting(kept, MeetingState.HELD, "goal_setting", involvement="attended", caseworker=True),
            meeting(date(2025, 12, 10), MeetingState.MISSED),
            meeting(date(2026, 1, 10), MeetingState.CANCELLED),
            meeting(late, MeetingState.HELD, involvement="none", caseworker=False),
            meeting(date(2026, 6, 17), MeetingState.PLANNED),
        ),
        goals=(
            goal(
                "academic", (date(2025, 10, 20), date(2026, 1, 10), date(2026, 1, 5), date(2026, 1, 5)), GoalState.MET
            ),
            goal("academic", (date(2025, 10, 20), date(2026, 3, 1), None, AS_OF), GoalState.NOT_EVALUATED),
            goal("wellbeing", (None, date(2026, 1, 10), date(2026, 1, 8), date(2026, 1, 8)), GoalState.PARTLY_MET),
            goal("social", (late, date(2026, 6, 15), None, AS_OF), GoalState.OPEN),
        ),
        assessments=(
            Assessment(
                course="c",
                requested_on=date(2025, 8, 5),
                completed_on=date(2025, 9, 20),
                seen_on=date(2025, 9, 20),
                sides=("academic", "wellbeing"),
                child_interviewed=True,
            ),
        ),
        talks=(
            Talk(unit_kind="home", day=date(2025, 11, 3), about_this_child=True),
            Talk(unit_kind="school", day=date(2026, 4, 7), about_this_child=False),
        ),
        absence=(
            AbsentMonth(month="2025-08", possible=15, illness=1, permitted=0, unauthorised=0.5),
            AbsentMonth(month="2025-10", possible=18, illness=4, permitted=2, unauthorised=0),
        ),
        sides=Sides(academic_open=True, other_open=True),
    )


def nothing() -> ChildRecord:
    """A child of whom nothing is recorded."""
    return ChildRecord(
        child="B2",
        name=None,
        within=Within((Period(date.min, AS_OF),), AS_OF),
        homes=(),
        schools=(),
        courses=(),
        dues=(),
        meetings=(),
        goals=(),
        assessments=(),
        talks=(),
        absence=(),
        sides=None,
    )
