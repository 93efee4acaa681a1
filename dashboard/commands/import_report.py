"""What `dashboard import` prints: faults to stderr, what came of it to stdout."""

from collections.abc import Iterable, Sequence
from typing import Final

import click

from dashboard.commands.import_words import WORDS
from dashboard.data.imports.extract import Extract
from dashboard.data.imports.fault_words import KIND_NAMES
from dashboard.data.imports.importing import Order, Outcome
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.limits import SHOWN_PER_KIND
from dashboard.data.imports.sentences import file_sentence, note_sentence, row_sentence
from dashboard.data.imports.set_aside import Reasons, reasons
from dashboard.i18n.words import Words

_GAP: Final = "  "
_FILE_HEADER: Final = ("file", "encoding", "separator", "rows", "set_aside")
_TABLE_HEADER: Final = ("table", "read", "left_out", "new", "changed", "unchanged")


def print_outcome(outcome: Outcome, order: Order) -> None:
    """Prints faults, notes and the two summary tables, in the order's language."""
    words = Words(order.language)
    for fault in outcome.file_faults:
        click.echo(file_sentence(fault, order.language), err=True)
    if outcome.file_faults:
        click.echo(words.text(WORDS["refused_file"]), err=True)
        return
    assert outcome.extract is not None
    _print_row_faults(outcome.extract, words)
    if outcome.merged is None:
        click.echo(words.text(WORDS["refused_file" if order.set_aside else "refused"]), err=True)
        return
    if outcome.notices:
        click.echo(words.text(WORDS["notes"]))
        for notice in outcome.notices:
            click.echo(f"  {note_sentence(notice, order.language)}")
    _print_files(outcome, words)
    _print_tables(outcome, words)
    for path in outcome.set_aside_files:
        click.echo(words.text(WORDS["wrote"]).format(path=path))
    click.echo(words.text(WORDS["dry" if order.dry_run else "done"]))


def _print_row_faults(extract: Extract, words: Words) -> None:
    """The first faults of each kind, and how many more there are."""
    for kind in Kind:
        faults = [fault for fault in extract.faults if fault.kind is kind]
        total = sum(map(len, faults))
        if not total:
            continue
        click.echo(f"{words.text(KIND_NAMES[kind])} ({words.number(total)}):", err=True)
        shown = 0
        for fault in faults:
            for i in range(min(len(fault), SHOWN_PER_KIND - shown)):
                click.echo(f"  {row_sentence(fault, i, words.language)}", err=True)
                shown += 1
        if total > shown:
            click.echo(words.text(WORDS["more"]).format(count=words.number(total - shown)), err=True)


def _print_files(outcome: Outcome, words: Words) -> None:
    assert outcome.extract is not None
    why = {reason.file: reason for reason in reasons(outcome.extract)}
    rows = []
    for sheet in outcome.sheets:
        separator = words.text(WORDS["tab"]) if sheet.separator == "\t" else sheet.separator
        reason = why[sheet.file]
        aside = words.number(reason.total) + _because(reason, words)
        rows.append([sheet.file, sheet.encoding, separator, words.number(len(sheet.text)), aside])
    _print_table([WORDS[name].in_language(words.language) for name in _FILE_HEADER], rows)


def _because(reason: Reasons, words: Words) -> str:
    parts = [f"{words.text(KIND_NAMES[kind])}: {words.number(count)}" for kind, count in reason.by_kind.items()]
    if reason.cascade:
        parts.append(f"{words.text(WORDS['cascade'])}: {words.number(reason.cascade)}")
    return f" ({'; '.join(parts)})" if parts else ""


def _print_tables(outcome: Outcome, words: Words) -> None:
    assert outcome.extract is not None
    assert outcome.merged is not None
    rows = []
    for name in dict.fromkeys(made.table.name for made in outcome.extract.tables):
        sections = [made for made in outcome.extract.tables if made.table.name == name]
        read, kept = sum(made.read for made in sections), sum(map(len, sections))
        merged = outcome.merged.get(name)
        counts = (merged.new, merged.changed, merged.unchanged) if merged else (0, 0, 0)
        rows.append([name, *(words.number(count) for count in (read, read - kept, *counts))])
    _print_table([WORDS[name].in_language(words.language) for name in _TABLE_HEADER], rows)


def _print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [list(header), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    click.echo()
    for line in lines:
        cells = [
            cell.rjust(width) if lines[-1][i][:1].isdigit() and "(" not in lines[-1][i] else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        click.echo(_GAP.join(cells).rstrip())
    click.echo()
