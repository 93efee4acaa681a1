"""Forecast to a date: who will be over the limit, who has nothing booked, how many meetings it takes. Dates alone."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts.forecast import forecast as forecast_chart
from dashboard.components import elements as html
from dashboard.components.children.children_table import children_table
from dashboard.components.children.children_tools import CHILDREN_PATH
from dashboard.components.children.children_views import FORECAST_PATH, view_links
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import Size
from dashboard.components.due_day import due_day, forecast_note
from dashboard.components.export_menu import page_exports
from dashboard.components.figure_block import figure_block
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.forecast.forecast_columns import arranged
from dashboard.components.forecast.forecast_state import (
    ADVISORS_PAGE,
    COORDINATORS_PAGE,
    FORECAST_KEYS,
    LABELS,
    ForecastState,
    parse_forecast,
)
from dashboard.components.forecast.forecast_tools import (
    LIST_ANCHOR,
    MEETINGS,
    advisor_address,
    assumptions,
    coordinator_address,
    day_tools,
    list_words,
    listed_meetings,
    meetings_address,
    pick_address,
    pick_links,
    unknown_advisor,
)
from dashboard.components.forecast.load_table import LoadTable, load_table
from dashboard.components.markup import named
from dashboard.components.notices import address_problems, empty_result
from dashboard.components.roll_table import below_roll
from dashboard.components.shell import page_head
from dashboard.components.table_state import page_of
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.forecast.forecast_answers import Forecast, Load, Pick
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words, as_of = visit.words, visit.mart.meta.as_of
    due = due_day(visit)
    state = parse_forecast(visit.search, as_of, due.day)
    found = visit.children.forecast(state.question, visit.state.slice)
    children = found.demand.together.children if found is not None else 0
    lead = words(
        "From {first} to {last}, by dates alone: who will be over the limit, who has nothing booked, and how many "
        "meetings it takes.",
        first=words.day(as_of),
        last=words.day(state.question.day),
    )
    head: list[Component | None] = [
        page_head(words.text(PAGE.title), lead, page_exports(visit)),
        view_links(visit),
        filter_bar(
            visit.state,
            visit.context,
            words,
            path=visit.path,
            size=Size(children, visit.link(CHILDREN_PATH)),
            cohort=cohort_line(visit),
        ),
        address_problems(
            (*visit.state.problems, *state.problems, *unknown_advisor(state, found)),
            {**labels_by_key(), **LABELS},
            words,
        ),
    ]
    if found is None or not children:
        return [*head, empty_result(sentence(visit.state, words), visit.path, words)]
    return [
        *head,
        html.Section(
            [
                day_tools(visit, state),
                forecast_note(visit, due, state.question.day),
                pick_links(visit, state, found),
            ],
            className="child-roll",
        ),
        figure_block(
            "fremskrivning",
            forecast_chart(found.days, words, opens=lambda day, pick: pick_address(visit, day or "", Pick(pick))),
            words,
            level=2,
        ),
        _list(visit, state, found),
        _loads(visit, state, found),
        html.Section(assumptions(words), **named(aria_labelledby="forudsat")),
    ]


def _list(visit: Visit, state: ForecastState, found: Forecast) -> Component:
    """The children of the number that is chosen, as the list of children stands."""
    words, listed, rows = visit.words, found.listed, state.question.rows
    shown = arranged(state, found)
    return html.Section(
        [
            html.H2(list_words(visit, state, found), id=LIST_ANCHOR),
            html.P(html.Strong(said)) if (said := listed_meetings(state, found, words)) is not None else None,
            children_table(visit, shown, listed) if listed.rows else html.P(words("No children here.")),
            *below_roll(page_of(listed.listed, listed.page, rows.size or listed.listed), visit),
        ],
        className="child-roll",
        **named(aria_labelledby=LIST_ANCHOR),
    )


def _loads(visit: Visit, state: ForecastState, found: Forecast) -> Component:
    words, together = visit.words, found.demand.together
    day, as_of = state.question.day, visit.mart.meta.as_of
    weeks = (day - as_of).days / 7
    said = words(
        "To keep everyone in time, {n} are needed by {day}: {rate} a week. {late} of them are for children who are "
        "over the limit already. {booked} are booked, not always for the same children.",
        n=words.count(together.needed, "{n} meeting", "{n} meetings"),
        day=words.day(day),
        rate=words.number(together.needed / weeks, 1),
        late=words.number(together.late),
        booked=words.number(together.booked),
    )
    rule = words(
        "Each child is met on its last good day (who is over already: at once), and then as often as its course or "
        "model says. The meetings are spread evenly over the weeks. Hours are those of the appointments to the "
        "children's homes and schools. Minutes a meeting are what the hours would give if they went to nothing else; "
        "they are told only where these are all the children that the hours are for. No length of a meeting is assumed."
    )
    return html.Section(
        [
            html.H2(words("Meetings it takes"), id=MEETINGS),
            html.P(said),
            _meeting_links(visit, together),
            html.P(rule, className="extent"),
            load_table(
                visit,
                LoadTable(
                    key="coordinators",
                    title=words("By coordinator"),
                    nobody=words("Without a coordinator"),
                    loads=found.demand.coordinators,
                    weeks=weeks,
                    page=state.pages[COORDINATORS_PAGE],
                    page_key=COORDINATORS_PAGE,
                    opens=lambda staff, pick: coordinator_address(visit, staff, pick),
                ),
            ),
            load_table(
                visit,
                LoadTable(
                    key="advisors",
                    title=words("By advisor at the child's home or school"),
                    nobody=words("Without an advisor"),
                    loads=found.demand.advisors,
                    weeks=weeks,
                    page=state.pages[ADVISORS_PAGE],
                    page_key=ADVISORS_PAGE,
                    opens=lambda staff, pick: advisor_address(visit, staff, pick),
                ),
            ),
        ],
        className="child-roll",
        **named(aria_labelledby=MEETINGS),
    )


def _meeting_links(visit: Visit, together: Load) -> Component:
    """Everybody's meetings, each number a link to whose they are."""
    words = visit.words
    told = (
        (together.needed, Pick.NEEDED, words("needed")),
        (together.late, Pick.LATE, words("of them for children who are over already")),
        (together.booked, Pick.BOOKED, words("booked")),
    )
    links = [
        html.Li(html.A([html.Strong(words.number(number)), " ", label], href=meetings_address(visit, pick)))
        for number, pick, label in told
        if number
    ]
    return html.Nav(
        html.Ul(links), className="band-links of-meetings", **named(aria_label=words("Meetings with their children"))
    )


PAGE = Page(
    path=FORECAST_PATH,
    title=Text(da="Fremskrivning", en="Forecast"),
    build=_build,
    permission=Permission.CHILDREN,
    keys=FORECAST_KEYS,
)
