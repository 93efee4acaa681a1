"""Whatever stands in the address: always a page, never a fault of ours, and never more than was asked for."""

import logging
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.auth.reader import Reader
from dashboard.components.filters.filter_list import FILTERS
from dashboard.components.filters.filters import PERIOD_KEYS
from dashboard.components.screen import Screen
from tests.components.trees import nodes, of_type, tree, words_of
from tests.web.readers import ROLES

_KEYS = [
    *(key for filter_ in FILTERS for key in (filter_.key, filter_.without)),
    *PERIOD_KEYS,
    "vis",
    "tal",
    "soeg",
    "sorter",
    "side",
    "dansk ø",
    "key",
]
_VALUES = [
    "7-9", "-5", "2026-02-30", "ja",
    "udskoling", "ukendt", "egen", "anden", "P0001", "kvartal", "maaneder", "2026-03", "2019-13", "0000-00", "9999-12",
    "navn", "-navn", "-absence", "absence", "school_sparring", "0", "1", "2", "-1", "99999", "٣", "²", "1e9", "nan",
    "'", '"', ";--", "%", "%zz", "%ff", "%00", ",", ",,", "=", "<script>", "../..", "å", "\u202e", "😀",
]  # fmt: skip
_RAW = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_VALUE = st.one_of(st.sampled_from(_VALUES), st.sampled_from(_VALUES).map(quote), _RAW)
_PART = st.builds("{}={}".format, st.one_of(st.sampled_from(_KEYS), _RAW), st.lists(_VALUE, max_size=3).map(",".join))
_SEARCH = st.one_of(st.lists(_PART, max_size=4).map("&".join).map("?{}".format), _RAW)
_PATH = st.one_of(
    st.sampled_from(
        [
            "/",
            "/hjem",
            "/skoler",
            "/ordliste",
            "/tilgaengelighed",
            "/hjem/H0001",
            "/skoler/S0001",
            "/personer",
            "/data",
            "/indstillinger",
            "/mine-sessioner",
        ]
    ),
    _RAW.map("/hjem/{}".format),
    _RAW.map("/{}".format),
)


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What was logged as a fault of ours."""
    found: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    keeper = Keeper(logging.WARNING)
    logging.getLogger("dashboard").addHandler(keeper)
    yield found
    logging.getLogger("dashboard").removeHandler(keeper)


@settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=_PATH, search=_SEARCH, role=st.sampled_from(ROLES))
def test_any_address_is_a_page_with_one_heading(
    screen: Screen, readers: Mapping[str, Reader], faults: list[str], path: str, search: str, role: str
) -> None:
    shown = screen.show(readers[role], path, search)
    assert len(of_type(shown, "H1")) == 1
    assert faults == []


@pytest.mark.parametrize("key", [key for filter_ in FILTERS for key in (filter_.key, filter_.without)])
def test_an_unknown_value_is_told_and_selects_nobody(screen: Screen, readers: Mapping[str, Reader], key: str) -> None:
    said = words_of(tree(screen.show(readers["chief"], "/", f"?{key}=findes-ikke")))
    assert "»findes-ikke« findes ikke og udvælger ingen børn" in said
    assert "Ingen børn passer" in said


def test_an_unknown_value_beside_a_known_one_does_not_widen_it(screen: Screen, readers: Mapping[str, Reader]) -> None:
    def sentence(search: str) -> str:
        shown = tree(screen.show(readers["chief"], "/", search))
        return next(words_of(node) for node in nodes(shown) if "data-sentence" in node["props"])

    assert sentence("?trin=udskoling,findes-ikke") == sentence("?trin=udskoling")
    assert sentence("?trin=udskoling") != sentence("")
