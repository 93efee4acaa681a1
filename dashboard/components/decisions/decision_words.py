"""Decisions in words: what they ask, what the figure is, and where they stand."""

from typing import Final

from dashboard.auth.decision_figures import Gone
from dashboard.components.decisions.decision_status import DecisionStatus
from dashboard.components.figure_words import suppressed
from dashboard.components.names import name_for_groups
from dashboard.data.app_database.decisions import Decision
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import About, Asks, Criterion, Outcome, Reading, Standing, Told
from dashboard.vocabulary.result import LEAST_DENOMINATOR
from dashboard.vocabulary.text import Text

STANDINGS: Final = {
    Standing.MET: Text(da="opfyldt", en="met"),
    Standing.ON_THE_WAY: Text(da="på vej", en="on the way"),
    Standing.NOT_YET: Text(da="ikke opfyldt endnu", en="not met yet"),
    Standing.MISSED: Text(da="ikke opfyldt inden fristen", en="missed"),
    Standing.UNANSWERED: Text(da="ikke besvaret", en="not answered"),
    Standing.WITHHELD: Text(da="kan ikke vises for gruppen", en="cannot be shown to the group"),
    Standing.UNKNOWN: Text(da="kan ikke gøres op", en="cannot be computed"),
}
# A free decision is answered, and not measured.
_FREE: Final = {
    Standing.MET: Text(da="gennemført", en="done"),
    Standing.MISSED: Text(da="ikke gennemført", en="not done"),
}
OUTCOMES: Final = {
    Outcome.DONE: Text(da="gennemført", en="done"),
    Outcome.NOT_DONE: Text(da="ikke gennemført", en="not done"),
    Outcome.GOES_ON: Text(da="fortsætter", en="goes on"),
}
_GONE: Final = {
    Gone.FIGURES: Text(da="Der er ingen tal i øjeblikket.", en="There are no figures at the moment."),
    Gone.INDICATOR: Text(
        da="Indikatoren findes ikke mere. Beslutningen bliver stående; besvar den med ord.",
        en="The indicator is no more. The decision stays; answer it in words.",
    ),
    Gone.UNIT: Text(
        da="Stedet er ikke mere i data. Beslutningen bliver stående; besvar den med ord.",
        en="The place is no longer in the data. The decision stays; answer it in words.",
    ),
    Gone.COHORT: Text(
        da="Kohorten er slettet eller ikke delt med dig. Beslutningen bliver stående.",
        en="The cohort is deleted or not shared with you. The decision stays.",
    ),
}
_MANY_MEETINGS: Final = 2


def standing_words(standing: Standing, criterion: Criterion | None, words: Words) -> str:
    """`opfyldt`; of a free decision `gennemført`."""
    free = _FREE.get(standing) if criterion is None else None
    return words.text(free or STANDINGS[standing])


def about_words(criterion: Criterion, register: Register, words: Words) -> str:
    """Which children: `hele kommunen`, `Birkehuset`, `kohorten »Udskoling«`."""
    match criterion.about:
        case About.ALL:
            return words("the whole municipality")
        case About.COHORT:
            return words("the cohort “{name}”", name=criterion.name)
    return name_for_groups(register, criterion.about, criterion.key, words)


def indicator_words(criterion: Criterion, words: Words) -> str:
    """The indicator's name, or its key where it is no more."""
    indicator = all_indicators().get(criterion.indicator)
    return words.text(indicator.label) if indicator is not None else criterion.indicator


def asks_words(criterion: Criterion, words: Words) -> str:
    """`mindst 3`, `højst 2 ikke`, `mindst 80 %`."""
    level = float(criterion.level)
    if criterion.asks.is_share:
        written = words.percent(level / 100, 0 if criterion.level.denominator == 1 else 1)
        share = "at least {value}" if criterion.asks.is_floor else "at most {value}"
        return words(share, value=written)
    count = {
        Asks.AT_LEAST: "at least {value}",
        Asks.AT_MOST: "at most {value}",
        Asks.AT_MOST_REST: "at most {value} where it is not so",
    }[criterion.asks]
    return words(count, value=words.number(level))


def criterion_words(criterion: Criterion, register: Register, words: Words) -> str:
    """`Birkehuset – Opfølgninger holdt til tiden: mindst 3`."""
    figure = f"{indicator_words(criterion, words)}: {asks_words(criterion, words)}"
    return f"{about_words(criterion, register, words)} – {figure}"


def reading_words(criterion: Criterion, reading: Reading, words: Words) -> str:
    """The figure, by the rules of indicators.md 6: `3 af 5`, `78 % (25 af 32)`, or why there is none."""
    if reading.told is Told.WITHHELD:
        return suppressed(words)
    if reading.told is Told.NOTHING:
        return words("nothing to count")
    numerator, denominator = float(reading.numerator), float(reading.denominator)
    indicator = all_indicators().get(criterion.indicator)
    if indicator is not None and not indicator.kind.is_share:
        counted = words("{events} in {exposure}", events=words.number(numerator), exposure=words.number(denominator, 1))
        return f"{counted} {words.text(indicator.event)}".replace(" ", NO_BREAK)
    basis = words("{x} of {n}", x=words.number(numerator), n=words.number(denominator)).replace(" ", NO_BREAK)
    if denominator < LEAST_DENOMINATOR:
        return basis
    decimals = indicator.decimals if indicator is not None else 0
    return f"{words.percent(numerator / denominator, decimals)} ({basis})"


def figure_sentences(status: DecisionStatus, words: Words) -> list[str]:
    """What the figure was when the decision was written, what it is judged by, and what is missing."""
    decision, criterion = status.decision, status.decision.criterion
    if criterion is None:
        return []
    said = []
    if decision.start is not None:
        said.append(_told(words("When it was decided"), criterion, decision.start, words))
    if status.reading is not None and status.reading != decision.start:
        said.append(_told(words("Latest"), criterion, status.reading, words))
    if status.gone is not None:
        said.append(gone_words(status.gone, words))
    elif status.reading is None:
        said.append(words("The figure of the deadline's months was not kept. Answer the decision in words."))
    elif status.reading.told is Told.NOTHING and criterion.about in (About.HOME, About.SCHOOL):
        said.append(words("The place may have closed, or has no children in a course. The decision stays."))
    return said


def gone_words(gone: Gone, words: Words) -> str:
    """What is not there any more, and that the decision stays."""
    return words.text(_GONE[gone])


def _told(when: str, criterion: Criterion, reading: Reading, words: Words) -> str:
    figure = reading_words(criterion, reading, words)
    return words("{when}: {figure}, months up to {day}.", when=when, figure=figure, day=words.day(reading.end))


def unanswered_words(status: DecisionStatus, words: Words) -> str | None:
    """That it was left unanswered at two meetings or more."""
    if status.unanswered < _MANY_MEETINGS:
        return None
    return words("Left unanswered at {n} meetings.", n=status.unanswered)


def answer_words(decision: Decision, words: Words) -> list[str]:
    """What later meetings answered, the latest first: `4. mar. 2026: fortsætter – vi venter på svar`."""
    return [
        words("{day}: {outcome}", day=words.day(answer.day), outcome=words.text(OUTCOMES[answer.outcome]))
        + (f" – {answer.remark}" if answer.remark else "")
        for answer in reversed(decision.answers)
    ]


def due_words(decision: Decision, words: Words) -> str:
    """`Anne Holm, inden 1. mar. 2027`; with no deadline the owner alone."""
    if decision.deadline is None:
        return words("{owner}, no deadline", owner=decision.owner)
    return words("{owner}, by {day}", owner=decision.owner, day=words.day(decision.deadline))


def as_it_stands(decision: Decision, words: Words) -> list[str]:
    """The decision as it is now, for who wanted to change it as it was before."""
    said = f"{decision.text} · {due_words(decision, words)}"
    return [words("Now: {decision}", decision=said), *answer_words(decision, words)[:1]]
