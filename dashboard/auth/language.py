"""The reader's language: kept with the person, so that it holds on every device."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from dashboard.auth.context import AuthContext
from dashboard.auth.local_path import local_path
from dashboard.auth.reader import current_reader
from dashboard.data.app_database.people import set_language


def language_routes(context: AuthContext) -> Blueprint:
    """The POST of the language button: `sprog` in the form, where to come back to in `tilbage` of the address."""
    language = Blueprint("language", __name__)

    @language.post("/sprog")
    def change() -> Response:
        reader = current_reader()
        chosen = next((known for known in context.settings.languages if known == request.form.get("sprog")), None)
        if chosen is None:
            abort(400)
        set_language(context.database, reader.person_id, chosen)
        return redirect(local_path(request.args.get("tilbage", "/")), code=303)

    return language
