"""`dashboard check`: all that is wrong with a set-up, at once, each with its mend."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime

import click

from dashboard.checks.check import Finding, SetUp
from dashboard.checks.registry import findings
from dashboard.commands.terminal import terminal_words
from dashboard.i18n.words import Words
from dashboard.settings.loading import look_at_settings


@click.command("check")
def command() -> None:
    """Look at settings, databases, figures, files and people; change nothing. Ends with 1 where something is wrong."""
    words = terminal_words()
    found = look_at_settings()
    told = [Finding("fault", words.text(problem), "") for problem in found.problems]
    click.echo(_part(words, words("Settings"), told))
    set_up = SetUp(settings=found.settings, environment=os.environ, now=datetime.now(UTC), words=words)
    for check, result in findings(set_up, found.faulty):
        click.echo(_part(words, words(check.title), result))
        told += result or ()
    faults = sum(each.level == "fault" for each in told)
    click.echo("")
    click.echo(_sum(words, faults, len(told) - faults))
    raise SystemExit(1 if faults else 0)


def _part(words: Words, title: str, result: Sequence[Finding] | None) -> str:
    """One part of the set-up: a line where all is well, else a line and its mend for each finding."""
    if result is None:
        return f"-  {title}: {words('not looked at, as settings that it needs are wrong')}"
    if not result:
        return f"ok {title}"
    lines = []
    for each in result:
        level = words("FAULT") if each.level == "fault" else words("note")
        lines += [f"{'!!' if each.level == 'fault' else '? '} {title}: {level}: {each.text}"]
        lines += [f"     {each.mend}"] if each.mend else []
    return "\n".join(lines)


def _sum(words: Words, faults: int, notes: int) -> str:
    if not faults and not notes:
        return words("Everything is in order.")
    return f"{words.count(faults, '{n} fault', '{n} faults')}, {words.count(notes, '{n} note', '{n} notes')}."
