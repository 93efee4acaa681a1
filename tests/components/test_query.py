"""The query string: read whatever it says, written in one way."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.query import Fault, Problem, address, changed, read, write

WORD = st.text(min_size=1, max_size=8)
PAIRS = st.dictionaries(WORD, st.lists(WORD, min_size=1, max_size=4, unique=True), max_size=4)


def test_values_are_separated_by_commas() -> None:
    assert read("?trin=udskoling,mellemtrin&soeg=lin") == (("trin", ("udskoling", "mellemtrin")), ("soeg", ("lin",)))


def test_a_key_given_again_adds_its_values() -> None:
    assert read("trin=a&trin=b,a") == (("trin", ("a", "b")),)


def test_what_has_no_value_is_left_out() -> None:
    assert read("?trin=&=x&&soeg") == ()


def test_a_comma_inside_a_value_is_escaped() -> None:
    assert write([("koordinator", ("Bo, Lund & Søn",))]) == "koordinator=Bo%2C%20Lund%20%26%20S%C3%B8n"


def test_changing_one_key_keeps_the_others() -> None:
    assert changed("?trin=a,b&side=3", {"side": None, "sorter": "navn"}) == "trin=a,b&sorter=navn"


def test_an_address_without_a_query_has_no_question_mark() -> None:
    assert (address("/hjem", ""), address("/hjem", "?a=b")) == ("/hjem", "/hjem?a=b")


def test_a_problem_shows_no_more_than_a_notice_can_hold() -> None:
    assert Problem.of(Fault.UNKNOWN_KEY, "k" * 50).key == "k" * 39 + "…"


@given(PAIRS)
def test_what_is_written_is_read_back(pairs: dict[str, list[str]]) -> None:
    assert dict(read(write(pairs.items()))) == {key: tuple(values) for key, values in pairs.items()}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert read(write(read(text))) == read(text)
