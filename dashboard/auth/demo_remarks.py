"""The demo's remarks beside indicators: on the municipality, on a home, and on a school."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import list_people
from dashboard.data.app_database.person import Person
from dashboard.data.app_database.remarks import About, Content, remarks_about, write_remark
from dashboard.data.app_database.tables import PlaceKind

_ACTION_DAYS: Final = 42


def create_demo_remarks(database: AppDatabase, *, now: datetime) -> None:
    """Some remarks, where there are none at all, of the demo's people as far as they are there."""
    if remarks_about(database, None):
        return
    people = {role.role: person for person in list_people(database) for role in person.roles}
    with database.together() as together:
        for weeks, (role, about, content) in enumerate(_remarks(people, now)):
            by = people[role]
            at = now - timedelta(weeks=3 * weeks + 1)
            write_remark(together, about, content, person_id=by.person_id, author=by.display_name, now=at)


def _remarks(people: dict[str, Person], now: datetime) -> Sequence[tuple[str, About, Content]]:
    found: list[tuple[str, About, Content]] = []
    if "coordinator" in people:
        action = "Aftal med hjemmene, hvordan mål gøres så konkrete, at de kan vurderes"
        due = (now + timedelta(days=_ACTION_DAYS)).date()
        text = (
            "Flere mål er forfaldne uden at være vurderet. Det trækker tallet ned, uden at det siger noget om børnene."
        )
        content = Content(text=text, action=action, owner="Læringskoordinatoren", due_on=due)
        found.append(("coordinator", About(indicator="goals_met"), content))
    if "chief" in people:
        text = "Vi holder øje med fraværet efter sommerferien, før vi drøfter det med skolerne."
        found.append(("chief", About(indicator="absence"), Content(text=text)))
    if "home_leader" in people:
        home = next(held.place_key for held in people["home_leader"].roles if held.place_kind is PlaceKind.HOME)
        about = About(indicator="home_sparring", unit_kind="home", unit_key=home)
        text = "Vejlederstillingen var ubesat i foråret. Fra august er sparringen tilbage i fast rytme."
        found.append(("home_leader", about, Content(text=text)))
    return found
