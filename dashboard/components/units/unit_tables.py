"""The work around a unit's children: whom it shares children with, its advisors, its latest sparring."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.code_labels import code_label, sentence_case
from dashboard.components.markup import named, scroll_region
from dashboard.components.names import staff_name, unit_name
from dashboard.components.query import address, changed
from dashboard.components.units.unit_figures import PATHS
from dashboard.components.visit import Visit
from dashboard.data.mart.answers import Advisor, Pair, SparringTalk
from dashboard.i18n.words import compare_danish


def pairs_table(visit: Visit, other: str, pairs: Sequence[Pair]) -> Component:
    """The schools (homes) that this home (school) shares children with now, and when they last met about one."""
    words, register = visit.words, visit.mart.register
    title = words("Schools of the children") if other == "school" else words("Homes of the children")
    named_pairs = sorted(
        ((unit_name(register, other, pair.unit, words), pair) for pair in pairs),
        key=lambda item: compare_danish(item[0]),
    )
    return _section(
        "par",
        title,
        (words("School") if other == "school" else words("Home"), words("Children"), words("Last meeting about one")),
        [
            (
                html.A(name, href=visit.link(f"{PATHS[other]}/{pair.unit}")) if pair.unit else name,
                _shared(visit, other, pair),
                words.day(pair.last_meeting_on) if pair.last_meeting_on else words("none held"),
            )
            for name, pair in named_pairs
        ],
        words("No children in a course."),
    )


def _shared(visit: Visit, other: str, pair: Pair) -> str | Component:
    """How many children, a link to the list of them: these tables are shown to their own people only."""
    said = visit.words.number(pair.children)
    if pair.unit is None or not pair.is_listed:
        return said
    here = {"skole": pair.unit, "hjem": visit.key} if other == "school" else {"hjem": pair.unit, "skole": visit.key}
    # The pairs are of today, whatever is filtered above.
    href = address("/boern", changed("", here))
    return html.A(said, href=href, className="opens", **named(aria_label=say.opened(said, visit.words)))


def advisors_table(visit: Visit, advisors: Sequence[Advisor]) -> Component:
    words, register = visit.words, visit.mart.register
    return _section(
        "vejledere",
        words("Advisors"),
        (words("Name"), words("Role"), words("Hours a week"), words("Since")),
        [
            (
                staff_name(register, advisor.staff, words),
                sentence_case(words.text(code_label("staff_role", advisor.role))),
                words.number(advisor.weekly_hours, 1) if advisor.weekly_hours is not None else words("Unknown"),
                words.day(advisor.since),
            )
            for advisor in advisors
        ],
        words("No advisor is appointed."),
    )


def sparring_table(visit: Visit, talks: Sequence[SparringTalk]) -> Component:
    words, register = visit.words, visit.mart.register
    return _section(
        "sparring",
        words("Latest sparring"),
        (words("Day"), words("With"), words("How"), words("About")),
        [
            (
                words.day(talk.held_on),
                staff_name(register, talk.staff, words),
                sentence_case(words.text(code_label("sparring_method", talk.method))),
                words("one child") if talk.about_one_child else words("the group"),
            )
            for talk in talks
        ],
        words("No sparring is recorded."),
    )


def _section(
    key: str, title: str, head: Sequence[str], rows: Sequence[Sequence[str | Component]], nothing: str
) -> Component:
    heading = html.H2(title, id=key)
    if not rows:
        return html.Section([heading, html.P(nothing)])
    table = html.Table(
        [
            html.Caption(title, className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody(
                [html.Tr([html.Th(row[0], scope="row"), *(html.Td(value) for value in row[1:])]) for row in rows]
            ),
        ],
        className="list",
    )
    return html.Section([heading, scroll_region(table, aria_labelledby=key)])
