"""What a topic of an agenda can be about: a key figure, and a home or school; what it is about, in words."""

from typing import Final

from dashboard.components.names import is_pooled, name_for_groups
from dashboard.components.post_form import Pairs
from dashboard.data.app_database.agenda import Topic, UnitKind
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words, compare_danish
from dashboard.indicators.registry import all_indicators, headline_indicators

MOST_UNITS: Final = 500  # of each kind, by name


def indicator_choices(topic: Topic, words: Words) -> Pairs:
    """Every indicator, the headline ones first; what the topic is about stays even where it is gone."""
    found = [(key, words.text(indicator.label)) for key, indicator in all_indicators().items()]
    return [("", words("none chosen")), *found, *_gone(topic.indicator, found)]


def unit_choices(topic: Topic, register: Register, words: Words) -> Pairs:
    """Homes and schools by name, but no family's: its name would tell where a child lives."""
    homes = [(f"home:{key}", home.name) for key, home in register.homes.items() if not is_pooled(register, key)]
    schools = [(f"school:{key}", school.name) for key, school in register.schools.items()]
    found = [
        (value, words("Home: {name}", name=name) if value.startswith("home:") else words("School: {name}", name=name))
        for units in (homes, schools)
        for value, name in sorted(units, key=lambda unit: (compare_danish(unit[1]), unit[0]))[:MOST_UNITS]
    ]
    return [("", words("none chosen")), *found, *_gone(unit_value(topic), found)]


def unit_value(topic: Topic) -> str:
    """The unit as a form sends it: `home:H1`; empty without one."""
    return f"{topic.unit_kind}:{topic.unit_key}" if topic.unit_kind is not None else ""


def unit_of(value: str) -> tuple[UnitKind | None, str | None]:
    """What `unit_value` was made of; nothing where it is not of that form."""
    kind, _, key = value.partition(":")
    if kind == "home":
        return "home", key
    return ("school", key) if kind == "school" else (None, None)


def about_words(topic: Topic, register: Register, words: Words) -> str:
    """What the topic is about: `Fravær · Lindely`; empty where it is about nothing that is counted."""
    indicator = all_indicators().get(topic.indicator or "")
    told = [words.text(indicator.label) if indicator is not None else topic.indicator or ""]
    if topic.unit_kind is not None and topic.unit_key is not None:
        told.append(name_for_groups(register, topic.unit_kind, topic.unit_key, words))
    return " · ".join(filter(None, told))


def usual_topics(words: Words) -> list[Topic]:
    """The agenda that is proposed: what was decided, what has happened since, each headline indicator, and the rest."""
    figures = [Topic(title=words.text(indicator.label), indicator=indicator.key) for indicator in headline_indicators()]
    return [
        Topic(title=words("Open decisions")),
        Topic(title=words("Since our last meeting")),
        *figures,
        Topic(title=words("Any other business")),
    ]


def _gone(value: str | None, found: Pairs) -> Pairs:
    return [(value, value)] if value and value not in dict(found) else []
