"""From an address and a reader to the whole screen: finds the page, checks the right to it, frames it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dash.development.base_component import Component

from dashboard.auth.reader import Reader
from dashboard.components.filters import compose
from dashboard.components.freshness import freshness
from dashboard.components.navigation import Destination
from dashboard.components.notices import failed, mart_missing, no_access, not_found
from dashboard.components.query import address
from dashboard.components.shell import Shell, shell
from dashboard.components.visit import NothingThereError, Page, Visit, find_page, visit_of
from dashboard.data.mart.answers import Meta
from dashboard.data.mart.attempts import latest_attempt
from dashboard.data.mart.store import Mart, Marts, MartUnavailableError
from dashboard.settings import Settings

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything a screen is made of besides the reader and the address. `now` is the server's clock."""

    pages: Sequence[Page]
    marts: Marts
    settings: Settings
    now: Callable[[], datetime]

    @property
    def destinations(self) -> list[Destination]:
        return [Destination(page.path, page.title, page.letter) for page in self.pages if page.letter]

    def show(self, reader: Reader, path: str, search: str) -> Component:
        """The whole page in the reader's language. Faults become pages in words; no detail reaches the reader."""
        path = path.rstrip("/") or "/"
        meta: Meta | None = None
        filters = ""
        content: Sequence[Component | None]
        try:
            mart = self.marts.current()
            meta = mart.meta
            content, filters = self._content(reader, mart, path, search)
        except MartUnavailableError:
            _LOG.warning("no mart to answer from", exc_info=True)
            content = [mart_missing(reader.language)]
        except NothingThereError:
            content = [not_found(reader.language, "/")]
        except Exception:
            _LOG.exception("a page could not be made")
            content = [failed(reader.language, address(path, search))]
        return shell(self._frame(reader, path, search, filters, meta), content, reader.language)

    def is_there(self, path: str) -> bool:
        """Whether an address leads anywhere, for the status of the answer. Without a mart nobody can tell: yes."""
        path = path.rstrip("/") or "/"
        found = find_page(self.pages, path)
        if found is None:
            return False
        page, key = found
        try:
            return not key or page.exists(self.marts.current(), key)
        except MartUnavailableError:
            return True

    def visit(self, reader: Reader, path: str, search: str) -> Visit | None:
        """The visit of a page, for what is made of a page elsewhere (an export); None where it may not be seen.

        Raises MartUnavailableError.
        """
        mart = self.marts.current()
        found = find_page(self.pages, path)
        if found is None or found[0].permission not in reader.permissions or not found[0].exists(mart, found[1]):
            return None
        return self._visit(found[0], found[1], reader, mart, path, search)

    def _visit(self, page: Page, key: str, reader: Reader, mart: Mart, path: str, search: str) -> Visit:
        return visit_of(
            page, reader=reader, mart=mart, path=path, key=key, search=search, municipality=self.settings.municipality
        )

    def _content(self, reader: Reader, mart: Mart, path: str, search: str) -> tuple[Sequence[Component | None], str]:
        found = find_page(self.pages, path)
        if found is None:
            raise NothingThereError
        page, key = found
        if page.permission not in reader.permissions:
            return [no_access(reader.language, "/")], ""
        if key and not page.exists(mart, key):
            raise NothingThereError
        visit = self._visit(page, key, reader, mart, path, search)
        if not page.is_open(visit):
            return [no_access(reader.language, "/")], ""
        told = freshness(mart.meta, latest_attempt(self.settings.mart), self.now(), reader.language)
        return [told, *page.build(visit)], compose(visit.state)

    def _frame(self, reader: Reader, path: str, search: str, filters: str, meta: Meta | None) -> Shell:
        names = self.marts.current().register.municipalities if meta is not None else {}
        return Shell(
            municipality=names.get(self.settings.municipality, ""),
            person=reader.display_name,
            path=path,
            destinations=self.destinations,
            as_of=meta.as_of if meta is not None else None,
            fictional=meta.fictional if meta is not None else self.settings.environment == "demo",
            address=address(path, search),
            filters=filters,
            languages=self.settings.languages,
        )
