"""Signs that are over and were never taken up."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.components.ledger.ledger_columns import LedgerRow
from dashboard.components.ledger.missed_signals import missed_signals
from dashboard.data.app_database.discussions import Subject
from dashboard.i18n.words import Words
from dashboard.vocabulary.signals import Mark, Rule, Signal, Variation
from tests.charts import samples
from tests.components.trees import words_of

MARCH = samples.signal().months.index("2026-03")


def with_mark(place: int, variation: Variation = Variation.COMMON) -> Signal:
    marks = tuple(Mark(Rule.OUTSIDE, is_high=True) if at == place else None for at in range(24))
    return replace(samples.signal(), marks=marks, variation=variation)


@pytest.mark.parametrize(
    ("signal", "looked_on", "told"),
    [
        (with_mark(MARCH), None, True),
        (with_mark(MARCH), date(2026, 3, 31), True),  # of March nothing was known yet
        (with_mark(MARCH), date(2026, 4, 1), False),
        (with_mark(MARCH, Variation.CONCERN), None, False),  # it is not over
        (with_mark(MARCH - 12), None, False),  # longer ago than a year
        (with_mark(99), None, False),  # none
    ],
)
def test_what_is_told(signal: Signal, looked_on: date | None, told: bool) -> None:
    def row(subject: Subject, name: str) -> LedgerRow:
        return LedgerRow(subject=subject, name=name, discussed=(), remarks=0, remarked_on=looked_on)

    found = missed_signals([signal], row, Words())
    assert (found is not None) is told
    if found is not None:
        assert words_of(found) == "1 tidligere tegn, som ingen tog opMål opnået: mar. 2026, over grænserne"
