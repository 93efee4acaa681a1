"""Telling a mapping's author what is wrong with it: which key, why, and what was meant perhaps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from dashboard.vocabulary.text import Text

_KINDS: Final = {
    str: Text(da="en tekst", en="a text"),
    bool: Text(da="true eller false", en="true or false"),
    int: Text(da="et helt tal", en="a whole number"),
    dict: Text(da="en tabel", en="a table"),
    list: Text(da="en liste", en="a list"),
    date: Text(da="en dato som 2026-01-31", en="a date such as 2026-01-31"),
}


class MappingWrong(Exception):  # noqa: N818 - carries sentences
    """The mapping cannot be used; `sentences` say where and why."""

    def __init__(self, sentences: Iterable[Text]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("; ".join(sentence.en for sentence in self.sentences))


@dataclass
class Complaints:
    """Collects what is wrong, so that all of it is told at once."""

    sentences: list[Text] = field(default_factory=list)

    def add(self, place: str, da: str, en: str) -> None:
        self.sentences.append(Text(da=f"{place}: {da}", en=f"{place}: {en}"))

    def unknown(self, place: str, what: Text, name: str, known: Iterable[str]) -> None:
        """Says that a name is not among those known, and which was meant perhaps."""
        known = sorted(known)
        hint = did_you_mean(name, known)
        listed = ", ".join(known)
        self.add(
            place,
            f"{what.da} »{name}« kendes ikke.{hint.da or f' Brug: {listed}.'}",
            f"{what.en} “{name}” is unknown.{hint.en or f' Use: {listed}.'}",
        )


def did_you_mean(name: str, known: Iterable[str]) -> Text:
    """`` Mente du »x«?`` with a space before it, or nothing when no known name is near."""
    folded = {other.casefold(): other for other in known}
    near = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    if not near:
        return Text(da="", en="")
    return Text(da=f" Mente du »{folded[near[0]]}«?", en=f" Did you mean “{folded[near[0]]}”?")


@dataclass
class Keys:
    """A TOML table whose keys are asked for by name and kind; `done` complains of those nobody asked for."""

    place: str
    table: dict[str, Any]
    complaints: Complaints
    asked: set[str] = field(default_factory=set)

    def get(self, key: str, kind: type, default: Any = None, *, required: bool = False) -> Any:
        """The value, or the default when it is absent or of another kind (which is complained of)."""
        self.asked.add(key)
        if key not in self.table:
            if required:
                self.complaints.add(self.place, f"nøglen {key} mangler.", f"the key {key} is missing.")
            return default
        value = self.table[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.complaints.add(f"{self.place}.{key}", f"skal være {_KINDS[kind].da}.", f"must be {_KINDS[kind].en}.")
            return default
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; one text alone will do."""
        self.asked.add(key)
        value = self.table.get(key)
        if isinstance(value, str):
            return (value,)
        found = self.get(key, list, [], required=required)
        if not all(isinstance(text, str) for text in found):
            self.complaints.add(f"{self.place}.{key}", "skal være tekster.", "must be texts.")
            return ()
        return tuple(found)

    def plain(self, key: str) -> str | float | bool | None:
        """A text, a number, a day (as ISO text) or true or false."""
        self.asked.add(key)
        value = self.table.get(key)
        if isinstance(value, date):
            return value.isoformat()
        if value is None or isinstance(value, str | int | float | bool):
            return value
        self.complaints.add(f"{self.place}.{key}", "skal være én værdi.", "must be one value.")
        return None

    def table_of(self, key: str, *, required: bool = False) -> "Keys":
        """A table within."""
        found = self.get(key, dict, {}, required=required)
        return Keys(f"{self.place}.{key}" if self.place else key, found, self.complaints)

    def tables(self, key: str) -> "list[Keys]":
        """A list of tables within."""
        found = self.get(key, list, [])
        place = f"{self.place}.{key}" if self.place else key
        if not all(isinstance(table, dict) for table in found):
            self.complaints.add(place, "skal være tabeller.", "must be tables.")
            return []
        return [Keys(f"{place}[{i}]", table, self.complaints) for i, table in enumerate(found, start=1)]

    def done(self) -> None:
        for key in self.table:
            if key not in self.asked:
                self.complaints.unknown(self.place or "mapping", Text(da="nøglen", en="the key"), key, self.asked)
