"""`dashboard pack`: a meeting's pack as PDF and slides, for a schedule; the web pages have theirs made by it too."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import click

from dashboard.commands.environment import settings_or_fail
from dashboard.commands.options import fail
from dashboard.commands.pack_making import pack_of_figures
from dashboard.commands.pack_shelf import BUSY, put_on_shelf
from dashboard.commands.terminal import terminal_words
from dashboard.commands.terminal_log import TerminalLog, terminal_log
from dashboard.components.pack.ask import CancelledMeetingError
from dashboard.components.pack.make import KINDS
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import (
    MAIN_GROUP,
    Meeting,
    MeetingState,
    UnknownMeetingError,
    meeting_for,
    meetings_between,
)
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.pack.shelf import BusyError, Progress, Shelf, write_private
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from dashboard.vocabulary.text import Language

_AHEAD: Final = timedelta(days=2 * 366)


@click.command("pack")
@click.option("--meeting", "meeting_id", help="The meeting's key, as in its address.")
@click.option("--next", "is_next", is_flag=True, help="The group's next planned meeting.")
@click.option("--group", default=MAIN_GROUP, show_default=True, help="The steering group's key, for --next.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write the files into.")
@click.option("--format", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this one.  [default: both]")
@click.option(
    "--language", type=click.Choice(["da", "en"]), help="Of the pack.  [default: the first of DASHBOARD_LANGUAGES]"
)
@click.option("--shelf", "on_shelf", is_flag=True, hidden=True, help="Put it where the web pages look for it.")
def command(
    meeting_id: str | None,
    is_next: bool,
    group: str,
    out: Path | None,
    kinds: tuple[str, ...],
    language: Language | None,
    on_shelf: bool,
) -> None:
    """Make the pack of a steering group's meeting: what the group may see, whoever makes it.

    The files are named by the meeting's day, moedepakke-2026-12-15.pdf, and replace those of an earlier time. At most
    two packs are made at once on a machine.
    """
    if (meeting_id is None) is not is_next:
        fail("name a meeting with --meeting KEY, or ask for the next one with --next")
    if (out is None) is not on_shelf:
        fail("--out FOLDER is missing: where shall the files be written?")
    settings, words = settings_or_fail(), terminal_words()
    of_pack = Words(language or settings.languages[0])
    with terminal_log(settings) as log:
        meeting = _meeting(log.log.database, meeting_id, group, words)
        if out is None:
            put_on_shelf(settings, log.log.database, meeting, of_pack)
            return
        for path in _write(settings, log, meeting, of_pack, out, tuple(dict.fromkeys(kinds)) or KINDS):
            click.echo(path)


def _meeting(database: AppDatabase, meeting_id: str | None, group: str, words: Words) -> Meeting:
    if meeting_id is not None:
        try:
            return meeting_for(database, meeting_id)
        except UnknownMeetingError:
            fail(words("There is no meeting with the key {key}.", key=meeting_id), code=1)
    today = datetime.now(UTC).astimezone().date()
    ahead = meetings_between(database, group, today, today + _AHEAD)
    found = next((meeting for meeting in ahead if meeting.state is MeetingState.PLANNED), None)
    if found is None:
        fail(words("No meeting of the group {group} is planned.", group=group), code=1)
    return found


def _write(
    settings: Settings, log: TerminalLog, meeting: Meeting, of_pack: Words, out: Path, kinds: tuple[str, ...]
) -> list[Path]:
    """Both files are made before one is written."""
    words = terminal_words()
    with click.progressbar(
        length=1, label=words("Making the pack"), hidden=not sys.stderr.isatty(), file=sys.stderr
    ) as bar:

        def told(progress: Progress) -> None:
            bar.label, bar.length = progress.doing, progress.steps
            bar.update(1)

        try:
            with Shelf.beside(settings.mart).making():
                made = pack_of_figures(settings, log.log.database, meeting, of_pack, kinds, told).made
                log.record(Kind.EXPORT, "pack", detail=f"{meeting.meeting_id} {of_pack.language} {' '.join(kinds)}")
                out.mkdir(parents=True, exist_ok=True)
                paths = [out / f"{made.pack.stem}.{kind}" for kind in kinds]
                for path, kind in zip(paths, kinds, strict=True):
                    write_private(path, made.files[kind])
        except MartUnavailableError as error:
            fail(words("There are no figures to make a pack of: {problem}", problem=error), code=1)
        except CancelledMeetingError:
            fail(words("The meeting is cancelled: there is no pack of it."), code=1)
        except BusyError:
            fail(words("Other packs are being made; nothing was changed. Try again when they are done."), code=BUSY)
        except OSError as error:
            fail(words("The pack could not be written: {problem}", problem=error.strerror or error), code=1)
    return paths
