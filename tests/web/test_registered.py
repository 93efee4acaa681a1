"""The lists behind the numbers of the registration: they say what the page says, to those entitled, and are logged."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.components.trees import nodes, words_of
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.everything import keys_in
from tests.web.readers import drawn

PATH = "/registrering/bag-tallet"


def links(page: Any) -> dict[str, str]:
    """The numbers of the page that open, by address: what they say, in full."""
    found = {}
    for row in nodes(page):
        if row["type"] in ("Td",):
            for link in nodes(row):
                if link["type"] == "A" and str(link["props"].get("href", "")).startswith(PATH):
                    found[link["props"]["href"]] = words_of(row)
    return found


def sides(page: Any) -> list[int]:
    """How many are on each side of a list, the denominator first."""
    (nav,) = (node for node in nodes(page) if node["type"] == "Nav" and node["props"].get("className") == "band-links")
    return [int(words_of(node).replace(".", "")) for node in nodes(nav) if node["type"] == "Strong"]


@pytest.mark.parametrize("search", ["", "?enhed=skoler"])
def test_a_list_has_the_numerator_and_the_denominator_that_the_page_says(
    clients: Mapping[str, FlaskClient], search: str
) -> None:
    opened = links(drawn(clients["coordinator"], "/registrering", search))
    shares = {href: found for href, text in opened.items() if (found := re.search(r"([\d.]+) af ([\d.]+)", text))}
    assert len(shares) > 20
    for href, found in [*shares.items()][::7]:
        numerator, denominator = (int(part.replace(".", "")) for part in found.groups())
        path, _, asked = href.partition("?")
        assert sides(drawn(clients["coordinator"], path, f"?{asked}"))[:2] == [denominator, numerator]


def test_every_child_of_a_list_is_logged(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    own = demo.sign_ins["home_leader"].place_key
    with logging(demo.settings) as logged:
        shown = keys_in(str(drawn(clients["home_leader"], PATH, f"?sted={own}&tal=inden-14-dage")))
    assert shown
    assert logged.children[-1] == shown


def test_a_leader_opens_no_other_home_nor_all_together(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town
) -> None:
    own = demo.sign_ins["home_leader"].place_key
    for place in ("", *(row["home_id"] for row in town["home"][:9] if row["home_id"] != own)):
        for kind in ("hjem", "skoler"):
            page = drawn(clients["home_leader"], PATH, f"?enhed={kind}&sted={place}&tal=inden-14-dage")
            assert "Der er ingen liste til dig bag dette tal" in words_of(page)
            assert not keys_in(str(page))
            export = clients["home_leader"].get(f"/eksport{PATH}.csv?enhed={kind}&sted={place}&tal=inden-14-dage")
            assert export.status_code == 404


def test_the_file_has_the_lines_of_the_side(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    own = demo.sign_ins["home_leader"].place_key
    search = f"?sted={own}&tal=inden-14-dage&led=taeller"
    text = clients["home_leader"].get(f"/eksport{PATH}.csv{search}").get_data().decode("utf-8-sig")
    lines = text.split("\r\n\r\n")[1].splitlines()[1:]
    assert len(lines) == sides(drawn(clients["home_leader"], PATH, search))[1]


@pytest.mark.parametrize(
    "search", ["?tal=findes-ikke", "?tal=maerke&uge=i-gaar", "?enhed=kommuner&tal=median", "?tal=median&led=foo"]
)
def test_what_is_no_number_is_told(clients: Mapping[str, FlaskClient], search: str) -> None:
    text = words_of(drawn(clients["coordinator"], PATH, search))
    assert "findes ikke" in text or "kan ikke bruges og er udeladt" in text
