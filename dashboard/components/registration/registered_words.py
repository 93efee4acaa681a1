"""What a list behind a number of the registration is called, and its sides."""

from collections.abc import Mapping
from typing import Final

from dashboard.components.date_words import span
from dashboard.components.names import unit_name
from dashboard.components.registration.registration_columns import MARK_LABEL, MEDIAN_LABEL, SOON_LABEL, VALUE_LABELS
from dashboard.data.mart.answers import Register
from dashboard.data.mart.members.members import Side
from dashboard.data.mart.registration.registered import Measure, RegisteredFigure
from dashboard.data.mart.registration.registration import Value
from dashboard.data.mart.registration.registration_reach import Backdated
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.text import Text

_LABELS: Final[Mapping[str, Text]] = {"within": SOON_LABEL, "median": MEDIAN_LABEL, "mark": MARK_LABEL}
_EVERY: Final = Text(da="Alle", en="All")
_DATED: Final = Text(da="Alle med kendt registreringsdag", en="All of which it is known when")
_OF_VALUE: Final[Mapping[Side, Text]] = {
    Side.NUMERATOR: Text(da="Ukendt", en="Unknown"),
    Side.REST: Text(da="Kendt", en="Known"),
    Side.DENOMINATOR: _EVERY,
}
_SIDES: Final[Mapping[Measure, Mapping[Side, Text]]] = {
    "within": {
        Side.DENOMINATOR: _DATED,
        Side.NUMERATOR: Text(da="Inden 14 dage", en="Within 14 days"),
        Side.REST: Text(da="Senere", en="Later"),
    },
    "median": {Side.DENOMINATOR: _DATED},
    "mark": {
        Side.DENOMINATOR: Text(da="Alt registreret i de 13 uger", en="All recorded in the 13 weeks"),
        Side.NUMERATOR: Text(da="Gamle, tastet i de dage", en="Old ones, recorded in those days"),
        Side.REST: Text(da="Øvrige", en="The others"),
    },
    Value.OUTCOME: {
        Side.DENOMINATOR: _EVERY,
        Side.NUMERATOR: Text(da="Uden udfald", en="Without an outcome"),
        Side.REST: Text(da="Med udfald", en="With an outcome"),
    },
}


def side_words(measure: Measure, side: Side, words: Words) -> str:
    return words.text(_SIDES.get(measure, _OF_VALUE)[side])


def figure_title(figure: RegisteredFigure, register: Register, words: Words) -> str:
    """`Registreret inden 14 dage · Egebo`."""
    measure = figure.measure
    told = [words.text(VALUE_LABELS[measure] if isinstance(measure, Value) else _LABELS[measure])]
    told.append(words("All together") if figure.key is None else unit_name(register, figure.unit, figure.key, words))
    if figure.mark is not None:
        told.append(mark_words(figure.mark, words))
    return " · ".join(told)


def mark_words(mark: Backdated, words: Words) -> str:
    """The days that a mark is of."""
    if mark.is_meeting:
        return words("the 14 days up to the meeting on {day}", day=words.day(mark.last))
    return span(Period(mark.first, mark.last), words)
