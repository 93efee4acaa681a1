"""Attributes that Python cannot spell: `data-` and `aria-` names."""

from typing import Any

from dash.development.base_component import Component

from dashboard.components import elements as html


def named(**attributes: str) -> dict[str, Any]:
    """`named(aria_label="…", data_table="")` as keyword arguments of a Dash component."""
    return {name.replace("_", "-"): value for name, value in attributes.items()}


def scroll_region(table: Component, **name: str) -> Component:
    """A table that may be wider than the screen: reached and moved by keys, so it has a name (`aria_label=…`)."""
    return html.Div(table, className="table-region", tabIndex=0, role="region", **named(**name))
