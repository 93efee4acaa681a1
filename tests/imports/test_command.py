"""The command's face: its options, its progress bar, its summary."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from dashboard.commands.import_ import command
from tests.imports.extracts import run, small


def test_it_is_called_import() -> None:
    assert command.name == "import"


def test_a_folder_that_is_not_there_and_no_database_are_wrong_use(tmp_path: Path) -> None:
    runner = CliRunner(env={"DASHBOARD_CASE_DB": ""})
    assert runner.invoke(command, [str(tmp_path / "no"), "--case-db", "sqlite://"]).exit_code == 2
    assert runner.invoke(command, [str(tmp_path)]).exit_code == 2


def test_the_summary_says_encoding_separator_and_counts(tmp_path: Path, sqlite_url: str) -> None:
    stdout = run(small(tmp_path / "extract"), sqlite_url).stdout
    lines = [line.split() for line in stdout.splitlines()]
    assert ["child.csv", "UTF-8", ",", "2", "0"] in lines
    assert ["tabel", "læst", "udeladt", "nye", "ændrede", "uændrede"] in lines
    assert ["placement", "2", "0", "2", "0", "0"] in lines
    assert lines[-1] == ["Indlæst."]


def test_without_a_terminal_there_is_no_progress_bar(tmp_path: Path, sqlite_url: str) -> None:
    assert run(small(tmp_path / "extract"), sqlite_url).stderr == ""


def test_on_a_terminal_there_is_one(tmp_path: Path, sqlite_url: str) -> None:
    ours, theirs = pty.openpty()
    script = "from dashboard.commands.import_ import command; command()"
    arguments = [sys.executable, "-c", script, str(small(tmp_path / "extract")), "--case-db", sqlite_url]
    done = subprocess.run(arguments, stderr=theirs, stdout=subprocess.DEVNULL, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "Læser child.csv" in shown
    assert "Skriver placement" in shown
    assert "100%" in shown
