"""The forms in which remarks are written, changed and deleted."""

from typing import Final

from dashboard.components.post_form import Field, PostForm
from dashboard.components.remarks.remarks import REMARKS_PATH, about_pairs
from dashboard.data.app_database.remarks import About, Content, Remark
from dashboard.i18n.words import Words

# What the forms send, by name.
TEXT: Final = "tekst"
ACTION: Final = "handling"
OWNER: Final = "ansvarlig"
DUE: Final = "frist"
DONE: Final = "udfoert"
VERSION: Final = "version"
YES: Final = "ja"
NO: Final = "nej"
LONGEST_TEXT: Final = 2000
LONGEST_ACTION: Final = 300
LONGEST_OWNER: Final = 80
CHANGE: Final = "ret"
DELETE: Final = "slet"


def path_of(remark_id: str, change: str) -> str:
    """The address that a change of a remark is posted to."""
    return f"{REMARKS_PATH}/{remark_id}/{change}"


def write_form(about: About, words: Words) -> PostForm:
    hidden = [Field(name=name, kind="hidden", value=values[0]) for name, values in about_pairs(about)]
    return PostForm(
        key="remark",
        action=REMARKS_PATH,
        fields=(*_content(Content(text=""), words), *hidden),
        button=words("Save the remark"),
    )


def change_form(remark: Remark, words: Words) -> PostForm:
    done = Field(
        name=DONE,
        label=words("Is the action carried out?"),
        kind="select",
        choices=((NO, words("not carried out yet")), (YES, words("carried out"))),
        value=YES if remark.content.is_done else NO,
    )
    return PostForm(
        key=f"change-{remark.remark_id}",
        action=path_of(remark.remark_id, CHANGE),
        fields=(*_content(remark.content, words), done, _version(remark)),
        button=words("Save the change"),
    )


def delete_form(remark: Remark, words: Words) -> PostForm:
    return PostForm(
        key=f"delete-{remark.remark_id}",
        action=path_of(remark.remark_id, DELETE),
        fields=(_version(remark),),
        button=words("Delete the remark"),
        danger=True,
    )


def _content(content: Content, words: Words) -> tuple[Field, ...]:
    return (
        Field(
            name=TEXT,
            label=words("Comment"),
            kind="long",
            value=content.text,
            most=LONGEST_TEXT,
            required=False,
            hint=words("Names of children, and what points to a single child, do not belong here."),
        ),
        Field(
            name=ACTION,
            label=words("Action (may be left empty)"),
            value=content.action,
            most=LONGEST_ACTION,
            required=False,
            hint=words("No names of children here either."),
        ),
        Field(
            name=OWNER,
            label=words("Who carries it out"),
            value=content.owner,
            most=LONGEST_OWNER,
            required=False,
        ),
        Field(
            name=DUE,
            label=words("By when"),
            kind="date",
            value=content.due_on.isoformat() if content.due_on is not None else "",
            required=False,
        ),
    )


def _version(remark: Remark) -> Field:
    return Field(name=VERSION, kind="hidden", value=str(remark.version))
