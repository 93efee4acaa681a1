"""The people's office as commands open it: for whoever sits at the terminal, and with its refusals in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.auth.audit import Audit
from dashboard.auth.audit_log import audit_log
from dashboard.auth.clock import now
from dashboard.auth.people_office import REFUSALS, PeopleOffice
from dashboard.auth.refusals import in_words as refusal_in_words
from dashboard.commands.app_database import app_database
from dashboard.commands.options import fail
from dashboard.commands.terminal_log import terminal_actor
from dashboard.i18n.words import Words
from dashboard.settings import Settings


@contextmanager
def office(settings: Settings, what: str) -> Iterator[PeopleOffice]:
    """The office for a command (`what`); ends the command when the app database is away."""
    with app_database(settings) as database:
        audit = Audit(audit_log(settings, database), now)
        yield PeopleOffice(audit=audit, settings=settings, by=terminal_actor(), what=what)


@contextmanager
def in_words(words: Words, username: str) -> Iterator[None]:
    """Ends the command with the sentence for what was refused."""
    try:
        yield
    except REFUSALS as error:
        fail(refusal_in_words(error, username, words), code=1)
