"""One decision as it is read: what was decided, by whom and when, and where it stands for the group."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.decisions.decision_forms import answer_form, correct_form, withdraw_form
from dashboard.components.decisions.decision_status import DecisionStatus
from dashboard.components.decisions.decision_words import (
    answer_words,
    criterion_words,
    due_words,
    figure_sentences,
    standing_words,
    unanswered_words,
)
from dashboard.components.post_form import post_form
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import Meeting


def decision_entry(visit: Visit, status: DecisionStatus, *forms: Component | None) -> Component:
    """The decision with its status as the group is told it, and the forms that belong to it here."""
    words, decision = visit.words, status.decision
    taken = words("Decided on {day}", day=words.day(decision.taken_on))
    left = unanswered_words(status, words)
    return html.Article(
        [
            html.H3(decision.text),
            html.P(f"{due_words(decision, words)} · {taken}", className="extent"),
            html.P([standing_line(status, visit), *([" ", left] if left else [])]),
            *(html.P(sentence) for sentence in _test(visit, status)),
            _answers(visit, status),
            *forms,
        ],
        id=f"beslutning-{decision.decision_id}",
        className="decision",
    )


def standing_line(status: DecisionStatus, visit: Visit) -> Component:
    """`Status: på vej`."""
    words, decision = visit.words, status.decision
    if decision.is_withdrawn:
        return html.Strong(words("Withdrawn"))
    standing = standing_words(status.standing, decision.criterion, words)
    return html.Strong(words("Status: {standing}", standing=standing))


def open_forms(visit: Visit, status: DecisionStatus, answering: Meeting | None) -> Sequence[Component]:
    """Answering an open decision at a meeting, correcting and withdrawing it; nothing for who changes no meetings."""
    words, decision = visit.words, status.decision
    if not visit.may(Permission.MEETINGS) or decision.is_withdrawn:
        return []
    changing = [correct_form(decision, words), withdraw_form(decision, words)]
    answer = answer_form(decision, answering.meeting_id, words) if answering is not None else None
    return [
        *([_folded(words("Answer the decision"), [post_form(answer)])] if answer is not None else []),
        _folded(words("Correct or withdraw the decision"), [post_form(form) for form in changing]),
    ]


def _folded(title: str, parts: Sequence[Component]) -> Component:
    return html.Details([html.Summary(title), *parts])


def _test(visit: Visit, status: DecisionStatus) -> Sequence[str]:
    criterion = status.decision.criterion
    if criterion is None:
        return []
    asked = visit.words("Test: {criterion}.", criterion=criterion_words(criterion, visit.register, visit.words))
    return [asked, " ".join(figure_sentences(status, visit.words))]


def _answers(visit: Visit, status: DecisionStatus) -> Component | None:
    answers = answer_words(status.decision, visit.words)
    return html.Ul([html.Li(answer) for answer in answers], className="answers") if answers else None
