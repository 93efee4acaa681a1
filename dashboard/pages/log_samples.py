"""Stikprøver: which half-years have been checked, what is due, and drawing a sample."""

from collections.abc import Sequence
from datetime import date

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.log.log_words import half_year_words
from dashboard.components.log.sample_forms import SAMPLES_PATH, draw_form
from dashboard.components.notices import notice
from dashboard.components.post_form import post_form
from dashboard.components.query import read
from dashboard.components.shell import page_head
from dashboard.components.table import plain_table
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.audit_samples import Sample
from dashboard.vocabulary.half_year import HalfYear
from dashboard.vocabulary.text import Text

TOLD_KEY = "besked"
NOTHING_TO_DRAW = "tomt"
WRONG = "forkert"


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    today = visit.audit.clock().astimezone().date()
    first = visit.log.first_logged()
    found = visit.log.samples()
    half_years = logged_half_years(first.astimezone().date() if first is not None else today, today)
    return [
        page_head(
            words.text(PAGE.title),
            words("At least every half year some look-ups are drawn at random and checked: was there a reason?"),
        ),
        _told(visit),
        html.P(html.Strong(_due(visit, half_years, found, today)), role="status"),
        post_form(draw_form(half_years, words)),
        html.H2(words("Samples drawn")),
        plain_table(
            words.text(PAGE.title),
            (
                words("Half-year"),
                words("Drawn"),
                words("By"),
                words("Seed"),
                words("Checked"),
                words("To be followed up"),
            ),
            [_row(visit, sample) for sample in found],
        )
        if found
        else html.P(words("No sample has been drawn yet.")),
    ]


def logged_half_years(first: date, today: date) -> list[HalfYear]:
    """From the latest back to the first that the log has entries of; bounded, whatever a clock said."""
    half, now, found = HalfYear.of(min(first, today)), HalfYear.of(today), list[HalfYear]()
    while half <= now:
        found.append(half)
        half = half.next
    return found[::-1][:40]


def due(half_years: Sequence[HalfYear], found: Sequence[Sample], today: date) -> HalfYear | None:
    """The earliest half-year that is over and has no sample checked to the end; None when all have."""
    done = {sample.half_year for sample in found if sample.is_done}
    over = [half for half in half_years if half.next.start <= today]
    return next((half for half in sorted(over) if half.key not in done), None)


def _due(visit: Visit, half_years: Sequence[HalfYear], found: Sequence[Sample], today: date) -> str:
    words = visit.words
    waiting = due(half_years, found, today)
    if waiting is not None:
        return words(
            "The check of the {half_year} is due since {day}.",
            half_year=half_year_words(waiting, words),
            day=words.day(waiting.next.start),
        )
    return words("The next check is due on {day}.", day=words.day(HalfYear.of(today).next.start))


def _row(visit: Visit, sample: Sample) -> Sequence[str | Component]:
    words = visit.words
    half_year = HalfYear.parse(sample.half_year)
    assert half_year is not None
    return (
        html.A(half_year_words(half_year, words), href=f"{SAMPLES_PATH}/{sample.sample_id}"),
        words.day(sample.drawn_at.astimezone().date()),
        sample.drawn_by,
        sample.seed,
        words("{x} of {n}", x=words.number(sample.checked), n=words.number(sample.entries)),
        words.number(sample.to_follow_up),
    )


def _told(visit: Visit) -> Component | None:
    words = visit.words
    said = {
        NOTHING_TO_DRAW: words("Nobody saw children in that half-year: there is nothing to draw."),
        WRONG: words("Choose a half-year, and a number of entries."),
    }
    told = next((values[0] for key, values in read(visit.search) if key == TOLD_KEY), "")
    return notice("warning", said[told]) if told in said else None


PAGE = Page(
    path=SAMPLES_PATH,
    title=Text(da="Stikprøver", en="Random samples"),
    build=_build,
    permission=Permission.LOG,
    keys=(TOLD_KEY,),
)
