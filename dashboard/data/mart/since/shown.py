"""What a mart tells a steering group of all its children together, and what became of that from one mart to another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.since.changes import NO_CHANGE, figure_of
from dashboard.data.mart.since.compare import since
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import RULE_KEYS
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.shown_figures import ShownFigures
from dashboard.vocabulary.since import Figure, Since
from dashboard.vocabulary.slice import EVERYTHING


def told_figures(mart: Mart, indicators: Sequence[Indicator], scope: Scope) -> dict[str, Figure]:
    """The figure of each indicator in the last twelve whole months, as the fixed tables tell it (menu.py)."""
    found = query(mart, indicators, period=told_period(mart), where=EVERYTHING, by=None, scope=scope, pools=False)
    return {key: figure_of(result.total, result.indicator) for key, result in found.items()}


def told_period(mart: Mart) -> Period:
    """The last twelve whole months that a mart knows."""
    return windows(mart.meta.as_of)[0]


def shown_figures(
    mart: Mart, indicators: Sequence[Indicator], scope: Scope, *, municipality: str, is_mart_kept: bool
) -> ShownFigures:
    """The record of what a group with this scope is shown of a mart."""
    meta = mart.meta
    return ShownFigures(
        as_of=meta.as_of,
        built_at=meta.built_at,
        period=told_period(mart),
        municipality=municipality,
        least_children=scope.least_children,
        rules={key: getattr(meta.rules, key) for key in RULE_KEYS},
        mart_version=meta.version,
        is_mart_kept=is_mart_kept,
        figures=told_figures(mart, indicators, scope),
    )


def since_shown(marts: tuple[Mart, Mart], indicators: Sequence[Indicator], scope: Scope) -> Mapping[str, Since]:
    """What became of these figures from the first mart to the second, by indicator key: a change each."""
    before, after = marts
    found = since(
        marts,
        indicators,
        periods=(told_period(before), told_period(after)),
        by=None,
        where=EVERYTHING,
        scope=scope,
    )
    return {one.indicator.key: one if one.changes else replace(one, changes=(NO_CHANGE,)) for one in found}
