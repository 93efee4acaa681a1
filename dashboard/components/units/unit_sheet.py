"""A page of units as what an export holds: all rows that the search finds, in the reader's order."""

from typing import Final

from dashboard.components import figure_words as say
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.table_state import in_order
from dashboard.components.units.unit_figures import PATHS, unit_figures, unit_rows
from dashboard.components.visit import Visit
from dashboard.exports.sheet import Sheet, SheetRow
from dashboard.vocabulary.text import Text

_UNITS: Final = {path: unit for unit, path in PATHS.items()}
_TITLES: Final = {
    "home": (Text(da="Anbringelsessteder", en="Homes"), Text(da="Anbringelsessted", en="Home")),
    "school": (Text(da="Skoler", en="Schools"), Text(da="Skole", en="School")),
}


def unit_sheet(visit: Visit) -> Sheet | None:
    """The sheet of a visit to the homes' or the schools' page; None for another page."""
    unit = _UNITS.get(visit.path)
    if unit is None:
        return None
    words, meta, state = visit.words, visit.mart.meta, visit.state
    figures = unit_figures(visit, unit)
    rows = unit_rows(visit, unit, figures, in_order(figures.units, figures.values, figures.state))
    title, unit_label = (words.text(text) for text in _TITLES[unit])
    facts = [
        (words("Period"), words.months(state.period.start, state.period.end)),
        (words("Chosen"), sentence(state, words)),
        (words("Data up to"), words.day(meta.as_of)),
        (words("Made"), words.moment(meta.built_at)),
    ]
    if figures.state.search:
        facts.append((words("Search"), figures.state.search))
    if meta.fictional:
        facts.append((words("Note"), words("Fictional data – shows no real children, homes or schools")))
    return Sheet(
        stem=f"{visit.path.removeprefix('/')}-{meta.as_of}",
        title=title,
        unit_label=unit_label,
        facts=facts,
        built_at=meta.built_at,
        indicators=figures.indicators,
        rows=[
            SheetRow(
                name=row.unit.name,
                subtitle=row.unit.subtitle,
                figures=row.figures,
                missing={
                    i.key: say.missing(row.missing.get(i.key, say.Missing.NO_BASIS), words)
                    for i in figures.indicators
                    if i.key not in row.figures
                },
            )
            for row in rows
        ],
        rules=meta.rules,
        total=figures.total,
        pools=figures.pools,
    )
