"""`dashboard refresh`: the case database's figures as of yesterday, built aside and put in place whole."""

import sys
from datetime import UTC, date, datetime, timedelta

import click

from dashboard.commands.environment import settings_or_fail
from dashboard.commands.options import DAY, fail
from dashboard.commands.readings import note_new_readings
from dashboard.commands.rebuild import rebuild
from dashboard.commands.terminal import terminal_words
from dashboard.commands.terminal_log import terminal_log
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError
from dashboard.data.app_database.meeting_figures import has_figures
from dashboard.data.case_database.reader import CaseDatabaseError
from dashboard.data.mart.attempts import record_attempt
from dashboard.data.mart.refresh import RefreshRunningError
from dashboard.settings import Settings, SettingsError


@click.command("refresh")
@click.option("--as-of", type=DAY, help="The last complete day of the data.  [default: by the settings, yesterday]")
@click.option("--quiet", is_flag=True, help="Say nothing unless it goes wrong.")
def command(as_of: date | None, quiet: bool) -> None:
    """Build the figures anew from the case database; readers see the old ones until the new ones are whole."""
    settings, words = settings_or_fail(), terminal_words()
    day = as_of or default_as_of(settings)
    started = datetime.now(UTC)
    with click.progressbar(
        length=1, label=words("Reading"), hidden=quiet or not sys.stdout.isatty(), show_eta=False
    ) as bar:

        def on_rows(table: str, rows: int) -> None:
            bar.label = f"{words('Reading')} {table}"
            bar.length = (bar.length or 0) + rows
            bar.update(rows)

        try:
            with terminal_log(settings) as log:
                faults = rebuild(settings, as_of=day, progress=on_rows)
                log.record(Kind.REFRESH, "refresh", detail=f"as of {day}")
                note_new_readings(log.log.database, settings)
                # The figures stand by now; what only takes time comes after.
                problem = _compared(settings, log.log.database)
        except SettingsError as error:
            fail(error.in_language(words.language))
        except RefreshRunningError:
            fail(words("Another refresh is under way; nothing was changed. Try again when it is done."), code=3)
        except (CaseDatabaseError, OSError) as error:
            record_attempt(settings.mart, at=started, problem=_one_line(error))
            fail(
                words("The figures were not refreshed, the old ones stand. {problem}", problem=_one_line(error)), code=1
            )
    if problem:
        click.echo(
            words("They could not be compared with those of the last meetings. {problem}", problem=problem), err=True
        )
    if not quiet:
        click.echo(
            words(
                "The figures are made up to {day} ({size} MB in {seconds} s).",
                day=words.day(day),
                size=words.number(settings.mart.stat().st_size / 1_000_000, 1),
                seconds=words.number((datetime.now(UTC) - started).total_seconds(), 1),
            )
        )
        if faults:
            click.echo(
                words(
                    "{n} values or rows could not be read or counted; they are listed in the mart (table fault).",
                    n=words.number(faults),
                )
            )


def _compared(settings: Settings, database: AppDatabase) -> str | None:
    """Compare the new figures with those of the last meetings; why they could not be, None where they could."""
    try:
        if not has_figures(database):
            return None
    except AppDatabaseError as error:
        return error.text.en
    # What compares takes longer to import than a refresh of a small municipality takes.
    from dashboard.commands.compare_meetings import compare_meetings

    return compare_meetings(settings, database)


def default_as_of(settings: Settings) -> date:
    """The last complete day of the data by the settings: yesterday, unless the source lags more."""
    return date.today() - timedelta(days=settings.as_of_lag_days)  # noqa: DTZ011  a calendar day, where the server stands


def _one_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
