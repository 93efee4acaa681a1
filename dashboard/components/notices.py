"""Notices: what happened, what is kept, what to do. Never an empty page, never a stack trace."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.query import Fault, Problem
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

Kind = Literal["info", "warning"]
_MOST_PROBLEMS = 5


def notice(kind: Kind, title: str, *body: str | Component) -> Component:
    """A box with a heading in words; the kind is also said by its heading, never by colour alone."""
    return html.Div(
        [html.P(html.Strong(title)), *(html.P(part) for part in body)],
        className=f"notice notice-{kind}",
        role="status",
    )


def empty_result(sentence: str, reset_href: str, words: Words) -> Component:
    """Nothing is there for what is filtered; `sentence` says what that is."""
    return notice(
        "info",
        words("No children match"),
        words("There is nothing to count for: {sentence}.", sentence=sentence),
        html.A(words("Remove the filters"), href=reset_href),
    )


def address_problems(problems: Sequence[Problem], labels: Mapping[str, Text], words: Words) -> Component | None:
    """What of the address could not be used, and what is shown instead; None without problems."""
    if not problems:
        return None
    lines = [html.Li(_problem(problem, labels, words)) for problem in problems[:_MOST_PROBLEMS]]
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        lines.append(html.Li(words("and {n} more", n=more)))
    return html.Div(
        [html.P(html.Strong(words("Part of the address could not be used"))), html.Ul(lines)],
        className="notice notice-warning",
        role="status",
    )


def _problem(problem: Problem, labels: Mapping[str, Text], words: Words) -> str:
    label = words.text(labels[problem.key]) if problem.key in labels else problem.key
    return {
        Fault.UNKNOWN_KEY: words("“{key}” is not a filter; it is left out.", key=problem.key),
        Fault.UNKNOWN_VALUE: words(
            "{label}: “{value}” does not exist; it selects no children. Choose again in the filters.",
            label=label,
            value=problem.value,
        ),
        Fault.UNKNOWN_PERIOD: words(
            "The period “{value}” does not exist; the usual one is shown instead.", value=problem.value
        ),
        Fault.MONTHS: words(
            "The months “{value}” cannot be used; choose a first and a last month with data.",
            value=problem.value,
        ),
        Fault.LEFT_OUT: words("{label}: “{value}” cannot be used, and is left out.", label=label, value=problem.value),
        Fault.NO_NUMBER: words(
            "There is no number on this page for “{value}”, so no list is opened. Follow the link on a number.",
            value=problem.value,
        ),
        Fault.NOT_FIXED: words(
            "{label}: your role has fixed tables of all children for twelve whole months, and this is none of them.",
            label=label,
        ),
        Fault.PAGE_NUMBER: words("There is no page “{value}”; the first is shown.", value=problem.value),
        Fault.UNKNOWN_SORT: words(
            "The table cannot be sorted by “{value}”; it is sorted by name.", value=problem.value
        ),
    }[problem.fault]


def only_own(words: Words) -> Component:
    """For a leader who left the fixed tables: of others nothing is counted in such a cut."""
    return notice(
        "info",
        words("Only your own children are counted here"),
        words(
            "Together with all the other children you see the fixed tables: twelve whole months, without filters. "
            "Finer cuts could tell of a single child."
        ),
    )


def not_found(words: Words, home_href: str) -> Component:
    """404: the address leads nowhere."""
    return _page(
        words("The page does not exist"),
        words("The address may be mistyped, or the home or school may be gone from the data."),
        words("Go to the front page"),
        home_href,
    )


def no_access(words: Words, home_href: str) -> Component:
    """403: the page exists, but not for this reader. Says nothing of what is on it."""
    return _page(
        words("You do not have access to this page"),
        words("You only see children that you have a work need to follow. Ask your manager for access."),
        words("Go to the front page"),
        home_href,
    )


def failed(words: Words, reload_href: str) -> Component:
    """500: something went wrong here; no detail reaches the reader."""
    return _page(
        words("The page could not be shown"),
        words("The fault is ours and has been noted. Nothing is lost."),
        words("Try again"),
        reload_href,
    )


def _page(title: str, body: str, action: str, href: str) -> Component:
    return html.Section(
        [
            html.H1(title, tabIndex=-1, **named(data_heading="")),
            html.P(body),
            html.P(html.A(action, href=href)),
        ],
        className="whole-page",
    )


def mart_missing(words: Words) -> Component:
    """There are no figures yet: nothing has been built, or it was built by another version."""
    return html.Section(
        [
            html.H1(words("The figures are not ready"), tabIndex=-1, **named(data_heading="")),
            html.P(words("They have not been built yet, or were built by another version of the program.")),
            html.P(words("Whoever runs the program builds them with “dashboard refresh”. Then load this again.")),
        ],
        className="whole-page",
    )


def mart_stale(as_of: date, built_at: datetime, words: Words) -> Component:
    """The figures are older than they should be."""
    return notice(
        "warning",
        words("The figures are not up to date"),
        words(
            "They hold data up to {day} and were built {moment}.",
            day=words.day(as_of),
            moment=words.moment(built_at),
        ),
        words("You can go on using them. Tell whoever runs the program if this lasts."),
    )


def refresh_failed(as_of: date, failed_at: datetime, reason: str, words: Words) -> Component:
    """The last refresh went wrong; the figures from before stand. `reason` is a sentence for the reader."""
    return notice(
        "warning",
        words("The figures could not be brought up to date {moment}", moment=words.moment(failed_at)),
        reason,
        words("Everything up to {day} is kept and shown. A new attempt is made by itself.", day=words.day(as_of)),
    )
