"""Downloads of exactly what a page shows as a list: units, children, or who is behind a number. The same gate."""

from collections.abc import Callable
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import current_reader
from dashboard.components.behind.behind import EXPORT_PATH
from dashboard.components.children.children_sheet import children_document
from dashboard.components.children.children_tools import CHILDREN_PATH
from dashboard.components.children.children_views import FORECAST_PATH, NO_OWNER_PATH, REGISTRATION_PATH
from dashboard.components.cohorts.cohorts import COMPARE_PATH
from dashboard.components.cohorts.compare_sheet import compare_document
from dashboard.components.decisions.decision_sheet import decisions_document
from dashboard.components.decisions.decisions import DECISIONS_PATH
from dashboard.components.forecast.forecast_sheet import forecast_document
from dashboard.components.ledger.ledger import LEDGER_PATH
from dashboard.components.ledger.ledger_sheet import ledger_document
from dashboard.components.no_owner.no_owner_sheet import no_owner_document
from dashboard.components.registration.registered_asked import REGISTERED_PATH
from dashboard.components.registration.registered_sheet import registered_document
from dashboard.components.registration.registration_sheet import registration_document
from dashboard.components.screen import Screen
from dashboard.components.units.unit_sheet import unit_sheet
from dashboard.components.visit import Visit
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.csv_file import csv_document
from dashboard.exports.document import Document, document
from dashboard.exports.xlsx_file import xlsx_document
from dashboard.i18n.words import Words

_FORMS: Final[dict[str, tuple[Callable[[Document, Words], bytes], str]]] = {
    "csv": (csv_document, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_LISTS: Final[dict[str, Callable[[Visit], Document | None]]] = {
    CHILDREN_PATH: children_document,
    NO_OWNER_PATH: no_owner_document,
    REGISTRATION_PATH: registration_document,
    REGISTERED_PATH: registered_document,
    FORECAST_PATH: forecast_document,
    DECISIONS_PATH: decisions_document,
    LEDGER_PATH: ledger_document,
    COMPARE_PATH: compare_document,
}


def register(server: Flask, screen: Screen) -> None:
    """Register `/eksport/<page>.<form>`, and for the list behind a number `/eksport/bag-tallet/<page>.<form>`.

    Each has the query string of the page that it is an export of.
    """

    @server.get("/eksport/<path:page>.<form>")
    def export(page: str, form: str) -> Response:
        return made(f"/{page}", form, _document)

    @server.get(f"{EXPORT_PATH}.<form>")
    @server.get(f"{EXPORT_PATH}/<path:page>.<form>")
    def export_behind(form: str, page: str = "") -> Response:
        return made(f"/{page}", form, lambda visit: visit.page.behind(visit) if visit.page.behind else None)

    def made(path: str, form: str, make: Callable[[Visit], Document | None]) -> Response:
        reader = current_reader()
        if Permission.EXPORT not in reader.permissions:
            abort(403)
        if form not in _FORMS:
            abort(404)
        search = request.query_string.decode("utf-8", "replace")
        try:
            visit = screen.visit(reader, path, search, Kind.EXPORT)
        except MartUnavailableError:
            abort(503)
        file = make(visit) if visit is not None else None
        if visit is None or file is None:
            if visit is not None and visit.viewed.refused is not None:
                screen.audit.record(reader, visit.viewed.refused, request.path, detail=search, outcome=Outcome.REFUSED)
            abort(404)
        write, mimetype = _FORMS[form]
        screen.audit.record(reader, Kind.EXPORT, request.path, detail=search, children=frozenset(visit.viewed.children))
        return Response(
            write(file, reader.language),
            mimetype=mimetype,
            headers={"Content-Disposition": f'attachment; filename="{file.stem}.{form}"'},
        )


def _document(visit: Visit) -> Document | None:
    """What a page is exported as; None for a page that is no list."""
    if visit.path in _LISTS:
        return _LISTS[visit.path](visit)
    sheet = unit_sheet(visit)
    return document(sheet, visit.words) if sheet is not None else None
