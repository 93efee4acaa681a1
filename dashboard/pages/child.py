"""One child, for a conversation about that child: what is missing, the time line, follow-ups and goals."""

from collections.abc import Sequence
from functools import partial

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts.child_timeline import child_timeline
from dashboard.components import elements as html
from dashboard.components.child_door import is_own_child
from dashboard.components.children import child_words
from dashboard.components.children.child_tables import dues_table, goals_table
from dashboard.components.figure_block import figure_block
from dashboard.components.markup import named
from dashboard.components.notices import notice
from dashboard.components.shell import page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.visit import NothingThereError, Page, Visit
from dashboard.data.mart.children.child_record_answers import ChildRecord
from dashboard.data.mart.children.child_record_gaps import gaps
from dashboard.vocabulary.text import Text

_TITLE = Text(da="Ét barn", en="One child")


def _build(visit: Visit) -> Sequence[Component | None]:
    words, register = visit.words, visit.mart.register
    record = visit.children.record(visit.key)
    if record is None:
        raise NothingThereError
    return [
        html.P(html.A(words("The list of children"), href=visit.link("/boern")), className="back"),
        page_head(
            child_words.heading(record, words),
            child_words.standing(record, register, words),
            tab=words.text(_TITLE),
        ),
        stray_keys(visit),
        None if record.is_whole else notice("info", child_words.days_told(record, words)),
        _missing(visit, record),
        html.Div(
            figure_block(
                "tidslinje",
                child_timeline(record, partial(child_words.named, register, words), words),
                words,
                level=2,
            ),
            className="child-record",
        ),
        html.Div([dues_table(record, words), goals_table(record, words)], className="columns child-tables"),
    ]


def _missing(visit: Visit, record: ChildRecord) -> Component:
    words = visit.words
    sentences = child_words.gap_sentences(gaps(record), words)
    nothing = words("Nothing of what is looked for is missing.") if record.courses else words("No course is recorded.")
    return html.Section(
        [
            html.H2(words("What is missing in the record"), id="mangler"),
            html.Ul([html.Li(sentence) for sentence in sentences]) if sentences else html.P(nothing),
        ],
        className="summary missing",
        **named(aria_labelledby="mangler"),
    )


PAGE = Page(
    path="/boern/<key>",
    title=_TITLE,
    build=_build,
    permission=Permission.CHILDREN,
    exists=is_own_child,
    key_is_child=True,
)
