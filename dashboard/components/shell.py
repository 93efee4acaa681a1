"""What stands around every page: skip link, head, navigation, foot, and the help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from dash import dcc
from dash.development.base_component import Component
from dash.html import Div

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.help_dialog import help_dialog
from dashboard.components.markup import named
from dashboard.components.navigation import Destination, navigation
from dashboard.components.page import Page
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Language

SESSIONS_PATH: Final = "/mine-sessioner"
_LANGUAGES: Final[Mapping[Language, str]] = {"da": "Dansk", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Who is reading, where, and how fresh the figures are. `as_of` None: there are no figures yet.

    `filters`: the query string of the filters alone, for links to other pages. `address`: this page with all
    of its query. The actions are addresses that answer a POST; the language action takes `sprog` (the language
    to change to, in the form) and `tilbage` (where to come back to, in the query).
    """

    municipality: str
    person: str
    place: str  # the path of the page, or of the one in the navigation that it belongs to
    destinations: Sequence[Destination]
    as_of: date | None
    fictional: bool
    address: str = "/"
    home: str = "/"  # the first page that the reader may see
    filters: str = ""
    languages: Sequence[Language] = ("da", "en")
    logo_src: str = "/assets/logo.svg"
    sign_out_action: str = "/log-ud"
    language_action: str = "/sprog"
    method_href: str = "/ordliste"  # empty: the reader sees no figures
    accessibility_href: str = "/tilgaengelighed"


def frame() -> Component:
    """The app's static layout: the address, and the place that the server callback fills. No data."""
    return Div([dcc.Location(id=ids.LOCATION, refresh=False), Page(id=ids.PAGE)])


def shell(view: Shell, content: Sequence[Component | None], words: Words) -> Component:
    """The whole page around its content, in the reader's language."""
    return html.Div(
        [
            html.A(words("Skip to the content"), href=f"#{ids.MAIN}", className="skip"),
            head(view, words),
            navigation(view.destinations, view.place, view.filters, words),
            _connection_problem(words),
            _session_ended(words),
            # Nothing is left out of the list: what comes after a part keeps its place, and with it its focus.
            html.Main(list(content), id=ids.MAIN, tabIndex=-1),
            foot(view, words),
            help_dialog(view.destinations, words),
        ],
        className="shell",
        lang=words.language,
    )


def head(view: Shell, words: Words) -> Component:
    """A slim line: product, municipality, how far the data go, the person, the language, the way out."""
    fresh = words("Data up to {day}", day=words.day(view.as_of)) if view.as_of else words("No data yet")
    return html.Header(
        [
            html.A(
                [
                    html.Img(src=view.logo_src, alt="", width=28, height=28),
                    html.Strong(words("Schooling in sight")),
                ],
                href=view.home,
                className="product",
            ),
            html.Span(view.municipality, className="municipality"),
            html.Span(fresh, className="fresh"),
            html.A(view.person, href=SESSIONS_PATH, className="person"),
            *_language(view, words),
            _post(view.sign_out_action, html.Button(words("Sign out"), type="submit")),
        ],
        className="head",
    )


def _language(view: Shell, words: Words) -> list[Component]:
    """A button a language that the reader could change to; none where there is only one."""
    action = f"{view.language_action}?tilbage={quote(view.address, safe='/')}"
    return [
        _post(action, html.Button(_LANGUAGES[other], type="submit", name="sprog", value=other, lang=other))
        for other in view.languages
        if other != words.language
    ]


def _post(action: str, button: Component) -> Component:
    """A button that changes something on the server: a form of its own, so that no link can do it."""
    return html.Form(button, action=action, method="post")


def _connection_problem(words: Words) -> Component:
    """Shown by the browser when the server does not answer (assets/session.js); the page before stays."""
    return html.Div(
        [
            html.P(html.Strong(words("The server does not answer"))),
            html.P(words("What you see is from before. Load the page again in a moment.")),
        ],
        id=ids.CONNECTION,
        className="notice notice-warning",
        role="alert",
        hidden=True,
        **named(data_connection=""),
    )


def _session_ended(words: Words) -> Component:
    """Shown by the browser when the session has ended while something was being written (assets/session.js)."""
    return html.Div(
        [
            html.P(html.Strong(words("Your session has ended"))),
            html.P(
                words("What you have written stands here still. Sign in in a new tab, come back, and send it again.")
            ),
            html.P(html.A(words("Sign in in a new tab"), href="/log-ind", target="_blank")),
        ],
        id=ids.SESSION_ENDED,
        className="notice notice-warning",
        role="alert",
        hidden=True,
        **named(data_session_ended=""),
    )


def foot(view: Shell, words: Words) -> Component:
    """Method, accessibility, and that the data are fictional where they are."""
    links = html.Ul(
        [
            html.Li(html.A(words("How the figures are computed"), href=view.method_href)) if view.method_href else None,
            html.Li(html.A(words("Accessibility statement"), href=view.accessibility_href)),
            html.Li(html.Button(words("Keys"), type="button", className="link", **named(data_open_help=""))),
        ]
    )
    note = html.P(words("Fictional data – shows no real children, homes or schools"), className="fictional")
    return html.Footer([note, links] if view.fictional else [links], className="foot")


def page_head(title: str, lead: str | None = None, *aside: Component | None, tab: str = "") -> Component:
    """The page's one heading, the sentence under it, and what belongs beside it (the export menu).

    `tab`: what the browser calls the page where the heading names a child (assets/navigation.js).
    """
    parts: list[Component | None] = [
        html.H1(title, tabIndex=-1, **named(data_heading=tab)),
        html.P(lead, className="lead") if lead else None,
        *aside,
    ]
    return html.Div([part for part in parts if part is not None], className="page-head")
