"""An import's dealings with the case database: what it is, what it knows, and writing all or nothing.

Whatever goes wrong there becomes one sentence for the person at the terminal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from dashboard.data.case_database import schema
from dashboard.data.case_database.schema import State
from dashboard.data.case_database.tables import METADATA, TABLES
from dashboard.data.case_database.writer import Busy, Merged, known_keys, merge_rows, writing
from dashboard.data.imports.sections import TableRows
from dashboard.vocabulary.text import Text

# Told a table and how many of how many rows are written.
RowProgress = Callable[[str, int, int], None]

_TROUBLE: Final[Mapping[str, Text]] = {
    "database is locked": Text(
        da="er låst af et andet program. Vent, til det er færdigt, og prøv igen.",
        en="is locked by another program. Wait until it has finished, and try again.",
    ),
    "lock timeout": Text(
        da="er låst af et andet program. Vent, til det er færdigt, og prøv igen.",
        en="is locked by another program. Wait until it has finished, and try again.",
    ),
    "readonly database": Text(
        da="kan kun læses. Giv skriveadgang til filen og dens mappe.",
        en="can only be read. Give permission to write to the file and its folder.",
    ),
    "permission denied": Text(
        da="kan ikke skrives i af denne bruger. Brug en bruger, der må skrive i tabellerne.",
        en="may not be written to by this user. Use a user who may write to the tables.",
    ),
    "unable to open database file": Text(
        da="kan ikke åbnes. Kontrollér, at mappen findes, og at du har adgang.",
        en="cannot be opened. Check that the folder exists, and that you have access.",
    ),
    "file is not a database": Text(
        da="er ikke en SQLite-database. Kontrollér stien.", en="is not a SQLite database. Check the path."
    ),
    "disk is full": Text(da="kan ikke vokse: disken er fuld.", en="cannot grow: the disk is full."),
}
_CHANGED: Final = Text(
    da="blev ændret af andre undervejs, så intet er skrevet. Prøv igen.",
    en="was changed by others meanwhile, so nothing is written. Try again.",
)
_UNREACHABLE: Final = Text(da="svarer ikke: {reason}", en="does not answer: {reason}")
_STATES: Final[Mapping[State, Text]] = {
    State.FOREIGN: Text(
        da="har andre tabeller end sagsdatabasens (mangler: {names}). Brug en tom database.",
        en="has other tables than the case database (missing: {names}). Use an empty database.",
    ),
    State.NEWER: Text(
        da="er lavet af en nyere udgave af programmet. Opdatér programmet.",
        en="was made by a newer version of the program. Update the program.",
    ),
    State.VIEWS: Text(
        da="har views ({names}), som der ikke kan indlæses i. Brug en database med tabeller.",
        en="has views ({names}), which cannot be imported into. Use a database with tables.",
    ),
}
_NAMES_SHOWN: Final = 5


class DatabaseTrouble(Exception):  # noqa: N818 - carries the sentence
    """The database cannot be used; `sentence` says why, without a password."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class _Undo(Exception):  # noqa: N818 - not an error: ends a rehearsal
    """Takes back what a dry run wrote."""


def database_state(url: str) -> State:
    """EMPTY (also: not there yet), READY or OLDER. Raises DatabaseTrouble for what cannot be written to."""
    with _in_words(url):
        if _is_missing(url):
            return State.EMPTY
        engine = sa.create_engine(url, poolclass=sa.NullPool, hide_parameters=True)
        with engine.connect() as connection:
            found = schema.look_at(connection)
        if found.state in _STATES:
            raise schema.WrongSchema(found)
        return found.state


def known_in(url: str, state: State) -> Callable[[str, Sequence[str]], set[str]]:
    """A function that tells which of a table's keys the database has."""

    def known(table: str, keys: Sequence[str]) -> set[str]:
        if state is State.EMPTY:
            return set()
        with _in_words(url):
            engine = sa.create_engine(url, poolclass=sa.NullPool, hide_parameters=True)
            with engine.connect() as connection:
                return known_keys(connection, METADATA.tables[table], keys)

    return known


def write_tables(url: str, tables: Sequence[TableRows], progress: RowProgress, *, dry_run: bool) -> dict[str, Merged]:
    """Merges all rows in one transaction, parents before children; a dry run takes it all back.

    The tables are made first where there are none. Raises DatabaseTrouble; then nothing is written.
    """
    if dry_run and _is_missing(url):
        return _all_new(tables)
    merged: dict[str, Merged] = {}
    with _in_words(url):
        try:
            with writing(url) as connection:
                schema.prepare(connection)
                for table in TABLES:
                    for made in tables:
                        if made.table is table and len(made):
                            found = merge_rows(connection, table, list(made.values), _told(made, progress))
                            merged[table.name] = _sum(merged.get(table.name), found)
                if dry_run:
                    raise _Undo
        except _Undo:
            pass
    return merged


def _told(made: TableRows, progress: RowProgress) -> Iterator[tuple[object, ...]]:
    total = len(made)
    for done, row in enumerate(made.tuples(), start=1):
        yield row
        if done % 10_000 == 0 or done == total:
            progress(made.table.name, done, total)


def _all_new(tables: Sequence[TableRows]) -> dict[str, Merged]:
    merged: dict[str, Merged] = {}
    for made in tables:
        if len(made):
            new = Merged(new=len(made), changed=0, unchanged=0)
            merged[made.table.name] = _sum(merged.get(made.table.name), new)
    return merged


def _sum(one: Merged | None, other: Merged) -> Merged:
    if one is None:
        return other
    return Merged(
        new=one.new + other.new,
        changed=one.changed + other.changed,
        unchanged=one.unchanged + other.unchanged,
    )


def _is_missing(url: str) -> bool:
    """Whether it is a SQLite file that does not exist yet, which asking would create."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return False
    path = Path(parsed.database or ":memory:")
    return not path.exists() and path.parent.is_dir()


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        shown = sa.make_url(url).render_as_string(hide_password=True)
    except sa.exc.ArgumentError as error:
        sentence = Text(
            da="--case-db er ikke en adresse på en database (fx sqlite:////sti/til/sager.db).",
            en="--case-db is not the address of a database (such as sqlite:////path/to/cases.db).",
        )
        raise DatabaseTrouble(sentence) from error
    try:
        yield
    except schema.WrongSchema as error:
        raise DatabaseTrouble(_about(shown, _STATES[error.schema.state], names=_names(error.schema.names))) from error
    except Busy as error:
        raise DatabaseTrouble(_about(shown, _TROUBLE["lock timeout"])) from error
    except sa.exc.IntegrityError as error:
        raise DatabaseTrouble(_about(shown, _CHANGED)) from error
    except sa.exc.DBAPIError as error:
        reason = str(error.orig)
        words = next((words for part, words in _TROUBLE.items() if part in reason), None)
        lines = reason.strip().splitlines() or [type(error.orig).__name__]
        raise DatabaseTrouble(_about(shown, words or _UNREACHABLE, reason=lines[0])) from error
    except (sa.exc.NoSuchModuleError, ImportError) as error:
        raise DatabaseTrouble(_about(shown, _UNREACHABLE, reason=str(error))) from error


def _about(shown: str, words: Text, **values: str) -> Text:
    return Text(
        da=f"Databasen {shown} {words.da.format(**values)}",
        en=f"The database {shown} {words.en.format(**values)}",
    )


def _names(names: Sequence[str]) -> str:
    more = " ..." if len(names) > _NAMES_SHOWN else ""
    return ", ".join(names[:_NAMES_SHOWN]) + more
