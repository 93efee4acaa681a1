"""Reads the mapping of claims to roles from its TOML file.

username = "preferred_username"

[[role]]
claim = "groups"
pattern = "hjem-(?P<key>.+)"
role = "home_leader"
place = "home:{key}"
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from dashboard.auth.oidc.mapping import ClaimMapping, ClaimPath, RoleRule
from dashboard.auth.oidc.mapping_faults import mapping_faults
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings.errors import SettingsError
from dashboard.vocabulary.text import Text


def load_mapping(path: Path, municipality: str) -> ClaimMapping:
    """The mapping; a role without a place is held at the municipality.

    Raises SettingsError with a sentence for each thing that is wrong with the file.
    """
    tables = _tables(path)
    faults = [_at(path, fault) for fault in mapping_faults(tables, municipality)]
    if faults:
        raise SettingsError(faults)
    return ClaimMapping(
        username=_claim(tables.get("username", "preferred_username")),
        display_name=_claim(tables.get("display_name", "name")),
        rules=tuple(_rule(table, municipality) for table in tables["role"]),
    )


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        fault = Text(
            da="Filen kan ikke læses. Ret DASHBOARD_OIDC_MAPPING, eller giv adgang til filen.",
            en="The file cannot be read. Correct DASHBOARD_OIDC_MAPPING, or give access to the file.",
        )
    except UnicodeDecodeError:
        fault = Text(da="Filen er ikke UTF-8. Gem den som UTF-8.", en="The file is not UTF-8. Save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        fault = Text(da=f"Filen er ikke gyldig TOML: {error}.", en=f"The file is not valid TOML: {error}.")
    raise SettingsError([_at(path, fault)])


def _claim(given: str | list[str]) -> ClaimPath:
    return ClaimPath((given,) if isinstance(given, str) else tuple(given))


def _rule(table: dict[str, Any], municipality: str) -> RoleRule:
    kind, _, key = table.get("place", f"{PlaceKind.MUNICIPALITY.value}:{municipality}").partition(":")
    return RoleRule(
        claim=_claim(table["claim"]),
        pattern=re.compile(table["pattern"] if "pattern" in table else re.escape(table["value"])),
        role=table["role"],
        place_kind=PlaceKind(kind),
        place_key=key,
    )


def _at(path: Path, fault: Text) -> Text:
    return Text(da=f"{path}: {fault.da}", en=f"{path}: {fault.en}")
