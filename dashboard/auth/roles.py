"""The roles, as data: what each may do, where it can be held, and whose children it makes one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from dashboard.auth.permissions import Permission
from dashboard.data.app_database.tables import PlaceKind
from dashboard.vocabulary.text import Text

# The children a role makes one's own: none, those of the place it is held at, or all.
Own = Literal["nobody", "place", "everybody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role with a name and a description that an administrator understands."""

    key: str
    name: Text
    description: Text
    permissions: frozenset[Permission]
    held_at: PlaceKind
    own: Own


_SEE: Final = frozenset({Permission.FIGURES, Permission.EXPORT})
_SEE_CHILDREN: Final = _SEE | {Permission.CHILDREN}
_SEE_NAMES: Final = _SEE_CHILDREN | {Permission.NAMES}

_ALL: Final = (
    Role(
        key="chief",
        name=Text(da="Chef", en="Chief"),
        description=Text(
            da="Ser alle tal for kommunen, også for små grupper, og børnene bag dem uden navne.",
            en="Sees all of the municipality's figures, of small groups too, and the children without names.",
        ),
        permissions=_SEE_CHILDREN,
        held_at=PlaceKind.MUNICIPALITY,
        own="everybody",
    ),
    Role(
        key="coordinator",
        name=Text(da="Læringskoordinator", en="Learning coordinator"),
        description=Text(
            da="Ser alle tal og alle børn med navne.",
            en="Sees all figures and all children with their names.",
        ),
        permissions=_SEE_NAMES,
        held_at=PlaceKind.MUNICIPALITY,
        own="everybody",
    ),
    Role(
        key="home_leader",
        name=Text(da="Leder af anbringelsessted", en="Leader of a home"),
        description=Text(
            da="Ser sit eget steds børn med navne; om de andre steder kun tal, hvor grupperne er store nok.",
            en="Sees the home's own children with names; of others only figures of groups large enough.",
        ),
        permissions=_SEE_NAMES,
        held_at=PlaceKind.HOME,
        own="place",
    ),
    Role(
        key="school_leader",
        name=Text(da="Skoleleder", en="School leader"),
        description=Text(
            da="Ser sin egen skoles børn med navne; om de andre skoler kun tal, hvor grupperne er store nok.",
            en="Sees the school's own children with names; of others only figures of groups large enough.",
        ),
        permissions=_SEE_NAMES,
        held_at=PlaceKind.SCHOOL,
        own="place",
    ),
    Role(
        key="steering_group",
        name=Text(da="Medlem af styregruppe", en="Member of a steering group"),
        description=Text(
            da="Ser kun tal, og kun hvor grupperne er store nok; aldrig et enkelt barn.",
            en="Sees figures only, and only of groups large enough; never a single child.",
        ),
        permissions=_SEE,
        held_at=PlaceKind.STEERING_GROUP,
        own="nobody",
    ),
)

ROLES: Final[Mapping[str, Role]] = MappingProxyType({role.key: role for role in _ALL})
