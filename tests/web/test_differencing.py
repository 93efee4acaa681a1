"""Whoever is told of others by fixed tables finds nothing more of them at any address, on screen or in a file."""

import json
import re
from collections.abc import Mapping
from typing import Final

import pytest
from flask.testing import FlaskClient

from tests.demo.town import Town
from tests.web.readers import drawn

FIXED: Final = ("", "?periode=12-maaneder", "?periode=12-maaneder-foer")
# The same months, chosen one by one.
ALSO_FIXED: Final = ("?periode=maaneder&fra=2025-11&til=2026-10", "?periode=maaneder&fra=2024-11&til=2025-10")
ELSEWHERE: Final = (
    "?periode=skoleaar",
    "?periode=forrige-kvartal",
    "?periode=12-uger",
    "?periode=maaneder&fra=2025-12&til=2026-10",
    "?koen=m",
    "?koen=f,m",
    "?trin=udskoling",
    "?model=slm&koen=f",
    "?hjemtype=foster_family",
    "?kommune=egen",
    "?koordinator=ukendt",
    "?periode=12-maaneder&koen=f",
)
TOLD: Final = re.compile(r"\d[\d.]* af \d[\d.]*")


def told(client: FlaskClient, path: str, search: str) -> set[str]:
    """Every `x af n` of a page."""
    return set(TOLD.findall(json.dumps(drawn(client, path, search), ensure_ascii=False)))


def lines(client: FlaskClient, page: str, search: str) -> set[str]:
    """The lines of an export that hold figures."""
    text = client.get(f"/eksport/{page}.csv{search}").get_data().decode("utf-8-sig")
    _, table, _ = re.split(r"\r\n\r\n", text, maxsplit=2)
    return set(table.splitlines()[1:])


@pytest.mark.parametrize("path", ["/", "/hjem", "/skoler"])
def test_a_steering_group_is_told_no_figure_besides_the_fixed_ones(
    clients: Mapping[str, FlaskClient], path: str
) -> None:
    client = clients["steering_group"]
    fixed = set().union(*(told(client, path, search) for search in FIXED))
    assert fixed
    assert fixed == set().union(*(told(client, path, search) for search in ALSO_FIXED))
    for search in ELSEWHERE:
        assert told(client, path, search) <= fixed, search


def test_no_filter_finds_another_figure_on_a_units_page(clients: Mapping[str, FlaskClient], town: Town) -> None:
    client = clients["steering_group"]
    for path in (f"/hjem/{next(iter(town.home))}", f"/skoler/{next(iter(town.school))}"):
        fixed = set().union(*(told(client, path, search) for search in FIXED))
        for search in ELSEWHERE[:8]:
            assert told(client, path, search) <= fixed, search


@pytest.mark.parametrize("page", ["hjem", "skoler"])
def test_a_steering_groups_file_holds_the_fixed_figures_or_none(clients: Mapping[str, FlaskClient], page: str) -> None:
    client = clients["steering_group"]
    assert len(lines(client, page, "")) > 1
    for search in ELSEWHERE:
        (line,) = lines(client, page, search)
        assert not re.search(r"\d", line), search


@pytest.mark.parametrize("page", ["hjem", "skoler"])
@pytest.mark.parametrize("search", ELSEWHERE)
def test_off_the_fixed_tables_a_leaders_file_is_that_of_an_advisor_who_sees_nobody_else(
    clients: Mapping[str, FlaskClient], page: str, search: str
) -> None:
    # Without a period, each would be told of the own usual one.
    asked = search if "periode" in search else f"{search}&periode=skoleaar"
    assert lines(clients["home_leader"], page, asked) == lines(clients["advisor"], page, asked)


@pytest.mark.parametrize("page", ["hjem", "skoler"])
def test_sorting_and_searching_tell_the_same_figures(clients: Mapping[str, FlaskClient], page: str) -> None:
    client = clients["steering_group"]
    whole = lines(client, page, "")
    for search in ("?sorter=follow_up_coverage", "?sorter=-absence", "?soeg=e"):
        assert lines(client, page, search) <= whole
