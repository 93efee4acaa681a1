"""The rules by which the database refuses a role that makes no sense: kept as rows, judged by its triggers."""

from collections.abc import Set

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import role_conflict, role_place
from dashboard.vocabulary.text import Text

_NO_SUCH_PLACE = Text(
    da="Rollen findes ikke, eller den kan ikke holdes dér. Vælg det slags sted, som rollens beskrivelse nævner.",
    en="There is no such role, or it cannot be held there. Choose the kind of place that its description names.",
)
_NOT_TOGETHER = Text(
    da="Rollerne kan ikke holdes af én person: den, der giver rettigheder eller kontrollerer loggen, må ikke selv "
    "se data. Giv rollerne til to personer.",
    en="One person cannot hold these roles: whoever gives rights or checks the log must not see data. Give the roles "
    "to two people.",
)


class RoleRefusedError(Exception):
    """The database refuses the role; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.da)
        self.text = text


def keep_role_rules(database: AppDatabase, *, places: Set[tuple[str, str]], conflicts: Set[tuple[str, str]]) -> None:
    """Makes these the rules: (role, kind of place) that can be held, (role, other) that one person cannot hold.

    Roles that people hold already stay as they are; what a role that is no more gives is nothing. Raises
    AppDatabaseError.
    """
    with database.writing() as connection:
        for table, rules in ((role_place, places), (role_conflict, conflicts)):
            if {tuple(row) for row in connection.execute(sa.select(table))} == rules:
                continue
            connection.execute(sa.delete(table))
            for one, other in sorted(rules):
                connection.execute(sa.insert(table).values((one, other)))


def refusal(error: IntegrityError) -> RoleRefusedError | None:
    """The refusal in words where the database's triggers refused a role; None for another violation."""
    said = str(error.orig)
    if "role_place:" in said:
        return RoleRefusedError(_NO_SUCH_PLACE)
    return RoleRefusedError(_NOT_TOGETHER) if "role_conflict:" in said else None
