"""The elements of a page, as the plain data that the browser draws (page.py): `Td("78 %", className="cell")`.

They are called and written as those of `dash.html` are. Those learn and check so much about themselves that a page of a
thousand would cost more time than its figures.
"""

from functools import partial
from typing import Any, Final

from dash.development.base_component import Component

_NAMESPACE: Final = "dash_html_components"
# fmt: off
_PROPERTIES: Final = frozenset({
    "action", "alt", "className", "colSpan", "disabled", "download", "height", "hidden", "href",
    "htmlFor", "id", "key", "lang", "method", "name", "open", "rel", "role", "rowSpan",
    "scope", "src", "style", "tabIndex", "target", "title", "type", "value", "width",
})
# fmt: on
_PREFIXES: Final = ("data-", "aria-")


class Element(dict[str, Any], Component):
    """An element as it is sent. Raises TypeError for a property that no element here has."""

    def __init__(self, kind: str, children: object = None, /, **properties: object) -> None:
        for name in properties:
            if name not in _PROPERTIES and not name.startswith(_PREFIXES):
                message = f"{kind} has no property {name}"
                raise TypeError(message)
        dict.__init__(self, props={"children": children, **properties}, type=kind, namespace=_NAMESPACE)


A = partial(Element, "A")
Article = partial(Element, "Article")
B = partial(Element, "B")
Button = partial(Element, "Button")
Caption = partial(Element, "Caption")
Code = partial(Element, "Code")
Datalist = partial(Element, "Datalist")
Dd = partial(Element, "Dd")
Details = partial(Element, "Details")
Dialog = partial(Element, "Dialog")
Div = partial(Element, "Div")
Dl = partial(Element, "Dl")
Dt = partial(Element, "Dt")
Em = partial(Element, "Em")
Fieldset = partial(Element, "Fieldset")
Footer = partial(Element, "Footer")
Form = partial(Element, "Form")
H1 = partial(Element, "H1")
H2 = partial(Element, "H2")
H3 = partial(Element, "H3")
Header = partial(Element, "Header")
Img = partial(Element, "Img")
Kbd = partial(Element, "Kbd")
Label = partial(Element, "Label")
Legend = partial(Element, "Legend")
Li = partial(Element, "Li")
Main = partial(Element, "Main")
Nav = partial(Element, "Nav")
Option = partial(Element, "Option")
P = partial(Element, "P")
Pre = partial(Element, "Pre")
Section = partial(Element, "Section")
Small = partial(Element, "Small")
Span = partial(Element, "Span")
Strong = partial(Element, "Strong")
Summary = partial(Element, "Summary")
Table = partial(Element, "Table")
Tbody = partial(Element, "Tbody")
Td = partial(Element, "Td")
Tfoot = partial(Element, "Tfoot")
Th = partial(Element, "Th")
Thead = partial(Element, "Thead")
Tr = partial(Element, "Tr")
Ul = partial(Element, "Ul")
