"""The forms in which steering groups are made and changed, and members put in and taken out."""

from typing import Final

from dashboard.components.meetings.groups import GROUPS_PATH, LEVELS, MOST_MONTHS, rhythm_words
from dashboard.components.post_form import Field, Pairs, PostForm
from dashboard.data.app_database.steering_groups import Level, Member, SteeringGroup
from dashboard.i18n.words import Words

# What the forms send, by name.
NAME: Final = "navn"
LEVEL: Final = "niveau"
RHYTHM: Final = "rytme"
VERSION: Final = "version"
PERSON: Final = "person"
FUNCTION: Final = "funktion"
MEMBER: Final = "medlem"
# The last word of the addresses they are posted to.
CHANGE: Final = "ret"
DELETE: Final = "slet"
PUT_IN: Final = "ind"
TAKE_OUT: Final = "ud"

LONGEST_NAME: Final = 80
_USUAL_MONTHS: Final = 3


def path_of(group_id: str, change: str) -> str:
    """The address that a change of a group is posted to."""
    return f"{GROUPS_PATH}/{group_id}/{change}"


def add_form(words: Words) -> PostForm:
    return PostForm(
        key="add-group",
        action=GROUPS_PATH,
        fields=_described("", Level.JOINT, _USUAL_MONTHS, words),
        button=words("Make the group"),
    )


def change_form(group: SteeringGroup, words: Words) -> PostForm:
    described = _described(group.name, group.level, group.rhythm_months, words)
    return PostForm(
        key=f"change-{group.group_id}",
        action=path_of(group.group_id, CHANGE),
        fields=(*described, Field(name=VERSION, kind="hidden", value=str(group.version))),
        button=words("Save the group"),
    )


def delete_form(group: SteeringGroup, words: Words) -> PostForm:
    return PostForm(
        key=f"delete-{group.group_id}",
        action=path_of(group.group_id, DELETE),
        fields=(),
        button=words("Delete the group"),
        danger=True,
    )


def put_in_form(group: SteeringGroup, people: Pairs, words: Words) -> PostForm:
    """`people`: who signs in, by key and name."""
    return PostForm(
        key=f"put-in-{group.group_id}",
        action=path_of(group.group_id, PUT_IN),
        fields=(
            Field(
                name=PERSON,
                label=words("Somebody who signs in"),
                kind="select",
                choices=[("", words("none chosen")), *people],
                hint=words(
                    "Who has figures as well may then read the group's agendas and minutes. Who leads a home or school "
                    "knows the children there, and can work out more from the group's figures than others can."
                ),
                required=False,
            ),
            Field(name=NAME, label=words("Or the name of somebody else"), most=LONGEST_NAME, required=False),
            Field(name=FUNCTION, label=words("Function (may be left empty)"), most=LONGEST_NAME, required=False),
        ),
        button=words("Put into the group"),
    )


def take_out_form(member: Member, words: Words) -> PostForm:
    return PostForm(
        key=f"take-out-{member.member_id}",
        action=path_of(member.group_id, TAKE_OUT),
        fields=(Field(name=MEMBER, kind="hidden", value=member.member_id),),
        button=words("Take {name} out", name=member.name),
    )


def _described(name: str, level: Level, months: int, words: Words) -> tuple[Field, ...]:
    levels = [(level.value, words.text(text)) for level, text in LEVELS.items()]
    rhythms = [(str(n), rhythm_words(n, words)) for n in range(1, MOST_MONTHS + 1)]
    return (
        Field(name=NAME, label=words("The group's name"), value=name, most=LONGEST_NAME),
        Field(name=LEVEL, label=words("Level of leadership"), kind="select", value=level.value, choices=levels),
        Field(name=RHYTHM, label=words("Rhythm"), kind="select", value=str(months), choices=rhythms),
    )
