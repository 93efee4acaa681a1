"""What needs attention: where children are overdue for a follow-up, and for those entitled, which children."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts import wording
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.children.child_list import overdue_table
from dashboard.components.children.children_state import BAND_KEY, OVERDUE_BAND
from dashboard.components.markup import named, scroll_region
from dashboard.components.names import POOLED, unit_name
from dashboard.components.query import address, changed
from dashboard.components.visit import Visit
from dashboard.data.mart.answers import UnitAttention
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.slice import EVERYTHING

_MOST_UNITS = 12
_MOST_CHILDREN = 25


def attention_section(visit: Visit, homes: Sequence[UnitAttention], schools: Sequence[UnitAttention]) -> Component:
    """Homes and schools with overdue children side by side, and the children who have waited longest."""
    words = visit.words
    return html.Section(
        [
            html.H2(words("What needs attention"), id="opmaerksomhed"),
            html.P(words("As of {day}, whatever the period above.", day=words.day(visit.mart.meta.as_of))),
            html.Div(
                [
                    _units(visit, "home", "/hjem", words("Homes with overdue follow-ups"), homes),
                    _units(visit, "school", "/skoler", words("Schools with overdue follow-ups"), schools),
                ],
                className="columns",
            ),
            _children(visit) if visit.may(Permission.CHILDREN) else None,
        ],
        **named(aria_labelledby="opmaerksomhed"),
    )


def _units(visit: Visit, unit: str, path: str, title: str, found: Sequence[UnitAttention]) -> Component:
    words, register = visit.words, visit.mart.register
    listed = [row for row in found if row.unit and row.overdue]
    listed.sort(key=lambda row: compare_danish(unit_name(register, unit, row.unit, words)))
    heading = f"opmaerksomhed-{unit}"
    shown = listed[:_MOST_UNITS]
    rows = [
        html.Tr(
            [
                html.Th(_name(visit, unit, path, row), scope="row"),
                html.Td(_overdue(visit, unit, row), className="number"),
            ]
        )
        for row in shown
    ]
    table = html.Table(
        [
            html.Caption(title, className="sr"),
            html.Thead(html.Tr([html.Th(words("Unit"), scope="col"), html.Th(words("Overdue"), scope="col")])),
            html.Tbody(rows),
        ],
        className="list",
    )
    return html.Div(
        [
            html.H3(title, id=heading),
            table if rows else html.P(words("None.")),
            html.P(
                html.A(words("{n} more in the table", n=words.number(len(listed) - len(shown))), href=visit.link(path))
            )
            if len(listed) > len(shown)
            else None,
            html.P(f"{wording.DASH} {say.suppressed(words)}", className="extent")
            if any(row.overdue is None for row in found)
            else None,
        ]
    )


def _name(visit: Visit, unit: str, path: str, row: UnitAttention) -> Component:
    name = unit_name(visit.mart.register, unit, row.unit, visit.words)
    if row.unit.startswith(POOLED):
        return html.Span(name)
    return html.A(name, href=visit.link(f"{path}/{row.unit}"))


def _overdue(visit: Visit, unit: str, row: UnitAttention) -> str | Component:
    """A link to the list of the children who are overdue there, where all who are counted are the reader's own."""
    words = visit.words
    said = words("{x} of {n}", x=words.number(row.overdue or 0), n=words.number(row.children or 0))
    # Without filters others are counted too, for who sees others.
    is_own = visit.state.slice != EVERYTHING or visit.scope.owns_unit(unit, row.unit)
    if not is_own or not visit.may(Permission.CHILDREN):
        return said
    here = {"hjem" if unit == "home" else "skole": row.unit}
    if row.unit.startswith(POOLED):
        here = {"hjemtype": row.unit.removeprefix(POOLED)}
    href = address("/boern", changed(visit.filters, {**here, BAND_KEY: OVERDUE_BAND}))
    return html.A(said, href=href, className="opens", **named(aria_label=say.opened(said, words)))


def _children(visit: Visit) -> Component | None:
    """The reader's own children who have waited longest."""
    words = visit.words
    overdue = visit.children.overdue(visit.state.slice, most=_MOST_CHILDREN)
    everybody = html.P(html.A(words("All your children in a list"), href=visit.link("/boern")))
    if not overdue.rows:
        return html.Div([html.P(words("None of your children is overdue.")), everybody])
    told = [
        html.H3(words("The children who have waited longest"), id="opmaerksomhed-boern"),
        scroll_region(
            overdue_table(
                overdue.rows,
                visit.mart.register,
                visit.mart.meta.as_of,
                words,
                visit.child_page,
                **named(aria_labelledby="opmaerksomhed-boern"),
            ),
            aria_labelledby="opmaerksomhed-boern",
        ),
        everybody,
    ]
    return html.Div(told)
