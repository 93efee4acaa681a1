"""Components as plain dictionaries and texts, to be read by eye."""

import json
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

Tree = dict[str, Any]


def tree(component: Component) -> Tree:
    """The component as it is sent to the browser."""
    found: Tree = json.loads(json.dumps(component, cls=PlotlyJSONEncoder))
    return found


def nodes(part: Any) -> Iterator[Tree]:
    """Every component of a tree, outermost first."""
    if isinstance(part, list):
        for child in part:
            yield from nodes(child)
    elif isinstance(part, dict) and "props" in part:
        yield part
        yield from nodes(part["props"].get("children"))


def words_of(part: Any) -> str:
    """All of a tree's text, in reading order."""
    if isinstance(part, list):
        return "".join(words_of(child) for child in part)
    if isinstance(part, dict):
        return words_of(part["props"].get("children")) if "props" in part else ""
    return "" if part is None else str(part)


def of_type(component: Component, kind: str) -> list[Tree]:
    """The parts of a component of one kind (`Td`)."""
    return [node["props"] for node in nodes(tree(component)) if node["type"] == kind]
