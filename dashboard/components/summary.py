"""The page in sentences, before any figure: what a leader would say of it aloud."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.behind.numbers import Numbers
from dashboard.components.children.children_state import BAND_KEY, OVERDUE_BAND
from dashboard.components.markup import named
from dashboard.components.names import unit_name
from dashboard.components.query import address, changed
from dashboard.components.visit import Visit
from dashboard.data.mart.answers import UnitAttention
from dashboard.i18n.words import compare_danish
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.result import Display, Row
from dashboard.vocabulary.scope import LEAST_CHILDREN
from dashboard.vocabulary.slice import EVERYTHING

Sentence = str | Sequence[str | Component]

_TOLD = ("follow_up_coverage", "goals_met", "absence")


def summary_section(
    visit: Visit, now: Mapping[str, Row | None], homes: Sequence[UnitAttention], numbers: Numbers
) -> Component:
    """A few sentences: who is overdue now, then the period's main figures with their n."""
    sentences = [_overdue(visit, homes), *(_figure(visit, key, now.get(key), numbers) for key in _TOLD)]
    return html.Section(
        [
            html.H2(visit.words("In short"), id="kort-sagt"),
            html.Ul([html.Li(sentence) for sentence in sentences if sentence]),
        ],
        className="summary",
        **named(aria_labelledby="kort-sagt"),
    )


def _overdue(visit: Visit, homes: Sequence[UnitAttention]) -> Sentence | None:
    words = visit.words
    together = next((row for row in homes if not row.unit), None)
    if together is None or together.overdue is None or not together.children:
        return None
    day = words.day(visit.mart.meta.as_of)
    if together.overdue == 0:
        return words("On {day} no child in a course is overdue for a follow-up.", day=day)
    said = words(
        "On {day} {x} of {n} children in a course are overdue for a follow-up.",
        day=day,
        x=words.number(together.overdue),
        n=words.number(together.children),
    )
    # A unit is named only where most of its children wait, and they are not few: a fact about all, not about one.
    waiting = [
        unit_name(visit.mart.register, "home", row.unit, words)
        for row in homes
        if row.unit in visit.mart.register.homes
        and row.overdue
        and (row.children or 0) >= LEAST_CHILDREN
        and 2 * row.overdue > (row.children or 0)
    ]
    if 0 < len(waiting) <= 3:
        said += " " + words(
            "At {homes} more than half of the home's children wait.",
            homes=words.listed(sorted(waiting, key=compare_danish)),
        )
    # Without filters others are counted too, for who sees others.
    is_own = visit.scope.sees_all_unsuppressed or visit.state.slice != EVERYTHING
    if not is_own or not visit.may(Permission.CHILDREN):
        return said
    href = address("/boern", changed(visit.filters, {BAND_KEY: OVERDUE_BAND}))
    label = words.count(together.overdue, "See the child on the list", "See the {n} children on the list")
    return [f"{said} ", html.A(label, href=href)]


def _figure(visit: Visit, key: str, row: Row | None, numbers: Numbers) -> Sentence | None:
    """`Mål opnået: 38 % (45 af 118 mål).`"""
    indicator = all_indicators().get(key)
    if indicator is None or row is None or row.display is Display.SUPPRESSED:
        return None
    told = say.figure_words(indicator, row, visit.words)
    if told is None:
        return None
    label = visit.words.text(indicator.label)
    basis = f"{told.basis} {visit.words.text(indicator.event)}"
    head, rest = (told.value, f" ({basis}).") if told.value else (basis, ".")
    href = numbers.href(indicator)
    if href is None:
        return f"{label}: {head}{rest}"
    name = named(aria_label=say.opened(head, visit.words))
    return [f"{label}: ", html.A(head, href=href, className="opens", **name), rest]
