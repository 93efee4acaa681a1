"""What units, pooled kinds and people are called on screen."""

from typing import Final

from dashboard.components.code_labels import code_label, sentence_case
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

POOLED: Final = "kind:"

# Schools of this kind do not report absence to the national statistics (domain.md 2.3).
_NOT_REPORTING: Final = "day_treatment"
# Pooled by kind, families and lodgings are told of in the plural.
_POOLED_LABELS: Final = {
    "foster_family": Text(da="Plejefamilier", en="Foster families"),
    "kinship_family": Text(da="Netværksplejefamilier", en="Kinship families"),
    "own_lodging": Text(da="Eget værelse", en="Own rooms"),
}


def unit_name(register: Register, unit: str, key: str | None, words: Words) -> str:
    """A home's, school's or pooled kind's name; the key itself where the register does not know it."""
    if key is None:
        return words("Unknown")
    if key.startswith(POOLED):
        return words.text(_POOLED_LABELS[key.removeprefix(POOLED)])
    found = (register.homes if unit == "home" else register.schools).get(key)
    return found.name if found is not None else key


def is_pooled(register: Register, home: str) -> bool:
    """Whether a home stands in lists only together with the others of its kind: it is a family's."""
    found = register.homes.get(home)
    return found is not None and found.kind in _POOLED_LABELS


def name_for_groups(register: Register, unit: str, key: str, words: Words) -> str:
    """The name as steering groups are told it: a family's own would tell where a child lives."""
    return words("a family") if unit == "home" and is_pooled(register, key) else unit_name(register, unit, key, words)


def unit_subtitle(register: Register, unit: str, key: str | None, words: Words) -> str:
    """Its kind, and the municipality it lies in."""
    found = (register.homes if unit == "home" else register.schools).get(key or "")
    if found is None:
        return ""
    kind = sentence_case(words.text(code_label(f"{unit}_kind", found.kind)))
    municipality = register.municipalities.get(found.municipality, found.municipality)
    return f"{kind} · {municipality}"


def does_not_report(register: Register, unit: str, key: str | None) -> bool:
    """Whether a unit is a school whose absence nobody reports."""
    school = register.schools.get(key or "") if unit == "school" else None
    return school is not None and school.kind == _NOT_REPORTING


def staff_name(register: Register, key: str | None, words: Words) -> str:
    found = register.staff.get(key or "")
    return found.name if found is not None else words("Unknown")
