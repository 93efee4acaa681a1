"""The whole application over a small town, made by the code behind `dashboard demo ensure`, once a worker."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import PAGES, create_app
from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.context import open_context
from dashboard.auth.demo_people import SignIn, create_demo_people
from dashboard.auth.reader import Reader
from dashboard.commands.figures import up_to_date_register
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.write import create_demo
from dashboard.data.mart.store import Marts
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings
from tests.demo.town import UNTIL, Town, build
from tests.support.server import serving
from tests.web.readers import enter, reader_of

CHILDREN, YEARS, SEED = 60, 2, 1
BUILT = datetime(2026, 11, 15, 3, 0, tzinfo=UTC)
MakeScreen = Callable[..., Screen]


@dataclass(frozen=True)
class Demo:
    """The files of a demo, and who may sign in, by role."""

    settings: Settings
    sign_ins: Mapping[str, SignIn]


@pytest.fixture(scope="session")
def town() -> Town:
    """The rows that the demo's case database holds."""
    return build(CHILDREN, YEARS, SEED, UNTIL)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    directory = tmp_path_factory.mktemp("demo")
    settings = Settings(environment="demo", demo_dir=directory, refresh_every_minutes=0)
    create_demo(settings.case_db, Extent(CHILDREN, YEARS, SEED, UNTIL))
    register = up_to_date_register(settings, as_of=UNTIL)
    prepare_app_database(settings.app_db)
    database = open_app_database(settings.app_db)
    people = create_demo_people(
        database,
        directory,
        municipality=(settings.municipality, register.municipalities[settings.municipality]),
        homes={home.key: home.name for home in register.homes.values() if home.kind == "residential_home"},
        schools={school.key: school.name for school in register.schools.values()},
        now=BUILT,
    )
    database.close()
    return Demo(settings, {person.role: person for person in people})


@pytest.fixture(scope="session")
def app(demo: Demo) -> Dash:
    return create_app(demo.settings)


@pytest.fixture(scope="session")
def clients(app: Dash, demo: Demo) -> Mapping[str, FlaskClient]:
    """A browser signed in for each role."""
    return {role: enter(app.server, sign_in) for role, sign_in in demo.sign_ins.items()}


@pytest.fixture(scope="session")
def readers(app: Dash, clients: Mapping[str, FlaskClient]) -> Mapping[str, Reader]:
    return {role: reader_of(app, client) for role, client in clients.items()}


@pytest.fixture(scope="session")
def screen_of() -> MakeScreen:
    """`screen_of(settings, now=...)`: the screen as `create_app` makes it, with a clock of the test's own."""

    def make(settings: Settings, now: datetime | None = None) -> Screen:
        marts = Marts(settings.mart, indicators=list(all_indicators().values()))
        context = open_context(settings, clock=lambda: now or datetime.now(UTC))
        return Screen(PAGES, marts, settings, context.audit)

    return make


@pytest.fixture(scope="session")
def screen(screen_of: MakeScreen, demo: Demo) -> Screen:
    made: Screen = screen_of(demo.settings)
    return made


@pytest.fixture(scope="session")
def site(app: Dash) -> Iterator[str]:
    """The address that the application is served at."""
    with serving(app.server) as address:
        yield address


@pytest.fixture
def chief(app: Dash, demo: Demo) -> tuple[SignIn, FlaskClient]:
    """The chief with a session that a test may end."""
    sign_in = demo.sign_ins["chief"]
    return sign_in, enter(app.server, sign_in)


@pytest.fixture
def meeting_database(demo: Demo) -> Iterator[AppDatabase]:
    """The application's, with the meetings of the test alone."""
    database = open_app_database(demo.settings.app_db)
    yield database
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM meeting"))
    database.close()


@pytest.fixture
def today() -> date:
    return datetime.now().astimezone().date()
