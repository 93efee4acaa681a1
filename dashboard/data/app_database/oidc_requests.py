"""Sign-ins begun at an OpenID Connect provider: each is good for one return, and not for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import oidc_request

GOOD_FOR: Final = timedelta(minutes=10)
# A whole municipality may begin at once; who begins more only pushes out what was begun first.
MOST: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OidcRequest:
    """What the return of a sign-in is checked against, and where the reader was going."""

    nonce: str
    code_verifier: str
    next_path: str


def keep_request(
    database: AppDatabase, state_hash: str, request: OidcRequest, now: datetime, *, most: int = MOST
) -> None:
    """Keeps a sign-in that was begun, and forgets those that are no longer good."""
    row = {
        "state_hash": state_hash,
        "nonce": request.nonce,
        "code_verifier": request.code_verifier,
        "next_path": request.next_path,
        "created_at": now,
    }
    begun_first = sa.select(oidc_request.c.state_hash).order_by(oidc_request.c.created_at.desc()).offset(most - 1)
    with database.writing() as connection:
        connection.execute(sa.delete(oidc_request).where(oidc_request.c.created_at <= now - GOOD_FOR))
        connection.execute(sa.delete(oidc_request).where(oidc_request.c.state_hash.in_(begun_first)))
        connection.execute(sa.insert(oidc_request).values(row))


def take_request(database: AppDatabase, state_hash: str, now: datetime) -> OidcRequest | None:
    """The sign-in of a return, which is good for no other return; None when there is none or it is too old."""
    taken = sa.delete(oidc_request).where(oidc_request.c.state_hash == state_hash).returning(oidc_request)
    with database.writing() as connection:
        row = connection.execute(taken).one_or_none()
    if row is None or abs(now - row.created_at) >= GOOD_FOR:
        return None
    return OidcRequest(nonce=row.nonce, code_verifier=row.code_verifier, next_path=row.next_path)
