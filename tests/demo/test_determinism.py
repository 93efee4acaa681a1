import hashlib
from datetime import date

from dashboard.data.case_database.demo.generate import generate

# Changes whenever the generator is meant to tell something else; never from one machine to another.
GOLDEN = "1ce14ce8c1d3207fce47158c3dd11f918b80118f75ca24128a2aa381eed6ad35"


def digest(children: int, seed: int, until: date) -> str:
    text = hashlib.sha256()
    for table, rows in generate(children, 1, seed, until):
        text.update(f"{table.name}{rows}".encode())
    return text.hexdigest()


def test_the_same_arguments_give_the_same_rows_on_every_machine() -> None:
    assert digest(25, 7, date(2026, 5, 31)) == GOLDEN


def test_another_seed_gives_other_rows() -> None:
    assert digest(25, 7, date(2026, 5, 31)) != digest(25, 8, date(2026, 5, 31))


def test_another_last_day_gives_other_rows() -> None:
    assert digest(25, 7, date(2026, 5, 31)) != digest(25, 7, date(2026, 6, 1))


def test_progress_is_told_up_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    chunks = list(generate(150, 1, 1, date(2026, 5, 31), lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert {total for _, total in told} == {told[-1][0]}
    assert max(len(rows) for _, rows in chunks) < 5_000
