"""One sample of the log: each entry with what it was about, and the result of checking it."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.log.log_table import MOST_KEYS, children_told, when_words
from dashboard.components.log.log_words import KINDS, OUTCOMES, RESULTS, half_year_words, what_words, who_words
from dashboard.components.log.sample_forms import SAMPLES_PATH, check_form
from dashboard.components.post_form import post_form
from dashboard.components.shell import page_head
from dashboard.components.visit import NothingThereError, Page, Visit
from dashboard.data.app_database.audit_samples import Check, Sample
from dashboard.data.app_database.audit_search import LoggedEntry
from dashboard.vocabulary.half_year import HalfYear
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    found = visit.log.sample(visit.key)
    if found is None:
        raise NothingThereError
    sample, checks = found
    children = visit.log.children_of([check.entry for check in checks if check.entry is not None], most=MOST_KEYS)
    return [
        html.P(html.A(words("All samples"), href=SAMPLES_PATH), className="back"),
        page_head(words.text(PAGE.title), _lead(visit, sample)),
        html.Ul([_checked(visit, sample, check, children) for check in checks], className="checks"),
    ]


def _lead(visit: Visit, sample: Sample) -> str:
    words = visit.words
    half_year = HalfYear.parse(sample.half_year)
    assert half_year is not None
    return words(
        "{half_year}; drawn on {day} by {name} with the seed {seed}; {checked} of {entries} checked.",
        half_year=half_year_words(half_year, words),
        day=words.day(sample.drawn_at.astimezone().date()),
        name=sample.drawn_by,
        seed=sample.seed,
        checked=words.number(sample.checked),
        entries=words.number(sample.entries),
    )


def _checked(visit: Visit, sample: Sample, check: Check, children: Mapping[int, Sequence[str]]) -> Component:
    words = visit.words
    parts: list[Component] = [html.H2(words("Entry {n}", n=words.number(check.sequence)))]
    if check.entry is None:
        parts.append(html.P(words("The entry has been deleted as old.")))
    else:
        parts.append(_entry(visit, check.entry, children.get(check.sequence, ())))
    if check.result is not None and check.checked_at is not None:
        noted = words(
            "{result}, noted {moment} by {name}.",
            result=words.text(RESULTS[check.result]),
            moment=words.moment(check.checked_at.astimezone()),
            name=check.checked_by,
        )
        parts.append(html.P([html.Strong(noted), " ", check.remark]))
    if check.entry is not None:
        parts.append(post_form(check_form(sample.sample_id, check, words)))
    return html.Li(parts, id=f"linje-{check.sequence}", key=str(check.sequence))


def _entry(visit: Visit, entry: LoggedEntry, children: Sequence[str]) -> Component:
    words = visit.words
    told: list[tuple[str, str | Component]] = [
        (words("When"), when_words(entry, words)),
        (words("Who"), who_words(entry, words)),
        (words("Kind"), f"{words.text(KINDS[entry.kind])} ({words.text(OUTCOMES[entry.outcome])})"),
        (words("What"), what_words(entry)),
        (words("Children"), children_told(entry, children, words)),
        (words("From where"), entry.address),
    ]
    return html.Dl([html.Div([html.Dt(label), html.Dd(value)]) for label, value in told], className="entry")


PAGE = Page(
    path=f"{SAMPLES_PATH}/<key>",
    title=Text(da="Stikprøve", en="Random sample"),
    build=_build,
    permission=Permission.LOG,
)
