"""`dashboard audit`: is the audit log whole, and is what is old deleted?"""

import re
from datetime import UTC, datetime
from typing import Final

import click

from dashboard.commands.environment import settings_or_fail
from dashboard.commands.options import fail
from dashboard.commands.terminal import terminal_words
from dashboard.commands.terminal_log import terminal_actor, terminal_log
from dashboard.data.app_database.audit_prune import prune
from dashboard.data.app_database.audit_verify import ChainFault, Finding, Verdict, verify
from dashboard.i18n.words import Words

_MOST_TOLD: Final = 20
_KEPT: Final = re.compile(r"(\d{1,9}):([0-9a-f]{64})")


@click.group("audit")
def command() -> None:
    """The log of who looked at which children: check it, and delete what is old."""


@command.command("verify")
@click.option("--kept", metavar="NUMBER:HASH", help="An entry noted earlier, as this command printed it.")
def verify_(kept: str | None) -> None:
    """Walk the whole log and tell what does not fit. Exit codes: 0 in order, 1 something is wrong."""
    words, settings = terminal_words(), settings_or_fail()
    noted = _noted(words, kept)
    with terminal_log(settings) as log:
        verdict = verify(log.log, noted)
    for finding in verdict.findings[:_MOST_TOLD]:
        click.echo(_sentence(words, finding))
    if len(verdict.findings) > _MOST_TOLD:
        click.echo(words("and {n} more", n=words.number(len(verdict.findings) - _MOST_TOLD)))
    _summary(words, verdict)
    if verdict.findings:
        fail(words("The log has been tampered with, or damaged."), code=1)


@command.command("prune")
def prune_() -> None:
    """Delete the months that are older than DASHBOARD_AUDIT_MONTHS, also after a long time without any entry."""
    words, settings = terminal_words(), settings_or_fail()
    with terminal_log(settings) as log:
        pruned = prune(
            log.log, now=datetime.now(UTC), months=settings.audit_months, actor=terminal_actor(), over_gap=True
        )
    click.echo(words.count(pruned.entries, "{n} old entry deleted.", "{n} old entries deleted."))


def _noted(words: Words, kept: str | None) -> tuple[int, str] | None:
    if kept is None:
        return None
    found = _KEPT.fullmatch(kept)
    if found is None:
        fail(words("--kept takes NUMBER:HASH, as this command prints it."))
    return int(found[1]), found[2]


def _summary(words: Words, verdict: Verdict) -> None:
    click.echo(
        words.count(
            verdict.entries,
            "{n} entry, number {first} to {head}.",
            "{n} entries, number {first} to {head}.",
            first=verdict.first,
            head=verdict.head,
        )
    )
    if verdict.under_older_keys:
        click.echo(
            words.count(
                verdict.under_older_keys,
                "{n} of them is under an earlier secret key; those after it hold it.",
                "{n} of them are under an earlier secret key; those after them hold them.",
            )
        )
    if not verdict.findings:
        click.echo(words("They hang together. Entries cut off the end leave no trace here: keep this elsewhere, and"))
        click.echo(words("give it the next time with --kept:"))
        click.echo(f"{verdict.head}:{verdict.head_hash}")


def _sentence(words: Words, finding: Finding) -> str:
    said = {
        ChainFault.MISSING: words("Entries before number {n} are missing.", n=finding.sequence),
        ChainFault.CHANGED: words("Entry {n} is not what was written.", n=finding.sequence),
        ChainFault.NOT_FOLLOWING: words("Entry {n} does not go on from the one before it.", n=finding.sequence),
        ChainFault.FORGED: words("The seal of entry {n} was not made with the secret key.", n=finding.sequence),
        ChainFault.OTHER_KEY: words("Entry {n} is sealed with another key than those before it.", n=finding.sequence),
        ChainFault.CHILDREN_CHANGED: words(
            "The list of children of entry {n} is not what was written.", n=finding.sequence
        ),
        ChainFault.PRUNED_UNLOGGED: words(
            "The entries up to number {n} are deleted as old, and the log does not say so.", n=finding.sequence
        ),
        ChainFault.HEAD_OTHER_KEY: words(
            "Entry {n}, the newest, is sealed with another key. If the secret key was changed just now, start the "
            "server once and verify again.",
            n=finding.sequence,
        ),
        ChainFault.EMPTY: words("All entries before number {n} are gone, and there is none after.", n=finding.sequence),
        ChainFault.NOT_AS_KEPT: words("Entry {n} is not the one that was noted, or is gone.", n=finding.sequence),
    }
    return said[finding.fault]
