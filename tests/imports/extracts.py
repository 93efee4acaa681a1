"""Small extracts written by hand, and the command run on them."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from click.testing import CliRunner, Result

from dashboard.commands.import_ import command

SMALL = {
    "municipality.csv": "municipality_code,name\n903,Svane Kommune\n",
    "home.csv": "home_id,name,kind,municipality_code\nH1,Ellemosen,residential_home,903\n",
    "school.csv": "school_id,name,kind,municipality_code\nS1,Søndre Skole,public_school,903\n",
    "staff.csv": "staff_id,name,role\nP1,Vejleder,learning_advisor\n",
    "child.csv": "child_id,birth_on,gender,municipality_code\nC1,2013-05-12,f,903\nC2,2011-11-02,,903\n",
    "placement.csv": "placement_id,child_id,home_id,start_on,end_on\nA1,C1,H1,2024-02-01,\nA2,C2,H1,2023-08-15,\n",
}


def write(directory: Path, files: dict[str, str], encoding: str = "utf-8") -> Path:
    """The files, in the directory, which is made if need be."""
    directory.mkdir(exist_ok=True)
    for name, text in files.items():
        (directory / name).write_text(text, encoding=encoding, newline="")
    return directory


def small(directory: Path, **changed: str) -> Path:
    """A small extract in the contract's columns; `child="..."` writes another child.csv."""
    return write(directory, SMALL | {f"{table}.csv": text for table, text in changed.items()})


def run(directory: Path, url: str, *arguments: str) -> Result:
    """The command, in this process. An exception that it lets out fails the test."""
    return CliRunner().invoke(command, [str(directory), "--case-db", url, *arguments], catch_exceptions=False)


def rows(url: str, table: str) -> list[dict[str, Any]]:
    """A table's rows in the order of its first column; nothing where there is no such table."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(table):
            return []
        found = [dict(row) for row in connection.execute(sa.text(f"SELECT * FROM {table} ORDER BY 1")).mappings()]
    engine.dispose()
    return found
