"""What is said of the change since the last meeting: figures, reasons, and why there is nothing to tell."""

from fractions import Fraction

from dashboard.components import figure_words as say
from dashboard.components.since.since_last import Parts, SinceLast, Story, Told
from dashboard.data.app_database.meetings import MeetingState
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import UnitDays, UnitsOnLastDay
from dashboard.vocabulary.result import Row, Status
from dashboard.vocabulary.rules import RULE_LABELS
from dashboard.vocabulary.since import Figure, Part, Reason


def counted(indicator: Indicator, figure: Figure, words: Words) -> str:
    """`14 af 19`; of a rate `6 på 5,0`; in words where it is hidden, or nothing was there."""
    if figure.status is Status.SUPPRESSED or figure.numerator is None or figure.denominator is None:
        return say.suppressed(words)
    if figure.status is None:
        return say.missing(say.Missing.NO_BASIS, words)
    if indicator.kind.is_share:
        numbers = {"x": words.number(float(figure.numerator)), "n": words.number(float(figure.denominator))}
        return words("{x} of {n}", **numbers).replace(" ", NO_BREAK)
    return words(
        "{events} in {exposure}",
        events=words.number(float(figure.numerator)),
        exposure=words.number(float(figure.denominator), 1),
    ).replace(" ", NO_BREAK)


def both(told: Told, words: Words) -> str:
    """`14 af 19 → 16 af 21`."""
    before, after = (counted(told.indicator, figure, words) for figure in (told.before, told.after))
    return before if before == after else f"{before} → {after}"


def levels(told: Told, words: Words) -> str | None:
    """`74 % → 76 %`, `1,4 → 1,3 pr. kvartal`; one where they are written alike, None where one has none."""
    before, after = (say.figure_words(told.indicator, _row(figure), words) for figure in (told.before, told.after))
    if before is None or after is None or before.value is None or after.value is None:
        return None
    value = before.value if before.value == after.value else f"{before.value} → {after.value}"
    return value if after.unit is None else f"{value}{NO_BREAK}{after.unit}"


def sentence(told: Told, words: Words) -> str:
    """`Mål opnået: 14 af 19 → 16 af 21 mål (74 % → 76 %).`"""
    label, event = words.text(told.indicator.label), words.text(told.indicator.event)
    if told.is_hidden:
        return f"{label}: {say.suppressed(words)}."
    value = levels(told, words)
    return f"{label}: {both(told, words)} {event}{f' ({value})' if value else ''}."


def reason_words(part: Part, indicator: Indicator, words: Words) -> str:
    """`Børn, der er kommet til, og det, der er sket i de nye måneder`."""
    found, *more = (_reason(reason, indicator, words) for reason in part.reasons)
    for other in more:
        found = words("{one}, and {other}", one=found, other=other)
    return found[:1].upper() + found[1:]


def _reason(reason: Reason, indicator: Indicator, words: Words) -> str:
    whose = _members(indicator, words)
    return {
        Reason.CAME: words("{whose} who are new", whose=whose),
        Reason.LEFT: words("{whose} who are no longer there", whose=whose),
        Reason.CHANGED_STATE: words("{whose} whose situation has changed", whose=whose),
        Reason.HAPPENED_SINCE: words("what has happened in the new months"),
        Reason.NO_LONGER_IN_PERIOD: words("what is older than the twelve months"),
        Reason.REGISTERED_LATE: words("what was registered late"),
        Reason.CORRECTED_OR_REMOVED: words("what was corrected or deleted"),
        Reason.DEFINITION_CHANGED: words("a changed setting"),
    }[reason]


def _members(indicator: Indicator, words: Words) -> str:
    if isinstance(indicator.denominator, UnitDays | UnitsOnLastDay):
        return words("homes") if indicator.denominator.unit == "home" else words("schools")
    return words("children")


def signed(number: Fraction, decimals: int, words: Words) -> str:
    """`+12`, `−3`, `0`."""
    written = words.number(float(number), decimals)
    return f"+{written}" if number > 0 else written


def settings_words(told: Told, words: Words) -> list[str]:
    """`Frist efter et måls slutdato, dage: 14 → 21.`"""
    return [
        f"{words.text(RULE_LABELS[one.rule])}: {words.number(one.before)} → {words.number(one.after)}."
        for one in told.settings
    ]


def story_words(since: SinceLast, words: Words) -> tuple[str, ...]:
    """Why there is nothing to compare, and what to do; nothing where there is."""
    day = words.day(since.earlier.day) if since.earlier is not None else ""
    return {
        Story.COMPARED: (),
        Story.CANCELLED: (words("The meeting is cancelled, so there is nothing to compare."),),
        Story.FIRST: (
            words("There is no earlier meeting to compare with."),
            words("When this one is closed its figures are kept, and the next meeting begins with what has changed."),
        ),
        Story.BEFORE_NOT_KEPT: (
            words(
                "The figures of the last meeting, {day}, were not kept, so nothing can be compared with them.", day=day
            ),
            *_keep_words(since, words),
        ),
        Story.OWN_NOT_KEPT: (
            words("The figures of this meeting were not kept when it was closed, so nothing can be compared."),
        ),
        Story.NO_FIGURES: (
            words("The dashboard has no figures just now, so there is nothing to compare with the last meeting."),
            words("Whoever runs the program builds them with “dashboard refresh”. Then load this again."),
        ),
    }[since.story]


def _keep_words(since: SinceLast, words: Words) -> tuple[str, ...]:
    """What can still be done for a meeting to come."""
    if since.meeting.state is not MeetingState.PLANNED:
        return ()
    return (words("They can be kept from that meeting’s page “Since last”, as they stand today."),)


def parts_words(parts: Parts, words: Words) -> tuple[str, ...]:
    """Why the changes are not taken apart; nothing where they are."""
    return {
        Parts.TOLD: (),
        Parts.SAME: (words("The figures have not been brought up to date since the last meeting."),),
        Parts.RUNNING: (words("What has changed the figures is being worked out just now. It takes up to a minute."),),
        Parts.WAITING: (
            words("What has changed the figures is not worked out yet. It is when they are next brought up to date."),
        ),
        Parts.NOT_KEPT: (
            words("Why the figures changed cannot be told: what they were counted from could not be kept that day."),
        ),
        Parts.GONE: (
            words("Why the figures changed cannot be told: what they were counted from is not kept any more."),
        ),
        Parts.OTHER_VERSION: (
            words(
                "Why the figures changed cannot be told: the program has been renewed since, and may count otherwise."
            ),
        ),
    }[parts]


def _row(figure: Figure) -> Row:
    numbers = [None if number is None else float(number) for number in (figure.numerator, figure.denominator)]
    status = figure.status or Status.SUPPRESSED
    return Row(None, status, numbers[0], numbers[1], figure.value, children=figure.children)
