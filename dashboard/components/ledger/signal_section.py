"""The signals: which indicators have changed by more than chance, whether anybody took it up, and one of them drawn."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.scope_of import steering_group_scope
from dashboard.charts import signal_words
from dashboard.charts.control_chart import control_chart
from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.asked import DRAWN_KEY, asked_indicator, indicator_links
from dashboard.components.figure_block import figure_block
from dashboard.components.ledger.ledger import last_look, looked_at
from dashboard.components.ledger.ledger_columns import LedgerRow
from dashboard.components.ledger.missed_signals import missed_signals
from dashboard.components.markup import named
from dashboard.components.table import Cell, plain_table
from dashboard.components.visit import Visit
from dashboard.data.app_database.discussions import Subject
from dashboard.data.mart.signals import signals
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.statistics.judge_series import FALSE_ALARM
from dashboard.vocabulary.period import add_months
from dashboard.vocabulary.signals import Signal, Variation

SIGNALS_ID: Final = "signaler"


def signals_of(visit: Visit) -> tuple[Signal, ...]:
    """Those of all indicators, as a steering group may see them, whoever is signed in."""
    return signals(visit.mart, tuple(all_indicators().values()), steering_group_scope(visit.settings))


def signal_section(visit: Visit) -> Component:
    words, found, row = visit.words, signals_of(visit), looked_at(visit)
    told = [signal for signal in found if signal.variation.is_signal]
    return html.Section(
        [
            html.H2(words("Signals"), id=SIGNALS_ID),
            html.P(lead(found, words)),
            _table(visit, told, row) if told else None,
            missed_signals(found, row, words),
            html.P(_honestly(visit, found), className="extent"),
            *_drawn(visit, found, told),
        ],
        className="drawn",
        **named(aria_labelledby=SIGNALS_ID),
    )


def lead(found: Sequence[Signal], words: Words) -> str:
    """How many there are, in a sentence or two."""
    told = [signal for signal in found if signal.variation.is_signal]
    if not _judged(found):
        return words("No indicator has enough months yet to tell change from chance.")
    if not told:
        return words("No indicator shows a sign of change: what varies from month to month is ordinary.")
    number = words.count(len(told), "{n} indicator shows a sign of change", "{n} indicators show a sign of change")
    return words("{signs}, for the whole municipality. A signal is something to ask about.", signs=number)


def _judged(found: Sequence[Signal]) -> int:
    return sum(signal.variation is not Variation.TOO_FEW for signal in found)


def _honestly(visit: Visit, found: Sequence[Signal]) -> str:
    """How many series were looked at, and how often chance alone looks like change."""
    words, judged = visit.words, _judged(found)
    said = words(
        "{n} of {all} series of months are long enough to judge. Where nothing has changed, chance alone makes a sign "
        "of about one series in {often}: here {expected} in all. Figures that hang together from month to month give "
        "more.",
        n=words.number(judged),
        all=words.number(len(found)),
        often=words.number(1 / FALSE_ALARM),
        expected=words.number(judged * FALSE_ALARM, 1),
    )
    return f"{said} {words('Months that are withheld, and July, are gaps. Single homes and schools are never judged.')}"


def _table(visit: Visit, told: Sequence[Signal], row: Callable[[Subject, str], LedgerRow]) -> Component:
    words = visit.words
    title = words("Indicators with a sign of change")
    head = (words("Indicator"), words("Verdict"), words("What is seen"), words("Taken up"))
    rows: list[Sequence[Cell]] = []
    for signal in told:
        label = words.text(signal.indicator.label)
        looked = row(Subject(kind="indicator", key=signal.indicator.key), label)
        rows.append(
            (
                html.A(label, href=f"/ordliste#{ids.glossary(signal.indicator.key)}"),
                signal_words.verdict(signal, words),
                signal_words.sentence(signal, words),
                _taken_up(visit, last_look(looked, _known_on(signal))),
            )
        )
    return plain_table(title, head, rows, stacks=True)


def _known_on(signal: Signal) -> date:
    """The first day on which the signal could be seen: that after the month that made it one."""
    latest = signal.months[signal.latest or 0]
    return add_months(date.fromisoformat(f"{signal.known or latest}-01"), 1)


def _taken_up(visit: Visit, day: date | None) -> Cell:
    if day is None:
        return html.Strong(visit.words("not taken up yet"))
    return visit.words("looked at on {day}", day=visit.words.day(day))


def _drawn(visit: Visit, found: Sequence[Signal], told: Sequence[Signal]) -> Sequence[Component]:
    """One of them as a chart, a signal where there is one."""
    words, by_key = visit.words, {signal.indicator.key: signal for signal in found}
    indicators = [signal.indicator for signal in found]
    usual = (told or found)[0].indicator
    chosen = asked_indicator(visit.search, DRAWN_KEY, indicators) or usual
    return [
        indicator_links(indicators, chosen, visit.path, visit.search, words),
        figure_block("signal", control_chart(by_key[chosen.key], words), words),
    ]
