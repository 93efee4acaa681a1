"""The roles, as data: what each may do, where it can be held, whose figures it shows and whose children are its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from dashboard.auth.permissions import Permission
from dashboard.data.app_database.tables import PlaceKind
from dashboard.vocabulary.text import Text

# Which children's figures: of nobody, of the place the role is held at, or of the whole municipality.
Figures = Literal["none", "place", "municipality"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role with a name and a description that an administrator understands.

    `owns` says whether the children of the place it is held at are its own: their figures are shown however few they
    are, and they may be seen one by one with the permission for it. `visits` says whether it can be held at another
    municipality, whose children are then all that it reaches.
    """

    key: str
    name: Text
    description: Text
    permissions: frozenset[Permission]
    held_at: frozenset[PlaceKind]
    figures: Figures
    owns: bool = False
    visits: bool = False


_MUNICIPALITY: Final = frozenset({PlaceKind.MUNICIPALITY})
_SEE: Final = frozenset({Permission.FIGURES, Permission.EXPORT})
_SEE_CHILDREN: Final = _SEE | {Permission.FILTER, Permission.CHILDREN}
_SEE_NAMES: Final = _SEE_CHILDREN | {Permission.NAMES}
_MEET: Final = frozenset({Permission.MEETINGS, Permission.MINUTES, Permission.REMARKS})

_ALL: Final = (
    Role(
        key="chief",
        name=Text(da="Chef", en="Chief"),
        description=Text(
            da="Ser alle tal for kommunen, også for små grupper, og børnene bag dem uden navne; planlægger "
            "styregruppernes møder, skriver referat og bemærkninger.",
            en="Sees all of the municipality's figures, of small groups too, and the children without names; plans "
            "the steering groups' meetings, writes the minutes and remarks.",
        ),
        permissions=_SEE_CHILDREN | _MEET,
        held_at=_MUNICIPALITY,
        figures="place",
        owns=True,
        visits=True,
    ),
    Role(
        key="coordinator",
        name=Text(da="Læringskoordinator", en="Learning coordinator"),
        description=Text(
            da="Ser alle tal og alle børn med navne: kommunens egne, hvor de end bor, og dem, der bor eller går i "
            "skole i kommunen; planlægger styregruppernes møder, skriver referat og bemærkninger.",
            en="Sees all figures and all children with their names: the municipality's own, wherever they live, and "
            "those who live or go to school in it; plans the steering groups' meetings, writes minutes and remarks.",
        ),
        permissions=_SEE_NAMES | _MEET,
        held_at=_MUNICIPALITY,
        figures="place",
        owns=True,
        visits=True,
    ),
    Role(
        key="home_leader",
        name=Text(da="Leder af anbringelsessted", en="Leader of a home"),
        description=Text(
            da="Ser sit eget steds børn med navne; om de andre steder kun faste tal, hvor grupperne er store nok. "
            "Læser og skriver bemærkninger om sit eget sted.",
            en="Sees the home's own children with names; of others only fixed figures of groups large enough. Reads "
            "and writes remarks about the own home.",
        ),
        permissions=_SEE_NAMES | {Permission.REMARKS},
        held_at=frozenset({PlaceKind.HOME}),
        figures="municipality",
        owns=True,
    ),
    Role(
        key="school_leader",
        name=Text(da="Skoleleder", en="School leader"),
        description=Text(
            da="Ser sin egen skoles børn med navne; om de andre skoler kun faste tal, hvor grupperne er store nok. "
            "Læser og skriver bemærkninger om sin egen skole.",
            en="Sees the school's own children with names; of others only fixed figures of groups large enough. Reads "
            "and writes remarks about the own school.",
        ),
        permissions=_SEE_NAMES | {Permission.REMARKS},
        held_at=frozenset({PlaceKind.SCHOOL}),
        figures="municipality",
        owns=True,
    ),
    Role(
        key="advisor",
        name=Text(da="Læringsvejleder eller skolevejleder", en="Learning advisor"),
        description=Text(
            da="Ser sit eget steds eller sin egen skoles tal og børn med navne, og intet om andre.",
            en="Sees the figures and the children, with names, of the own home or school, and nothing of others.",
        ),
        permissions=_SEE_NAMES,
        held_at=frozenset({PlaceKind.HOME, PlaceKind.SCHOOL}),
        figures="place",
        owns=True,
    ),
    Role(
        key="steering_group",
        name=Text(da="Medlem af styregruppe", en="Member of a steering group"),
        description=Text(
            da="Ser kun faste tal, og kun hvor grupperne er store nok; aldrig et enkelt barn. Læser sin styregruppes "
            "dagsordener og referater, og bemærkninger.",
            en="Sees fixed figures only, and only of groups large enough; never a single child. Reads the agendas and "
            "minutes of the own steering group, and remarks.",
        ),
        permissions=_SEE | {Permission.MINUTES, Permission.REMARKS},
        held_at=frozenset({PlaceKind.STEERING_GROUP}),
        figures="municipality",
    ),
    Role(
        key="data_steward",
        name=Text(da="Dataansvarlig", en="Data steward"),
        description=Text(
            da="Ser datas kvalitet og fejllister med børns nøgler, og opdaterer tallene; ser ingen tal.",
            en="Sees the quality of the data, lists of faults with keys of children, and refreshes; sees no figures.",
        ),
        permissions=frozenset({Permission.DATA}),
        held_at=_MUNICIPALITY,
        figures="none",
    ),
    Role(
        key="administrator",
        name=Text(da="Administrator", en="Administrator"),
        description=Text(
            da="Ser og ændrer, hvem der må logge ind, og deres roller, og ser indstillinger; ser ingen data om børn.",
            en="Sees and changes who may sign in, and their roles, and sees settings; sees no data about children.",
        ),
        permissions=frozenset({Permission.PEOPLE, Permission.SETTINGS}),
        held_at=_MUNICIPALITY,
        figures="none",
    ),
    Role(
        key="log_controller",
        name=Text(da="Logkontrollant", en="Log controller"),
        description=Text(
            da="Ser loggen over opslag og noterer stikprøver af den; ser intet andet.",
            en="Sees the log of look-ups and records checks of it; sees nothing else.",
        ),
        permissions=frozenset({Permission.LOG}),
        held_at=_MUNICIPALITY,
        figures="none",
    ),
)

ROLES: Final[Mapping[str, Role]] = MappingProxyType({role.key: role for role in _ALL})


def go_together(one: Role, other: Role) -> bool:
    """Whether one person can hold both.

    Who checks the log does nothing that is logged of data, and who gives rights gives none to data to oneself.
    """
    if one.key == other.key:
        return True
    both = one.permissions | other.permissions
    if Permission.LOG in both:
        return False
    return not (Permission.PEOPLE in both and Permission.FIGURES in both)
