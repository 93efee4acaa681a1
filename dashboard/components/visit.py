"""What one page is made for: who reads, which figures, what the address asks. Made anew for every view."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote, unquote

from dash.development.base_component import Component

from dashboard.auth.audit import Audit
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.components.child_door import ChildDoor
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.filters.filters import FilterState, compose, parse
from dashboard.components.filters.period_choice import DEFAULT_PERIOD, TWELVE_MONTHS
from dashboard.components.log_door import LogDoor
from dashboard.components.query import address
from dashboard.components.viewed import Viewed
from dashboard.data.app_database.audit_entry import storable
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.mart.answers import NO_REGISTER, Register
from dashboard.data.mart.store import Mart, MartUnavailableError
from dashboard.data.mart.values_in_reach import values_in_reach
from dashboard.exports.document import Document
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.text import Text

# What the frame around every page reads of the address (beginning.py).
FRAME_KEYS: Final = ("start",)


class NothingThereError(Exception):
    """The address leads nowhere: a page, home or school that does not exist. Answered with 404."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    page: "Page"
    reader: Reader
    mart_found: Mart | None  # None: there are no figures, and pages that need none are shown all the same
    path: str
    key: str  # of the home or school in the path; "" on other pages
    search: str
    state: FilterState
    context: FilterContext
    settings: Settings
    audit: Audit
    viewed: Viewed

    @property
    def mart(self) -> Mart:
        """The figures. Raises MartUnavailableError where there are none."""
        if self.mart_found is None:
            raise MartUnavailableError("missing", "a page that needs figures")
        return self.mart_found

    @property
    def register(self) -> Register:
        """Names of homes, schools and so on; none where there are no figures."""
        return self.context.register

    @property
    def children(self) -> ChildDoor:
        """The only way to children one by one: whom it gives is logged with the view."""
        return ChildDoor(self.mart, self.reader, self.viewed)

    @property
    def log(self) -> LogDoor:
        """The only way to the audit log: that it was read is logged."""
        return LogDoor(self.audit.log.database, self.viewed)

    @property
    def words(self) -> Words:
        return self.reader.language

    @property
    def scope(self) -> Scope:
        return self.reader.scope

    @property
    def address(self) -> str:
        return address(self.path, self.search.removeprefix("?"))

    @property
    def filters(self) -> str:
        """The query string of the filters alone, for links to other pages."""
        return compose(self.state)

    def may(self, permission: Permission) -> bool:
        return permission in self.reader.permissions

    def child_page(self, child: str) -> str:
        """The page of a child, with the same filters."""
        return self.link(f"/boern/{quote(child, safe='')}")

    def link(self, path: str) -> str:
        """Another page with the same filters."""
        return address(path, self.filters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, declared once: where it stands, what it is called, what it needs, what is on it.

    `path` ends in `/<key>` where a home or school is meant. `exists` says whether there is one with that key for a
    reader with the scope: what may not be seen answers as what is not there; `is_kept` says the same of what the app
    database keeps. `keys` are the keys of the address that the page reads besides the filters.
    """

    path: str
    title: Text
    build: Callable[[Visit], Sequence[Component | None]]
    permission: Permission | None = Permission.FIGURES  # None: everybody who is signed in
    exists: Callable[[Scope, Mart, str], bool] = lambda _scope, _mart, _key: True
    is_kept: Callable[[Reader, AppDatabase, str], bool] = lambda _reader, _database, _key: True
    keys: Collection[str] = ()
    letter: str = ""  # the key after `g` that goes there; empty: not in the navigation
    under: str = ""  # the page of the navigation that it belongs to, where its address does not say so
    found_elsewhere_with: Permission | None = None  # who has it finds the page among other links, not there
    behind: Callable[[Visit], Document | None] | None = None  # as a file, the list behind one of the page's numbers
    key_is_child: bool = False  # then the log keeps the key among the children, not in the path

    def is_for(self, reader: Reader) -> bool:
        """Whether the reader may see such pages."""
        return self.permission is None or self.permission in reader.permissions

    def is_in_navigation_of(self, reader: Reader) -> bool:
        return bool(self.letter) and self.is_for(reader) and self.found_elsewhere_with not in reader.permissions

    def logged(self, path: str, key: str) -> tuple[str, frozenset[str]]:
        """What the log calls an address of the page, and the child that it names."""
        return (self.path, frozenset({storable(key)})) if self.key_is_child else (path, frozenset())

    def match(self, path: str) -> str | None:
        """The key in a path that leads here ("" where the page has none), or None."""
        stem, has_key, _ = self.path.partition("<key>")
        if not has_key:
            return "" if path == self.path else None
        key = unquote(path.removeprefix(stem))
        return key if path.startswith(stem) and key and "/" not in path.removeprefix(stem) else None


def visit_of(
    page: Page,
    *,
    reader: Reader,
    mart: Mart | None,
    path: str,
    key: str,
    search: str,
    settings: Settings,
    audit: Audit,
) -> Visit:
    """The visit that an address makes of a page."""
    context = filter_context(reader, mart, settings.municipality, audit.clock().date())
    return Visit(
        page=page,
        reader=reader,
        mart_found=mart,
        path=path,
        key=key,
        search=search,
        state=parse(search, context, (*page.keys, *FRAME_KEYS)),
        context=context,
        settings=settings,
        audit=audit,
        viewed=Viewed(),
    )


def filter_context(reader: Reader, mart: Mart | None, municipality: str, today: date) -> FilterContext:
    """What the reader's choices are made of; without figures it is as of today."""
    register = mart.register if mart is not None else NO_REGISTER
    as_of = mart.meta.as_of if mart is not None else today
    return FilterContext(
        as_of,
        mart.meta.first_on if mart is not None else as_of,
        municipality if municipality in register.municipalities else None,
        register,
        usual_period=DEFAULT_PERIOD if reader.scope.sees_all_unsuppressed else TWELVE_MONTHS,
        # Who has no figures has no fixed tables to leave.
        is_free=Permission.FILTER in reader.permissions or reader.scope.figures.is_empty,
        sees_others=not reader.scope.sees_all_unsuppressed,
        is_part=not (reader.scope.own.everything or reader.scope.own.municipalities),
        in_reach=values_in_reach(mart, reader.scope.own) if mart is not None else None,
    )


def find_page(pages: Sequence[Page], path: str) -> tuple[Page, str] | None:
    """The page that a path leads to, and the key in it."""
    return next(((page, key) for page in pages if (key := page.match(path)) is not None), None)
