"""Where made packs lie: what is told of them, who may make one at a time, and what is cleared away."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from os import utime
from pathlib import Path

import pytest

from dashboard.exports.pack.shelf import (
    LONGEST_KEPT,
    MOST_AT_ONCE,
    MOST_KEPT,
    BusyError,
    Failure,
    Place,
    Progress,
    Shelf,
    write_private,
)

NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
FILES = {"pdf": b"pdf", "pptx": b"pptx"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.beside(tmp_path / "mart.duckdb")


@pytest.fixture
def place(shelf: Shelf) -> Iterator[Place]:
    """A place that somebody is making a pack in."""
    place = shelf.place("../of any form", "da", 5)
    with shelf.making(place):
        yield place


def put(place: Place, identity: str = "a" * 64, files: dict[str, bytes] = FILES) -> None:
    place.put(files, identity=identity, stem="moedepakke", made_at=NOW, as_of=date(2026, 11, 20))


def test_a_place_without_anything_has_nothing(shelf: Shelf) -> None:
    empty = shelf.place("x", "da", 5)
    assert (empty.made, empty.progress(NOW)) == (None, None)


def test_a_pack_lies_there_whole(place: Place) -> None:
    put(place)
    made = place.made
    assert made is not None
    assert (made.identity, made.stem, made.made_at, made.as_of) == ("a" * 64, "moedepakke", NOW, date(2026, 11, 20))
    assert {kind: file.read_bytes() for kind, file in made.files.items()} == FILES


def test_the_next_one_takes_its_place(place: Place) -> None:
    put(place)
    put(place, "b" * 64, {"pdf": b"new", "pptx": b"new too"})
    assert place.made is not None
    assert sorted(file.name for file in place.folder.glob("*.p*")) == [f"{'b' * 16}.pdf", f"{'b' * 16}.pptx"]
    assert place.made.files["pdf"].read_bytes() == b"new"


def test_what_cannot_be_written_leaves_the_one_before(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    put(place)

    def full(path: Path, content: bytes) -> None:
        write_private(path, content) if path.suffix == ".pdf" else full_disk()

    def full_disk() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.exports.pack.shelf.write_private", full)
    with pytest.raises(OSError, match="No space"):
        put(place, "b" * 64, {"pdf": b"new", "pptx": b"new"})
    assert place.made is not None
    assert place.made.identity == "a" * 64
    assert sorted(file.name for file in place.folder.glob("*.p*")) == [f"{'a' * 16}.pdf", f"{'a' * 16}.pptx"]


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"files": []}', '{"files": {"pdf": "gone"}}', "\0"])
def test_what_somebody_spoilt_is_as_if_it_were_not_there(place: Place, damage: str) -> None:
    put(place)
    (place.folder / "made.json").write_text(damage, encoding="utf-8")
    (place.folder / "progress.json").write_text(damage, encoding="utf-8")
    assert (place.made, place.progress(NOW)) == (None, None)


def test_only_the_owner_reads_it(place: Place) -> None:
    put(place)
    assert all(file.stat().st_mode & 0o077 == 0 for file in (place.folder, *place.folder.iterdir()))


def test_how_far_it_is_told_while_somebody_makes_it(place: Place) -> None:
    place.note(Progress(3, 9, "Indikatorer"), NOW)
    assert place.progress(NOW + timedelta(hours=1)) == Progress(3, 9, "Indikatorer")


@pytest.mark.parametrize("outcome", [*Failure, "done"])
def test_how_it_ended_is_told(place: Place, outcome: str) -> None:
    place.note(Progress(3, 9, ""), NOW, outcome)
    assert place.progress(NOW) == (None if outcome == "done" else outcome)


def test_a_maker_that_died_is_told_of(shelf: Shelf) -> None:
    place = shelf.place("x", "da", 5)
    with shelf.making(place):
        place.note(Progress(3, 9, "Indikatorer"), NOW)
    assert place.progress(NOW) is Failure.ENDED


def test_a_maker_has_a_moment_to_start(shelf: Shelf) -> None:
    place = shelf.place("x", "da", 5)
    place.begin(NOW)
    assert isinstance(place.progress(NOW + timedelta(seconds=19)), Progress)
    assert place.progress(NOW + timedelta(seconds=21)) is Failure.ENDED


def test_the_same_pack_is_made_by_one_at_a_time(shelf: Shelf, place: Place) -> None:
    assert place.is_held()
    with pytest.raises(BusyError), shelf.making(place):
        pass
    with shelf.making(shelf.place("another", "da", 5)):
        assert shelf.is_busy()


def test_only_so_many_are_made_at_once(shelf: Shelf) -> None:
    with ExitStack() as makers:
        for number in range(MOST_AT_ONCE):
            assert not shelf.is_busy()
            makers.enter_context(shelf.making(shelf.place(str(number), "da", 5)))
        assert shelf.is_busy()
        with pytest.raises(BusyError), shelf.making():
            pass
    with shelf.making():
        pass


def test_the_oldest_go_and_none_that_is_being_made(shelf: Shelf, place: Place) -> None:
    for number in range(MOST_KEPT + 3):
        other = shelf.place(str(number), "da", 5)
        other.begin(NOW)
        utime(other.folder, (NOW.timestamp() + number,) * 2)
    utime(place.folder, (0, 0))
    assert shelf.prune(NOW) == 3
    assert place.folder.is_dir()
    assert not shelf.place("2", "da", 5).folder.exists()
    assert shelf.place("3", "da", 5).folder.exists()
    assert shelf.prune(NOW + LONGEST_KEPT + timedelta(seconds=4)) == 1  # that of number 3
    assert json.loads((shelf.place("4", "da", 5).folder / "progress.json").read_text())["step"] == 0


def test_meetings_and_languages_have_places_of_their_own(shelf: Shelf) -> None:
    places = {shelf.place(*key, 5).folder for key in (("a", "da"), ("a", "en"), ("b", "da"), ("../a", "da"))}
    assert len(places) == 4
    assert {folder.parent for folder in places} == {shelf.folder}


def test_a_pack_of_fewer_children_is_not_found_once_more_are_asked_for(shelf: Shelf) -> None:
    place = shelf.place("x", "da", 3)
    place.begin(NOW)
    put(place)
    assert (place.made is not None, shelf.place("x", "da", 5).made) == (True, None)
