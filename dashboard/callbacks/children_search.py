"""The search of the list of children: posted, so that what is typed stands in no address."""

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import current_reader
from dashboard.auth.sealed_text import seal
from dashboard.components.children.children_tools import (
    CHILDREN_PATH,
    LONGEST_SEARCH,
    QUERY_FIELD,
    SEARCH_ACTION,
    TEXT_FIELD,
)
from dashboard.components.query import address, changed
from dashboard.components.screen import Screen
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY


def register(server: Flask, screen: Screen) -> None:
    """Register `/boern/soeg`, for POST: leads back to the list, with what was typed sealed."""

    @server.post(SEARCH_ACTION)
    def search() -> Response:
        reader = current_reader()
        if Permission.CHILDREN not in reader.permissions:
            abort(403)
        text = request.form.get(TEXT_FIELD, "").strip()[:LONGEST_SEARCH]
        sealed = seal(screen.settings, reader.person_id, text) if text else None
        kept = changed(request.form.get(QUERY_FIELD, ""), {SEARCH_KEY: sealed, PAGE_KEY: None})
        return redirect(address(CHILDREN_PATH, kept), 303)
