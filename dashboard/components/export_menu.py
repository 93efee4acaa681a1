"""Two links that take what is shown along: CSV and XLSX."""

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.query import address
from dashboard.components.visit import Visit
from dashboard.i18n.words import Words


def page_exports(visit: Visit) -> Component | None:
    """The menu of a page; None for who may take nothing along."""
    if not visit.may(Permission.EXPORT):
        return None
    export, search = f"/eksport{visit.path}", visit.search.removeprefix("?")
    return export_menu(address(f"{export}.csv", search), address(f"{export}.xlsx", search), visit.words)


def export_menu(csv_href: str, xlsx_href: str, words: Words) -> Component:
    """The same figures as on screen, with definitions, period, filters and as-of date in the file."""
    return html.Ul(
        [
            html.Li(html.A(words("Download as Excel (XLSX)"), href=xlsx_href, download="")),
            html.Li(html.A(words("Download as text (CSV)"), href=csv_href, download="")),
        ],
        className="export",
        **named(aria_label=words("Download what is shown")),
    )
