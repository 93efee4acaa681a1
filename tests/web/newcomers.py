"""People of a test's own: what is done to them leaves the demo's alone."""

import secrets
from collections.abc import Sequence

from dashboard.auth.demo_people import SignIn
from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from tests.web.conftest import BUILT

_PASSWORDS = Passwords(passes=1, memory_kib=8)


def newcomer(settings: Settings, roles: Sequence[RoleHeld] = ()) -> SignIn:
    """Somebody new, with a user name and a password of their own."""
    username, password = f"ny-{secrets.token_hex(4)}", secrets.token_hex(8)
    database = open_app_database(settings.app_db)
    add_person(
        database,
        username=username,
        display_name="Ny Person",
        password_hash=_PASSWORDS.hash(password),
        roles=roles,
        now=BUILT,
    )
    database.close()
    return SignIn(
        username=username,
        password=password,
        display_name="Ny Person",
        role="",
        place_kind=PlaceKind.MUNICIPALITY,
        place_key="",
        place="",
    )
