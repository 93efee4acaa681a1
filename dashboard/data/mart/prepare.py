"""What the first views of a new mart find out, found out before anybody asks: kept as long as the mart."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from dashboard.data.mart.children.child_changes import child_changes
from dashboard.data.mart.children.child_row import ListQuestion
from dashboard.data.mart.disclosure.withheld import withheld
from dashboard.data.mart.forecast.forecast import forecast
from dashboard.data.mart.forecast.forecast_answers import ForecastQuestion
from dashboard.data.mart.members.member_order import child_ranks, unit_ranks
from dashboard.data.mart.registration.registration import registration
from dashboard.data.mart.store import Mart
from dashboard.data.mart.values_in_reach import values_in_reach
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING

_A_WHILE = timedelta(days=28)


def preparations(
    mart: Mart, scopes: Sequence[Scope], steering: Scope, meetings: Sequence[date]
) -> Iterator[Callable[[], Any]]:
    """One piece of work after the other. `scopes`: of the readers of the whole municipality.

    `steering`: that of the steering group; `meetings`: its meetings, as `registration` is asked with.
    """
    as_of = mart.meta.as_of
    ahead = ForecastQuestion(as_of + _A_WHILE, None, ListQuestion(soon=as_of + _A_WHILE, size=1))
    for scope in scopes:
        yield partial(values_in_reach, mart, scope.own)
        yield partial(forecast, mart, ahead, where=EVERYTHING, scope=scope)
        yield partial(child_ranks, mart, names=scope.names)
        yield partial(child_changes, mart, "home", since=as_of, where=EVERYTHING, scope=scope)
    yield partial(unit_ranks, mart, "home")
    yield partial(unit_ranks, mart, "school")
    for scope in (*scopes[:1], steering):
        yield partial(registration, mart, "home", scope, meetings)
        yield partial(registration, mart, "school", scope, meetings)
    yield partial(withheld, mart, steering)
