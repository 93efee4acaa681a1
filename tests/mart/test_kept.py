"""What is kept: found out once, bounded, and nobody waits for an answer to another question."""

from threading import Event, Thread

import pytest

from dashboard.data.mart.kept import Kept


def test_it_is_found_out_once() -> None:
    kept: Kept[list[int]] = Kept(2)
    assert kept.get("a", lambda: [1]) is kept.get("a", lambda: [2])


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept: Kept[int] = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda: 1)
    assert [kept.get(key, lambda: 2) for key in ("a", "c", "b")] == [1, 1, 2]


def test_who_asks_for_something_else_does_not_wait() -> None:
    kept: Kept[int] = Kept(2)
    begun, may_end = Event(), Event()

    def slow() -> int:
        begun.set()
        may_end.wait()
        return 1

    waiting = Thread(target=lambda: kept.get("slow", slow))
    waiting.start()
    begun.wait()
    assert kept.get("quick", lambda: 2) == 2
    may_end.set()
    waiting.join()
    assert kept.get("slow", lambda: 3) == 1


def test_what_failed_is_tried_again() -> None:
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 // 0)
    assert kept.get("a", lambda: 1) == 1
