"""Server time of every page and of filter changes: from the address to the tree that is sent."""

import time
from collections.abc import Iterator
from itertools import product

from benchmarks.line import amount, times
from benchmarks.size import LIST_MS, Demo
from dashboard.app import PAGES
from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.context import open_context
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.commands.serve import collect_seldom
from dashboard.components.meetings.meeting_days import meeting_days
from dashboard.components.screen import Screen
from dashboard.data.mart.prepare import preparations
from dashboard.data.mart.store import Marts
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.settings import load_settings
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope

_ROUNDS = 20
_PAGES = (
    "/",
    "/hjem",
    "/skoler",
    "/boern",
    "/boern/fremskrivning",
    "/boern/uden-ejer",
    "/registrering",
    "/kohorter/sammenlign",
    "/ordliste",
)
# Of the issue that asks for them: lists of a nation's children. The others are held against the size's own target.
_LISTS = ("/boern", "/boern/fremskrivning", "/boern/uden-ejer", "/registrering", "/kohorter/sammenlign")
# Each is asked for once: what was asked for before is kept, and answered in the time of its drawing.
_FILTERS = tuple(
    "?" + "&".join(part for part in parts if part)
    for parts in product(
        ("", "periode=forrige-skoleaar", "periode=12-uger"),
        ("", "trin=udskoling", "trin=indskoling,mellemtrin"),
        ("", "koen=m"),
        ("", "model=kia", "hjemtype=residential_home"),
    )
)
# How children stand on the as-of date, with and without.
_COHORTS = tuple(
    "?" + "&".join(part for part in parts if part)
    for parts in product(
        ("", "alder=13-15", "alder=7-12&ikke-koen=f"),
        ("frist=ja", "fase=3,4", "fravaer=10", "plan=nej&ny=2026-01-01"),
        ("", "ikke-hjemtype=foster_family", "ikke-anbragttid=0-11"),
    )
)
# All that a reader of fixed tables can change; anything else is answered at once, with nothing.
_FIXED = ("", "?periode=12-maaneder-foer")


def measure(demo: Demo) -> Iterator[str]:
    settings = load_settings()
    prepare_app_database(settings.app_db)
    marts = Marts(
        settings.mart,
        indicators=list(all_indicators().values()),
        memory_limit=settings.mart_memory,
        threads=settings.mart_threads,
    )
    context = open_context(settings)
    screen = Screen(PAGES, marts, settings, context.audit)
    started = time.perf_counter()
    home = next(key for key, home in marts.current().register.homes.items() if home.kind == "residential_home")
    yield amount("open the mart", (time.perf_counter() - started) * 1000, "ms")
    as_of = marts.current().meta.as_of
    started = time.perf_counter()
    everything, steering = (reader.scope for reader in _readers().values())
    for prepare in preparations(marts.current(), (everything,), steering, meeting_days(context.database, as_of)):
        prepare()
    yield amount("prepare the first views, in a thread of its own", (time.perf_counter() - started) * 1000, "ms")
    collect_seldom()
    for name, reader in _readers().items():
        filters = _FILTERS if Permission.FILTER in reader.permissions else _FIXED
        for path in (*_PAGES, f"/hjem/{home}"):
            target = LIST_MS if path in _LISTS else demo.size.page_ms
            first, *new = [_show(screen, reader, path, search) for search in filters]
            again = [_show(screen, reader, path, search) for _ in range(_ROUNDS) for search in filters[-2:]]
            yield amount(f"{name}: {path}, the first view of a new mart", first, "ms")
            if len(new) > 1:
                yield times(f"{name}: {path}, filter changes not asked for before", new, target)
            yield times(f"{name}: {path}, filter changes asked for before", again, target)
            if len(new) > 1:
                cohorts = [_show(screen, reader, path, search) for search in _COHORTS]
                yield times(f"{name}: {path}, cohort changes not asked for before", cohorts, target)

        if Permission.CHILDREN in reader.permissions:
            behind = [
                _show(screen, reader, "/registrering/bag-tallet", f"?tal={measure}&side={page}")
                for measure in ("inden-14-dage", "outcome", "child-voice")
                for page in range(1, 8)
            ]
            yield times(f"{name}: the events behind a number of the registration, all together", behind, LIST_MS)


def _show(screen: Screen, reader: Reader, path: str, search: str) -> float:
    started = time.perf_counter()
    screen.show(reader, path, search)
    return (time.perf_counter() - started) * 1000


def _readers() -> dict[str, Reader]:
    everything = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN, names=True)
    steering = Scope(figures=ALL_CHILDREN, own=NOTHING)
    return {
        "coordinator": _reader(everything, frozenset(Permission)),
        "steering group": _reader(steering, frozenset({Permission.FIGURES, Permission.EXPORT})),
    }


def _reader(scope: Scope, permissions: frozenset[Permission]) -> Reader:
    return Reader(person_id="", display_name="", language=Words(), scope=scope, permissions=permissions)
