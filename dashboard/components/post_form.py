"""Forms that change something: declared once, drawn in a page, and drawn again by the server where one was refused.

A form needs no script. It is posted to a route (callbacks/), which answers with a page to go to; what is refused comes
back with what was typed (auth/templates/refused.html).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.components import elements as html

Pairs = Sequence[tuple[str, str]]  # what is sent, and what the reader reads
_LINES: Final = 6  # of a long text, before it is pulled larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form; "long" is a text of several lines.

    `choices`: of a select; `suggestions`: values that a text field proposes, with their names.
    """

    name: str
    label: str = ""
    kind: Literal["text", "long", "date", "select", "hidden"] = "text"
    value: str = ""
    choices: Pairs = ()
    suggestions: Pairs = ()
    hint: str = ""
    most: int = 100
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PostForm:
    """`key` tells the forms of a page apart. `danger` marks what cannot be taken back. With "get" it is a search."""

    key: str
    action: str
    fields: tuple[Field, ...]
    button: str
    danger: bool = False
    method: Literal["post", "get"] = "post"

    def filled(self, values: Mapping[str, str]) -> "PostForm":
        """The same form with what was typed."""
        return replace(
            self, fields=tuple(replace(field, value=values.get(field.name, field.value)) for field in self.fields)
        )

    def id_of(self, field: Field) -> str:
        return f"{self.key}-{field.name}"


def post_form(form: PostForm) -> Component:
    """The form as part of a page; with hidden fields only it is a button."""
    is_button = all(field.kind == "hidden" for field in form.fields)
    return html.Form(
        [
            *(part for field in form.fields for part in _field(form, field)),
            html.Button(form.button, type="submit", className="danger" if form.danger else "act"),
        ],
        action=form.action,
        method=form.method,
        className="post-button" if is_button else "post-form",
    )


def _field(form: PostForm, field: Field) -> Sequence[Component]:
    name = form.id_of(field)
    if field.kind == "hidden":
        return [dbc.Input(id=name, type="hidden", name=field.name, value=field.value)]
    label = html.Label(field.label, htmlFor=name)
    hint = [html.Small(field.hint, id=f"{name}-hint")] if field.hint else []
    if field.kind == "select":
        options = [{"value": value, "label": said} for value, said in field.choices]
        chosen = dbc.Select(id=name, name=field.name, options=options, value=field.value, required=field.required)
        return [label, chosen, *hint]
    if field.kind == "long":
        lines = dbc.Textarea(
            id=name, name=field.name, value=field.value, rows=_LINES, maxlength=field.most, required=field.required
        )
        return [label, lines, *hint]
    suggested = [
        html.Datalist(
            [html.Option(said, value=value) for value, said in field.suggestions], id=f"{name}-list", key=f"{name}-list"
        )
    ]
    text = dbc.Input(
        id=name,
        type=field.kind,
        name=field.name,
        value=field.value,
        maxlength=field.most,
        required=field.required,
        autocomplete="off",
        **({"list": f"{name}-list"} if field.suggestions else {}),
    )
    return [label, text, *(suggested if field.suggestions else []), *hint]
