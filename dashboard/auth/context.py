"""What everything about signing in needs, handed along explicitly."""

from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.audit_log import audit_log
from dashboard.auth.clock import Clock, now
from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.upgrade import check_version
from dashboard.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthContext:
    """`clock` gives the moment, with its time zone."""

    settings: Settings
    database: AppDatabase
    clock: Clock
    passwords: Passwords

    @property
    def audit(self) -> Audit:
        return Audit(audit_log(self.settings, self.database), self.clock)


def open_context(settings: Settings, *, clock: Clock = now, passwords: Passwords | None = None) -> AuthContext:
    """The context of a server.

    Raises AppDatabaseError when the app database is away or its tables are not of this version.
    """
    database = open_app_database(settings.app_db)
    check_version(database)
    return AuthContext(settings=settings, database=database, clock=clock, passwords=passwords or Passwords())
