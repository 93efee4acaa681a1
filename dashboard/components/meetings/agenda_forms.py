"""The forms in which an agenda is made and minutes are written."""

from typing import Final

from dashboard.components.meetings.meetings import page_of, path_of
from dashboard.components.meetings.topic_choices import indicator_choices, unit_choices, unit_value
from dashboard.components.post_form import Field, Pairs, PostForm
from dashboard.data.app_database.agenda import AgendaItem, Topic
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words

# What the forms send, by name.
TITLE: Final = "emne"
INDICATOR: Final = "noegletal"
UNIT: Final = "sted"
NOTES: Final = "noter"
DISCUSSION: Final = "droeftelse"
VERSION: Final = "version"
PLACE: Final = "plads"
# The last word of the addresses they are posted to.
ADD: Final = "dagsorden"
PROPOSE: Final = "dagsorden/forslag"
ITEM: Final = "punkt"
CHANGE: Final = "ret"
WRITE: Final = "referat"
UP: Final = "op"
DOWN: Final = "ned"
DELETE: Final = "slet"

LONGEST_TITLE: Final = 120
LONGEST_NOTES: Final = 2_000
LONGEST_DISCUSSION: Final = 5_000  # each character as four bytes, written as %XX: still a form that is taken


def item_path(item: AgendaItem, change: str) -> str:
    """The address that a change of a topic is posted to."""
    return path_of(item.meeting_id, f"{ITEM}/{item.item_id}/{change}")


def anchor(item_id: str) -> str:
    """Where a topic stands on the meeting's page."""
    return f"{ITEM}-{item_id}"


def place_of(item: AgendaItem) -> str:
    """The meeting's page, at the topic."""
    return f"{page_of(item.meeting_id)}#{anchor(item.item_id)}"


def propose_form(meeting_id: str, words: Words) -> PostForm:
    return PostForm(
        key="propose", action=path_of(meeting_id, PROPOSE), fields=(), button=words("Propose the usual agenda")
    )  # fmt: skip


def add_form(meeting_id: str, register: Register, words: Words) -> PostForm:
    return PostForm(
        key="add-topic",
        action=path_of(meeting_id, ADD),
        fields=_topic(Topic(title=""), register, words),
        button=words("Put on the agenda"),
    )


def change_form(item: AgendaItem, register: Register, words: Words) -> PostForm:
    return PostForm(
        key=f"change-{item.item_id}",
        action=item_path(item, CHANGE),
        fields=(*_topic(item.topic, register, words), _hidden(VERSION, item.version)),
        button=words("Save the topic"),
    )


def write_form(item: AgendaItem, words: Words) -> PostForm:
    return PostForm(
        key=f"write-{item.item_id}",
        action=item_path(item, WRITE),
        fields=(
            Field(
                name=DISCUSSION,
                label=words("Discussion"),
                kind="long",
                value=item.discussion,
                hint=no_names(words),
                most=LONGEST_DISCUSSION,
                required=False,
            ),
            _hidden(VERSION, item.written_version),
        ),
        button=words("Save the minutes"),
    )


def move_form(item: AgendaItem, change: str, words: Words) -> PostForm:
    return PostForm(
        key=f"{change}-{item.item_id}",
        action=item_path(item, change),
        fields=(_hidden(VERSION, item.version), _hidden(PLACE, item.position)),
        button=words("Move up") if change == UP else words("Move down"),
    )


def delete_form(item: AgendaItem, words: Words) -> PostForm:
    return PostForm(
        key=f"delete-{item.item_id}",
        action=item_path(item, DELETE),
        fields=(_hidden(VERSION, item.version),),
        button=words("Delete the topic"),
        danger=True,
    )


def no_names(words: Words) -> str:
    """What is said beside a field that anything can be written in."""
    return words("Names of children do not belong here.")


def _topic(topic: Topic, register: Register, words: Words) -> tuple[Field, ...]:
    indicators, units = indicator_choices(topic, words), unit_choices(topic, register, words)
    return (
        Field(name=TITLE, label=words("Topic"), value=topic.title, hint=no_names(words), most=LONGEST_TITLE),
        _chosen(INDICATOR, words("About a key figure (may be left out)"), topic.indicator or "", indicators),
        _chosen(UNIT, words("About a home or school (may be left out)"), unit_value(topic), units),
        Field(
            name=NOTES,
            label=words("Notes for who presents it (may be left empty)"),
            kind="long",
            value=topic.notes,
            hint=words("Only those who plan the meeting see them. {no_names}", no_names=no_names(words)),
            most=LONGEST_NOTES,
            required=False,
        ),
    )


def _chosen(name: str, label: str, value: str, choices: Pairs) -> Field:
    return Field(name=name, label=label, kind="select", value=value, choices=choices, required=False)


def _hidden(name: str, value: int) -> Field:
    return Field(name=name, kind="hidden", value=str(value))
