"""`dashboard check`: one thing is spoilt in a set-up, and it is told with its mend; all at once, and nothing else."""

import ast
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.checks import registry
from dashboard.checks.check import Check
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.attempts import record_attempt
from dashboard.i18n.words import Words, catalogue
from tests.checks.conftest import NOON, Look, SetUpFiles

ROOT = Path(__file__).parents[2]
PARTS = ["Settings", *(check.title for check in registry.CHECKS)]


def told(output: str) -> list[str]:
    """The lines of faults (!!) and notes (?), without their mends."""
    return [line for line in output.splitlines() if line.startswith(("!!", "?"))]


def test_a_set_up_in_order_has_no_fault_and_a_line_for_each_part(look: Look) -> None:
    result = look()
    assert told(result.output) == [f"?  Case database: note: The user may change {case_file(result.output)}."]
    assert result.exit_code == 0
    assert all(part in result.output for part in PARTS)


def case_file(output: str) -> str:
    return output.partition("may change ")[2].partition("case.sqlite")[0] + "case.sqlite"


def run(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def case(statement: str) -> Callable[[SetUpFiles], None]:
    return lambda files: run(files.folder / "case.sqlite", statement)


def app(statement: str) -> Callable[[SetUpFiles], None]:
    return lambda files: run(files.folder / "app.sqlite", statement)


def nothing(_: SetUpFiles) -> None:
    """The settings alone are spoilt."""


def failed_refresh(files: SetUpFiles) -> None:
    record_attempt(files.mart, at=NOON, problem="the server is away")


FAULTS: dict[str, tuple[Callable[[SetUpFiles], Any], dict[str, str], str]] = {
    "a table is not there": (case("DROP TABLE activity"), {}, "Case database: FAULT: It lacks activity."),
    "a column is not there": (
        case("ALTER TABLE goal DROP COLUMN plan_link"), {}, "Case database: FAULT: It lacks goal.plan_link."
    ),
    "no child": (case("DELETE FROM child"), {}, "Case database: FAULT: There is no child in it"),
    "not there": (lambda files: (files.folder / "case.sqlite").unlink(), {}, "Case database: FAULT: It cannot be read"),
    "another municipality": (nothing, {"MUNICIPALITY": "999"}, "FAULT: The own municipality 999 is not in it."),
    "an older app database": (
        app("UPDATE dashboard_app_version SET version_num = '0001'"), {}, "The dashboard's database: FAULT: "
    ),
    "a newer app database": (
        app("UPDATE dashboard_app_version SET version_num = '9999'"), {}, "FAULT: The dashboard's database was written "
        "by a newer version"
    ),
    "no administrator": (
        app("UPDATE person SET disabled_on = '2025-01-01' WHERE username = 'administrator'"), {},
        "People: FAULT: Nobody may give rights"
    ),
    "a role at no steering group": (
        lambda files: files.hold("ida", "steering_group", PlaceKind.STEERING_GROUP, "gone"), {},
        "People: FAULT: ida holds steering_group (gone), and there is no such place.",
    ),
    "a role at no place": (
        lambda files: files.hold("ida", "home_leader", PlaceKind.HOME, "gone"), {},
        "People: FAULT: ida holds home_leader (gone), and there is no such place.",
    ),
    "no figures": (lambda files: files.mart.unlink(), {}, "Figures: FAULT: There are no figures yet."),
    "cut off": (lambda files: files.mart.write_bytes(b"x"), {}, "Figures: FAULT: The file of the figures cannot be"),
    "a failed refresh": (failed_refresh, {}, "Figures: FAULT: The latest refresh, 1 Jul 2025, 14:00, failed"),
    "rules": (
        lambda files: (files.folder / "rules.toml").write_text("[cadence_slm]\nvalue = 0\nvalid_from = 2025-01-01"),
        {"RULES_FILE": "rules.toml"}, "Rules: FAULT: rules.toml: [cadence_slm] value must be",
    ),
    "the mart for all to read": (lambda files: files.mart.chmod(0o644), {}, "Files: FAULT: Others on this machine may"),
    "the app database for all to read": (
        lambda files: (files.folder / "app.sqlite").chmod(0o640), {}, "Files: FAULT: Others on this machine may read"
    ),
    "no assets": (nothing, {"ASSETS_DIR": "nowhere"}, "Styles and scripts: FAULT: page.js, sign-in.css, vendor/"),
    "a wildcard": (nothing, {"TRUSTED_HOSTS": ".town.example"}, "FAULT: The trusted host .town.example stands for"),
    "no TLS": (nothing, {"TLS": "false"}, "Settings: FAULT: DASHBOARD_TLS is false"),
    "misspelt": (nothing, {"SESION_HOURS": "1"}, "Settings: FAULT: DASHBOARD_SESION_HOURS is not a setting."),
    "a weak key": (nothing, {"SECRET_KEY": "short"}, "Settings: FAULT: DASHBOARD_SECRET_KEY cannot be used."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_spoilt_is_told(look: Look, files: SetUpFiles, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    spoil, variables, line = FAULTS[name]
    monkeypatch.chdir(files.folder)
    spoil(files)
    result = look(**variables)
    assert [text for text in told(result.output) if line in text], result.output
    assert result.exit_code == 1
    assert "Traceback" not in result.output


NOTES: dict[str, tuple[Callable[[SetUpFiles], Any], dict[str, str], str]] = {
    "unencrypted": (nothing, {"TLS": "false", "PLAIN_HTTP": "true"}, "Ways in: note: Readers come in unencrypted"),
    "no proxy": (nothing, {"BEHIND_PROXY": "false"}, "Ways in: note: The dashboard does not encrypt itself"),
    "past the proxy": (nothing, {"HOST": "0.0.0.0"}, "Ways in: note: It listens on 0.0.0.0"),
    "a low port": (nothing, {"PORT": "80"}, "Ways in: note: Port 80 can only be"),
    "this machine only": (nothing, {"TRUSTED_HOSTS": "localhost,127.0.0.1"}, "Ways in: note: Only this machine's own"),
    "a talkative log": (nothing, {"LOG_LEVEL": "DEBUG"}, "Environment: note: The log tells every step"),
    "nobody reads the log": (
        app("DELETE FROM person_role WHERE role = 'log_controller'"), {}, "People: note: Nobody may read the audit log"
    ),
    "an old log": (
        app("INSERT INTO audit_entry (sequence, at, actor_key, actor_name, address, kind, outcome, what, detail, "
            "children_count, previous_hash, entry_hash, key_id, seal) VALUES (1, '2020-01-01 00:00:00', "
            "'', '', '', '', '', '', '', 0, '', '', '', '')"),
        {}, "The dashboard's database: note: The audit log holds entries from before 13 months ago.",
    ),
    "no app database yet": (
        lambda files: (files.folder / "app.sqlite").unlink(), {}, "The dashboard's database: note: There is none yet"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTES)
def test_what_is_weak_and_allowed_is_noted(look: Look, files: SetUpFiles, name: str) -> None:
    spoil, variables, line = NOTES[name]
    spoil(files)
    assert [text for text in told(look(**variables).output) if line in text]


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("DASH_COMPRESS", "1", "DASH_COMPRESS is set, and changes libraries"),
        ("FLASK_RUN_PORT", "1", "FLASK_RUN_PORT is set"),
        ("PGPASSFILE", "nowhere", "The password file nowhere cannot be read."),
        ("DASH_DEBUG", "1", "DASH_DEBUG is set, and must not be in production"),
    ],
)
def test_variables_of_the_libraries_are_told(
    look: Look, monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str
) -> None:
    monkeypatch.setenv(name, value)
    assert line in look().output


def test_a_password_in_an_address_is_noted_and_never_shown(look: Look) -> None:
    output = look(CASE_DB="postgresql+psycopg://reader:canary@127.0.0.1:1/cases").output
    assert "A password stands in DASHBOARD_CASE_DB" in output
    assert "canary" not in output


def test_failed_refresh_are_told_by_the_schedule(
    look: Look, files: SetUpFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes, status in (("10", 0), ("60", 0)):
        assert look(REFRESH_EVERY_MINUTES=minutes).exit_code == status
    monkeypatch.setattr("tests.checks.conftest.NOON", NOON.replace(hour=15))
    assert "The figures are 4 hours old, and the schedule allows 3." in look(REFRESH_EVERY_MINUTES="60").output
    assert look(REFRESH_EVERY_MINUTES="0").exit_code == 0


def test_all_is_told_at_once_and_what_can_be_looked_at_is(look: Look, files: SetUpFiles) -> None:
    run(files.folder / "case.sqlite", "DROP TABLE activity")
    files.mart.unlink()
    result = look(SECRET_KEY="", APP_DB="mysql://x", PORT="http")
    assert [line.partition(": FAULT")[0] for line in told(result.output) if line.startswith("!!")] == [
        *("!! Settings",) * 3,
        "!! Case database",
        "!! Figures",
    ]
    assert "-  People: not looked at, as settings that it needs are wrong" in result.output
    assert result.output.splitlines()[-1] == "5 faults, 1 note."


def test_it_speaks_danish(look: Look, files: SetUpFiles) -> None:
    files.mart.unlink()
    lines = look("da_DK.UTF-8").output.splitlines()
    assert "!! Tal: FEJL: Der er endnu ingen tal." in lines
    assert "     Kør `dashboard refresh`." in lines
    assert lines[-1] == "1 fejl, 1 bemærkning."


def test_it_changes_nothing(look: Look, files: SetUpFiles) -> None:
    shutil.rmtree(files.folder)
    assert look().exit_code == 1
    assert not files.folder.exists()


def test_a_check_that_fails_is_told_and_the_others_are_made(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> Iterator[Any]:
        raise RuntimeError("with a secret of the inside")

    broken = Check(title="Rules", find=fail)
    monkeypatch.setattr(registry, "CHECKS", (broken, *registry.CHECKS))
    output = look().output
    assert "!! Rules: FAULT: The check itself failed: RuntimeError" in output
    assert "secret" not in output
    assert "ok Styles and scripts" in output


def test_every_sentence_is_translated() -> None:
    files = [*(ROOT / "dashboard" / "checks").glob("*.py"), ROOT / "dashboard" / "commands" / "check.py"]
    said = {text for file in files for text in sentences(ast.parse(file.read_text(encoding="utf-8")))}
    said |= {check.title for check in registry.CHECKS}
    assert len(said) > 60
    assert [text for text in said if catalogue().get(text) is None] == []
    assert Words("da")("Figures") == "Tal"


def sentences(tree: ast.AST) -> Iterator[str]:
    """The literal first arguments of calls of `words`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("words", "count"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value
                    break
