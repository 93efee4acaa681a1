"""Datakvalitet: how fresh the figures are, what of the data could not be counted, and how to refresh and import."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.notices import notice
from dashboard.components.post_form import PostForm, post_form
from dashboard.components.query import read
from dashboard.components.shell import page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.table import plain_table
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.attempts import latest_attempt
from dashboard.data.mart.faults import MOST_KEYS, Fault, faults
from dashboard.data.mart.refresh_lock import is_refreshing
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

DATA_PATH: Final = "/data"
_TITLE: Final = Text(da="Datakvalitet", en="Data quality")
_TOLD_KEY: Final = "besked"
_NO_SUCH: Final = "no such "
_IMPORT: Final = "dashboard import {folder} --case-db {address} --mapping {mapping} --dry-run"


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    return [
        page_head(words.text(_TITLE), words("How fresh the figures are, and what could not be counted.")),
        stray_keys(visit),
        _told(visit),
        _refresh(visit),
        _faults(visit, faults(visit.mart)) if visit.mart_found is not None else None,
        _import(words),
    ]


def _told(visit: Visit) -> Component | None:
    words = visit.words
    asked = dict(read(visit.search)).get(_TOLD_KEY, ())
    said: Mapping[str, str] = {
        "begyndt": words("The refresh has begun. Load the page again in a moment to see how it went."),
        "i-gang": words("A refresh is under way already; no other was begun."),
    }
    sentence = said.get(asked[0]) if asked else None
    return notice("info", sentence) if sentence is not None else None


def _refresh(visit: Visit) -> Component:
    words, mart = visit.words, visit.mart_found
    attempt = latest_attempt(visit.settings.mart)
    if attempt is None:
        latest = words("unknown")
    elif attempt.problem is None:
        latest = words("{moment}: it went well.", moment=words.moment(attempt.at))
    else:
        latest = words(
            "{moment}: it failed, and the figures from before stand. {problem}",
            moment=words.moment(attempt.at),
            problem=attempt.problem,
        )
    every = visit.settings.refresh_every_minutes
    made = (
        (
            (words("Data up to"), words.day(mart.meta.as_of)),
            (words("Data from"), words.day(mart.meta.first_on)),
            (words("Made"), words.moment(mart.meta.built_at)),
            (words("From the case database"), mart.meta.source),
        )
        if mart is not None
        else ((words("Made"), words("not yet, or by another version of the program")),)
    )
    told = (
        *made,
        (words("Latest refresh"), latest),
        (
            words("Refreshed by itself"),
            words.count(every, "every minute", "every {n} minutes")
            if every
            else words("no, only here and at the terminal"),
        ),
    )
    button = PostForm(key="refresh", action=f"{DATA_PATH}/opdater", fields=(), button=words("Refresh the figures now"))
    under_way = is_refreshing(visit.settings.mart)
    return html.Section(
        [
            html.H2(words("The figures")),
            html.Dl(
                [part for label, value in told for part in (html.Dt(label), html.Dd(value))], className="definitions"
            ),
            html.P(html.Strong(words("A refresh is under way. Load the page again in a moment.")))
            if under_way
            else post_form(button),
        ]
    )


def _faults(visit: Visit, found: Sequence[Fault]) -> Component:
    """What the latest refresh that went well listed. Keys of children are logged as looked up."""
    words = visit.words
    heading = html.H2(words("What could not be read or counted"))
    if not found:
        return html.Section([heading, html.P(words("Everything in the case database could be read and counted."))])
    children = {child for fault in found for child in fault.children}
    if children:
        visit.viewed.see(Kind.LOOK_UP, children)
    rows = [
        (
            html.Code(f"{fault.table}.{fault.column}"),
            _problem(fault.problem, words),
            words.number(fault.rows),
            ", ".join(fault.keys),
        )
        for fault in found
    ]
    head = (words("Table and column"), words("What is wrong"), words("Rows"), words("Keys of the rows"))
    return html.Section(
        [
            heading,
            html.P(
                words.count(
                    sum(fault.rows for fault in found),
                    "{n} fault. A value that cannot be read counts as unknown; a row without what it needs is left "
                    "out. Mend it in the source.",
                    "{n} faults. A value that cannot be read counts as unknown; a row without what it needs is left "
                    "out. Mend them in the source.",
                )
            ),
            plain_table(words("What could not be read or counted"), head, rows),
            html.P(words("Of each kind at most {n} keys are shown.", n=MOST_KEYS), className="extent"),
        ]
    )


def _problem(problem: str, words: Words) -> str:
    if problem.startswith(_NO_SUCH):
        return words("points at a {table} that is not there", table=problem.removeprefix(_NO_SUCH))
    return words(problem)


def _import(words: Words) -> Component:
    command = _IMPORT.format(folder=words("FOLDER"), address=words("ADDRESS"), mapping=words("MAPPING.toml"))
    return html.Section(
        [
            html.H2(words("Import")),
            html.P(
                words(
                    "Extracts are imported at the server's terminal. First without writing anything: all faults are "
                    "told with file, row and column."
                )
            ),
            html.Pre(html.Code(command)),
            html.P(words("Then the same without --dry-run. All is written, or nothing; then refresh the figures.")),
        ]
    )


PAGE = Page(path=DATA_PATH, title=_TITLE, build=_build, permission=Permission.DATA, keys=(_TOLD_KEY,), letter="d")
