"""The app database made ready for this version: its tables, and the roles that it lets people hold."""

from dashboard.auth.roles import ROLES, go_together
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.role_rules import keep_role_rules
from dashboard.data.app_database.upgrade import upgrade


def prepare_app_database(url: str) -> None:
    """Makes or migrates the tables, and writes down the rules of the roles. Raises AppDatabaseError."""
    upgrade(url)
    database = open_app_database(url)
    try:
        keep_role_rules(
            database,
            places={(role.key, kind.value) for role in ROLES.values() for kind in role.held_at},
            conflicts={
                (one.key, other.key)
                for one in ROLES.values()
                for other in ROLES.values()
                if not go_together(one, other)
            },
        )
    finally:
        database.close()
