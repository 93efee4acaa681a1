"""What stands above a forecast: the day, and the numbers, each of which opens its own list."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.day_form import day_form
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE
from dashboard.components.forecast.forecast_state import (
    ADVISOR_KEY,
    DAY_KEY,
    MEETING_PICKS,
    PICK_KEY,
    PICKS,
    ForecastState,
    last_day,
)
from dashboard.components.markup import named
from dashboard.components.names import staff_name
from dashboard.components.query import Fault, Problem, address, changed
from dashboard.components.table_state import PAGE_KEY
from dashboard.components.visit import Visit
from dashboard.data.mart.forecast.forecast_answers import NOBODY, Forecast, Pick
from dashboard.i18n.words import Words

COORDINATOR_KEY: Final = "koordinator"  # of the filter
_PICK_KEYS: Final = {pick: key for key, pick in (*PICKS.items(), *MEETING_PICKS.items())}
LIST_ANCHOR: Final = "boern"  # where the list stands
MEETINGS: Final = "moeder"  # where the meetings that it takes stand on the page


def day_tools(visit: Visit, state: ForecastState) -> Component:
    """The day asked about, and the way to the meetings that it takes."""
    words, as_of = visit.words, visit.mart.meta.as_of
    last = last_day(as_of)
    label = words("A day after {first}, {last} at the latest", first=words.day(as_of), last=words.day(last))
    form = day_form(
        visit,
        "forecast-day",
        DAY_KEY,
        label,
        state.question.day,
        without=(PAGE_KEY,),
        earliest=as_of + timedelta(days=1),
        latest=last,
    )
    return html.Div([form, html.P(html.A(words("Meetings it takes"), href=f"#{MEETINGS}"))], className="list-tools")


def pick_words(pick: Pick | None, state: ForecastState, words: Words) -> str:
    """What a number counts."""
    day = words.day(state.question.day)
    if pick is None:
        return words("All in a course")
    return {
        Pick.OVER_NOW: words("Over the limit now"),
        Pick.OVER_IF_ALL_HELD: words("Over on {day}, if all booked meetings are held", day=day),
        Pick.OVER_IF_NONE_HELD: words("Over on {day}, if no more are held", day=day),
        Pick.NOTHING_BOOKED: words("Neither follow-up nor goal-setting booked"),
        Pick.ENDED: words("The course ends before {day}", day=day),
        Pick.NEEDED: words("A meeting is needed by {day}", day=day),
        Pick.LATE: words("A meeting is needed, and over the limit already"),
        Pick.BOOKED: words("A meeting is booked by {day}", day=day),
    }[pick]


def list_words(visit: Visit, state: ForecastState, found: Forecast) -> str:
    """What the list is of: a number, and of whose children where it is of one advisor's."""
    said, advisor = pick_words(state.question.pick, state, visit.words), state.question.advisor
    if advisor is None:
        return said
    if advisor == NOBODY:
        return f"{said} · {visit.words('Without an advisor')}"
    # Who is not told of is not named.
    told = any(load.staff == advisor for load in found.demand.advisors)
    return f"{said} · {staff_name(visit.register, advisor if told else None, visit.words)}"


def unknown_advisor(state: ForecastState, found: Forecast | None) -> tuple[Problem, ...]:
    """Where the address names an advisor whom the reader is not told of: the list is of nobody."""
    advisor = state.question.advisor
    told = [load.staff or NOBODY for load in found.demand.advisors] if found is not None else []
    if advisor is None or advisor in told:
        return ()
    return (Problem.of(Fault.UNKNOWN_VALUE, ADVISOR_KEY, advisor or UNKNOWN_VALUE),)


def listed_meetings(state: ForecastState, found: Forecast, words: Words) -> str | None:
    """What the meetings of a list's children come to, where the list is opened by a number of meetings."""
    load = found.listed_meetings
    children = words.count(load.children, "{n} child", "{n} children")
    if state.question.pick in (Pick.NEEDED, Pick.LATE):
        number = load.needed if state.question.pick is Pick.NEEDED else load.late
        return words.count(number, "{n} meeting needed, for {children}", "{n} meetings needed, for {children}",
                           children=children)  # fmt: skip
    if state.question.pick is Pick.BOOKED:
        return words.count(load.booked, "{n} meeting booked, for {children}", "{n} meetings booked, for {children}",
                           children=children)  # fmt: skip
    return None


def pick_links(visit: Visit, state: ForecastState, found: Forecast) -> Component:
    """How many children each number counts, each a link to exactly them; the last leads to all."""
    words = visit.words

    def link(key: str | None, pick: Pick | None, number: int) -> Component:
        href = address(visit.path, changed(visit.search, {PICK_KEY: key, ADVISOR_KEY: None, PAGE_KEY: None}))
        is_open = pick is state.question.pick and state.question.advisor is None
        mark = named(aria_current="true") if is_open else {}
        counted = [html.Strong(words.number(number)), " ", pick_words(pick, state, words)]
        return html.Li(html.A(counted, href=href, **mark))

    links = [link(key, pick, found.counts[pick]) for key, pick in PICKS.items()]
    together = link(None, None, found.demand.together.children)
    label = words("Numbers with their children")
    return html.Nav(html.Ul([*links, together]), className="band-links", **named(aria_label=label))


def pick_address(visit: Visit, day: str, pick: Pick) -> str:
    """Who is over on a day of the chart: on its first, the last of the data, who is over now."""
    is_now = day == visit.mart.meta.as_of.isoformat()
    chosen = {PICK_KEY: _PICK_KEYS[Pick.OVER_NOW if is_now else pick], ADVISOR_KEY: None, PAGE_KEY: None}
    return address(visit.path, changed(visit.search, chosen if is_now else {**chosen, DAY_KEY: day}))


def coordinator_address(visit: Visit, staff: str | None, pick: Pick | None) -> str:
    """The forecast of the children of one coordinator, or of those without, and of them a number's alone."""
    return _load_address(visit, pick, {COORDINATOR_KEY: staff or UNKNOWN_VALUE, ADVISOR_KEY: None})


def advisor_address(visit: Visit, staff: str | None, pick: Pick | None) -> str:
    """The list of the children of one advisor, or of those without, and of them a number's alone."""
    return _load_address(visit, pick, {ADVISOR_KEY: staff or UNKNOWN_VALUE})


def meetings_address(visit: Visit, pick: Pick) -> str:
    """The list of everybody's meetings of a number."""
    return _load_address(visit, pick, {ADVISOR_KEY: None})


def _load_address(visit: Visit, pick: Pick | None, of: Mapping[str, str | None]) -> str:
    key = _PICK_KEYS[pick] if pick is not None else None
    return address(visit.path, changed(visit.search, {**of, PICK_KEY: key, PAGE_KEY: None})) + f"#{LIST_ANCHOR}"


def assumptions(words: Words) -> Sequence[Component]:
    """What the forecast takes for granted, in words."""
    said = (
        words(
            "Booked is a follow-up or goal-setting meeting that is planned on or after the data's last day, and is "
            "neither held nor cancelled. A meeting in the past that was not held is not booked."
        ),
        words("Every booked meeting is taken to be held on its day, and no other meeting is held."),
        words(
            "A child leaves when the end of its course is known and has come. Courses that start later are unknown and "
            "not counted; nor are changes of home, school or coordinator."
        ),
        words(
            "Limits are those in force: the course's own or the model's days between meetings, and the grace after "
            "them. Nothing is guessed from earlier meetings."
        ),
    )
    return [html.H2(words("How it is reckoned"), id="forudsat"), html.Ul([html.Li(text) for text in said])]
