"""How soon and how fully what happens is recorded (docs/definitions.md, "Not done or not recorded")."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from .case import Case, in_force
from .follow_up import is_held
from .goals import closed_by

Own = Callable[[str, date], bool]


@dataclass(frozen=True)
class Event:
    """`units`: of which kind of unit it is told; `children` of it, each with the day's state."""

    key: str
    kinds: tuple[str, ...]
    children: tuple[str, ...]
    day: date
    recorded_on: date | None


def events(case: Case, as_of: date) -> Iterator[Event]:
    """Held meetings, goals at their latest change, and sparring by whom it reached."""
    both = ("home", "school")
    for meeting in case.rows("meeting"):
        if is_held(meeting) and meeting["held_on"] <= as_of:
            child, day = case.child_of_course(meeting), meeting["held_on"]
            yield Event(f"meeting {meeting['meeting_id']}", both, (child,), day, meeting["recorded_on"])
    for goal in case.rows("goal"):
        if goal["set_on"] <= as_of:
            day = goal["closed_on"] if closed_by(goal, as_of) else goal["set_on"]
            yield Event(f"goal {goal['goal_id']}", both, (case.child_of_course(goal),), day, goal["recorded_on"])
    for talk in case.rows("sparring"):
        kind = "home" if talk["home_id"] is not None else "school"
        receivers = tuple(
            child
            for child in case.children()
            if talk["held_on"] <= as_of
            and case.attributes(child, talk["held_on"])[kind] == talk[f"{kind}_id"]
            and case.attributes(child, talk["held_on"])["in_course"] == "yes"
            and talk["child_id"] in (None, child)
        )
        if receivers:
            yield Event(f"sparring {talk['sparring_id']}", (kind,), receivers, talk["held_on"], talk["recorded_on"])


@dataclass(frozen=True)
class Recorded:
    """As `Registration`: unknown values as (unknown, of), without those that there are none of."""

    dated: int
    within: int
    median: float | None
    unknown: dict[str, tuple[int, int]]
    marks: tuple[tuple[date, int, int], ...]
    dated_children: int


def recorded(case: Case, as_of: date, kind: str | None, is_own: Own) -> dict[str | None, Recorded]:
    """By unit of a kind; without one all together, under None."""
    found = defaultdict(list)
    for event in events(case, as_of):
        if kind is None or kind in event.kinds:
            own = [child for child in event.children if is_own(child, event.day)]
            for unit in {_unit(case, child, event.day, kind) for child in own}:
                there = [child for child in own if _unit(case, child, event.day, kind) == unit]
                found[unit].append((event, there))
    values = _values(case, as_of, kind, is_own)
    units = {*found, *values} - ({None} if kind is not None else set())
    answer = {}
    for unit in units:
        counted = [(event, own) for event, own in found[unit] if is_looked_at(event.day, as_of)]
        delays = [max((event.recorded_on - event.day).days, 0) for event, _ in counted if event.recorded_on is not None]
        unknown = dict(values.get(unit, {}))
        if counted:
            unknown["recorded_on"] = (len(counted) - len(delays), len(counted))
        marks = _marks([event for event, _ in found[unit]], as_of) if kind is not None else ()
        if counted or unknown or marks:
            answer[unit] = Recorded(
                dated=len(delays),
                within=sum(delay <= 14 for delay in delays),
                median=float(median(delays)) if delays else None,
                unknown=unknown,
                marks=marks,
                dated_children=len({c for event, own in counted if event.recorded_on is not None for c in own}),
            )
    return answer


def is_looked_at(day: date | None, as_of: date) -> bool:
    """The twelve whole months that were over fourteen days ago."""
    after = (as_of - timedelta(days=13)).replace(day=1)
    return day is not None and after.replace(year=after.year - 1) <= day < after


def _unit(case: Case, child: str, day: date, kind: str | None) -> str | None:
    if kind is None:
        return None
    state = case.attributes(child, day)
    if kind == "home" and state["home_kind"] in ("foster_family", "kinship_family", "own_lodging"):
        return f"kind:{state['home_kind']}"
    return state[kind]


def _marks(found: list[Event], as_of: date) -> tuple[tuple[date, int, int], ...]:
    """Monday, old events of the week, all of the 13 weeks; the latest first."""
    weeks: dict[date, list[bool]] = defaultdict(list)
    for event in found:
        if event.recorded_on is not None and event.recorded_on <= as_of:
            monday = event.recorded_on - timedelta(days=event.recorded_on.weekday())
            weeks[monday].append((event.recorded_on - event.day).days > 28)
    marks = []
    for monday, late in weeks.items():
        quarter = sum(len(weeks.get(monday - timedelta(days=7 * back), ())) for back in range(13))
        if monday > as_of - timedelta(days=364) and sum(late) >= 5 and 2 * sum(late) > quarter:
            marks.append((monday, sum(late), quarter))
    return tuple(sorted(marks, reverse=True))


Values = dict[tuple[str | None, str], list[bool]]


def _values(case: Case, as_of: date, kind: str | None, is_own: Own) -> dict[str | None, dict[str, tuple[int, int]]]:
    found: Values = defaultdict(list)
    for child, day, name, is_unknown in [*_of_meetings(case, as_of), *_of_goals(case, as_of), *_of_places(case, as_of)]:
        if is_own(child, day):
            found[_unit(case, child, day, kind), name].append(is_unknown)
    if kind != "home":
        _add_hours(case, as_of, kind, is_own, found)
    values: dict[str | None, dict[str, tuple[int, int]]] = defaultdict(dict)
    for (unit, name), unknown in found.items():
        values[unit][name] = (sum(unknown), len(unknown))
    return values


def _of_meetings(case: Case, as_of: date) -> Iterator[tuple[str, date, str, bool]]:
    for meeting in case.rows("meeting"):
        child, held_on, planned_on = case.child_of_course(meeting), meeting["held_on"], meeting["planned_on"]
        is_done = is_held(meeting) and held_on <= as_of
        if is_done and meeting["kind"] != "progress" and is_looked_at(held_on, as_of):
            for name in ("child_involvement", "caseworker_present"):
                yield child, held_on, name, meeting[name] is None
        if is_looked_at(planned_on, as_of):
            yield child, planned_on, "outcome", not is_done and not meeting["cancelled"]


def _of_goals(case: Case, as_of: date) -> Iterator[tuple[str, date, str, bool]]:
    for goal in case.rows("goal"):
        if is_looked_at(goal["set_on"], as_of):
            yield case.child_of_course(goal), goal["set_on"], "child_voice", goal["child_voice"] is None


def _of_places(case: Case, as_of: date) -> Iterator[tuple[str, date, str, bool]]:
    for child in case.children():
        state = case.state(child, as_of)
        if state.course is not None and state.placement is not None:
            for name in ("aula_access", "contact_person"):
                yield child, as_of, name, state.placement[name] is None


def _add_hours(case: Case, as_of: date, kind: str | None, is_own: Own, found: Values) -> None:
    """Of the schools to which own children go on the as-of date."""
    schools = {case.attributes(child, as_of)["school"] for child in case.children() if is_own(child, as_of)}
    for post in case.rows("assignment"):
        is_advisor = case.row("staff", post["staff_id"])["role"] == "learning_advisor"
        if is_advisor and in_force(post, as_of) and post["school_id"] in schools - {None}:
            unit = post["school_id"] if kind is not None else None
            found[unit, "weekly_hours"].append(post["weekly_hours"] is None)
