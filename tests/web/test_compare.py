"""Two cohorts side by side on screen: who they are, what differs, and what cannot be compared."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.indicators.registry import all_indicators
from tests.components.trees import nodes, words_of
from tests.web.readers import drawn

PATH = "/kohorter/sammenlign"


def saved(client: FlaskClient, name: str, filters: str) -> str:
    """The key of a new cohort."""
    return str(client.post("/kohorter", data={"navn": name, "filtre": filters}).location).split("/")[2].split("?")[0]


def rows(tree: Any) -> dict[str, list[str]]:
    """The cells of the table by the indicator's name."""
    (table,) = [node for node in nodes(tree) if "compared" in str(node["props"].get("className"))]
    cells = [[words_of(cell) for cell in nodes(row) if cell["type"] in ("Th", "Td")] for row in nodes(table)]
    return {first: others for first, *others in (found for found in cells if len(found) == 5)}


def test_every_indicator_stands_side_by_side(clients: Mapping[str, FlaskClient]) -> None:
    # Filters that no other test saves: else they would stand there by their name.
    found = rows(drawn(clients["coordinator"], PATH, "?koen=f&trin=mellemtrin,udskoling,indskoling"))
    assert found.pop("Indikator") == ["Filtrene ovenfor", "Resten", "Forskel", "Hvad det siger"]
    assert list(found) == [indicator.label.da for indicator in all_indicators().values()]
    coverage = found["Dage med opfølgning inden for fristen"]
    assert re.fullmatch(r"[−+]?\d+ til [−+]?\d+ procentpoint", coverage[2])
    assert coverage[3] == "kan ikke skelnes"
    assert found["Sparring til hjemmet"][2:] == ["–", "tælles i begge: prøves ikke"]


def test_a_side_is_what_the_overview_says_of_it(clients: Mapping[str, FlaskClient]) -> None:
    found = rows(drawn(clients["coordinator"], PATH, "?koen=f&periode=12-maaneder"))
    overview = words_of(drawn(clients["coordinator"], "/", "?koen=f&periode=12-maaneder"))
    for name in ("Dage med opfølgning inden for fristen", "Mål opnået", "Fravær"):
        (counted,) = re.findall(r"\d[\d.]*\s+af\s+\d[\d.]*", found[name][0])
        assert counted in overview


def test_a_saved_cohort_is_the_other_side_and_overlap_is_told(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    key = saved(client, "Piger i begge", "koen=f")
    page = drawn(client, PATH, f"?trin=udskoling,mellemtrin,indskoling&med={key}")
    said = words_of(page)
    assert re.search(r"De to kohorter overlapper\d+ børn er i begge på samme tid", said)
    assert "Ingen af tallene kan sammenlignes" in said
    found = rows(page)
    assert found.pop("Indikator")[:2] == ["Filtrene ovenfor", "Piger i begge"]
    assert {cells[2] for cells in found.values()} == {"–"}
    apart = rows(drawn(client, PATH, f"?koen=m&med={key}"))
    assert apart["Fravær"][3] == "kan ikke skelnes"


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("", "Vælg først filtre"),
        ("?med=findes-ikke&koen=f", "Den anden kohorte er her ikke"),
        ("?med=resten,resten2&koen=f", "Den anden kohorte er her ikke"),
        ("?med=%00&koen=f", "Den anden kohorte er her ikke"),
        ("?trin=findes-ikke", "findes ikke og udvælger ingen børn"),
        ("?trin=findes-ikke", "Der er ingen i Filtrene ovenfor"),
        ("?koen=f&foo=bar", "»foo« er ikke et filter"),
    ],
)
def test_what_cannot_be_compared_is_told(clients: Mapping[str, FlaskClient], search: str, said: str) -> None:
    page = drawn(clients["coordinator"], PATH, search)
    assert said in words_of(page)
    assert ("compared" in str(page)) is ("foo" in search)


def test_a_cohort_is_not_compared_with_itself(clients: Mapping[str, FlaskClient]) -> None:
    key = saved(clients["coordinator"], "Sig selv", "koen=m")
    assert "De to er den samme kohorte" in words_of(drawn(clients["coordinator"], PATH, f"?koen=m&med={key}"))


def test_a_cohort_that_is_not_shared_is_not_there(clients: Mapping[str, FlaskClient]) -> None:
    key = saved(clients["coordinator"], "Ikke delt", "koen=f")
    said = words_of(drawn(clients["chief"], PATH, f"?koen=m&med={key}"))
    assert "Den anden kohorte er her ikke" in said
    assert "Ikke delt" not in said


@pytest.mark.parametrize("role", ["home_leader", "school_leader", "advisor"])
def test_a_place_compares_its_own_children_alone(clients: Mapping[str, FlaskClient], role: str) -> None:
    def sizes(search: str) -> list[int]:
        said = words_of(drawn(clients[role], PATH, search))
        return [int(number) for number in re.findall(r"(?:piger|drenge|adgang til): (\d+) b[aø]rn", said)]

    girls, boys = sizes("?koen=f&periode=skoleaar"), sizes("?koen=m&periode=skoleaar")
    assert girls == boys[::-1]
    roll = drawn(clients[role], "/boern")
    listed = sum(1 for node in nodes(roll) if node["type"] == "A" and str(node["props"]["href"]).startswith("/boern/B"))
    assert listed <= sum(girls) <= listed + 3  # those who have left since August are counted too


def leads(page: Any) -> dict[tuple[str, int], str]:
    """Where the figures of the table lead, by indicator and side."""
    (table,) = [node for node in nodes(page) if "compared" in str(node["props"].get("className"))]
    found = {}
    for row in (node for node in nodes(table) if node["type"] == "Tr"):
        name, *cells = [node for node in nodes(row) if node["type"] in ("Th", "Td")]
        for side, cell in enumerate(cells[:2]):
            for link in (node for node in nodes(cell) if node["type"] == "A"):
                found[words_of(name), side] = link["props"]["href"]
    return found


@pytest.mark.parametrize("role", ["coordinator", "chief"])
def test_a_figure_of_the_rest_opens_a_list_that_counts_the_same(clients: Mapping[str, FlaskClient], role: str) -> None:
    page = drawn(clients[role], PATH, "?koen=f&periode=skoleaar")
    found, table = leads(page), rows(page)
    of_rest = {name: href for (name, side), href in found.items() if side == 1}
    assert len(of_rest) > 5
    for name, href in [*of_rest.items()][::4]:
        path, _, search = href.partition("?")
        opened = drawn(clients[role], path, "?" + search.partition("#")[0])
        (head,) = [node for node in nodes(opened) if node["props"].get("className") == "behind-head"]
        counted = re.search(r"\d[\d.]*\s+(?:af|på)\s+\d[\d.]*(?:,\d+)?", table[name][1])
        assert counted is not None
        assert "".join(counted.group().split()) in "".join(words_of(head).split())
        assert "alle undtagen (piger)" in words_of(opened)


def test_the_comparison_is_taken_along_as_it_stands(clients: Mapping[str, FlaskClient]) -> None:
    client, search = clients["coordinator"], "?koen=f&trin=mellemtrin,udskoling"
    found = rows(drawn(client, PATH, search))
    text = client.get(f"/eksport{PATH}.csv{search}").get_data().decode("utf-8-sig")
    facts, table = text.split("\r\n\r\n")[:2]
    header, *lines = [[cell.strip('"') for cell in line.split(";")] for line in table.splitlines()]
    assert "alle andre, du har adgang til" in facts
    assert [line[0] for line in lines] == [name for name in found if name != "Indikator"]
    for line in lines:
        told = dict(zip(header, line, strict=True))
        assert told["Hvad det siger"] == found[line[0]][3]
        for side, name in enumerate(("Filtrene ovenfor", "Resten")):
            assert told[f"{name}: værdi"].removesuffix("%").strip() in found[line[0]][side]
    assert client.get(f"/eksport{PATH}.xlsx{search}").status_code == 200


@pytest.mark.parametrize("search", ["", "?med=findes-ikke&koen=f", "?trin=findes-ikke"])
def test_where_nothing_is_compared_there_is_no_file(clients: Mapping[str, FlaskClient], search: str) -> None:
    assert "/eksport/" not in str(drawn(clients["coordinator"], PATH, search))
    assert clients["coordinator"].get(f"/eksport{PATH}.csv{search}").status_code == 404


def test_the_steering_group_takes_no_comparison_along(clients: Mapping[str, FlaskClient]) -> None:
    assert clients["steering_group"].get(f"/eksport{PATH}.csv?koen=f").status_code in (403, 404)
