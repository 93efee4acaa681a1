"""Role x route that changes or logs something: who may post to it, and that all others are refused."""

from collections.abc import Mapping
from typing import Final

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.auth import roles
from dashboard.auth.permissions import Permission
from dashboard.auth.server import routes
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.readers import ROLES
from tests.web.test_routes import OPEN_POSTS

EVERYBODY: Final = frozenset(ROLES)
SEES_CHILDREN: Final = frozenset(role for role in ROLES if Permission.CHILDREN in roles.ROLES[role].permissions)
HAS_COHORTS: Final = frozenset(role for role in ROLES if Permission.FILTER in roles.ROLES[role].permissions)
PLANS_MEETINGS: Final = frozenset({"chief", "coordinator"})
WRITES_REMARKS: Final = PLANS_MEETINGS | {"home_leader", "school_leader"}
READS_MINUTES: Final = frozenset({"chief", "coordinator", "steering_group"})
ADMINISTRATOR: Final = frozenset({"administrator"})
CONTROLLER: Final = frozenset({"log_controller"})
# Rule -> who may post to it. Callbacks and prints answer by page: tests/web/test_access.py, tests/web/test_audit.py.
MAY_POST: Final[Mapping[str, frozenset[str]]] = {
    "/_dash-update-component": EVERYBODY,
    "/udskrift": EVERYBODY,
    "/sprog": EVERYBODY,
    "/mine-sessioner/afslut": EVERYBODY,
    "/mine-sessioner/afslut-andre": EVERYBODY,
    "/boern/soeg": SEES_CHILDREN,
    "/kohorter": HAS_COHORTS,
    "/kohorter/<cohort_id>/<change>": HAS_COHORTS,
    "/moeder": PLANS_MEETINGS,
    "/moeder/holdt": PLANS_MEETINGS,
    "/moeder/<meeting_id>/<change>": PLANS_MEETINGS,
    "/grupper": PLANS_MEETINGS,
    "/grupper/<group_id>/<change>": PLANS_MEETINGS,
    "/moeder/<meeting_id>/gem-tal": PLANS_MEETINGS,
    "/moeder/<meeting_id>/dagsorden": PLANS_MEETINGS,
    "/moeder/<meeting_id>/dagsorden/forslag": PLANS_MEETINGS,
    "/moeder/<meeting_id>/punkt/<item_id>/<change>": PLANS_MEETINGS,
    "/bemaerkninger": WRITES_REMARKS,
    "/bemaerkninger/<remark_id>/<change>": WRITES_REMARKS,
    "/moeder/<meeting_id>/beslutninger": PLANS_MEETINGS,
    "/beslutninger/<decision_id>/<change>": PLANS_MEETINGS,
    "/moeder/<meeting_id>/pakke": READS_MINUTES,
    "/personer": ADMINISTRATOR,
    "/personer/<person_id>/<change>": ADMINISTRATOR,
    "/data/opdater": frozenset({"data_steward"}),
    "/log/stikproever": CONTROLLER,
    "/log/stikproever/<sample_id>": CONTROLLER,
}
FROM_HERE: Final = {"Origin": "http://localhost"}


def address_of(rule: str) -> str:
    return (
        rule.replace("<person_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<cohort_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<meeting_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<group_id>", "main")
        .replace("<item_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<remark_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<decision_id>", "0b1a0c9e-0000-4000-8000-000000000000")
        .replace("<change>", "roller")
        .replace("<sample_id>", "0b1a0c9e-0000-4000-8000-000000000000")
    )


def test_every_route_for_posts_says_who_may_use_it(app: Dash) -> None:
    found = {rule for method, rule in routes(app.server) if method == "POST"} - OPEN_POSTS
    assert found == set(MAY_POST), "Say in MAY_POST which roles may post there."


@pytest.mark.parametrize(
    ("rule", "role"), [(rule, role) for rule, may in MAY_POST.items() for role in ROLES if role not in may]
)
def test_who_may_not_post_is_refused(clients: Mapping[str, FlaskClient], rule: str, role: str) -> None:
    response = clients[role].post(address_of(rule), data={"username": "ny"}, headers=FROM_HERE)
    assert response.status_code in (403, 404)


@pytest.mark.parametrize("rule", ["/personer", "/log/stikproever"])
def test_who_may_is_told_what_is_missing(clients: Mapping[str, FlaskClient], rule: str) -> None:
    (role,) = MAY_POST[rule]
    response = clients[role].post(rule, data={}, headers=FROM_HERE)
    assert response.status_code not in (401, 403, 404, 500)


@pytest.mark.parametrize("rule", sorted(MAY_POST))
def test_a_form_of_a_page_elsewhere_is_refused_whoever_sends_it(
    clients: Mapping[str, FlaskClient], rule: str, demo: Demo
) -> None:
    for role in sorted(MAY_POST[rule])[:2]:
        with logging(demo.settings) as logged:
            for headers in ({"Origin": "https://ond.example"}, {"Sec-Fetch-Site": "cross-site"}):
                response = clients[role].post(address_of(rule), data={"beslutning": "x"}, headers=headers)
                assert response.status_code == 403
        assert {entry.outcome.value for entry in logged.entries} <= {"refused"}
