"""Somebody who signs in at a provider, as an administrator sees them."""

from collections.abc import Mapping

from flask.testing import FlaskClient

from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.external_people import ExternalIdentity, add_external_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.components.trees import nodes, words_of
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn


def test_an_administrator_is_told_where_the_roles_come_from_and_is_offered_no_link(
    clients: Mapping[str, FlaskClient], demo: Demo
) -> None:
    database = open_app_database(demo.settings.app_db)
    identity = ExternalIdentity(issuer="https://one", subject="7", username="eva@town", display_name="Eva Dam")
    held = RoleHeld("home_leader", PlaceKind.HOME, demo.sign_ins["home_leader"].place_key)
    person_id = add_external_person(
        database, identity, username=identity.username, roles=[held], now=BUILT, language="da"
    )
    database.close()
    page = drawn(clients["administrator"], f"/personer/{person_id}")
    assert "logger ind med sin arbejdskonto, og den giver rollerne på ny hver gang" in words_of(page)
    forms = [node["props"]["action"] for node in nodes(page) if node["type"] == "Form"]
    assert f"/personer/{person_id}/luk" in forms
    assert f"/personer/{person_id}/link" not in forms
