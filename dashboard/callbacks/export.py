"""Downloads of exactly what a page of units shows: the same question, the same gate, as a file."""

from collections.abc import Callable
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import current_reader
from dashboard.components.screen import Screen
from dashboard.components.unit_sheet import unit_sheet
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.csv_file import csv_file
from dashboard.exports.sheet import Sheet
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.i18n.words import Words

_FORMS: Final[dict[str, tuple[Callable[[Sheet, Words], bytes], str]]] = {
    "csv": (csv_file, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def register(server: Flask, screen: Screen) -> None:
    """Register `/eksport/<page>.<form>`, with the query string of the page that it is an export of."""

    @server.get("/eksport/<page>.<form>")
    def export(page: str, form: str) -> Response:
        reader = current_reader()
        if Permission.EXPORT not in reader.permissions:
            abort(403)
        if form not in _FORMS:
            abort(404)
        search = request.query_string.decode("utf-8", "replace")
        try:
            visit = screen.visit(reader, f"/{page}", search, Kind.EXPORT)
        except MartUnavailableError:
            abort(503)
        sheet = unit_sheet(visit) if visit is not None else None
        if sheet is None:
            abort(404)
        make, mimetype = _FORMS[form]
        screen.audit.record(reader, Kind.EXPORT, request.path, detail=search)
        return Response(
            make(sheet, reader.language),
            mimetype=mimetype,
            headers={"Content-Disposition": f'attachment; filename="{sheet.stem}.{form}"'},
        )
