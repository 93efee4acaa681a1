"""`dashboard import`: a case extract into the case database."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from dashboard.commands.environment import settings_or_fail
from dashboard.commands.import_report import print_outcome
from dashboard.commands.import_words import WORDS
from dashboard.commands.terminal_log import terminal_log
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_entry import Outcome as Logged
from dashboard.data.imports.database import DatabaseTrouble
from dashboard.data.imports.importing import Order, import_extract
from dashboard.data.imports.mapping import Mapping
from dashboard.data.imports.mapping_faults import MappingWrong
from dashboard.data.imports.mapping_reader import read_mapping
from dashboard.vocabulary.text import Language

DONE, FAULTS, USAGE = 0, 1, 2


class _Bars:
    """A progress bar for each file read and each table written, on a terminal only."""

    def __init__(self, stack: ExitStack, language: Language) -> None:
        self._stack = stack
        self._language = language
        self._label = ""
        self._done = 0

    def read(self, file: str, done: int, total: int) -> None:
        self._show(WORDS["reads"].in_language(self._language).format(name=file), done, total)

    def write(self, table: str, done: int, total: int) -> None:
        self._show(WORDS["writes"].in_language(self._language).format(name=table), done, total)

    def _show(self, label: str, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if label != self._label:
            self._stack.close()
            self._bar = self._stack.enter_context(
                click.progressbar(length=total, label=label, file=sys.stderr, width=30)
            )
            self._label, self._done = label, 0
        self._bar.update(done - self._done)
        self._done = done


@click.command(name="import", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--case-db", "url", required=True, envvar="DASHBOARD_CASE_DB", help="The case database's address.")
@click.option("--mapping", type=click.Path(path_type=Path), help="How a foreign extract is read (docs/import.md).")
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@click.option("--set-aside", is_flag=True, help="Leave faulty rows out, in files beside the input.")
@click.option(
    "--set-aside-dir",
    type=click.Path(exists=True, file_okay=False, writable=True, path_type=Path),
    help="Where those files go instead.",
)
@click.option("--language", type=click.Choice(["da", "en"]), default="da", show_default=True)
def command(
    directory: Path,
    url: str,
    mapping: Path | None,
    dry_run: bool,
    set_aside: bool,
    set_aside_dir: Path | None,
    language: Language,
) -> None:
    """Reads the CSV and XLSX files in DIRECTORY into the case database, all or nothing.

    Exit codes: 0 done, 1 faults in the extract (nothing written), 2 wrong use, mapping or database.
    """
    order = Order(
        directory=directory,
        url=url,
        mapping=_mapping(mapping, language),
        today=date.today(),  # noqa: DTZ011 - the day of whoever sits at the terminal
        dry_run=dry_run,
        set_aside=set_aside or set_aside_dir is not None,
        set_aside_directory=set_aside_dir,
        language=language,
    )
    log = _log(f"{directory.resolve()}{' (dry run)' if dry_run else ''}")
    log("begun", Logged.DONE)
    try:
        with ExitStack() as stack:
            bars = _Bars(stack, language)
            outcome = import_extract(order, bars.read, bars.write)
    except DatabaseTrouble as trouble:
        log("failed", Logged.REFUSED)
        _stop(trouble.sentence.in_language(language))
    except OSError as error:
        log("failed", Logged.REFUSED)
        _stop(WORDS["unwritable"].in_language(language).format(path=error.filename, reason=error.strerror))
    if outcome.merged is None:
        log("faults, nothing written", Logged.REFUSED)
    else:
        log("ended", Logged.DONE)
    print_outcome(outcome, order)
    sys.exit(DONE if outcome.merged is not None else FAULTS)


def _log(what: str) -> Callable[[str, Logged], None]:
    """Where there is an app database, the import stands in its audit log; `_log(what)(how, outcome)` writes there."""
    if not os.environ.get("DASHBOARD_APP_DB"):
        return lambda _how, _outcome: None
    settings = settings_or_fail()

    def write(how: str, outcome: Logged) -> None:
        with terminal_log(settings) as log:
            log.record(Kind.IMPORT, "import", detail=f"{how}: {what}", outcome=outcome)

    return write


def _mapping(path: Path | None, language: Language) -> Mapping | None:
    if path is None:
        return None
    try:
        return read_mapping(path)
    except MappingWrong as wrong:
        click.echo(WORDS["mapping"].in_language(language), err=True)
        _stop(*(f"  {sentence.in_language(language)}" for sentence in wrong.sentences))


def _stop(*lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(USAGE)
