"""What a chart by unit is called, and what it means in a sentence: differences that are not chance, or none."""

from collections.abc import Sequence
from typing import Final

from dashboard.charts.named import Named
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import GROUPINGS
from dashboard.vocabulary.result import Display, Result, Verdict

_NAMED_AT_MOST: Final = 3
_CLEAR: Final = (Verdict.LOWER_998, Verdict.HIGHER_998)
_ASK: Final = (Verdict.LOWER_95, Verdict.HIGHER_95)


def heading(result: Result, words: Words) -> str:
    """`Fravær fordelt på skole`."""
    figure = words.text(result.indicator.label)
    if result.by is None:
        return figure
    return words("{figure} by {group}", figure=figure, group=words.text(GROUPINGS[result.by].label).lower())


def meaning(result: Result, rows: Sequence[Named], together: Sequence[Named], words: Words) -> str:
    """One sentence: which units differ from the others more than chance explains, or that none does."""
    if not rows:
        return words("There is nothing to count in the period.")
    full = [named for named in rows if named.row.display is Display.FULL]
    clear = [named.name for named in full if named.row.verdict in _CLEAR]
    ask = [named.name for named in full if named.row.verdict in _ASK]
    judged = [named for named in full if named.row.verdict not in (None, Verdict.TOO_FEW)]
    parts = [_together(result, together, words)]
    if clear:
        parts.append(words("clearly different from the others: {names}", names=_few(clear, words)))
    if ask:
        parts.append(words("worth asking about: {names}", names=_few(ask, words)))
    if judged and not clear and not ask:
        parts.append(words("none can be told apart from the others"))
    if full and not judged:
        parts.append(words("not compared"))
    if not full:
        parts.append(words("too few to compare"))
    hidden = sum(named.is_hidden for named in rows)
    if hidden:
        parts.append(words.count(hidden, "{n} is not shown", "{n} are not shown"))
    return "; ".join(parts) + "."


def _together(result: Result, together: Sequence[Named], words: Words) -> str:
    if not together or together[0].is_hidden:
        return words("All together: not shown")
    written, event = together[0].written, words.text(result.indicator.event)
    figure = f"{written.count} {event}"
    if together[0].row.display is Display.FULL:
        figure = f"{written.value} ({figure})"
    return words("All together {figure}", figure=figure)


def _few(names: list[str], words: Words) -> str:
    rest = len(names) - _NAMED_AT_MOST
    if rest <= 0:
        return words.listed(names)
    return words.listed([*names[:_NAMED_AT_MOST], words.count(rest, "{n} more", "{n} more")])
