"""Text for slides, of whatever kind: as many lines on each as can be read, the rest on the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final

_A_HAIR: Final = 1e-9  # heights are sums of decimals
_LEAST: Final = 3  # lines of a paragraph that may stand alone at the end or the beginning of a page


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide: strong as a heading is, small as a note, or a point of a list."""

    text: str
    is_strong: bool = False
    is_note: bool = False
    is_bullet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """About how many characters go on a line, how high that is, and how much is left free after a paragraph."""

    characters: int
    line: float
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How high a page is, in any measure, and the types in the same."""

    height: float
    plain: Type
    strong: Type
    note: Type

    def type_of(self, line: Line) -> Type:
        return self.strong if line.is_strong else self.note if line.is_note else self.plain

    def lines_of(self, line: Line) -> int:
        """How many lines it takes, estimated."""
        return ceil(max(1, len(line.text)) / self.type_of(line).characters)

    def taken_by(self, line: Line, most: int | None = None) -> float:
        """How high it is, or the first `most` lines of it."""
        found, lines = self.type_of(line), self.lines_of(line)
        return (lines if most is None else min(lines, most)) * found.line + found.gap

    def lines_in(self, height: float, line: Line) -> int:
        """How many of its lines fit."""
        found = self.type_of(line)
        return max(0, floor((height - found.gap + _A_HAIR) / found.line))


def pages_of_lines(lines: Sequence[Line], room: Room, first: Room | None = None) -> list[list[Line]]:
    """The lines in pages; what stands under a strong line follows it where a page can hold it. Nothing is lost.

    A paragraph that no page can hold goes on from one to the next. `first`: of the first page, where it has less room;
    that page is empty where what comes first does not fit.
    """
    filling = _Filling(room, [[]], first or room, (first or room).height)
    for group in _groups(lines):
        whole = sum(map(filling.here.taken_by, group))
        if whole > filling.left + _A_HAIR and sum(map(room.taken_by, group)) <= room.height + _A_HAIR:
            filling.turn()
        for line, follower in zip(group, [*group[1:], None], strict=True):
            filling.put(line, follower)
    return filling.pages if lines or first is not None else []


@dataclass(slots=True)
class _Filling:
    """Pages that are being filled. `here`: what the last one holds when empty; `left`: of its height."""

    room: Room
    pages: list[list[Line]]
    here: Room
    left: float

    def put(self, line: Line, follower: Line | None) -> None:
        """Puts a line, over as many pages as it takes; a strong one where some of its `follower` fits under it."""
        needs = self.here.taken_by(line)
        if line.is_strong and follower is not None:
            needs += self.here.taken_by(follower, _LEAST)
        while needs > self.left + _A_HAIR:
            fitting = self.here.lines_in(self.left, line)
            if line.is_strong or min(fitting, self.here.lines_of(line)) < _LEAST:
                if not self.turn():
                    break  # longer than any page
            else:
                begun, line = _split(line, self.here.type_of(line).characters * fitting)
                self.pages[-1].append(begun)
                self.turn()
            needs = self.here.taken_by(line)
        self.pages[-1].append(line)
        self.left -= self.here.taken_by(line)

    def turn(self) -> bool:
        """Begins a page; not where the last one is empty and has the whole room."""
        if not self.pages[-1] and self.here is self.room:
            return False
        self.pages.append([])
        self.here, self.left = self.room, self.room.height
        return True


def _split(line: Line, most: int) -> tuple[Line, Line]:
    """The line in two, the first of at most so many characters, between words where there are such."""
    at = line.text.rfind(" ", most // 2, most)
    at = at if at > 0 else most
    return replace(line, text=line.text[:at]), replace(line, text=line.text[at:].lstrip())


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Each strong line with what follows it; what comes before the first is by itself."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.is_strong or not groups or not groups[-1][0].is_strong:
            groups.append([])
        groups[-1].append(line)
    return groups
