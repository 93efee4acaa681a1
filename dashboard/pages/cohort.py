"""One cohort: who is in it, where to open it, and, for its owner, the forms that change it."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.cohorts.cohort_forms import (
    START_PAGES,
    begin_form,
    begin_plainly_form,
    delete_form,
    describe_form,
    filters_form,
)
from dashboard.components.cohorts.cohort_size import cohort_size, size_link
from dashboard.components.cohorts.cohorts import (
    COHORTS_PATH,
    COMPARE_PATH,
    EDIT_KEY,
    cohort_part,
    find_cohort,
    is_kept,
    opened_at,
    path_of,
    shared_words,
    state_of,
    with_period,
)
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import cohort_sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.notices import address_problems, notice
from dashboard.components.post_form import post_form
from dashboard.components.query import address, changed, read
from dashboard.components.shell import page_head
from dashboard.components.visit import NothingThereError, Page, Visit
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.app_database.start_views import start_view_of
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

_TOLD_KEY: Final = "besked"


def _build(visit: Visit) -> Sequence[Component | None]:
    words, cohort = visit.words, find_cohort(visit, visit.key)
    if cohort is None:
        raise NothingThereError
    state = state_of(visit, cohort.filters)
    is_own = cohort.person_id == visit.reader.person_id
    size = cohort_size(visit, state)
    asks_edit = is_own and (EDIT_KEY in dict(read(visit.search)) or bool(cohort_part(visit.state)))
    return [
        html.P(html.A(words("All cohorts"), href=COHORTS_PATH), className="back"),
        page_head(
            cohort.name, f"{cohort_sentence(state, words)}: {words.count(size.children, '{n} child', '{n} children')}"
        ),
        size_link(size, words),
        _told(visit),
        address_problems((*visit.state.problems, *state.problems), labels_by_key(), words),
        html.P(_whose(visit, cohort, is_own=is_own)),
        _edit(visit, cohort) if asks_edit else None,
        _open(visit, cohort),
        _begin(visit, cohort),
        _change(visit, cohort) if is_own else None,
    ]


def _told(visit: Visit) -> Component | None:
    """What was done with the form that led here."""
    asked = dict(read(visit.search)).get(_TOLD_KEY, ())
    sentence = _done(visit.words).get(asked[0]) if asked else None
    return notice("info", sentence) if sentence is not None else None


def _done(words: Words) -> Mapping[str, str]:
    return {
        "gemt": words("The cohort is saved."),
        "navn": words("Name and sharing are saved."),
        "filtre": words("The filters are saved."),
        "start": words("You begin here when you sign in the next time."),
        "start-fra": words("You begin with the plain overview again."),
    }


def _whose(visit: Visit, cohort: Cohort, *, is_own: bool) -> str:
    words = visit.words
    told = [
        words("The cohort is yours; {shared}.", shared=shared_words(cohort.shared_with, words))
        if is_own
        else words("Shared by {name}.", name=cohort.owner)
    ]
    if visit.context.is_part:
        told.append(words("Only children whom you have access to are counted."))
    elif not is_own:
        told.append(words("You see it for the children whom you have access to, which may be others than theirs."))
    return " ".join(told)


def _edit(visit: Visit, cohort: Cohort) -> Component:
    """The filters as they would be, beside those that are saved; what another window has saved meanwhile is told."""
    words = visit.words
    asked = dict(read(visit.search)).get(EDIT_KEY, ("",))[0]
    version = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else cohort.version
    filters = cohort_part(visit.state)
    now = words("Saved now: {sentence}.", sentence=cohort_sentence(state_of(visit, cohort.filters), words))
    if version != cohort.version:
        anew = address(visit.path, changed(visit.search, {EDIT_KEY: str(cohort.version)}))
        below: Sequence[Component | None] = [
            notice(
                "warning",
                words("The cohort has been changed since you began"),
                now,
                html.A(words("Go on with your filters all the same"), href=anew),
            )
        ]
    elif not filters:
        below = [html.P(words("Choose at least one filter: a cohort of all children is none."))]
    elif filters == cohort.filters:
        below = [html.P(words("These are the filters that are saved. Change them above."))]
    else:
        below = [html.P(now), post_form(filters_form(cohort, filters, version, words))]
    return html.Section(
        [
            html.H2(words("Change the filters")),
            filter_bar(visit.state, visit.context, words, path=visit.path),
            *below,
            html.P(html.A(words("Stop changing"), href=path_of(cohort.cohort_id))),
        ]
    )


def _open(visit: Visit, cohort: Cohort) -> Component:
    words = visit.words
    links = [(words.text(label), opened_at(visit, path, cohort)) for path, label in START_PAGES.items()]
    links.append((words("Compare with the rest or another cohort"), opened_at(visit, COMPARE_PATH, cohort)))
    return html.Section(
        [
            html.H2(words("Open it at")),
            html.Ul([html.Li(html.A(label, href=href)) for label, href in links]),
            html.P(
                words(
                    "The address of such a page is a link that can be sent. Whoever opens it sees only the children "
                    "whom they have access to themselves."
                )
            ),
        ]
    )


def _begin(visit: Visit, cohort: Cohort) -> Component:
    words = visit.words
    chosen = start_view_of(visit.audit.log.database, visit.reader.person_id)
    is_this = chosen is not None and chosen.cohort_id == cohort.cohort_id
    page = chosen.page if chosen is not None and is_this and chosen.page in START_PAGES else "/"
    said = (
        words("When you sign in you begin with this cohort on the page {page}.", page=words.text(START_PAGES[page]))
        if is_this
        else words("You can begin with this cohort each time that you sign in.")
    )
    return html.Section(
        [
            html.H2(words("What you begin with")),
            html.P(said),
            post_form(begin_form(cohort, page, words)),
            post_form(begin_plainly_form(cohort, words)) if is_this else None,
        ]
    )


def _change(visit: Visit, cohort: Cohort) -> Component:
    words = visit.words
    edit = address(visit.path, changed(with_period(visit, cohort.filters), {EDIT_KEY: str(cohort.version)}))
    return html.Section(
        [
            html.H2(words("Filters, name and sharing")),
            html.P(html.A(words("Change the filters"), href=edit)),
            post_form(describe_form(cohort, words)),
            post_form(delete_form(cohort, words)),
        ]
    )


PAGE = Page(
    path=f"{COHORTS_PATH}/<key>",
    title=Text(da="Kohorte", en="Cohort"),
    build=_build,
    permission=Permission.FILTER,
    is_kept=is_kept,
    keys=(_TOLD_KEY, EDIT_KEY),
)
