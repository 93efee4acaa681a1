"""How the values of attributes are offered: listed codes as they are, keys by their names, many of them by a search."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.components.code_labels import UNKNOWN, code_label
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE, Choice, found_in
from dashboard.components.filters.filter_context import FilterContext
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.text import Text

# An allowed value that no child has: keys and codes are never empty.
NOBODY: Final = ""
# So many names are offered one by one; more are looked for by a part of their name.
MOST_OFFERED: Final = 12
_PLAIN: Final = Text(da="{}", en="{}")


class CodesOffered:
    """The listed codes of an attribute, and unknown."""

    def __init__(self, attribute: str) -> None:
        codes = ATTRIBUTES[attribute].codes or ()
        listed = (Choice(code, code_label(attribute, code), (code,)) for code in codes)
        self._choices = (*listed, unknown_choice(attribute))

    def choices(self, _: FilterContext) -> tuple[Choice, ...]:
        return self._choices

    def find(self, value: str, _: FilterContext) -> Choice | None:
        return found_in(self._choices, value)


def unknown_choice(attribute: str) -> Choice:
    label = ATTRIBUTES[attribute].label
    phrase = Text(da=f"{UNKNOWN.da} {label.da.lower()}", en=f"{UNKNOWN.en} {label.en.lower()}")
    return Choice(UNKNOWN_VALUE, phrase, (None,))


# The name of a key, and what tells it from others of the same name.
Name = Callable[[Register, str], str]


def home_name(register: Register, key: str) -> str:
    home = register.homes.get(key)
    return key if home is None else f"{home.name}, {municipality_name(register, home.municipality)}"


def school_name(register: Register, key: str) -> str:
    school = register.schools.get(key)
    return key if school is None else f"{school.name}, {municipality_name(register, school.municipality)}"


def municipality_name(register: Register, key: str) -> str:
    return register.municipalities.get(key, key)


def coordinator_name(register: Register, key: str) -> str:
    return register.staff[key].name if key in register.staff else key


@dataclass(frozen=True, slots=True)
class KeysOffered:
    """The keys of an attribute by name, as far as they are within the reader's reach, and unknown.

    `every` finds all keys in a register; `own_or_other`: besides, the reader's own municipality, and all the others.
    """

    attribute: str
    name: Name
    every: Callable[[Register], Iterable[str]]
    phrase: Text = _PLAIN
    own_or_other: bool = False

    def choices(self, context: FilterContext) -> tuple[Choice, ...]:
        keys = self._keys(context)
        named = [] if self.is_sought(context) else [self._choice(key, context) for key in keys]
        named.sort(key=_by_name)
        return (*self._own_or_other(context), *named, self._unknown())

    def is_sought(self, context: FilterContext) -> bool:
        """Whether there are too many to offer them all."""
        return len(self._keys(context)) > MOST_OFFERED

    def find(self, value: str, context: FilterContext) -> Choice | None:
        fixed = found_in((*self._own_or_other(context), self._unknown()), value)
        return fixed or (self._choice(value, context) if value in self._keys(context) else None)

    def search(self, text: str, context: FilterContext, most: int) -> tuple[tuple[Choice, ...], int]:
        """The first of those with the text in their name, in order of names, and how many there are."""
        wanted, register = text.casefold(), context.register
        keys = [key for key in self._keys(context) if wanted in self.name(register, key).casefold()]
        keys.sort(key=lambda key: (compare_danish(self.name(register, key)), key))
        return tuple(self._choice(key, context) for key in keys[:most]), len(keys)

    def _keys(self, context: FilterContext) -> frozenset[str]:
        if context.in_reach is not None:
            return context.in_reach[self.attribute]
        return frozenset(self.every(context.register))

    def _choice(self, key: str, context: FilterContext) -> Choice:
        name = self.name(context.register, key)
        phrase = Text(da=self.phrase.da.replace("{}", name), en=self.phrase.en.replace("{}", name))
        return Choice(key, phrase, (key,), Text(da=name, en=name))

    def _unknown(self) -> Choice:
        if self.phrase == _PLAIN:
            return unknown_choice(self.attribute)
        where = Text(da="ukendt kommune", en="unknown municipality")
        return Choice(UNKNOWN_VALUE, self._told(where), (None,), where)

    def _own_or_other(self, context: FilterContext) -> tuple[Choice, ...]:
        own = context.own_municipality
        if own is None or not self.own_or_other:
            return ()
        others = tuple(sorted(key for key in context.register.municipalities if key != own))
        mine, rest = Text(da="egen kommune", en="own municipality"), Text(da="anden kommune", en="other municipality")
        return (
            Choice("egen", self._told(mine), (own,), mine),
            Choice("anden", self._told(rest), others or (NOBODY,), rest),
        )

    def _told(self, text: Text) -> Text:
        return Text(da=self.phrase.da.replace("{}", text.da), en=self.phrase.en.replace("{}", text.en))


def _by_name(choice: Choice) -> tuple[str, str]:
    return compare_danish(choice.phrase.da), choice.value
