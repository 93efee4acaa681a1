"""The words of a chart by month: each month with its figure, the sentence, the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts import wording
from dashboard.charts.chart import ChartTable, Opens, some
from dashboard.charts.wording import Written, written
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Row

_NUMBER = 2  # the column that leads to who is counted


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the period; without a row it has no value."""

    key: str
    name: str
    row: Row | None
    written: Written | None

    @property
    def is_shown(self) -> bool:
        return self.row is not None and self.row.display is not Display.SUPPRESSED

    @property
    def told(self) -> str:
        """What hovering over its mark shows, a line a sentence."""
        first, *rest = self.written.told if self.written is not None else ("",)
        return "<br>".join((f"{self.name}: {first}", *rest))


def written_months(
    indicator: Indicator, rows: Sequence[tuple[str, str, Row | None]], words: Words
) -> tuple[Month, ...]:
    """Months from (key, name, row or None for a month without a value)."""
    return tuple(
        Month(key, name, row, None if row is None else written(indicator, row, words)) for key, name, row in rows
    )


def summary(found: Sequence[Month], words: Words) -> str:
    """How many months have a figure, and the latest: no trend is read into dots."""
    shown = [(month.name, month.written) for month in found if month.is_shown and month.written is not None]
    if not shown:
        return words("No month of the period has a figure to show.")
    name, latest = shown[-1]
    return words(
        "{n} of {all} months have a figure, the latest {month}: {figure}. Months vary by chance alone.",
        n=words.number(len(shown)),
        all=words.number(len(found)),
        month=name,
        figure=latest.figure.replace(" · ", ", "),
    )


def table(found: Sequence[Month], line: Sequence[Month], words: Words, opens: Opens) -> ChartTable:
    """A row a month, with the rolling year where there is a line."""
    header = ["Month", "Value", "Number", "95% uncertainty", "Children"]
    rows = [_cells(month, words) for month in found]
    if line:
        header.append("The municipality, last 12 months")
        years = [wording.DASH if year.written is None else year.written.figure for year in line]
        rows = [(*cells, year) for cells, year in zip(rows, years, strict=True)]
    hrefs = some(
        tuple(opens(month.key, "") if month.is_shown and place == _NUMBER else None for place in range(len(header)))
        for month in found
    )
    return ChartTable(tuple(words(text) for text in header), tuple(rows), hrefs)


def _cells(month: Month, words: Words) -> tuple[str, ...]:
    if month.written is None:
        return (month.name, words("No value"), wording.DASH, wording.DASH, wording.DASH)
    return (month.name, *wording.cells(month.written))
