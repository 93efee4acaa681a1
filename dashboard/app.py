"""Wiring only: settings, the server with its gate, Dash on top, pages and callbacks listed by hand."""

from contextlib import ExitStack
from datetime import datetime

from dash import Dash
from flask import Flask, g, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response

from dashboard.auth.addresses import is_drawn
from dashboard.auth.context import open_context
from dashboard.auth.reader import current_reader
from dashboard.auth.server import create_server
from dashboard.callbacks import agenda as keeping_agendas
from dashboard.callbacks import (
    audit_log,
    children_search,
    export,
    filter_search,
    make_packs,
    meeting_mode,
    meeting_packs,
    refresh_by_hand,
    refresh_on_schedule,
    show_page,
)
from dashboard.callbacks import cohorts as keeping_cohorts
from dashboard.callbacks import decisions as keeping_decisions
from dashboard.callbacks import groups as keeping_groups
from dashboard.callbacks import meeting_figures as keeping_figures
from dashboard.callbacks import meetings as keeping_meetings
from dashboard.callbacks import own_sessions as ending_sessions
from dashboard.callbacks import people as changing_people
from dashboard.callbacks import remarks as keeping_remarks
from dashboard.callbacks.prepare_ahead import PreparingAhead
from dashboard.components.quiet_dash import ASSETS_IGNORED, QuietDash
from dashboard.components.screen import Screen
from dashboard.components.shell import frame
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.pages import (
    accessibility,
    attention_ledger,
    child,
    children,
    cohort,
    cohorts,
    compare,
    data_quality,
    decisions,
    forecast,
    glossary,
    groups,
    log,
    log_citizen,
    log_sample,
    log_samples,
    meeting,
    meetings,
    no_owner,
    overview,
    own_sessions,
    people,
    person,
    registered,
    registration,
    remarks,
    settings,
    since_last,
    unit,
    units,
)
from dashboard.settings import Settings, load_settings

# The order of the navigation.
PAGES = (
    overview.PAGE,
    units.HOMES,
    units.SCHOOLS,
    children.PAGE,
    cohorts.PAGE,
    meetings.PAGE,
    registration.PAGE,
    registered.PAGE,
    data_quality.PAGE,
    people.PAGE,
    settings.PAGE,
    log.PAGE,
    glossary.PAGE,
    unit.HOME,
    unit.SCHOOL,
    # Before the page of one child, whose address has a key in their place.
    no_owner.PAGE,
    forecast.PAGE,
    child.PAGE,
    compare.PAGE,  # before the page of one cohort, whose address has a key in that place
    cohort.PAGE,
    groups.PAGE,
    meeting.PAGE,
    decisions.PAGE,
    since_last.PAGE,
    person.PAGE,
    log_samples.PAGE,
    log_sample.PAGE,
    log_citizen.PAGE,
    attention_ledger.PAGE,
    remarks.PAGE,
    own_sessions.PAGE,
    accessibility.PAGE,
)


def create_app(settings: Settings | None = None, ending: ExitStack | None = None) -> Dash:
    """The web application; its `server` is for a WSGI server. What is open until the process ends goes on `ending`.

    Raises SettingsError, DeclarationError and AppDatabaseError, each with sentences for the operator.
    """
    chosen = settings or load_settings()
    context = open_context(chosen)
    preparing = PreparingAhead(chosen, context.database)
    marts = Marts(
        chosen.mart,
        indicators=list(all_indicators().values()),
        memory_limit=chosen.mart_memory,
        threads=chosen.mart_threads,
        # Only where readers come: a process that is not served has no first reader to wait.
        opened=preparing.begin if ending is not None else lambda _mart: None,
    )
    at_the_end = ending or ExitStack()
    at_the_end.callback(context.database.close)
    at_the_end.callback(marts.close)
    at_the_end.callback(preparing.end)
    screen = Screen(PAGES, marts, chosen, context.audit)
    dash: Dash
    server = create_server(
        context,
        script_hashes=lambda: dash.csp_hashes(),
        mart_built=lambda: _built_at(marts),
        pages=[page.path for page in PAGES],
    )
    _tell_what_is_not_there(server, screen)
    export.register(server, screen)
    children_search.register(server, screen)
    filter_search.register(server, screen)
    audit_log.register(server, screen)
    changing_people.register(server, screen)
    keeping_cohorts.register(server, screen)
    keeping_agendas.register(server, screen)
    keeping_decisions.register(server, screen)
    keeping_meetings.register(server, screen)
    keeping_remarks.register(server, screen)
    keeping_groups.register(server, screen)
    meeting_mode.register(server, screen)
    meeting_packs.register(server, screen, make_packs.make_aside)
    keeping_figures.register(server, screen)
    ending_sessions.register(server, screen)
    refresh_by_hand.register(server, screen, refresh_on_schedule.refresh_aside)
    dash = QuietDash(
        "dashboard",
        server=server,  # type: ignore[arg-type] # a Flask, as its documentation says
        assets_folder=str(chosen.assets_dir),
        title=Words()("Schooling in sight"),
        update_title="",
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        serve_locally=True,
        enable_mcp=False,
        compress=False,
        index_string=_INDEX,
        assets_ignore=ASSETS_IGNORED,
    )
    dash.layout = frame
    show_page.register(dash, screen.show)
    at_the_end.callback(refresh_on_schedule.start(chosen, lambda: _built_at(marts) is not None))
    return dash


def _built_at(marts: Marts) -> datetime | None:
    try:
        return marts.current().meta.built_at
    except MartUnavailableError:
        return None


def _tell_what_is_not_there(server: Flask, screen: Screen) -> None:
    """An address that leads nowhere answers 404, a page for others 403: Dash itself answers every address with 200.

    The start leads whoever may not see it to the first page that is theirs.
    """

    @server.before_request
    def look() -> Response | None:
        if not is_drawn(request) or not current_user.is_authenticated:
            return None
        reader = current_reader()
        g.page_status = screen.status(reader, request.path)
        home = screen.home(reader)
        return redirect(home, 303) if request.path == "/" != home else None

    @server.after_request
    def mark(response: Response) -> Response:
        if response.status_code == 200 and response.mimetype == "text/html":
            response.status_code = g.get("page_status", 200)
        return response


_INDEX = """<!DOCTYPE html>
<html lang="da">
    <head>
        {%metas%}
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <div>
            {%config%}
            {%scripts%}
            {%renderer%}
        </div>
    </body>
</html>"""
