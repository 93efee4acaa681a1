"""Signs of the past year that are over, and that nobody took up while there were any."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.charts import signal_words
from dashboard.components import elements as html
from dashboard.components.ledger.ledger import last_look
from dashboard.components.ledger.ledger_columns import LedgerRow
from dashboard.data.app_database.discussions import Subject
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import add_months
from dashboard.vocabulary.signals import Signal

_MONTHS: Final = 12


def missed_signals(
    found: Sequence[Signal], looked_at: Callable[[Subject, str], LedgerRow], words: Words
) -> Component | None:
    """The latest such sign of each indicator that shows none today; None where there is nothing to tell."""
    lines = []
    for signal in found:
        place = _latest_mark(signal)
        if signal.variation.is_signal or place is None:
            continue
        mark, month = signal.marks[place], signal.months[place]
        assert mark is not None
        label = words.text(signal.indicator.label)
        seen_from = add_months(date.fromisoformat(f"{month}-01"), 1)
        if last_look(looked_at(Subject(kind="indicator", key=signal.indicator.key), label), seen_from) is None:
            lines.append(f"{label}: {words.month(month)}, {signal_words.marked(mark, words)}")
    if not lines:
        return None
    title = words.count(len(lines), "{n} earlier sign that nobody took up", "{n} earlier signs that nobody took up")
    return html.Details([html.Summary(title), html.Ul([html.Li(line) for line in lines])])


def _latest_mark(signal: Signal) -> int | None:
    """The place of the latest marked month of the last year."""
    first = len(signal.months) - _MONTHS
    places = [place for place, mark in enumerate(signal.marks) if mark is not None and place >= first]
    return places[-1] if places else None
