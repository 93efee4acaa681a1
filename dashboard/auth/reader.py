"""The reader of this request: what callbacks and pages ask, each time anew."""

from dataclasses import dataclass

from flask import has_request_context
from flask_login import current_user

from dashboard.auth.permissions import Permission
from dashboard.i18n.words import Words
from dashboard.vocabulary.scope import Scope


class NotSignedIn(Exception):  # noqa: N818 - a state of the request, answered with 401
    """Nobody is signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who asks, in which language, and what they may see and do, as the app database has it now."""

    person_id: str
    display_name: str
    address: str = ""  # from where, as sessions keep it
    session_id: str = ""
    language: Words
    scope: Scope
    permissions: frozenset[Permission]
    roles: frozenset[str] = frozenset()  # their keys: only for what others have shared with a role
    groups: frozenset[str] = frozenset()  # the keys of the steering groups that the reader is of

    def reads_minutes_of(self, group: str) -> bool:
        """Whether agendas, minutes and decisions of a steering group are for the reader: who plans reads them all."""
        is_theirs = Permission.MEETINGS in self.permissions or group in self.groups
        return Permission.MINUTES in self.permissions and is_theirs


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What Flask-Login knows of somebody signed in."""

    reader: Reader
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        return self.reader.person_id


def current_reader() -> Reader:
    """The reader of this request. Raises NotSignedIn, outside a request too."""
    if not has_request_context() or not current_user.is_authenticated:
        raise NotSignedIn
    reader: Reader = current_user.reader
    return reader
