"""An indicator's worked example, written as a case database."""

from dashboard.data.case_database.example import example_rows
from dashboard.data.case_database.schema import prepare
from dashboard.data.case_database.tables import TABLES
from dashboard.data.case_database.writer import write_rows, writing
from dashboard.vocabulary.indicator import Example


def write_example(url: str, example: Example) -> None:
    """Make the contract's tables in an empty database, and write the example's rows with what they leave out."""
    rows = example_rows(example.tables)
    with writing(url) as connection:
        prepare(connection)
        for table in TABLES:
            write_rows(connection, table, rows.get(table.name, []))
