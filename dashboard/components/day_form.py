"""A form with one day, which the address holds; it keeps the rest of the address."""

from collections.abc import Collection
from datetime import date

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.query import read
from dashboard.components.visit import Visit


def day_form(
    visit: Visit,
    name: str,
    key: str,
    label: str,
    value: date,
    *,
    without: Collection[str],
    earliest: date | None = None,
    latest: date | None = None,
) -> Component:
    """`name`: of its elements on the page. `without`: what of the address does not go along."""
    bounds = {"min": earliest, "max": latest}
    kept = ((other, one) for other, values in read(visit.search) if other not in (key, *without) for one in values)
    return html.Form(
        [
            html.Label(label, htmlFor=name),
            dbc.Input(
                id=name,
                type="date",
                name=key,
                value=value.isoformat(),
                required=True,
                **{bound: day.isoformat() for bound, day in bounds.items() if day is not None},
            ),
            *(
                dbc.Input(id=f"{name}-kept-{number}", type="hidden", name=other, value=one)
                for number, (other, one) in enumerate(kept)
            ),
            html.Button(visit.words("Show"), type="submit", className="act"),
        ],
        action=visit.path,
        method="get",
    )
