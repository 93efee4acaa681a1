"""What is wrong with a mapping of claims to roles, in sentences for who writes it."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from dashboard.auth.oidc.mapping import KEY
from dashboard.auth.roles import ROLES, Role
from dashboard.data.app_database.tables import PlaceKind
from dashboard.vocabulary.text import Text

_TOP: Final = ("username", "display_name", "role")
_RULE: Final = ("claim", "value", "pattern", "role", "place")


def mapping_faults(tables: Mapping[str, Any], municipality: str) -> Iterator[Text]:
    """A sentence for each fault, top to bottom; none when the mapping can be used."""
    yield from _unknown(tables, _TOP)
    for name in ("username", "display_name"):
        if name in tables and not _is_claim(tables[name]):
            yield Text(
                da=f'{name} skal være navnet på en oplysning, fx "preferred_username".',
                en=f'{name} must be the name of a claim, e.g. "preferred_username".',
            )
    rules = tables.get("role")
    if not isinstance(rules, list) or not rules or not all(isinstance(rule, dict) for rule in rules):
        yield Text(
            da="Filen giver ingen roller, så ingen kan logge ind. Skriv mindst én tabel, der begynder med [[role]].",
            en="The file gives no role, so nobody can sign in. Write at least one table that begins with [[role]].",
        )
        return
    for number, rule in enumerate(rules, start=1):
        for fault in _rule_faults(rule, municipality):
            yield Text(da=f"[[role]] nr. {number}: {fault.da}", en=f"[[role]] no. {number}: {fault.en}")


def _rule_faults(rule: Mapping[str, Any], municipality: str) -> Iterator[Text]:
    yield from _unknown(rule, _RULE)
    if not _is_claim(rule.get("claim")):
        yield Text(
            da='claim skal være navnet på en oplysning, fx "groups", eller vejen til den: ["realm_access", "roles"].',
            en='claim must be the name of a claim, e.g. "groups", or the way to it: ["realm_access", "roles"].',
        )
    yield from _value_faults(rule)
    role = ROLES.get(rule["role"]) if isinstance(rule.get("role"), str) else None
    if role is None:
        keys = ", ".join(ROLES)
        yield Text(da=f"role skal være en af {keys}.", en=f"role must be one of {keys}.")
    else:
        yield from _place_faults(rule, role, municipality)


def _value_faults(rule: Mapping[str, Any]) -> Iterator[Text]:
    given = [rule[name] for name in ("value", "pattern") if name in rule]
    if len(given) != 1 or not isinstance(given[0], str) or not given[0]:
        yield Text(
            da="Skriv enten value (den værdi, som giver rollen) eller pattern (et mønster for den), i anførselstegn.",
            en="Write either value (the value that gives the role) or pattern (a pattern of it), in quotes.",
        )
    elif "pattern" in rule and _group_names(rule) is None:
        yield Text(da="pattern er ikke et regulært udtryk.", en="pattern is not a regular expression.")


def _place_faults(rule: Mapping[str, Any], role: Role, municipality: str) -> Iterator[Text]:
    place = rule.get("place", f"{PlaceKind.MUNICIPALITY.value}:{municipality}")
    kind, _, key = place.partition(":") if isinstance(place, str) else ("", "", "")
    if kind not in {held.value for held in role.held_at} or not key:
        forms = " / ".join(f'"{held.value}:…"' for held in sorted(role.held_at))
        yield Text(da=f"{role.key} skal have place = {forms}.", en=f"{role.key} must have place = {forms}.")
    elif kind == PlaceKind.MUNICIPALITY and key != municipality and not role.visits:
        yield Text(
            da=f"{role.key} kan kun haves i den egen kommune. Udelad place.",
            en=f"{role.key} can only be held at the own municipality. Leave place out.",
        )
    elif KEY in key and "key" not in (_group_names(rule) or ()):
        yield Text(
            da="place bruger {key}; så skal pattern sige, hvor den står, med (?P<key>…).",
            en="place uses {key}; then pattern must say where it stands, with (?P<key>…).",
        )


def _group_names(rule: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The names of what the pattern captures; None where there is no pattern that can be read."""
    try:
        return tuple(re.compile(rule["pattern"]).groupindex)
    except (KeyError, TypeError, re.error):
        return None


def _is_claim(given: object) -> bool:
    names = given if isinstance(given, list) else [given]
    return bool(names) and all(isinstance(name, str) and name for name in names)


def _unknown(table: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Text]:
    for name in sorted(set(table) - set(known)):
        close = get_close_matches(name, known, n=1, cutoff=0)[0]
        yield Text(da=f"{name} kendes ikke. Mener du {close}?", en=f"{name} is not known. Do you mean {close}?")
