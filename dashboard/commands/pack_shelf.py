"""The packs that the web pages ask for: made in a process of their own, put where those pages look for them."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NoReturn

from dashboard.commands.pack_making import pack_of_figures
from dashboard.components.pack.ask import CancelledMeetingError
from dashboard.components.pack.make import KINDS
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.pack.shelf import BusyError, Failure, Progress, Shelf
from dashboard.i18n.words import Words
from dashboard.settings import Settings

BUSY: Final = 3  # the exit code where others are being made


def put_on_shelf(settings: Settings, database: AppDatabase, meeting: Meeting, words: Words) -> None:
    """Makes the pack, and notes in its place how far it is and what went wrong; ends the command where it fails."""
    shelf = Shelf.beside(settings.mart)
    place = shelf.place(meeting.meeting_id, words.language, settings.least_children)
    begun_at = datetime.now(UTC)
    latest = Progress(0, 1, "")

    def told(progress: Progress) -> None:
        nonlocal latest
        latest = progress
        place.note(progress, begun_at)

    def failed(failure: Failure, code: int = 1) -> NoReturn:
        with suppress(OSError):
            place.note(latest, begun_at, failure)
        raise SystemExit(code)

    try:
        with shelf.making(place):
            shelf.prune(begun_at)
            found = pack_of_figures(settings, database, meeting, words, KINDS, told)
            pack = found.made.pack
            place.put(
                found.made.files, identity=found.identity, stem=pack.stem, made_at=pack.made_at, as_of=found.as_of
            )
            place.note(latest, begun_at, "done")
    except BusyError:
        if not place.is_held():  # else somebody makes this very pack, and notes it there
            failed(Failure.BUSY, BUSY)
        raise SystemExit(BUSY) from None
    except (MartUnavailableError, CancelledMeetingError):
        failed(Failure.NO_FIGURES)
    except OSError:
        failed(Failure.DISK)
    except Exception:
        with suppress(OSError):
            place.note(latest, begun_at, Failure.FAILED)
        raise
