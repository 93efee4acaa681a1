"""The parts of a mapping that say where one value comes from: conditions, lookups, values."""

import re
from datetime import date
from typing import Any, Final

from dashboard.data.imports.formats import is_date_format
from dashboard.data.imports.mapping import Condition, Lookup, Value
from dashboard.data.imports.mapping_faults import Keys

_SOURCES: Final = ("column", "columns", "lookup", "constant", "first_of")


def conditions(keys: Keys, name: str) -> tuple[Condition, ...]:
    """`where = [{ column = "Status", in = ["Aktiv"] }, ...]`."""
    return tuple(_condition(part) for part in keys.tables(name))


def _condition(keys: Keys) -> Condition:
    column = keys.get("column", str, "", required=True)
    condition = Condition(
        column=column,
        within=frozenset(keys.texts("in")) if "in" in keys.table else None,
        not_within=frozenset(keys.texts("not_in")) if "not_in" in keys.table else None,
        empty=keys.get("empty", bool),
        since=keys.get("since", date),
        until=keys.get("until", date),
    )
    keys.asked |= {"in", "not_in"}
    if condition == Condition(column=column):
        keys.complaints.add(
            keys.place,
            "sig også in, not_in, empty, since eller until.",
            "say in, not_in, empty, since or until as well.",
        )
    keys.done()
    return condition


def lookup(keys: Keys, *, takes: bool) -> Lookup:
    """`lookup = { in = "spells", match = { CHILD = "CHILD" }, take = "START" }`, `day`, `start`, `end`."""
    match = keys.table_of("match", required=True)
    pairs = {theirs: match.get(theirs, str, "") for theirs in match.table}
    found = Lookup(
        source=keys.get("in", str, "", required=True),
        match=pairs,
        take=keys.texts("take", required=True) if takes else (),
        cpr=keys.get("cpr", bool, False),
        day=keys.get("day", str, ""),
        start=keys.get("start", str, ""),
        end=keys.get("end", str, ""),
    )
    if len({bool(found.day), bool(found.start), bool(found.end)}) > 1:
        keys.complaints.add(keys.place, "day, start og end hører sammen.", "day, start and end belong together.")
    keys.done()
    return found


def value(place: str, written: Any, keys_of: Keys) -> Value:
    """A column's value: a text (the file's column), or a table of what to do."""
    if isinstance(written, str):
        return Value(columns=(written,))
    if not isinstance(written, dict):
        keys_of.complaints.add(
            place,
            "skal være et kolonnenavn eller en tabel som { constant = 1 }.",
            "must be a column name or a table such as { constant = 1 }.",
        )
        return Value()
    keys = Keys(place, written, keys_of.complaints)
    found = Value(
        columns=(*keys.texts("column"), *keys.texts("columns")),
        joined_by=keys.get("joined_by", str, "-"),
        lookup=lookup(keys.table_of("lookup"), takes=True) if "lookup" in written else None,
        constant=keys.plain("constant"),
        first_of=tuple(value(part.place, part.table, part) for part in keys.tables("first_of")),
        nulls=frozenset(keys.texts("nulls")),
        extract=keys.get("extract", str, ""),
        codes=_codes(keys),
        otherwise=keys.plain("otherwise"),
        prefix=keys.get("prefix", str, ""),
        dates=date_formats(keys),
        shift_days=keys.get("shift_days", int, 0),
        earliest=keys.get("earliest", date),
        latest=keys.get("latest", date),
        p_number=keys.get("p_number", bool, False),
    )
    _check(keys, found)
    keys.asked.add("lookup")
    keys.done()
    return found


def date_formats(keys: Keys) -> tuple[str, ...]:
    """`dates = ["dd-mm-yyyy"]`."""
    formats = keys.texts("dates")
    for text in formats:
        if not is_date_format(text):
            keys.complaints.add(
                f"{keys.place}.dates",
                f"»{text}« er ikke et datoformat; skriv det som dd-mm-yyyy, dd.mm.yyyy eller yyyymmdd.",
                f"“{text}” is no date format; write it as dd-mm-yyyy, dd.mm.yyyy or yyyymmdd.",
            )
    return tuple(text for text in formats if is_date_format(text))


def _codes(keys: Keys) -> dict[str, str | float | bool] | None:
    if "codes" not in keys.table:
        keys.asked.add("codes")
        return None
    inner = keys.table_of("codes")
    return {code: "" if (found := inner.plain(code)) is None else found for code in inner.table}


def _check(keys: Keys, found: Value) -> None:
    given = [key for key in _SOURCES if key in keys.table]
    if len(given) != 1:
        listed = ", ".join(_SOURCES)
        keys.complaints.add(keys.place, f"skriv netop én af {listed}.", f"write exactly one of {listed}.")
    if found.extract:
        try:
            groups = re.compile(found.extract).groups
        except re.error as error:
            groups = 0
            keys.complaints.add(f"{keys.place}.extract", f"mønsteret er brudt: {error}.", f"broken pattern: {error}.")
        else:
            if groups != 1:
                keys.complaints.add(
                    f"{keys.place}.extract",
                    "mønsteret skal have netop én gruppe i parentes: det, der bruges.",
                    "the pattern must have exactly one group in parentheses: what is used.",
                )
    if found.otherwise is not None and found.codes is None and found.lookup is None:
        keys.complaints.add(f"{keys.place}.otherwise", "hører til codes eller lookup.", "belongs to codes or lookup.")
