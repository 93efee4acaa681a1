"""The words of the chart of goals: how many came out how, as a sentence and as a table."""

from collections.abc import Sequence

from dashboard.charts import wording
from dashboard.charts.chart import ChartTable, Opens, some
from dashboard.charts.named import Named
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import GROUPINGS
from dashboard.vocabulary.indicator import Part
from dashboard.vocabulary.result import Display, Result, Row


def counted(row: Row, outcomes: Sequence[Part], words: Words) -> str:
    """`6 opnået, 4 delvist opnået, 2 ikke opnået og 0 ikke vurderet`."""
    return words.listed([f"{words.number(row.parts.get(part.key, 0))} {words.text(part.label)}" for part in outcomes])


def summary(result: Result, outcomes: Sequence[Part], words: Words) -> str:
    """One sentence: how all goals together came out."""
    total = result.total
    if total is None:
        return words("There is nothing to count in the period.")
    if total.display is Display.SUPPRESSED:
        return words("All together: not shown") + "."
    goals_in_all = words.number(total.denominator or 0)
    return words("Of {n} goals: {parts}.", n=goals_in_all, parts=counted(total, outcomes, words))


def table(rows: Sequence[Named], outcomes: Sequence[Part], result: Result, words: Words, opens: Opens) -> ChartTable:
    """A column an outcome, and one for the goals that were dropped, which count nowhere."""
    parts = [*outcomes, *(part for part in result.indicator.parts if part.key == "dropped")]
    group = words.text(GROUPINGS[result.by].label) if result.by else ""
    return ChartTable(
        (group, words("Value"), words("Number"), *(words.text(part.label) for part in parts)),
        tuple(
            (named.name, named.written.value, named.written.count, *_part_cells(named, parts, words)) for named in rows
        ),
        some((None, None, *_part_hrefs(named, parts, opens)) for named in rows),
    )


def _part_hrefs(named: Named, parts: Sequence[Part], opens: Opens) -> tuple[str | None, ...]:
    """Of the number, and of each part that is told."""
    if named.is_hidden:
        return (None,) * (1 + len(parts))
    told = named.row.parts
    return (opens(named.key, ""), *(opens(named.key, part.key) if part.key in told else None for part in parts))


def _part_cells(named: Named, parts: Sequence[Part], words: Words) -> tuple[str, ...]:
    if named.is_hidden:
        return (wording.DASH,) * len(parts)
    told = named.row.parts
    return tuple(words.number(told[part.key]) if part.key in told else wording.DASH for part in parts)
