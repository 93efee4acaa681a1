"""The audit log of a set-up, sealed with a key that its secret key makes."""

from dashboard.auth.keyed_hash import keyed_hash
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_chain import SealKey
from dashboard.data.app_database.database import AppDatabase
from dashboard.settings import Settings


def audit_log(settings: Settings, database: AppDatabase) -> AuditLog:
    """The log in a database. Each purpose has a key of its own: that of the seals opens nothing else."""
    seal_key = SealKey(
        key_id=keyed_hash(settings, "audit", "id")[:16], key=bytes.fromhex(keyed_hash(settings, "audit", "seal"))
    )
    return AuditLog(database, seal_key)
