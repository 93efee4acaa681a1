"""Writing rows: all or nothing, and a second time changes nothing, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.data.case_database import schema, tables
from dashboard.data.case_database.writer import CHUNK_ROWS, Busy, Merged, known_keys, merge_rows, write_rows, writing

COLUMNS = ["municipality_code", "name"]


@pytest.fixture
def url(database_url: str) -> str:
    schema.create(database_url)
    return database_url


def rows(url: str, table: sa.Table) -> list[tuple[Any, ...]]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns))]
    engine.dispose()
    return found


def merge(url: str, *given: tuple[str, str]) -> Merged:
    with writing(url) as connection:
        return merge_rows(connection, tables.municipality, COLUMNS, given)


def test_rows_are_written_with_nothing_where_nothing_is_named(url: str) -> None:
    with writing(url) as connection:
        write_rows(connection, tables.municipality, [{"municipality_code": "903", "name": "Svane Kommune"}])
        child = {"child_id": "c1", "birth_on": date(2014, 2, 28), "municipality_code": "903"}
        assert write_rows(connection, tables.child, [child]) == 1
    assert rows(url, tables.child) == [("c1", None, date(2014, 2, 28), None, "903")]


def test_every_type_survives(url: str) -> None:
    instrument = {"instrument_id": "i", "name": "Læsning", "domain": "reading", "minimum": -0.1}
    with writing(url) as connection:
        write_rows(connection, tables.instrument, [instrument | {"higher_is_better": True, "maximum": 40}])
    assert rows(url, tables.instrument) == [("i", "Læsning", "reading", -0.1, 40, True, None)]


def test_more_rows_than_a_chunk_come_from_a_generator(url: str) -> None:
    many = ({"municipality_code": str(i), "name": "x"} for i in range(CHUNK_ROWS + 1))
    with writing(url) as connection:
        assert write_rows(connection, tables.municipality, many) == CHUNK_ROWS + 1
    assert len(rows(url, tables.municipality)) == CHUNK_ROWS + 1


def test_a_failure_takes_everything_back(url: str) -> None:
    def half() -> Iterator[dict[str, str]]:
        yield from ({"municipality_code": str(i), "name": "x"} for i in range(CHUNK_ROWS + 1))
        raise RuntimeError

    with pytest.raises(RuntimeError), writing(url) as connection:
        write_rows(connection, tables.municipality, half())
    assert rows(url, tables.municipality) == []


def test_a_failure_takes_new_tables_back_too(database_url: str) -> None:
    def half() -> None:
        with writing(database_url) as connection:
            schema.prepare(connection)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    engine = sa.create_engine(database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_reference_to_nothing_is_refused(url: str) -> None:
    child = {"child_id": "c1", "birth_on": date(2014, 2, 28), "municipality_code": "nowhere"}
    with pytest.raises(sa.exc.IntegrityError), writing(url) as connection:
        write_rows(connection, tables.child, [child])


def test_merging_counts_new_changed_and_unchanged(url: str) -> None:
    assert merge(url, ("1", "a"), ("2", "b"), ("3", "c")) == Merged(new=3, changed=0, unchanged=0)
    assert merge(url, ("1", "a"), ("2", "B"), ("4", "d")) == Merged(new=1, changed=1, unchanged=1)
    assert rows(url, tables.municipality) == [("1", "a"), ("2", "B"), ("3", "c"), ("4", "d")]


def test_columns_that_are_not_named_are_left_alone(url: str) -> None:
    home = {"home_id": "h", "name": "Ellemosen", "kind": "residential_home", "municipality_code": "1"}
    merge(url, ("1", "a"))
    with writing(url) as connection:
        write_rows(connection, tables.home, [home | {"places": 8}])
        given = [("h", "Elmosen", "residential_home", "1")]
        merged = merge_rows(connection, tables.home, list(home), given)
    assert merged == Merged(new=0, changed=1, unchanged=0)
    assert rows(url, tables.home) == [("h", "Elmosen", "residential_home", "1", 8)]


def test_nothing_to_something_is_a_change_and_nothing_to_nothing_is_none(url: str) -> None:
    columns = ["school_id", "name", "kind", "municipality_code", "district"]
    merge(url, ("1", "a"))
    with writing(url) as connection:
        for district, expected in ((None, (1, 0)), (None, (0, 0)), ("Nord", (0, 1)), (None, (0, 1))):
            given = [("s", "Skolen", "other", "1", district)]
            merged = merge_rows(connection, tables.school, columns, given)
            assert (merged.new, merged.changed) == expected


def test_a_table_that_is_all_key_needs_no_update(url: str) -> None:
    with writing(url) as connection:
        narrow = sa.Table("narrow", sa.MetaData(), sa.Column("key", sa.Text, primary_key=True))
        narrow.create(connection)
        assert merge_rows(connection, narrow, ["key"], [("a",), ("b",)]) == Merged(new=2, changed=0, unchanged=0)
        assert merge_rows(connection, narrow, ["key"], [("b",), ("c",)]) == Merged(new=1, changed=0, unchanged=1)


def test_known_keys_are_those_that_are_there(url: str) -> None:
    merge(url, *((str(i), "x") for i in range(600)))
    with writing(url) as connection:
        asked = [str(i) for i in range(599, 1200)]
        assert known_keys(connection, tables.municipality, asked) == {"599"}


def test_two_writers_do_not_mix(postgres_url: str) -> None:
    with writing(postgres_url), pytest.raises(Busy), writing(postgres_url):
        raise AssertionError
