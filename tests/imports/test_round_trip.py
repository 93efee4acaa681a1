"""Property: any case database written to CSV files and imported gives the same rows, however they are written."""

import csv
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.data.case_database import schema
from dashboard.data.case_database.tables import TABLES
from dashboard.data.case_database.writer import write_rows, writing
from dashboard.data.imports.cpr import looks_like_cpr, lost_zeros
from tests.imports.extracts import run

Row = dict[str, Any]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TEXTS = st.text("abcæøåÆØÅé 019-;,\t\"'=\n", min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and not looks_like_cpr(text)
)
KEYS = st.lists(TEXTS, unique=True, max_size=4).filter(lambda keys: not lost_zeros(keys))
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
SEPARATORS = (";", ",", "\t", "¤")


@st.composite
def databases(draw: st.DrawFn) -> dict[str, list[Row]]:
    """Rows for every table of the contract, in the order in which they can be written."""
    data: dict[str, list[Row]] = {}
    for table in TABLES:
        keys = draw(KEYS)
        found = [draw(_row(table, key, data)) for key in keys] if _can_have_rows(table, data) else []
        data[table.name] = list({tuple(row[c.name] for c in table.primary_key.columns): row for row in found}.values())
    return data


def _can_have_rows(table: sa.Table, data: dict[str, list[Row]]) -> bool:
    needed = [reference for c in table.columns for reference in c.foreign_keys if not c.nullable]
    places = not ({"home_id", "school_id"} <= set(table.c.keys())) or (bool(data["home"]) and bool(data["school"]))
    return places and all(data[reference.column.table.name] for reference in needed)


@st.composite
def _row(draw: st.DrawFn, table: sa.Table, key: str, data: dict[str, list[Row]]) -> Row:
    row = {c.name: draw(_value(c, key, data)) for c in table.columns}
    for start, end in (("start_on", "end_on"), ("from_on", "to_on")):
        if row.get(end) is not None:
            row[start], row[end] = sorted((row[start], row[end]))
    if table.name in ("assignment", "sparring"):
        one, other = draw(st.permutations(["home_id", "school_id"]))
        row[one], row[other] = data[one[:-3]][0][one], None
    return row


def _value(column: sa.Column[Any], key: str, data: dict[str, list[Row]]) -> st.SearchStrategy[Any]:
    values: st.SearchStrategy[Any]
    if column.foreign_keys:
        (reference,) = column.foreign_keys
        there = [row[reference.column.name] for row in data[reference.column.table.name]]
        return st.sampled_from([*there, None] if column.nullable else there)
    if column.primary_key and isinstance(column.type, sa.Text):
        return st.just(key)
    match column.type:
        case sa.Date():
            values = DAYS
        case sa.Boolean():
            values = st.booleans()
        case sa.Integer():
            values = st.integers(0, 10 if column.name == "grade" else 2**31 - 1)
        case sa.Numeric(precision=None):
            values = st.floats(-1e9, 1e9)
        case sa.Numeric():
            values = st.integers(0, 99_999).map(lambda number: number / 100)
        case _:
            values = st.sampled_from(column.info["codes"]) if "codes" in column.info else TEXTS
    return st.none() | values if column.nullable else values


def written(value: Any, *, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and comma:
        return repr(value).replace(".", ",")
    return str(value)


def export(url: str, directory: Path, encoding: str, separator: str, *, comma: bool) -> None:
    """Every table as a CSV file with the contract's columns."""
    found = contents(url)
    for table in TABLES:
        with (directory / f"{table.name}.csv").open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow(table.columns.keys())
            for row in found[table.name]:
                writer.writerow([written(value, comma=comma) for value in row])


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = {t.name: [tuple(row) for row in connection.execute(sa.select(t))] for t in TABLES}
    engine.dispose()
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    data=databases(),
    encoding=st.sampled_from(ENCODINGS),
    separator=st.sampled_from(SEPARATORS),
    comma=st.booleans(),
)
def test_a_database_survives_export_and_import(
    data: dict[str, list[Row]], encoding: str, separator: str, comma: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        extract = Path(folder) / "extract"
        extract.mkdir()
        before, after = f"sqlite:///{folder}/before.db", f"sqlite:///{folder}/after.db"
        schema.create(before)
        with writing(before) as connection:
            for table in TABLES:
                write_rows(connection, table, data[table.name])
        export(before, extract, encoding, separator, comma=comma)
        result = run(extract, after)
        assert result.exit_code == 0, result.stderr
        assert contents(after) == contents(before)


def test_every_way_of_writing_by_hand(tmp_path: Path) -> None:
    """One database in every encoding, with every separator and decimal mark."""
    before = f"sqlite:///{tmp_path}/before.db"
    schema.create(before)
    with writing(before) as connection:
        for table in TABLES:
            write_rows(connection, table, ONE_OF_EACH.get(table.name, []))
    expected = contents(before)
    for i, (encoding, separator, comma) in enumerate(
        (encoding, separator, comma) for encoding in ENCODINGS for separator in SEPARATORS for comma in (False, True)
    ):
        extract = tmp_path / str(i)
        extract.mkdir()
        export(before, extract, encoding, separator, comma=comma)
        after = f"sqlite:///{extract}/after.db"
        assert run(extract, after).exit_code == 0
        assert contents(after) == expected


ONE_OF_EACH: dict[str, list[Row]] = {
    "municipality": [{"municipality_code": "903", "name": "Svane Kommune; nord, syd"}],
    "school": [{"school_id": "007", "name": "Skolen på Ærø", "kind": "other", "municipality_code": "903"}],
    "child": [{"child_id": "C1", "birth_on": date(2012, 2, 29), "municipality_code": "903"}],
    "attendance": [
        {
            "child_id": "C1",
            "school_id": "007",
            "from_on": date(2024, 2, 1),
            "to_on": date(2024, 2, 29),
            "possible_days": 18.0,
            "illness_days": 1.5,
            "permitted_days": 0.25,
            "unauthorised_days": 0.0,
        }
    ],
    "instrument": [{"instrument_id": "I1", "name": "Læsning", "domain": "reading", "higher_is_better": False}],
    "measurement": [
        {
            "measurement_id": "M1",
            "child_id": "C1",
            "instrument_id": "I1",
            "measured_on": date(2024, 2, 1),
            "score": -12.375,
        }
    ],
}
