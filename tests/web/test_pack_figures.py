"""The pack says what the screen says: every figure as a steering group reads it there, and nothing withheld."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.charts.month_axis import months_of
from dashboard.components.pack.ask import ask_for_pack
from dashboard.components.pack.asked import Asked
from dashboard.components.pack.build import meeting_pack
from dashboard.components.pack.sections import SECTIONS
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import meeting_for, plan_meeting
from dashboard.data.mart.query import query
from dashboard.exports.pack.blocks import Figure, Nothing, Shown, Table, Withheld
from dashboard.exports.pack.document import Pack
from dashboard.i18n.words import Words
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.slice import EVERYTHING
from tests.components.trees import nodes, words_of
from tests.web.conftest import Demo
from tests.web.readers import drawn

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@pytest.fixture
def asked(demo: Demo, screen: Screen, meeting_database: AppDatabase) -> Asked:
    key = plan_meeting(meeting_database, "main", day=date(2026, 12, 15), place="Rådhuset", now=NOW)
    return ask_for_pack(
        meeting_for(meeting_database, key),
        mart=screen.marts.current(),
        database=meeting_database,
        settings=demo.settings,
        words=Words(),
        now=NOW,
    )


@pytest.fixture
def pack(asked: Asked) -> Pack:
    return meeting_pack(asked, SECTIONS)


def figures(pack: Pack) -> list[Figure]:
    return [block for section in pack.sections for block in section.blocks if isinstance(block, Figure)]


def table(pack: Pack, key: str) -> Table:
    (found,) = [
        block for section in pack.sections if section.key == key for block in section.blocks if isinstance(block, Table)
    ]
    return found


def test_each_key_figure_is_told_as_on_the_overview(pack: Pack, clients: Mapping[str, FlaskClient]) -> None:
    said = words_of(drawn(clients["steering_group"], "/"))
    assert [figure.title for figure in figures(pack)] == [one.label.da for one in headline_indicators()]
    for figure in figures(pack):
        assert figure.value in said
        for line in (figure.basis, figure.note, figure.judged, figure.before):
            assert line in said, (figure.title, line)
        for line in figure.parts.split(" · "):
            assert line in said, (figure.title, line)


def test_each_is_defined_as_on_the_overview(pack: Pack, clients: Mapping[str, FlaskClient]) -> None:
    said = words_of(drawn(clients["steering_group"], "/")).replace("\N{NO-BREAK SPACE}", " ")
    for figure in figures(pack):
        for term, told in figure.definition:
            assert term in said
            for line in told.replace("\N{NO-BREAK SPACE}", " ").split("; ") if term == "Indstillinger" else [told]:
                assert line in said, (figure.title, line)


@pytest.mark.parametrize(("key", "path"), [("anbringelsessteder", "/hjem"), ("skoler", "/skoler")])
def test_each_unit_is_told_as_in_the_table_of_all(
    pack: Pack, clients: Mapping[str, FlaskClient], key: str, path: str
) -> None:
    on_screen = rows(drawn(clients["steering_group"], path))
    in_pack = table(pack, key).rows
    assert len(in_pack) == len(on_screen)
    for row, said in zip(in_pack, on_screen, strict=True):
        for cell in row:
            for told in (cell.head, *cell.rest.split("\n"), cell.remark):
                assert told in said, (row[0].head, told)


def rows(tree: Any) -> list[str]:
    """The words of each row of the table of units, its header not among them."""
    table = next(node for node in nodes(tree) if node["type"] == "Table" and node["props"].get("className") == "units")
    return [words_of(node) for node in nodes(table) if node["type"] == "Tr"][1:]


def test_a_month_is_shown_withheld_or_nothing_as_the_gate_says(asked: Asked, pack: Pack) -> None:
    indicators = list(headline_indicators())
    results = query(asked.mart, indicators, period=asked.period, where=EVERYTHING, by="month", scope=asked.scope)
    seen = set()
    for indicator, figure in zip(indicators, figures(pack), strict=True):
        assert figure.chart is not None
        for month, point in zip(months_of(asked.period), figure.chart.points, strict=True):
            row = results[indicator.key].rows.of_group(month)
            status = None if row is None else row.status
            assert type(point) is {None: Nothing, Status.SHOWN: Shown, Status.SUPPRESSED: Withheld}[status]
            seen.add(type(point))
    assert Shown in seen


def test_a_withheld_figure_has_no_number_anywhere(asked: Asked, pack: Pack) -> None:
    hidden = [row for key in ("anbringelsessteder", "skoler") for row in table(pack, key).rows if row[1].head == "–"]
    assert hidden
    for row in hidden:
        assert not any(sign.isdigit() for cell in row[1:] for sign in f"{cell.head}{cell.rest}{cell.remark}")


def test_it_is_the_same_whoever_asks_and_tells_of_no_child(pack: Pack, asked: Asked) -> None:
    children = {name for (name,) in asked.mart.ask("SELECT display_name FROM mart.child")}
    assert children
    said = repr(pack)
    assert not [name for name in children if name in said]
