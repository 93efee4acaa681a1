"""What the first views of new figures find out is found out in a thread, as soon as the figures are opened."""

import logging
import threading
from dataclasses import replace
from typing import Final

from dashboard.auth.scope_of import municipality_scope, steering_group_scope
from dashboard.components.meeting_days import meeting_days
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError
from dashboard.data.mart.prepare import preparations
from dashboard.data.mart.store import Mart
from dashboard.settings import Settings

_LOG: Final = logging.getLogger(__name__)


class PreparingAhead:
    """One a process. A reader who asks for what is under way waits for it, and does not do it again."""

    def __init__(self, settings: Settings, database: AppDatabase) -> None:
        self._settings = settings
        self._database = database
        self._working = threading.Lock()
        self._ended = threading.Event()

    def begin(self, mart: Mart) -> None:
        """Prepare a mart that was opened just now."""
        threading.Thread(target=self.prepare, args=(mart,), name="prepare", daemon=True).start()

    def prepare(self, mart: Mart) -> None:
        """All of it, unless the process ends meanwhile. What fails here is tried again by the first view."""
        whole = municipality_scope(self._settings)
        try:
            scopes = (whole, replace(whole, names=False))
            steering = steering_group_scope(self._settings)
            for step in preparations(mart, scopes, steering, meeting_days(self._database, mart.meta.as_of)):
                with self._working:
                    if self._ended.is_set():
                        return
                    step()
        except AppDatabaseError:
            _LOG.warning("the first views are not prepared: the app database is away")
        except Exception:
            # Nobody waits for this thread: what went wrong must be told here, or nowhere.
            _LOG.exception("the first views could not be prepared")

    def end(self) -> None:
        self._ended.set()
        with self._working:
            pass  # a process that ends while one of its threads is inside DuckDB is aborted, and says so
