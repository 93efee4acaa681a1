"""What the first views of new figures find out is found out in a thread, as soon as the figures are opened."""

import logging
import threading
from dataclasses import replace
from typing import Final

from dashboard.auth.scope_of import municipality_scope, steering_group_scope
from dashboard.components.meetings.meeting_days import meeting_days
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
        self._threads: list[threading.Thread] = []
        self._ended = threading.Event()

    def begin(self, mart: Mart) -> None:
        """Prepare a mart that was opened just now."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=self.prepare, args=(mart,), name="prepare", daemon=True))
        self._threads[-1].start()

    def prepare(self, mart: Mart) -> None:
        """All of it, unless the process ends meanwhile. What fails here is tried again by the first view."""
        whole = municipality_scope(self._settings)
        try:
            scopes = (whole, replace(whole, names=False))
            steering = steering_group_scope(self._settings)
            for step in preparations(mart, scopes, steering, meeting_days(self._database, mart.meta.as_of)):
                if self._ended.is_set():
                    return
                step()
        except AppDatabaseError:
            _LOG.warning("the first views are not prepared: the app database is away")
        except Exception:
            # Nobody waits for this thread: what went wrong must be told here, or nowhere.
            _LOG.exception("the first views could not be prepared")

    def end(self) -> None:
        """Waits for the piece of work under way: a process that ends meanwhile, or with a mart in hand, complains."""
        self._ended.set()
        for thread in self._threads:
            thread.join()
