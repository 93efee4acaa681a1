"""From an address and a reader to the whole screen: finds the page, checks the right to it, frames it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from dash.development.base_component import Component

from dashboard.auth.audit import Audit
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.components.asked import BEHIND_KEY
from dashboard.components.beginning import beginning, begun_here
from dashboard.components.behind.behind_address import NUMBER_KEYS
from dashboard.components.filters.filters import compose
from dashboard.components.freshness import freshness
from dashboard.components.navigation import Destination
from dashboard.components.notices import failed, mart_missing, no_access, not_found
from dashboard.components.query import address, read
from dashboard.components.shell import Shell, shell
from dashboard.components.visit import NothingThereError, Page, Visit, find_page, visit_of
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.database import AppDatabaseError
from dashboard.data.mart.answers import Meta
from dashboard.data.mart.attempts import latest_attempt
from dashboard.data.mart.store import Mart, Marts, MartUnavailableError
from dashboard.settings import Settings

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything a screen is made of besides the reader and the address. The clock is the audit log's."""

    pages: Sequence[Page]
    marts: Marts
    settings: Settings
    audit: Audit

    def destinations(self, reader: Reader) -> list[Destination]:
        """The pages of the reader's navigation."""
        return [
            Destination(page.path, page.title, page.letter) for page in self.pages if page.is_in_navigation_of(reader)
        ]

    def home(self, reader: Reader) -> str:
        """The first page that the reader may see; who may see none in the navigation is told so at the start."""
        return next((place.path for place in self.destinations(reader)), "/")

    def beginning(self, reader: Reader) -> str:
        """Where the reader begins after signing in."""
        return beginning(reader, self.audit.log.database, self.pages, self.home(reader))

    def show(self, reader: Reader, path: str, search: str) -> Component:
        """The whole page in the reader's language. Faults become pages in words; no detail reaches the reader.

        Children are shown only when that is logged: raises AppDatabaseError when the log cannot be written.
        """
        path = path.rstrip("/") or "/"
        meta: Meta | None = None
        filters = ""
        content: Sequence[Component | None]
        try:
            mart = self._mart()
            meta = mart.meta if mart is not None else None
            content, filters = self._content(reader, mart, path, search)
        except MartUnavailableError:
            content = [mart_missing(reader.language)]
        except NothingThereError:
            content = [not_found(reader.language, self.home(reader))]
        except AppDatabaseError:
            raise
        except Exception:
            _LOG.exception("a page could not be made")
            content = [failed(reader.language, address(path, search))]
        return shell(self._frame(reader, path, search, filters, meta), content, reader.language)

    def _mart(self) -> Mart | None:
        try:
            return self.marts.current()
        except MartUnavailableError:
            _LOG.warning("no mart to answer from", exc_info=True)
            return None

    def status(self, reader: Reader, path: str) -> int:
        """The status of a page for a reader: 200, 403 or 404. Without a mart nobody can tell what is there: 200."""
        found = find_page(self.pages, path.rstrip("/") or "/")
        if found is None:
            return HTTPStatus.NOT_FOUND
        page, key = found
        if not page.is_for(reader):
            return HTTPStatus.FORBIDDEN
        try:
            mart = self.marts.current()
        except MartUnavailableError:
            mart = None
        return HTTPStatus.OK if self._is_there(reader, mart, page, key) else HTTPStatus.NOT_FOUND

    def _is_there(self, reader: Reader, mart: Mart | None, page: Page, key: str) -> bool:
        """Whether there is a page with the key for the reader, as far as can be told."""
        if not key:
            return True
        in_figures = mart is None or page.exists(reader.scope, mart, key)
        return in_figures and page.is_kept(reader, self.audit.log.database, key)

    def visit(self, reader: Reader, path: str, search: str, kind: Kind) -> Visit | None:
        """The visit of a page, for what is made of a page elsewhere; None where it is not there or may not be seen.

        `kind`: what is made, for the log of refusals. Raises MartUnavailableError, AppDatabaseError.
        """
        try:
            return self._visit(reader, self.marts.current(), path, search, kind)
        except NothingThereError:
            return None

    def printed(self, reader: Reader, path: str, search: str) -> None:
        """Logs that a page was printed, with the children on it. Raises MartUnavailableError, AppDatabaseError."""
        visit = self.visit(reader, path, search, Kind.PRINT)
        if visit is not None:
            visit.page.build(visit)
            self._record(visit, Kind.PRINT)

    def _visit(self, reader: Reader, mart: Mart | None, path: str, search: str, kind: Kind) -> Visit | None:
        """None where the reader may not see such pages; logged, as is a try for a key that is not there for the reader.

        Raises NothingThereError.
        """
        found = find_page(self.pages, path)
        if found is None:
            raise NothingThereError
        page, key = found
        is_there = self._is_there(reader, mart, page, key)
        if not page.is_for(reader) or not is_there:
            what, children = page.logged(path, key)
            self.audit.record(reader, kind, what, detail=search, outcome=Outcome.REFUSED, children=children)
            if not page.is_for(reader):
                return None
            raise NothingThereError
        return visit_of(
            page,
            reader=reader,
            mart=mart,
            path=path,
            key=key,
            search=search,
            settings=self.settings,
            audit=self.audit,
        )

    def _record(self, visit: Visit, kind: Kind) -> None:
        viewed = visit.viewed
        what, named = visit.page.logged(visit.path, visit.key)
        self.audit.record(visit.reader, kind, what, detail=visit.search, children=named | viewed.children)

    def _content(
        self, reader: Reader, mart: Mart | None, path: str, search: str
    ) -> tuple[Sequence[Component | None], str]:
        visit = self._visit(reader, mart, path, search, Kind.LOOK_UP)
        if visit is None:
            return [no_access(reader.language, self.home(reader))], ""
        _note_what_is_asked(visit)
        content = [self._freshness(reader, mart), begun_here(visit), *visit.page.build(visit)]
        if visit.viewed.refused is not None:
            self.audit.record(reader, visit.viewed.refused, path, detail=search, outcome=Outcome.REFUSED)
        if visit.viewed.kind is not None:
            self._record(visit, visit.viewed.kind)
        return content, compose(visit.state)

    def _freshness(self, reader: Reader, mart: Mart | None) -> Component | None:
        if mart is None:
            return None
        return freshness(mart.meta, latest_attempt(self.settings.mart), self.audit.clock(), reader.language)

    def _frame(self, reader: Reader, path: str, search: str, filters: str, meta: Meta | None) -> Shell:
        names = self.marts.current().register.municipalities if meta is not None else {}
        found = find_page(self.pages, path)
        return Shell(
            municipality=names.get(self.settings.municipality, ""),
            person=reader.display_name,
            place=(found[0].under if found is not None else "") or path,
            destinations=self.destinations(reader),
            home=self.home(reader),
            method_href="/ordliste" if Permission.FIGURES in reader.permissions else "",
            as_of=meta.as_of if meta is not None else None,
            fictional=meta.fictional if meta is not None else self.settings.environment == "demo",
            address=address(path, search),
            filters=filters,
            languages=self.settings.languages,
        )


def _note_what_is_asked(visit: Visit) -> None:
    """An address that asks for children is logged, whether there are any or the reader may see them or not."""
    asked = {key for key, _ in read(visit.search)} & {*NUMBER_KEYS}
    if BEHIND_KEY not in visit.page.keys or not asked:
        return
    if visit.may(Permission.CHILDREN):
        visit.viewed.see(Kind.LOOK_UP)
    else:
        visit.viewed.refuse(Kind.LOOK_UP)
