"""The import contracts catch what they are for.

`make check` holds the contracts against the dashboard itself. Here each is held against an empty copy of its
packages with one violation planted, so that a contract that has come to check nothing is noticed.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}

# The contract, the file with the violation, and what it says.
VIOLATIONS = [
    ("layers", "vocabulary/period.py", "import dashboard.settings"),
    ("layers", "vocabulary/period.py", "import dashboard.statistics"),
    ("layers", "statistics/rates.py", "import dashboard.data"),
    ("layers", "data/query.py", "import dashboard.indicators"),
    ("layers", "indicators/absence.py", "import dashboard.charts"),
    ("layers", "charts/bars.py", "import dashboard.auth"),
    ("layers", "charts/bars.py", "import dashboard.components"),
    ("layers", "components/card.py", "import dashboard.pages"),
    ("layers", "pages/home.py", "import dashboard.callbacks"),
    ("layers", "callbacks/filters.py", "import dashboard.app"),
    ("layers", "newcomer.py", ""),
    ("sql", "pages/home.py", "import sqlalchemy"),
    ("sql", "auth/people.py", "from sqlalchemy.orm import Session"),
    ("sql", "commands/refresh.py", "import duckdb"),
    ("sql", "app/__init__.py", "import alembic"),
    ("sql", "cli/__init__.py", "import psycopg"),
    ("pure", "charts/bars.py", "import dash"),
    ("pure", "statistics/rates.py", "import flask"),
    ("pure", "vocabulary/period.py", "import sqlalchemy"),
    ("data", "data/query.py", "import dash"),
    ("data", "data/mart/refresh.py", "from flask import g"),
    ("data", "data/query.py", "import plotly.graph_objects"),
    ("pages", "pages/home.py", "import dashboard.pages.school"),
    ("callbacks", "callbacks/filters.py", "import dashboard.callbacks.export"),
    ("indicators", "indicators/absence.py", "import dashboard.indicators.goals"),
    ("children", "pages/home.py", "from dashboard.data.mart.members.member_list import member_list"),
    ("children", "components/list.py", "import dashboard.data.mart.children.follow_up_list"),
    ("children", "components/list.py", "import dashboard.data.mart.contribution_rows"),
    ("children", "pages/home.py", "from dashboard.data.mart.children.child_rows import child_rows"),
    ("children", "pages/home.py", "from dashboard.data.mart.children.child_record import child_record"),
    ("children", "pages/home.py", "from dashboard.data.mart.forecast.forecast import forecast"),
    ("children", "callbacks/export.py", "from dashboard.data.mart.children import unit_detail"),
]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The dashboard's packages with nothing in them, beside the project's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "dashboard"
    layers = CONTRACTS["layers"]["layers"]
    for name in (name for layer in layers for name in layer.replace("|", ":").split(":")):
        write(package / name.strip() / "__init__.py")
    for sibling in ("pages/school.py", "callbacks/export.py", "indicators/goals.py", "data/mart/__init__.py"):
        write(package / sibling)
    for module in CONTRACTS["children"]["forbidden_modules"]:
        forbidden = tmp_path / f"{module.replace('.', '/')}.py"
        write(forbidden)
        write(forbidden.with_name("__init__.py"))
    write(package / "__init__.py")
    return package


def write(file: Path, text: str = "") -> None:
    """Write a module, and the package it is in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def broken(package: Path) -> set[str]:
    """The names of the contracts that the package breaks."""
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    run = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=package.parent,
        env={"PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    names = {contract["name"] for contract in CONTRACTS.values()}
    assert all(f"{name} KEPT" in run.stdout or f"{name} BROKEN" in run.stdout for name in names), run.stdout
    return {name for name in names if f"{name} BROKEN" in run.stdout}


def test_nothing_planted_breaks_nothing(package: Path) -> None:
    assert broken(package) == set()


@pytest.mark.parametrize(("contract", "file", "text"), VIOLATIONS)
def test_a_planted_violation_is_caught(package: Path, contract: str, file: str, text: str) -> None:
    write(package / file, text)
    assert CONTRACTS[contract]["name"] in broken(package)


def test_the_data_layer_may_speak_sql(package: Path) -> None:
    write(package / "data/mart/query.py", "import duckdb")
    write(package / "data/query.py", "import sqlalchemy")
    write(package / "pages/home.py", "import dashboard.data.query")
    assert broken(package) == set()


def test_the_door_may_read_children_and_pages_may_use_the_door(package: Path) -> None:
    write(package / "components/child_door.py", "import dashboard.data.mart.members.member_list")
    write(package / "pages/home.py", "import dashboard.components.child_door")
    assert broken(package) == set()


def test_a_chart_may_not_reach_a_database_through_another_module(package: Path) -> None:
    write(package / "data/query.py", "import sqlalchemy")
    write(package / "charts/bars.py", "import dashboard.data.query")
    assert broken(package) == {CONTRACTS["pure"]["name"]}
