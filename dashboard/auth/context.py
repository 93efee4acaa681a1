"""What everything about signing in needs, handed along explicitly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import AppDatabase
from dashboard.settings import Settings

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthContext:
    """`clock` gives the moment, with its time zone."""

    settings: Settings
    database: AppDatabase
    clock: Clock
    passwords: Passwords
