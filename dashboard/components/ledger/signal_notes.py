"""The signals on a planned meeting's page, a sentence each: what may be worth its time."""

from dash.development.base_component import Component

from dashboard.charts import signal_words
from dashboard.components import elements as html
from dashboard.components.ledger.ledger import LEDGER_PATH
from dashboard.components.ledger.signal_section import SIGNALS_ID, lead, signals_of
from dashboard.components.markup import named
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting, MeetingState


def signal_notes(visit: Visit, meeting: Meeting) -> Component | None:
    """None for a meeting that is over: today's signals are not what it saw; and where there are no figures."""
    if meeting.state is not MeetingState.PLANNED or visit.mart_found is None:
        return None
    words, found = visit.words, signals_of(visit)
    told = [signal for signal in found if signal.variation.is_signal]
    said = [
        html.Li(f"{words.text(signal.indicator.label)}: {signal_words.sentence(signal, words)}") for signal in told
    ]  # fmt: skip
    return html.Section(
        [
            html.H2(words("Signals"), id=SIGNALS_ID),
            html.P(lead(found, visit.words)),
            html.Ul(said) if said else None,
            html.P(html.A(words("The signals as charts, and what was looked at when"), href=LEDGER_PATH)),
        ],
        **named(aria_labelledby=SIGNALS_ID),
    )
