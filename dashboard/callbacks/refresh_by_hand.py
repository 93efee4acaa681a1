"""A data steward's button: the figures are built anew, in a process of their own."""

from collections.abc import Callable
from threading import Thread

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from dashboard.auth.permissions import Permission
from dashboard.auth.required import reader_with
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.mart.refresh_lock import is_refreshing


def register(server: Flask, screen: Screen, refresh: Callable[[], object]) -> None:
    """Register `/data/opdater`, for POST. `refresh` returns when it is over; a second at the same time does nothing."""

    @server.post("/data/opdater")
    def begin() -> Response:
        reader = reader_with(Permission.DATA)
        if is_refreshing(screen.settings.mart):
            screen.audit.record(reader, Kind.REFRESH, request.path, outcome=Outcome.REFUSED)
            return redirect("/data?besked=i-gang", 303)
        screen.audit.record(reader, Kind.REFRESH, request.path)
        Thread(target=refresh, name="refresh by hand", daemon=True).start()
        return redirect("/data?besked=begyndt", 303)
