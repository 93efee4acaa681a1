"""`dashboard demo create`: a fictional municipality to try the dashboard on, and to measure it with."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

import click

from dashboard.auth.decision_figures import note_readings
from dashboard.auth.demo_decisions import create_demo_decisions
from dashboard.auth.demo_meetings import create_demo_meetings
from dashboard.auth.demo_minutes import create_demo_minutes
from dashboard.auth.demo_people import create_demo_people
from dashboard.auth.demo_remarks import create_demo_remarks
from dashboard.commands.app_database import app_database
from dashboard.commands.demo_figures import create_demo_figures
from dashboard.commands.environment import settings_or_fail
from dashboard.commands.figures import up_to_date_register
from dashboard.commands.options import DAY, fail
from dashboard.commands.refresh import default_as_of
from dashboard.commands.terminal import terminal_words
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.reader import CaseDatabaseError
from dashboard.data.mart.freeze import frozen
from dashboard.data.mart.refresh import RefreshRunningError
from dashboard.data.mart.store import Marts
from dashboard.indicators.registry import all_indicators

_PRESETS: Final = {"town": (300, 3), "nation": (12_000, 5)}


@click.group("demo")
def command() -> None:
    """A fictional municipality: no child, home or school in it exists."""


@command.command("create")
@click.option("--case-db", required=True, help="Where to: a new or empty case database (SQLAlchemy URL).")
@click.option("--preset", type=click.Choice(list(_PRESETS)), default="town", show_default=True, help="The size.")
@click.option("--children", type=click.IntRange(1, 100_000), help="Children in care at a time.")
@click.option("--years", type=click.IntRange(1, 20), help="Years of data.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Another seed, others.")
@click.option("--until", type=DAY, help="The last day of the data.  [default: yesterday]")
def create(case_db: str, preset: str, children: int | None, years: int | None, seed: int, until: date | None) -> None:
    """Write a fictional municipality into a new case database.

    The same children, years, seed and last day give the same rows on every machine.
    """
    usual_children, usual_years = _PRESETS[preset]
    last = until or date.today() - timedelta(days=1)  # noqa: DTZ011 - the reader's own calendar is meant
    extent = Extent(children or usual_children, years or usual_years, seed, last)
    with click.progressbar(length=1, label="Svane Kommune", show_pos=False) as bar:

        def on_progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        _write(case_db, extent, on_progress)
    click.echo(f"Created: about {extent.children} children at a time, {extent.years} years up to {last}.")


@command.command("ensure")
@click.option("--preset", type=click.Choice(list(_PRESETS)), default="town", show_default=True, help="The size.")
def ensure(preset: str) -> None:
    """Make the demo ready: case database up to yesterday, people, meetings, figures.

    Does only what is missing or out of date.
    """
    settings, words = settings_or_fail(environment="demo"), terminal_words()
    assert settings.demo_dir is not None
    settings.demo_dir.mkdir(parents=True, exist_ok=True)
    until = default_as_of(settings)
    case = settings.demo_dir / "case.sqlite"
    stamp, made_of = settings.demo_dir / "made-of", f"{preset} {until}"
    if not case.exists() or not stamp.exists() or stamp.read_text(encoding="utf-8") != made_of:
        click.echo(words("Making a fictional municipality …"))
        case.unlink(missing_ok=True)
        _write(settings.case_db, Extent(*_PRESETS[preset], seed=1, until=until))
        stamp.write_text(made_of, encoding="utf-8")
        settings.mart.unlink(missing_ok=True)
        # Figures of other children: nothing can be compared with them.
        for state in frozen(settings.mart):
            state.path.unlink(missing_ok=True)
    try:
        register = up_to_date_register(settings, as_of=until)
    except RefreshRunningError:
        fail(words("Another refresh is under way; nothing was changed. Try again when it is done."), code=3)
    except (CaseDatabaseError, OSError) as error:
        fail(str(error), code=1)
    homes = {home.key: home.name for home in register.homes.values() if home.kind == "residential_home"}
    with app_database(settings) as database:
        create_demo_people(
            database,
            settings.demo_dir,
            municipality=(settings.municipality, register.municipalities[settings.municipality]),
            homes=homes,
            schools={school.key: school.name for school in register.schools.values()},
            now=datetime.now(UTC),
        )
        meetings = create_demo_meetings(database, until=until, now=datetime.now(UTC))
        create_demo_minutes(database, meetings, home=next(iter(homes.items())), now=datetime.now(UTC))
        create_demo_remarks(database, now=datetime.now(UTC))
        marts = Marts(settings.mart, indicators=list(all_indicators().values()))
        create_demo_decisions(database, marts.current(), settings, meetings, now=datetime.now(UTC))
        note_readings(database, marts.current(), settings)
        marts.close()
        create_demo_figures(settings, database, until=until)


def _write(case_db: str, extent: Extent, on_progress: Callable[[int, int], None] | None = None) -> None:
    # Imported here: a demo that is there already needs nothing of what makes one.
    from dashboard.data.case_database.demo.write import CannotCreate, create_demo

    try:
        create_demo(case_db, extent, on_progress)
    except CannotCreate as error:
        fail(str(error), code=1)
