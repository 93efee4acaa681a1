"""Changed settings in the audit log: what is in force is compared with what was last logged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog, append, lock_chain
from dashboard.data.app_database.audit_entry import SERVER, AuditEntry, Kind
from dashboard.data.app_database.audit_tables import audit_setting


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """A setting as it may be logged. Of a secret: the id of the key it is hashed with, a space, and the hash."""

    value: str
    is_secret: bool = False


def log_settings(log: AuditLog, shown: Mapping[str, ShownSetting], at: datetime) -> None:
    """One entry that names the settings that changed, with their new values where they are no secrets; else none."""
    with log.database.writing() as connection:
        lock_chain(connection)
        rows = connection.execute(sa.select(audit_setting.c.name, audit_setting.c.value)).all()
        before = {row.name: row.value for row in rows}
        now = {name: setting.value for name, setting in shown.items()}
        if now == before:
            return
        changes = [_told(name, setting) for name, setting in shown.items() if _is_other(before.get(name), setting)]
        changes += [f"{name} is gone" for name in before if name not in now]
        connection.execute(sa.delete(audit_setting))
        connection.execute(sa.insert(audit_setting), [{"name": name, "value": value} for name, value in now.items()])
        if changes:
            entry = AuditEntry(at=at, actor=SERVER, kind=Kind.SETTING, what="serve", detail="; ".join(changes))
            append(connection, log.seal_key, entry)


def _told(name: str, setting: ShownSetting) -> str:
    return name if setting.is_secret or name == "secret_key" else f"{name} = {setting.value}"


def _is_other(before: str | None, setting: ShownSetting) -> bool:
    if before is None or not setting.is_secret:
        return before != setting.value
    # Under another key the hash of the same secret is another.
    is_same_key = before.partition(" ")[0] == setting.value.partition(" ")[0]
    return is_same_key and before != setting.value
