"""What is done to the audit log now and then: old months are deleted, and changed settings are logged."""

import logging
from datetime import datetime

from pydantic import SecretStr

from dashboard.auth.keyed_hash import keyed_hash
from dashboard.auth.logs import LOGGER
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_prune import prune
from dashboard.data.app_database.audit_settings import ShownSetting, log_settings
from dashboard.data.app_database.inspection import may_prune
from dashboard.settings import Settings, SettingsError, load_rules
from dashboard.vocabulary.rules import RULE_KEYS


def keep_audit_log_short(log: AuditLog, settings: Settings, now: datetime) -> None:
    """Deletes what is older than the retention. Called at each start and sign-in; almost always there is nothing.

    Where the web processes may not delete (deploy/postgresql/app_user.sql), the owner does it: `dashboard audit prune`.
    """
    if not may_prune(log.database):
        return
    pruned = prune(log, now=now, months=settings.audit_months)
    if pruned.gap is not None:
        logging.getLogger(LOGGER).warning("audit log not pruned, as nothing was logged for long: dashboard audit prune")


def log_changed_settings(log: AuditLog, settings: Settings, now: datetime) -> None:
    """Logs which settings and rules in force are others than those last logged; of secrets only that they are."""
    key_id = log.seal_key.key_id
    shown = {
        name: ShownSetting(key_id) if name == "secret_key" else _shown(settings, key_id, value)
        for name, value in settings
    }
    log_settings(log, shown | _rules(settings), now)


def _rules(settings: Settings) -> dict[str, ShownSetting]:
    try:
        rules = load_rules(settings.rules_file)
    except SettingsError:  # told by the refresh, which is what needs them
        return {"rules": ShownSetting("unreadable")}
    return {f"rule {key}": ShownSetting(str(getattr(rules, key))) for key in RULE_KEYS}


def _shown(settings: Settings, key_id: str, value: object) -> ShownSetting:
    """Secrets, and addresses that may hold a password, as a hash; two can be compared only under the same key."""
    if isinstance(value, SecretStr):
        value, is_secret = value.get_secret_value(), True
    else:
        is_secret = isinstance(value, str) and "://" in value
    if not is_secret:
        return ShownSetting(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))
    return ShownSetting(f"{key_id} {keyed_hash(settings, 'audit', f'setting{chr(0)}{value}')}", is_secret=True)
