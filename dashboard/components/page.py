"""The one Dash component of the screen: it draws a whole page of plain elements at once.

Dash wraps every element of a page in a component of its own, builds all of them anew at each change, and lets each
hear of every other: a table of 50 rows of 8 took over ten seconds on a busy machine. Here the page is a property
(`tree`), made of the usual `dash.html` elements, which the browser draws with React alone (assets/page.js): tens of
milliseconds, and what did not change stays where it is, with its focus, its typed text and its chart.
"""

from dash.development.base_component import Component


class Page(Component):
    """Draws `tree`, a component made of `dash.html`, `dcc.Graph` and the `dbc` fields that the filter bar uses.

    A callback fills it: `Output(id, "tree")`. Nothing in the tree is known to Dash: no callback can have a part of
    it as its input or output.
    """

    _children_props: list[str] = []  # noqa: RUF012 # Dash's own, read and never written
    _base_nodes: list[str] = []  # noqa: RUF012
    _namespace = "dashboard_screen"
    _type = "Page"

    def __init__(self, *, id: str) -> None:  # noqa: A002 # Dash's name for it
        self._prop_names = ["id", "tree"]
        self._valid_wildcard_attributes: list[str] = []
        self.available_properties = self._prop_names
        self.available_wildcard_properties: list[str] = []
        super().__init__(id=id)  # type: ignore[no-untyped-call]
