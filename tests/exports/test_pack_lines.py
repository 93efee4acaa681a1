"""Text in pages: nothing is lost, nothing stands where there is no room, and a heading is never left alone."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.pack.lines import Line, Room, Type, pages_of_lines

TYPE = Type(characters=10, line=1, gap=0)
ROOM = Room(height=4, plain=TYPE, strong=TYPE, note=Type(characters=13, line=1, gap=0))
SMALL = replace(ROOM, height=2)
TEN = "a" * 10


def texts(lines: list[Line], first: Room | None = None) -> list[list[str]]:
    return [[line.text for line in page] for page in pages_of_lines(lines, ROOM, first)]


@pytest.mark.parametrize(
    ("lines", "first", "expected"),
    [
        ([], None, []),
        ([], SMALL, [[]]),
        ([Line("a"), Line("b")], None, [["a", "b"]]),
        ([Line(text) for text in "abcde"], None, [["a", "b", "c", "d"], ["e"]]),
        ([Line(text) for text in "abc"], SMALL, [["a", "b"], ["c"]]),
        # What stands under a heading goes with it to the next page.
        ([Line("a"), Line("b"), Line("H", is_strong=True), Line("c"), Line("d")], None, [["a", "b"], ["H", "c", "d"]]),
        ([Line("H", is_strong=True), Line("a"), Line("b")], SMALL, [[], ["H", "a", "b"]]),
        # A paragraph that no page can hold goes on between words, from under its heading.
        (
            [Line("H", is_strong=True), Line(" ".join(["aaaa"] * 12))],
            None,
            [["H", "aaaa aaaa aaaa aaaa aaaa aaaa"], ["aaaa aaaa aaaa aaaa aaaa aaaa"]],
        ),
        ([Line(TEN * 5)], None, [[TEN * 4], [TEN]]),
        ([Line("a" * 12, is_note=True), Line("b"), Line("c"), Line("d")], None, [["a" * 12, "b", "c", "d"]]),
    ],
)
def test_lines_go_into_pages(lines: list[Line], first: Room | None, expected: list[list[str]]) -> None:
    assert texts(lines, first) == expected


LINES = st.lists(
    st.builds(
        Line,
        text=st.text("ab ", min_size=1, max_size=90).map(str.strip).filter(bool),
        is_strong=st.booleans(),
        is_note=st.booleans(),
        is_bullet=st.booleans(),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from([None, SMALL]))
def test_nothing_is_lost_and_no_page_is_too_full(lines: list[Line], first: Room | None) -> None:
    pages = pages_of_lines(lines, ROOM, first)
    said = "".join(line.text for page in pages for line in page)
    assert said.replace(" ", "") == "".join(line.text for line in lines).replace(" ", "")
    assert [line.is_strong for page in pages for line in page].count(True) == sum(line.is_strong for line in lines)
    for at, page in enumerate(pages):
        room = SMALL if first is not None and at == 0 else ROOM
        assert page or (at == 0 and first is not None)
        # Only a heading that is longer than a page is more than there is room for.
        is_too_long = any(line.is_strong and ROOM.taken_by(line) > ROOM.height for line in page)
        assert sum(map(room.taken_by, page)) <= room.height or is_too_long


@given(LINES)
def test_a_heading_is_never_left_alone_at_the_end_of_a_page(lines: list[Line]) -> None:
    pages = pages_of_lines(lines, ROOM)
    following = {id(line): after for line, after in pairwise(lines)}
    for page, _ in pairwise(pages):
        last = page[-1]
        after = following.get(id(last))
        if last.is_strong and after is not None and not after.is_strong:
            assert ROOM.taken_by(last) + ROOM.taken_by(after, 3) > ROOM.height
