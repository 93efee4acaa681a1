"""Where a role is held: the place's name for readers, and the place that a reader names by key or name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.auth.roles import Role
from dashboard.components.names import is_pooled
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.steering_groups import steering_groups
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words, compare_danish
from dashboard.settings import Settings

LONGEST_KEY: Final = 60
MOST_SUGGESTED: Final = 1_000
_MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class Places:
    """What roles can be held at: what the figures know of, and the steering groups' names by key."""

    register: Register
    groups: Mapping[str, str]


def places_of(register: Register, database: AppDatabase) -> Places:
    """All places that there are."""
    return Places(register, {group.group_id: group.name for group in steering_groups(database)})


class NoSuchPlaceError(Exception):
    """The role cannot be held there; the message says why, in the reader's language."""


def place_name(places: Places, held: RoleHeld) -> str:
    """The name of the place, or its key where the register has none."""
    return _names(places, held.place_kind).get(held.place_key) or held.place_key


def suggestions(places: Places) -> list[tuple[str, str]]:
    """Homes, schools, municipalities and steering groups by key and name, in the order of names."""
    found = [(key, name) for kind in PlaceKind for key, name in _names(places, kind).items() if name]
    return sorted(found, key=lambda place: (compare_danish(place[1]), place[0]))[:MOST_SUGGESTED]


def held_at(role: Role, typed: str, places: Places, settings: Settings, words: Words) -> RoleHeld:
    """The role at the place that was typed: its key, its name, or its kind and key (`home:H1`).

    Nothing typed is the own municipality, where the role is a municipality's. Raises NoSuchPlaceError.
    """
    place = typed.strip()
    if PlaceKind.MUNICIPALITY in role.held_at:
        return _at_municipality(role, place or settings.municipality, places, settings, words)
    if not place:
        raise NoSuchPlaceError(words("Say where the role is held: by the key or the name of the place."))
    found = [
        RoleHeld(role.key, kind, key)
        for kind in sorted(role.held_at)
        for key, name in _names(places, kind).items()
        if _is_meant(place, kind, key, name)
    ]
    return _the_one(found, place, places, words)


def _at_municipality(role: Role, place: str, places: Places, settings: Settings, words: Words) -> RoleHeld:
    names = {settings.municipality: "", **places.register.municipalities}
    kind = PlaceKind.MUNICIPALITY
    found = [RoleHeld(role.key, kind, key) for key, name in names.items() if _is_meant(place, kind, key, name)]
    held = _the_one(found, place, places, words)
    if held.place_key != settings.municipality and not role.visits:
        raise NoSuchPlaceError(
            words("The role {role} can only be held at the own municipality.", role=words.text(role.name))
        )
    return held


def _the_one(found: list[RoleHeld], place: str, places: Places, words: Words) -> RoleHeld:
    if not found:
        raise NoSuchPlaceError(words("There is no such place for this role: “{place}”.", place=place))
    if len(found) > 1:
        told = [f"{held.place_kind}:{held.place_key} ({place_name(places, held)})" for held in found[:_MOST_TOLD]]
        raise NoSuchPlaceError(
            words("Several places are called “{place}”; write one of: {places}.", place=place, places=", ".join(told))
        )
    return found[0]


def _is_meant(typed: str, kind: PlaceKind, key: str, name: str) -> bool:
    return typed in (key, f"{kind}:{key}") or (name != "" and typed.casefold() == name.casefold())


def _names(places: Places, kind: PlaceKind) -> Mapping[str, str]:
    """The places of a kind by key. A family is known by its key alone: its name would tell where a child lives."""
    register = places.register
    if kind is PlaceKind.HOME:
        return {key: "" if is_pooled(register, key) else home.name for key, home in register.homes.items()}
    if kind is PlaceKind.SCHOOL:
        return {key: school.name for key, school in register.schools.items()}
    return register.municipalities if kind is PlaceKind.MUNICIPALITY else places.groups
