"""What the filter bar says of saved cohorts: which one this is, or the form to save it; and the way to compare it."""

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.cohorts.cohort_forms import save_form
from dashboard.components.cohorts.cohorts import (
    COMPARE_PATH,
    cohort_part,
    path_of,
    saved_here,
)
from dashboard.components.post_form import post_form
from dashboard.components.visit import Visit


def cohort_line(visit: Visit) -> Component | None:
    """Nothing without filters, and for readers who have no cohorts."""
    filters = cohort_part(visit.state)
    if Permission.FILTER not in visit.reader.permissions or not filters:
        return None
    words = visit.words
    saved = saved_here(visit, filters)
    compare = html.A(words("Compare with others"), href=visit.link(COMPARE_PATH))
    if saved is not None:
        known = html.P(
            [words("Saved as") + " ", html.A(saved.name, href=path_of(saved.cohort_id)), " · ", compare],
        )
    else:
        known = html.P(compare)
    return html.Div(
        [
            post_form(save_form(filters, words)) if saved is None else None,
            known,
        ],
        className="cohort-line",
    )
