"""Reading a mapping: TOML to values, with every complaint told at once. The format is in docs/import.md."""

import codecs
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from dashboard.data.case_database.tables import TABLES
from dashboard.data.imports.formats import Format
from dashboard.data.imports.limits import MAX_MAPPING_BYTES
from dashboard.data.imports.mapping import Consecutive, Derived, How, Mapping, RowsSection, Take, Value
from dashboard.data.imports.mapping_faults import Complaints, Keys, MappingWrong
from dashboard.data.imports.mapping_names import check_names
from dashboard.data.imports.mapping_values import conditions, date_formats, lookup, value
from dashboard.data.imports.sheet import FileFormat
from dashboard.vocabulary.text import Text

_TABLE: Final = Text(da="tabellen", en="the table")


def read_mapping(path: Path) -> Mapping:
    """The mapping in the file. Raises MappingWrong with everything that is wrong with it."""
    complaints = Complaints()
    try:
        if path.stat().st_size > MAX_MAPPING_BYTES:
            raise MappingWrong([Text(da=f"{path.name}: filen er for stor.", en=f"{path.name}: the file is too large.")])
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        sentence = Text(
            da=f"{path.name}: er ikke TOML i UTF-8: {error}", en=f"{path.name}: is not TOML in UTF-8: {error}"
        )
        raise MappingWrong([sentence]) from error
    except OSError as error:
        sentence = Text(
            da=f"{path.name}: kan ikke læses: {error.strerror}.",
            en=f"{path.name}: cannot be read: {{error.strerror}}.",
        )
        raise MappingWrong([sentence]) from error
    mapping = mapping_of(table, path.name, complaints)
    if not complaints.sentences:
        check_names(mapping, complaints)
    if complaints.sentences:
        raise MappingWrong(complaints.sentences)
    return mapping


def mapping_of(table: dict[str, Any], name: str, complaints: Complaints) -> Mapping:
    """The mapping that a parsed TOML table says, as far as it can be understood; the rest is told of."""
    top = Keys("", table, complaints)
    words = _words(top.table_of("format"), Format())
    files_table = top.table_of("files")
    files = {key: _file(files_table.table_of(key), words) for key in files_table.table}
    derived_table = top.table_of("derived")
    derived = tuple(_derived(key, derived_table.table_of(key)) for key in derived_table.table)
    sections, constants = [], {}
    for keys in top.tables("rows"):
        section = _rows(keys)
        if section and "values" in keys.table:
            constants[keys.place] = _constant_rows(keys)
            named = {column: Value(columns=(column,)) for row in constants[keys.place] for column in row}
            section = replace(section, source=keys.place, columns=named)
        keys.asked.add("values")
        keys.done()
        if section:
            sections.append(section)
    if not sections:
        complaints.add(name, "der er ingen [[rows]], så intet indlæses.", "there are no [[rows]]: nothing to import.")
    top.done()
    return Mapping(name=name, files=files, derived=derived, rows=tuple(sections), constants=constants)


def _words(keys: Keys, base: Format) -> Format:
    decimal = keys.get("decimal", str, base.decimal)
    if decimal not in (".", ",", "either"):
        keys.complaints.add(f"{keys.place}.decimal", 'skal være "," eller ".".', 'must be "," or ".".')
        decimal = "either"
    found = Format(
        dates=date_formats(keys) or base.dates,
        decimal=decimal,
        nulls=frozenset(keys.texts("nulls")) if "nulls" in keys.table else base.nulls,
        true=frozenset(map(str.casefold, keys.texts("true"))) or base.true,
        false=frozenset(map(str.casefold, keys.texts("false"))) or base.false,
    )
    keys.asked.add("nulls")
    if found.true & found.false:
        keys.complaints.add(keys.place, "true og false deler ord.", "true and false share words.")
    if not keys.asked & {"path"}:
        keys.done()
    return found


def _file(keys: Keys, words: Format) -> FileFormat:
    path = keys.get("path", str, "", required=True)
    encoding = keys.get("encoding", str)
    separator = keys.get("separator", str)
    if encoding is not None:
        try:
            encoding = codecs.lookup(encoding).name
        except LookupError:
            keys.complaints.add(f"{keys.place}.encoding", f"»{encoding}« kendes ikke.", f"“{encoding}” is unknown.")
    if separator is not None and len(separator) != 1:
        keys.complaints.add(f"{keys.place}.separator", "skal være ét tegn.", "must be one character.")
        separator = None
    if path and (Path(path).is_absolute() or ".." in Path(path).parts):
        keys.complaints.add(f"{keys.place}.path", "skal ligge i mappen.", "must be in the folder.")
    skip_lines = keys.get("skip_lines", int, 0)
    if skip_lines < 0:
        keys.complaints.add(f"{keys.place}.skip_lines", "skal være 0 eller mere.", "must be 0 or more.")
    sheet = keys.get("sheet", str)
    found = _words(keys, words)
    keys.done()
    return FileFormat(
        path=path,
        encoding=encoding,
        separator=separator,
        skip_lines=max(0, skip_lines),
        sheet=sheet,
        words=found,
    )


def _derived(key: str, keys: Keys) -> Derived:
    consecutive = None
    if "consecutive" in keys.table:
        inner = keys.table_of("consecutive")
        consecutive = Consecutive(
            start=inner.get("start", str, "", required=True),
            end=inner.get("end", str, "", required=True),
            max_gap_days=inner.get("max_gap_days", int, 1),
        )
        inner.done()
    take, following = keys.table_of("take"), keys.table_of("following")
    derived = Derived(
        key=key,
        source=keys.get("from", str, "", required=True),
        where=conditions(keys, "where"),
        group_by=keys.texts("group_by", required=True),
        order_by=keys.get("order_by", str, ""),
        consecutive=consecutive,
        take={name: _take(take.table_of(name)) for name in take.table},
        following={name: following.get(name, str, "") for name in following.table},
    )
    if bool(derived.take) == bool(derived.following):
        keys.complaints.add(
            keys.place, "skriv netop én af take og following.", "write exactly one of take and following."
        )
    if derived.following and not derived.order_by:
        keys.complaints.add(keys.place, "following kræver order_by.", "following needs order_by.")
    keys.asked.add("consecutive")
    keys.done()
    return derived


def _take(keys: Keys) -> Take:
    given = [how for how in How if how in keys.table]
    where = conditions(keys, "where")
    if len(given) != 1:
        listed = ", ".join(How)
        keys.complaints.add(keys.place, f"skriv netop én af {listed}.", f"write exactly one of {listed}.")
        return Take(how=How.FIRST, column="", where=where)
    column = keys.get(given[0], str, "")
    keys.asked |= set(How)
    keys.done()
    return Take(how=given[0], column=column, where=where)


def _rows(keys: Keys) -> RowsSection | None:
    name = keys.get("table", str, "", required=True)
    tables = {table.name: table for table in TABLES}
    if name not in tables:
        if name:
            keys.complaints.unknown(f"{keys.place}.table", _TABLE, name, tables)
        keys.asked = set(keys.table)
        return None
    keys.place = f"{keys.place} ({name})"
    columns = keys.table_of("columns", required="values" not in keys.table)
    return RowsSection(
        place=keys.place,
        table=tables[name],
        source=keys.get("from", str, "", required="values" not in keys.table),
        where=conditions(keys, "where"),
        required_in=tuple(lookup(part, takes=False) for part in keys.tables("required_in")),
        distinct=keys.get("distinct", bool, False),
        columns={
            column: value(f"{columns.place}.{column}", columns.table[column], columns) for column in columns.table
        },
    )


def _constant_rows(keys: Keys) -> tuple[dict[str, str], ...]:
    words = Format()
    rows = []
    for row in keys.tables("values"):
        plain = {column: row.plain(column) for column in row.table}
        rows.append({column: words.text_of(found) for column, found in plain.items()})
    return tuple(rows)
