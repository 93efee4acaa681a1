"""What is filtered, in words."""

from collections.abc import Sequence

from dashboard.components.filters.filters import FilterState, Narrowing, Rest
from dashboard.i18n.words import Words


def sentence(state: FilterState, words: Words, children: int | None = None) -> str:
    """`Dette skoleår · udskoling · pr. 20. nov. 2026: 13–15 år · over fristen: 37 børn`.

    What children are chosen by as they stand on the as-of date comes last, with that day. `children` None: the number
    is not known, or may not be shown.
    """
    counted = "" if children is None else ": " + words.count(children, "{n} child", "{n} children")
    return f"{words.text(state.chosen_period.label)} · {cohort_sentence(state, words)}{counted}"


def cohort_sentence(state: FilterState, words: Words) -> str:
    """The same without the period: `udskoling · pr. 20. nov. 2026: over fristen`."""
    parts = [_part(n, words) for n in state.narrowings if n.filter.trait is None]
    now = [_part(n, words) for n in state.narrowings if n.filter.trait is not None]
    if now:
        first, *others = now
        parts += [words("as of {day}: {first}", day=words.day(state.as_of), first=first), *others]
    if state.rest is not None:
        parts.append(_rest(state.rest, words))
    if not state.is_narrowed:
        parts.append(words("all children"))
    return " · ".join(parts)


def _rest(rest: Rest, words: Words) -> str:
    if rest.state is None:
        return words("nobody")
    return words("all but ({cohort})", cohort=cohort_sentence(rest.state, words))


def _part(narrowing: Narrowing, words: Words) -> str:
    phrases = [words.text(choice.phrase) for choice in narrowing.choices]
    if narrowing.is_of_nobody:
        return words("nobody")
    if narrowing.barred:
        return words("except {values}", values=words.listed(phrases))
    return _either(phrases, words)


def _either(phrases: Sequence[str], words: Words) -> str:
    return f" {words('or')} ".join(phrases)
