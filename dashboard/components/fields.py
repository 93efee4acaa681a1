"""The fields of a form as the plain data that the browser draws, for the same reason as the elements (elements.py)."""

from functools import partial
from typing import Any, Final

import dash_bootstrap_components  # noqa: F401 # importing the library has its script served, which draws them
from dash.development.base_component import Component

_NAMESPACE: Final = "dash_bootstrap_components"


class Field(dict[str, Any], Component):
    """A field of the library, with the library's properties."""

    def __init__(self, kind: str, /, **properties: object) -> None:
        dict.__init__(self, props=properties, type=kind, namespace=_NAMESPACE)


Checklist = partial(Field, "Checklist")
Input = partial(Field, "Input")
Select = partial(Field, "Select")
