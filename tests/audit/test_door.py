"""That nobody reads children past the door that has them logged: what the import contract cannot see."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What stands above the data layer and shows something.
SHOWING = ("app.py", "auth", "callbacks", "charts", "components", "exports", "pages")


def forbidden() -> set[str]:
    """The modules that only the door may read, by the contract."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (found for found in pyproject["tool"]["importlinter"]["contracts"] if found["id"] == "children")
    return set(contract["forbidden_modules"])


def asked_of_the_mart(source: str) -> Iterator[int]:
    """The lines that send the mart a query of their own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("ask", "ask_columns"):
            yield node.lineno


def test_every_module_that_reads_names_of_children_is_behind_the_door() -> None:
    mart = ROOT / "dashboard" / "data" / "mart"
    readers = [path for path in mart.rglob("*.py") if "display_name" in path.read_text(encoding="utf-8")]
    assert readers
    assert {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in readers} - forbidden() == set()


def test_nothing_that_shows_asks_the_mart_itself() -> None:
    files = [
        path for name in SHOWING for path in [ROOT / "dashboard" / name, *(ROOT / "dashboard" / name).rglob("*.py")]
    ]
    found = {path.name: list(asked_of_the_mart(path.read_text(encoding="utf-8"))) for path in files if path.is_file()}
    assert len(found) > 50
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_query_past_the_door_is_found() -> None:
    assert list(asked_of_the_mart("def f(visit):\n    return visit.mart.ask('SELECT child_id FROM mart.child')")) == [2]
