"""The municipality's rules from a TOML file: each with its value and the first day on which it holds.

[cadence_slm]
value = 84
valid_from = 2026-08-01
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from dashboard.settings.errors import SettingsError
from dashboard.vocabulary.rules import RULE_KEYS, Rules
from dashboard.vocabulary.text import Text

_FROM_ZERO: Final = frozenset({"grace_slm", "grace_kia", "grace_goal"})
_MOST: Final[Mapping[str, int]] = {"high_absence_percent": 99, "advisor_hours": 37}
_MOST_DAYS: Final = 730


def load_rules(path: Path | None) -> Rules:
    """The rules of the definitions; what the file does not name (without a file: all) is the contract's.

    Raises SettingsError with a sentence for each thing that is wrong with the file.
    """
    if path is None:
        return Rules()
    tables = _tables(path)
    problems = [problem for name, table in tables.items() for problem in _problems(name, table)]
    if problems:
        raise SettingsError([_at(path, problem) for problem in problems])
    values: dict[str, Any] = {name: table["value"] for name, table in tables.items()}
    dates = {name: table["valid_from"] for name, table in tables.items()}
    return Rules(**values, valid_from=MappingProxyType(dates))


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        problem = Text(
            da="Filen kan ikke læses. Ret DASHBOARD_RULES_FILE, eller giv adgang til filen.",
            en="The file cannot be read. Correct DASHBOARD_RULES_FILE, or give access to the file.",
        )
    except UnicodeDecodeError:
        problem = Text(da="Filen er ikke UTF-8. Gem den som UTF-8.", en="The file is not UTF-8. Save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        problem = Text(da=f"Filen er ikke gyldig TOML: {error}.", en=f"The file is not valid TOML: {error}.")
    raise SettingsError([_at(path, problem)])


def _problems(name: str, table: object) -> Iterator[Text]:
    if name not in RULE_KEYS:
        close = get_close_matches(name, RULE_KEYS, n=1, cutoff=0)[0]
        yield Text(
            da=f"Der er ingen regel, som hedder {name}. Mener du {close}?",
            en=f"There is no rule called {name}. Do you mean {close}?",
        )
        return
    if not isinstance(table, dict) or set(table) != {"value", "valid_from"}:
        yield Text(
            da=f"[{name}] skal have netop to linjer: value og valid_from.",
            en=f"[{name}] must have exactly two lines: value and valid_from.",
        )
        return
    least, most = 0 if name in _FROM_ZERO else 1, _MOST.get(name, _MOST_DAYS)
    # True and False are whole numbers to Python, and a datetime is a date.
    if type(table["value"]) is not int or not least <= table["value"] <= most:
        yield Text(
            da=f"[{name}] value skal være et helt tal fra {least} til {most}.",
            en=f"[{name}] value must be a whole number from {least} to {most}.",
        )
    if not isinstance(table["valid_from"], date) or isinstance(table["valid_from"], datetime):
        yield Text(
            da=f"[{name}] valid_from skal være en dato uden anførselstegn, fx 2026-08-01.",
            en=f"[{name}] valid_from must be a date without quotes, e.g. 2026-08-01.",
        )


def _at(path: Path, problem: Text) -> Text:
    return Text(da=f"{path}: {problem.da}", en=f"{path}: {problem.en}")
