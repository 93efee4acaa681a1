"""What an administrator is told whose change came too late: who was before, and how the person is now."""

from datetime import timedelta
from typing import Final

from dashboard.auth.reader import Reader
from dashboard.auth.roles import ROLES
from dashboard.components.places import Places, place_name
from dashboard.components.screen import Screen
from dashboard.data.app_database.person import Person
from dashboard.data.app_database.person_history import latest_change

# Nobody leaves the page of a person open for longer.
_LOOKED_BACK: Final = timedelta(days=2)


def changed_meanwhile(screen: Screen, reader: Reader, person: Person, places: Places) -> list[str]:
    """Sentences, the first says that nothing was saved."""
    words = reader.language
    told = [words("Somebody else has changed this person since you opened the page. Nothing of yours is saved.")]
    change = latest_change(screen.audit.log.database, person.username, screen.audit.clock() - _LOOKED_BACK)
    if change is not None:
        told.append(words("It was {name}, {moment}.", name=change.actor_name, moment=words.moment(change.at)))
    roles = [
        f"{words.text(ROLES[held.role].name) if held.role in ROLES else held.role} ({place_name(places, held)})"
        for held in person.roles
    ]
    told.append(
        words(
            "Now: {name}; {roles}; {door}.",
            name=person.display_name,
            roles=words.listed(roles) or words("no role"),
            door=words("open") if person.disabled_on is None else words("closed"),
        )
    )
    return told
