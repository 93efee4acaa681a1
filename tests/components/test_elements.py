"""The elements are what `dash.html` sends."""

from functools import partial
from typing import Any

import dash.html
import pytest

from dashboard.components import elements
from tests.components.trees import tree

KINDS = [name for name, made in vars(elements).items() if isinstance(made, partial)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "given", [{}, {"children": ["a", None, 1]}, {"id": "x", "style": {"--v": "1"}, "aria-label": "y"}]
)
def test_an_element_is_sent_as_dash_s_own(kind: str, given: dict[str, Any]) -> None:
    properties = {name: value for name, value in given.items() if name != "children"}
    ours = getattr(elements, kind)(given.get("children"), **properties)
    assert tree(ours) == tree(getattr(dash.html, kind)(given.get("children"), **properties))


def test_elements_stand_in_elements() -> None:
    assert tree(elements.P(["a ", elements.B("b")])) == tree(dash.html.P(["a ", dash.html.B("b")]))


@pytest.mark.parametrize("name", ["classname", "onClick", "dangerouslySetInnerHTML"])
def test_what_no_element_has_is_refused(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        elements.P("a", **{name: "b"})
