"""From the claims of a provider to who somebody is and the roles held: what the mapping file says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dashboard.data.app_database.external_people import ExternalIdentity
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind

Claims = Mapping[str, Any]
LONGEST_NAME: Final = 200
KEY: Final = "{key}"  # in a place: what the pattern captured


@dataclass(frozen=True, slots=True)
class ClaimPath:
    """Where a claim is: its name, or the names of the objects that it lies in and then its own."""

    names: tuple[str, ...]

    def find(self, claims: Claims) -> object:
        """The claim's value, or None where there is no such claim."""
        found: object = claims
        for name in self.names:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found

    def texts(self, claims: Claims) -> Iterator[str]:
        """The claim's values that are texts: one, or those of a list."""
        found = self.find(claims)
        yield from (value for value in (found if isinstance(found, list) else [found]) if isinstance(value, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """Who has a claim with a value that the whole pattern matches holds the role at the place."""

    claim: ClaimPath
    pattern: re.Pattern[str]
    role: str
    place_kind: PlaceKind
    place_key: str  # may hold KEY

    def roles(self, claims: Claims) -> Iterator[RoleHeld]:
        for value in self.claim.texts(claims):
            if match := self.pattern.fullmatch(value):
                captured = match.groupdict().get("key") or ""
                yield RoleHeld(self.role, self.place_kind, self.place_key.replace(KEY, captured))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMapping:
    """What a provider's claims mean here."""

    username: ClaimPath
    display_name: ClaimPath
    rules: tuple[RoleRule, ...]

    def roles(self, claims: Claims) -> frozenset[RoleHeld]:
        """All roles that the rules give. A place without a key is no place."""
        return frozenset(held for rule in self.rules for held in rule.roles(claims) if held.place_key)

    def identity(self, issuer: str, claims: Claims) -> ExternalIdentity:
        """Who it is, with the subject where the provider tells no user name, and that where it tells no name."""
        username = _name(self.username, claims) or claims["sub"]
        return ExternalIdentity(
            issuer=issuer,
            subject=claims["sub"],
            username=username,
            display_name=_name(self.display_name, claims) or username,
        )

    def is_answered(self, claims: Claims) -> bool:
        """Whether each claim that is asked for is there, though perhaps empty."""
        asked = {self.username, self.display_name, *(rule.claim for rule in self.rules)}
        return all(path.find(claims) is not None for path in asked)


def _name(path: ClaimPath, claims: Claims) -> str:
    """A name as it can be shown and kept: without what cannot be seen, and not too long."""
    text = next(path.texts(claims), "")
    seen = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    return " ".join(seen.split())[:LONGEST_NAME]
