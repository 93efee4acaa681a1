"""Whether the names in a mapping fit together: files, derived rows, tables and their columns."""

from collections.abc import Iterator

from dashboard.data.imports.mapping import Condition, Derived, Lookup, Mapping, RowsSection, parts
from dashboard.data.imports.mapping_faults import Complaints
from dashboard.vocabulary.text import Text


def check_names(mapping: Mapping, complaints: Complaints) -> None:
    """Complains of sources and table columns that do not exist, and of required columns that nothing feeds.

    The columns of files are not known yet: a file that lacks one is told of as a fault of the file.
    """
    sources = set(mapping.files)
    what = Text(da="filen", en="the file")
    for derived in mapping.derived:
        if derived.key in sources:
            complaints.add(f"derived.{derived.key}", "navnet er brugt.", "the name is taken.")
        if derived.source not in sources:
            complaints.unknown(f"derived.{derived.key}.from", what, derived.source, sources)
        sources.add(derived.key)
    for section in mapping.rows:
        for source in {section.source, *(lookup.source for lookup in lookups(section))} - set(mapping.constants):
            if source not in sources:
                complaints.unknown(f"{section.place}.from", what, source, sources)
        _check_columns(section, complaints)


def _check_columns(section: RowsSection, complaints: Complaints) -> None:
    columns = section.table.columns
    for name in section.columns:
        if name not in columns:
            complaints.unknown(section.place, Text(da="kolonnen", en="the column"), name, columns.keys())
    for column in columns:
        if not column.nullable and column.name not in section.columns:
            complaints.add(section.place, f"{column.name} skal have en værdi.", f"{column.name} must be given a value.")


def lookups(section: RowsSection) -> Iterator[Lookup]:
    """Every lookup of a section."""
    yield from section.required_in
    for value in section.columns.values():
        yield from (part.lookup for part in parts(value) if part.lookup)


def needed_columns(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Every (source, column) that the mapping names, to be held against the files."""
    for derived in mapping.derived:
        yield from ((derived.source, column) for column in _derived_columns(derived))
    for section in mapping.rows:
        yield from ((section.source, condition.column) for condition in section.where)
        for value in section.columns.values():
            yield from ((section.source, column) for part in parts(value) for column in part.columns)
        for lookup in lookups(section):
            yield from ((section.source, ours) for ours in (*lookup.match.values(), lookup.day) if ours)
            theirs = (*lookup.match, *lookup.take, lookup.start, lookup.end)
            yield from ((lookup.source, column) for column in theirs if column)


def _derived_columns(derived: Derived) -> Iterator[str]:
    yield from derived.group_by
    yield from filter(None, [derived.order_by])
    yield from _named(derived.where)
    if derived.consecutive:
        yield from (derived.consecutive.start, derived.consecutive.end)
    for take in derived.take.values():
        yield take.column
        yield from _named(take.where)
    yield from derived.following.values()


def _named(conditions: tuple[Condition, ...]) -> Iterator[str]:
    return (condition.column for condition in conditions)
