"""What is done at a terminal, in the audit log: what cannot be logged is not done."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.auth.audit_log import audit_log
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import Actor, AuditEntry, Kind
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, file_of, open_app_database
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class TerminalLog:
    """The audit log as a command writes it."""

    log: AuditLog

    def record(self, kind: Kind, what: str, **more: Any) -> None:
        """Logs what was done; `more` as of AuditEntry."""
        self.log.record(entry(kind, what, **more))

    @contextmanager
    def together(self, kind: Kind, what: str, detail: str) -> Iterator[AppDatabase]:
        """The database for a change that is kept only with its entry."""
        with self.log.together(entry(kind, what, detail=detail)) as database:
            yield database


def entry(kind: Kind, what: str, **more: Any) -> AuditEntry:
    """An entry of this moment, by who sits at this terminal."""
    return AuditEntry(at=datetime.now(UTC), actor=terminal_actor(), kind=kind, what=what, **more)


@contextmanager
def terminal_log(settings: Settings) -> Iterator[TerminalLog]:
    """The log, its tables made where there are none yet; ends the command when the app database is away."""
    try:
        file = file_of(settings.app_db)
        if file is not None and not file.exists():
            _prepare(settings)
        database = open_app_database(settings.app_db)
        try:
            log = audit_log(settings, database)
            if not log.is_there():
                _prepare(settings)
            yield TerminalLog(log)
        finally:
            database.close()
    except AppDatabaseError as error:
        fail(terminal_words().text(error.text), code=1)


def terminal_actor() -> Actor:
    """By the user that the process runs as; who called sudo is told beside it, as that can be made up."""
    user = _user()
    caller = os.environ.get("SUDO_USER")
    name = f"terminal: {user}" + (f" (sudo: {caller})" if caller else "")
    return Actor(key=f"terminal:{user}", name=name, address=socket.gethostname())


def _user() -> str:
    try:
        from pwd import getpwuid  # not on every system

        return getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def _prepare(settings: Settings) -> None:
    # What migrates tables takes longer to import than a refresh of a small municipality takes.
    from dashboard.auth.app_database import prepare_app_database

    prepare_app_database(settings.app_db)
