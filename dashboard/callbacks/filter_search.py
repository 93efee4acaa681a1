"""What a search in the filter bar finds: homes, schools and so on that the reader's own children have been in."""

from typing import Final

from flask import Flask, Response, abort, jsonify, request

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import current_reader
from dashboard.components.filters.attribute_choices import KeysOffered
from dashboard.components.filters.filter_controls import SEARCH_PATH
from dashboard.components.filters.filter_list import FILTERS
from dashboard.components.screen import Screen
from dashboard.components.visit import filter_context
from dashboard.data.mart.store import MartUnavailableError

_MOST_FOUND: Final = 20


def register(server: Flask, screen: Screen) -> None:
    """Register `/filtre/<key>?tekst=<part of a name>`: a line in words, and values with their labels."""

    @server.get(f"{SEARCH_PATH}<key>")
    def find_values(key: str) -> Response:
        reader = current_reader()
        if Permission.FILTER not in reader.permissions:
            abort(403)
        offer = next((filter_.offer for filter_ in FILTERS if filter_.key == key), None)
        if not isinstance(offer, KeysOffered):
            abort(404)
        try:
            mart = screen.marts.current()
        except MartUnavailableError:
            abort(503)
        context = filter_context(reader, mart, screen.settings.municipality, mart.meta.as_of)
        choices, found = offer.search(request.args.get("tekst", "").strip()[:80], context, _MOST_FOUND)
        words = reader.language
        said = words.count(found, "{n} found", "{n} found")
        if found > len(choices):
            said = words("{found}; the first {n} are shown", found=said, n=len(choices))
        return jsonify(said=said, choices=[[choice.value, choice.label(words)] for choice in choices])
