"""A small app that shows every component with fictional figures, as pages will use them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from dash import Input, Output, html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart, ChartTable
from dashboard.charts.sparkline import Sparkline
from dashboard.components import ids, notices
from dashboard.components.card import Card, cards
from dashboard.components.children.child_list import ChildList, child_list
from dashboard.components.cohorts.cohort_size import Size
from dashboard.components.export_menu import export_menu
from dashboard.components.figure_block import figure_block
from dashboard.components.figure_lines import Change
from dashboard.components.figure_words import Missing
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import compose, labels_by_key, parse
from dashboard.components.glossary_entry import glossary_entry
from dashboard.components.navigation import Destination
from dashboard.components.query import address
from dashboard.components.quiet_dash import ASSETS_IGNORED, QuietDash
from dashboard.components.shell import Shell, frame, page_head, shell
from dashboard.components.table_state import TABLE_KEYS, UnitRow, parse_table
from dashboard.components.units.unit_table import unit_table
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Pool, Row, Verdict
from dashboard.vocabulary.rules import Rules
from tests.components import sample
from tests.components.sample import text

ASSETS = Path(__file__).parents[2] / "assets"
DESTINATIONS = (
    Destination("/", text("Overblik", "Overview"), "o"),
    Destination("/hjem", text("Anbringelsessteder", "Homes"), "a"),
    Destination("/skoler", text("Skoler", "Schools"), "s"),
    Destination("/ordliste", text("Ordliste", "Glossary"), "l"),
)
PARTS = {"met": 86, "partly_met": 51, "not_met": 40, "dropped": 7}
_SPARK = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 120 24'><g fill='#636a72'>"
    + "".join(f"<circle cx='{6 + 12 * n}' cy='{18 - (n * 7) % 12}' r='2'/>" for n in range(10))
    + "</g></svg>"
)
SPARKLINE = Sparkline(
    source=f"data:image/svg+xml,{quote(_SPARK)}", alt="Fra 71 % i december 2025 til 74 % i november 2026"
)


def gallery(language: Words | None = None, rows: tuple[UnitRow, ...] = ()) -> QuietDash:
    """The gallery as an app; `rows` instead of the sample's homes."""
    words = language or Words()
    app = QuietDash(
        __name__,
        assets_folder=str(ASSETS),
        assets_ignore=ASSETS_IGNORED,
        suppress_callback_exceptions=True,
        update_title="",
        title="Galleri",
    )
    # Dash lays its scripts in a footer of its own, which readers of landmarks would meet as the page's.
    index = app.index_string.replace("<footer>", "<div>").replace("</footer>", "</div>")
    app.index_string = index.replace("<html>", f'<html lang="{words.language}">')
    app.layout = frame()

    @app.callback(Output(ids.PAGE, "tree"), Input(ids.LOCATION, "pathname"), Input(ids.LOCATION, "search"))
    def page(path: str, search: str | None) -> Component:
        return whole_page(path, search or "", words, rows or sample.unit_rows())

    return app


def whole_page(path: str, search: str, words: Words, rows: tuple[UnitRow, ...]) -> Component:
    state = parse(search, sample.CONTEXT, TABLE_KEYS)
    view = Shell(
        municipality="Svane Kommune",
        person="Karen Holm",
        place=path,
        destinations=DESTINATIONS,
        as_of=sample.AS_OF,
        fictional=True,
        address=address(path, search),
        filters=compose(state),
    )
    content = {"/": overview, "/hjem": homes, "/ordliste": glossary}.get(path)
    if content is None:
        return shell(view, [notices.not_found(words, "/")], words)
    bar = filter_bar(state, sample.CONTEXT, words, path=path, size=Size(37))
    problems = notices.address_problems(state.problems, labels_by_key(), words)
    return shell(view, [bar, problems, *content(path, search, words, rows)], words)


def overview(path: str, search: str, words: Words, rows: tuple[UnitRow, ...]) -> list[Component]:
    rules = Rules(cadence_slm=84, valid_from={"cadence_slm": sample.AS_OF})
    before = sample.share(112, 168, 90, 0.07)
    views = [
        Card(
            indicator=indicator,
            row=sample.TOTAL[indicator.key],
            rules=rules,
            glossary_href=f"/ordliste#{indicator.key}",
            target=sample.TARGETS.get(indicator.key),
            change=Change(before=before, verdict=verdict, period="12. apr. – 31. jul. 2026"),
            sparkline=SPARKLINE,
            href="/hjem" if indicator is sample.ON_TIME else None,
            level=3,
        )
        for indicator, verdict in zip(
            (sample.COVERAGE, sample.ON_TIME, sample.ABSENCE),
            (Verdict.HIGHER_998, Verdict.NOT_DISTINGUISHABLE, Verdict.HIGHER_95),
            strict=True,
        )
    ]
    total = sample.TOTAL["goals_met"]
    goals = Row(None, total.status, 86, 190, total.value, total.lower, total.upper, 88, PARTS)
    few = Change(before=sample.share(5, 7, 6), verdict=Verdict.LOWER_95, period="forrige kvartal")
    others = (
        Card(indicator=sample.GOALS, row=goals, rules=rules, glossary_href="/ordliste"),
        Card(
            indicator=sample.SPARRING,
            row=sample.TOTAL["home_sparring"],
            target=1.0,
            rules=rules,
            glossary_href="/ordliste",
        ),
        Card(indicator=sample.ADVISOR, row=sample.share(4, 6, 6), change=few, rules=rules, glossary_href="/ordliste"),
        Card(
            indicator=sample.indicator("child_involved", "Barnet inddraget", "Inddraget"),
            row=sample.HIDDEN,
            rules=rules,
            glossary_href="/ordliste",
        ),
        Card(
            indicator=sample.indicator("aula_access", "Adgang til Aula", "Aula"),
            row=None,
            missing=Missing.NOT_REPORTED,
            rules=rules,
            glossary_href="/ordliste",
        ),
    )
    moment = datetime(2026, 11, 21, 4, 5, tzinfo=UTC)
    return [
        page_head(
            "To hjem har ikke haft sparring siden sommer",
            "118 af 160 opfølgninger er holdt til tiden. Det kan ikke skelnes fra perioden før. "
            "11 børn er ikke fulgt op, heraf 3 på Lindely.",
        ),
        notices.refresh_failed(sample.AS_OF, moment, "Sagsdatabasen svarede ikke.", words),
        html.Section([html.H2("Hovedtal"), cards([*views, *others], words)]),
        html.Section(
            [
                html.H2("Børn, der skal følges op"),
                child_list(
                    ChildList(
                        key="children",
                        children=sample.CHILDREN,
                        register=sample.REGISTER,
                        as_of=sample.AS_OF,
                        soon=sample.AS_OF + timedelta(days=21),
                    ),
                    words,
                ),
            ]
        ),
        notices.empty_result(sentence(parse("?trin=indskoling", sample.CONTEXT), words), path, words),
    ]


def homes(path: str, search: str, words: Words, rows: tuple[UnitRow, ...]) -> list[Component]:
    keys = [indicator.key for indicator in sample.INDICATORS]
    figure = {
        "data": [{"type": "bar", "x": ["aug.", "sep.", "okt."], "y": [71, 74, 78], "marker": {"color": "#636a72"}}],
        "layout": {"height": 200, "margin": {"t": 8, "r": 8, "b": 24, "l": 32}, "paper_bgcolor": "rgba(0,0,0,0)"},
    }
    chart = Chart(
        figure=figure,
        title="Flere opfølgninger holdes til tiden end før sommer",
        summary="Andelen er steget fra 71 % til 78 %. Det kan være tilfældigt.",
        table=ChartTable(("Måned", "Andel", "Antal"), (("aug.", "71 %", "12 af 17"), ("sep.", "74 %", "14 af 19"))),
    )
    return [
        page_head(
            "Anbringelsessteder",
            "Hjem står i alfabetisk orden. Ingen af dem er ranglistet.",
            export_menu("/eksport.csv", "/eksport.xlsx", words),
        ),
        unit_table(
            sample.table_of(
                rows,
                parse_table(search, keys),
                key="homes",
                caption="Anbringelsessteder med hovedtal, dette skoleår",
                unit_label="Anbringelsessted",
                indicators=sample.INDICATORS,
                path=path,
                search=search,
                total=sample.TOTAL,
                pools={"goals_met": Pool(3, sample.share(7, 11, 9)), "absence": Pool(3, sample.HIDDEN)},
                targets=sample.TARGETS,
            ),
            words,
        ),
        figure_block("on-time", chart, words, level=2),
    ]


def glossary(path: str, search: str, words: Words, rows: tuple[UnitRow, ...]) -> list[Component]:
    entries = [glossary_entry(indicator, Rules(), words, 0.8) for indicator in sample.INDICATORS]
    return [page_head("Ordliste", "Sådan er hvert tal regnet ud."), *entries]
