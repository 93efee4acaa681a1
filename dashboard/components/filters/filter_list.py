"""The filters: declared once each, in the order in which they stand in the bar, the address and the sentence."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from dashboard.components.filters import attribute_choices as keys
from dashboard.components.filters.attribute_choices import CodesOffered, KeysOffered
from dashboard.components.filters.filter_choice import Offer
from dashboard.components.filters.trait_choices import TraitOffered
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.text import Text
from dashboard.vocabulary.traits import TRAITS, Trait

# The key of a filter in the address when its values are barred: all but these.
WITHOUT: Final = "ikke-"


class Group(Enum):
    """The parts of the bar."""

    CHILD = Text(da="Barn", en="Child")
    PLACEMENT = Text(da="Anbringelse", en="Placement")
    SCHOOL = Text(da="Skole", en="School")
    COURSE = Text(da="Forløb", en="Course")
    FOLLOW_UP = Text(da="Opfølgning", en="Follow-up")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its key in the address, where it stands in the bar, which attribute or trait it is of."""

    key: str
    group: Group
    of: str
    offer: Offer
    own_label: Text | None = None

    @property
    def trait(self) -> Trait | None:
        """The trait that it is of; None: it is of an attribute."""
        return TRAITS.get(self.of)

    @property
    def label(self) -> Text:
        return self.own_label or (self.trait or ATTRIBUTES[self.of]).label

    @property
    def without(self) -> str:
        """Its key in the address when its values are barred."""
        return WITHOUT + self.key


def _coded(key: str, group: Group, attribute: str) -> Filter:
    return Filter(key, group, attribute, CodesOffered(attribute))


def _standing(key: str, group: Group, trait: str) -> Filter:
    return Filter(key, group, trait, TraitOffered(TRAITS[trait]))


def _municipality(key: str, group: Group, attribute: str, label: Text, phrase: Text) -> Filter:
    every = KeysOffered(
        attribute,
        keys.municipality_name,
        lambda register: register.municipalities,
        phrase,
        own_or_other=True,
    )
    return Filter(key, group, attribute, every, label)


FILTERS: Final[tuple[Filter, ...]] = (
    _coded("koen", Group.CHILD, "gender"),
    _standing("alder", Group.CHILD, "age"),
    _municipality(
        "kommune",
        Group.CHILD,
        "responsible",
        Text(da="Handlekommune", en="Responsible municipality"),
        Text(da="{}", en="{}"),
    ),
    Filter("hjem", Group.PLACEMENT, "home", KeysOffered("home", keys.home_name, lambda register: register.homes)),
    _coded("hjemtype", Group.PLACEMENT, "home_kind"),
    _municipality(
        "hjemkommune",
        Group.PLACEMENT,
        "home_municipality",
        Text(da="Stedets kommune", en="Municipality of the home"),
        Text(da="sted i {}", en="home in {}"),
    ),
    _standing("anbragttid", Group.PLACEMENT, "placement_months"),
    Filter("skole", Group.SCHOOL, "school", KeysOffered("school", keys.school_name, lambda register: register.schools)),
    _coded("skoletype", Group.SCHOOL, "school_kind"),
    _municipality(
        "skolekommune",
        Group.SCHOOL,
        "school_municipality",
        Text(da="Skolens kommune", en="Municipality of the school"),
        Text(da="skole i {}", en="school in {}"),
    ),
    _coded("trin", Group.SCHOOL, "grade_band"),
    _coded("klasse", Group.SCHOOL, "grade"),
    _coded("klassetype", Group.SCHOOL, "class_type"),
    _standing("fravaer", Group.SCHOOL, "absence_over"),
    _coded("forloeb", Group.COURSE, "in_course"),
    _coded("model", Group.COURSE, "model"),
    Filter(
        "koordinator",
        Group.COURSE,
        "coordinator",
        KeysOffered("coordinator", keys.coordinator_name, lambda register: register.coordinators),
    ),
    _standing("fase", Group.COURSE, "phase"),
    _standing("forloebstid", Group.COURSE, "course_months"),
    _standing("ny", Group.COURSE, "first_on"),
    _standing("frist", Group.FOLLOW_UP, "overdue"),
    _standing("plan", Group.FOLLOW_UP, "plan_link"),
)
