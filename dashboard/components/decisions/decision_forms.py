"""The forms in which decisions are taken, corrected, answered and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.decisions.decision_words import OUTCOMES
from dashboard.components.decisions.decisions import change_path, taking_path
from dashboard.components.places import Places, suggestions
from dashboard.components.post_form import Field, Pairs, PostForm
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.app_database.decisions import Decision
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import Asks
from dashboard.vocabulary.text import Text

# What the forms send, by name.
TEXT: Final = "beslutning"
OWNER: Final = "ansvarlig"
DEADLINE: Final = "frist"
ITEM: Final = "punkt"
INDICATOR: Final = "indikator"
ABOUT: Final = "om"
ASKS: Final = "krav"
LEVEL: Final = "tal"
VERSION: Final = "version"
MEETING: Final = "moede"
OUTCOME: Final = "svar"
REMARK: Final = "bemaerkning"
# The changes that are posted.
CORRECT: Final = "ret"
ANSWER: Final = "svar"
WITHDRAW: Final = "traek-tilbage"
LONGEST_TEXT: Final = 500
LONGEST_OWNER: Final = 100
NONE: Final = "ingen"  # of a select: no topic, no indicator
ASKED: Final = {
    Asks.AT_LEAST: Text(da="mindst dette antal, hvor det er sådan", en="at least this number where it is so"),
    Asks.AT_MOST: Text(da="højst dette antal, hvor det er sådan", en="at most this number where it is so"),
    Asks.AT_MOST_REST: Text(
        da="højst dette antal, hvor det ikke er sådan", en="at most this number where it is not so"
    ),
    Asks.SHARE_AT_LEAST: Text(da="mindst denne andel i procent", en="at least this share in per cent"),
    Asks.SHARE_AT_MOST: Text(da="højst denne andel i procent", en="at most this share in per cent"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen of a meeting: its topics by key and name, its members by name and function, and cohorts."""

    topics: Pairs = ()
    members: Pairs = ()
    register: Register
    cohorts: Sequence[Cohort] = ()


def take_form(meeting_id: str, choices: Choices, words: Words) -> PostForm:
    topic = Field(
        name=ITEM,
        label=words("Topic"),
        kind="select",
        choices=((NONE, words("the meeting as a whole")), *choices.topics),
        value=NONE,
    )
    return PostForm(
        key="decide",
        action=taking_path(meeting_id),
        fields=(
            *((topic,) if choices.topics else ()),
            *_said(words, members=choices.members),
            *_asked(choices.register, choices.cohorts, words),
        ),
        button=words("Write down the decision"),
    )


def correct_form(decision: Decision, words: Words) -> PostForm:
    deadline = decision.deadline.isoformat() if decision.deadline else ""
    return PostForm(
        key=f"correct-{decision.decision_id}",
        action=change_path(decision.decision_id, CORRECT),
        fields=(
            *_said(words, decision.text, decision.owner, deadline, needs_deadline=decision.criterion is not None),
            _version(decision),
        ),
        button=words("Save the corrections"),
    )


def answer_form(decision: Decision, meeting_id: str, words: Words) -> PostForm:
    """`meeting_id`: of the meeting that answers; what it answered before stands in the form."""
    before = next((answer for answer in decision.answers if answer.meeting_id == meeting_id), None)
    choices = tuple((outcome.value, words.text(label)) for outcome, label in OUTCOMES.items())
    return PostForm(
        key=f"answer-{decision.decision_id}",
        action=change_path(decision.decision_id, ANSWER),
        fields=(
            Field(
                name=OUTCOME,
                label=words("Answer"),
                kind="select",
                choices=choices,
                value=before.outcome if before else choices[-1][0],
            ),
            Field(
                name=REMARK,
                label=words("In a few words (may be left empty)"),
                kind="long",
                value=before.remark if before else "",
                hint=_no_children(words),
                most=LONGEST_TEXT,
                required=False,
            ),
            Field(name=MEETING, kind="hidden", value=meeting_id),
            _version(decision),
        ),
        button=words("Save the answer"),
    )


def withdraw_form(decision: Decision, words: Words) -> PostForm:
    return PostForm(
        key=f"withdraw-{decision.decision_id}",
        action=change_path(decision.decision_id, WITHDRAW),
        fields=(_version(decision),),
        button=words("Withdraw the decision"),
        danger=True,
    )


def _said(
    words: Words,
    text: str = "",
    owner: str = "",
    deadline: str = "",
    *,
    needs_deadline: bool = False,
    members: Pairs = (),
) -> tuple[Field, ...]:
    may_be_empty = words("Deadline (a test needs one)") if not text else words("Deadline (may be left empty)")
    label = words("Deadline") if needs_deadline else may_be_empty
    return (
        Field(name=TEXT, label=words("Decision"), kind="long", value=text, hint=_no_children(words), most=LONGEST_TEXT),
        Field(name=OWNER, label=words("Who is responsible"), value=owner, suggestions=members, most=LONGEST_OWNER),
        Field(name=DEADLINE, label=label, kind="date", value=deadline, required=needs_deadline),
    )


def _asked(register: Register, cohorts: Sequence[Cohort], words: Words) -> tuple[Field, ...]:
    indicators = [(key, words.text(indicator.label)) for key, indicator in all_indicators().items()]
    asks = tuple((asked.value, words.text(label)) for asked, label in ASKED.items())
    return (
        Field(
            name=INDICATOR,
            label=words("Test: the indicator"),
            kind="select",
            choices=((NONE, words("no test")), *indicators),
            value=NONE,
            hint=words("The figure is that of the last twelve whole months, or of their last day."),
        ),
        Field(
            name=ABOUT,
            label=words("Test: the home, school or saved cohort"),
            suggestions=(*suggestions(Places(register, {})), *((cohort.name, words("cohort")) for cohort in cohorts)),
            hint=words("Its key or name. Nothing: the whole municipality. Of few children the group is not told."),
            required=False,
        ),
        Field(name=ASKS, label=words("Test: what is asked"), kind="select", choices=asks, value=asks[0][0]),
        Field(name=LEVEL, label=words("Test: the number"), most=10, required=False),
    )


def _no_children(words: Words) -> str:
    return words("Names of children do not belong here.")


def _version(decision: Decision) -> Field:
    return Field(name=VERSION, kind="hidden", value=str(decision.version))
