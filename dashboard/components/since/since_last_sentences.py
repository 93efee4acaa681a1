"""The change since the last meeting in sentences: which two states, the headline figures, and what has not changed."""

from collections.abc import Iterator, Sequence

from dashboard.components.since.since_last import SinceLast, Told
from dashboard.components.since.since_last_words import sentence
from dashboard.i18n.words import Words


def headline_sentences(since: SinceLast, words: Words) -> list[str]:
    """A sentence for each figure of the headline, those that have not changed together in the last one."""
    headline = [told for told in since.told if told.indicator.headline is not None]
    said = [sentence(told, words) for told in headline if not told.is_unchanged]
    return [*said, *unchanged_words([told for told in headline if told.is_unchanged], words, of=len(headline))]


def unchanged_words(unchanged: Sequence[Told], words: Words, *, of: int) -> Iterator[str]:
    """That nothing has changed, in words: of all figures, or of which."""
    if not unchanged:
        return
    if len(unchanged) == of:
        yield words("Nothing has changed.")
        return
    labels = words.listed([words.text(told.indicator.label) for told in unchanged])
    yield words("Nothing has changed in: {figures}.", figures=labels)


def states_words(since: SinceLast, words: Words) -> Iterator[str]:
    """Which two states are compared, and what they share."""
    if since.before is None or since.after is None or since.earlier is None:
        return
    yield words(
        "At the meeting on {day} the figures reached to {before}; here they reach to {after}.",
        day=words.day(since.earlier.day),
        before=words.day(since.before.as_of),
        after=words.day(since.after.as_of),
    )
    if since.before.period == since.after.period:
        yield words(
            "Both are of the same twelve whole months ({months}): what is different was registered or corrected since.",
            months=words.months(since.after.period.start, since.after.period.end),
        )
    else:
        yield words(
            "Each is of twelve whole months: then {before}, now {after}.",
            before=words.months(since.before.period.start, since.before.period.end),
            after=words.months(since.after.period.start, since.after.period.end),
        )
