"""The signals as slides: which indicators show a sign of change, for the whole municipality, in words."""

from dashboard.charts import signal_words
from dashboard.components.ledger.signal_section import lead
from dashboard.components.meeting_mode.paging import text_slides
from dashboard.components.meeting_mode.slide import Slide
from dashboard.components.pack.asked import Asked
from dashboard.data.mart.signals import signals
from dashboard.exports.pack.lines import Line
from dashboard.indicators.registry import all_indicators


def signal_slides(asked: Asked) -> list[Slide]:
    """What the group is told of change; never of a single home or school."""
    words = asked.words
    found = signals(asked.mart, tuple(all_indicators().values()), asked.scope)
    lines = [Line(lead(found, words))]
    for signal in found:
        if signal.variation.is_signal:
            label, verdict = words.text(signal.indicator.label), signal_words.verdict(signal, words)
            lines += [Line(f"{label}: {verdict}", is_strong=True), Line(signal_words.sentence(signal, words))]
    return text_slides("signaler", words("Signals"), lines)
