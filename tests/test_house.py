"""House rules that no linter knows: what the files may hold, and what the lock files must."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from plotly.offline import get_plotlyjs_version

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE_LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
BUNDLE = "plotly.js-basic-dist-min"

OURS = ("dashboard", "tests", "tools", "benchmarks", "assets", "docs", "examples", "deploy", ".ci")
TEXT = {"", ".css", ".html", ".js", ".json", ".lock", ".mako", ".md", ".po", ".py", ".sql", ".toml"}
LONGEST = {"dashboard": 400, "tools": 400, "benchmarks": 400, "tests": 600}

# The patterns are written so that this file does not match them.
UNFINISHED = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b")
MACHINE = re.compile(
    r"(?<![\w.-])/(?:work|root|home|Users|opt)/[\w.]"
    r"|\b(?:pypi\.o[r]g|pythonhoste[d]|npmjs\.(?:o[r]g|c[o]m)|deb\.debia[n])"
)
CLOCK = re.compile(r"\b(?:date\.today|datetime\.(?:now|utcnow|today))\(")
MAY_ASK_THE_TIME = re.compile(r"dashboard/(?:commands/|auth/|app\b|settings\b)")
PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"://|^\s*-|\bfile:|--(?:extra-)?index|--find-links|@ ", re.MULTILINE)


def files(root: Path) -> Iterator[tuple[str, str]]:
    """The path below `root` and the text of every file that we write, not of what is installed."""
    found = [file for folder in OURS for file in (root / folder).rglob("*")]
    for file in sorted([*found, *root.glob("*")]):
        path = file.relative_to(root)
        generated = "__pycache__" in path.parts or path.parts[:2] == ("assets", "vendor")
        if file.is_file() and file.suffix in TEXT and not generated:
            yield path.as_posix(), file.read_text(encoding="utf-8", errors="replace")


def matches(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """`path:line: what matched`, for every match in our files."""
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in files(root)
        for match in pattern.finditer(text)
    ]


def too_long(root: Path) -> list[str]:
    """The Python files that are longer than their folder allows."""
    return [
        f"{path}: {lines} lines"
        for path, text in files(root)
        if path.endswith(".py") and (lines := text.count("\n")) > LONGEST.get(path.split("/")[0], 0)
    ]


def askers_of_the_time(root: Path) -> list[str]:
    """Where the dashboard asks what day it is, outside its outermost edge."""
    found = [match for match in matches(root, CLOCK) if match.startswith("dashboard/")]
    return [match for match in found if not MAY_ASK_THE_TIME.match(match)]


def without_reason(pyproject: str) -> list[str]:
    """The dependencies in the text of a pyproject.toml that no comment on their line gives a reason for."""
    tables = tomllib.loads(pyproject)
    groups = tables["dependency-groups"].values()
    wanted = [*tables["project"]["dependencies"], *(item for group in groups for item in group)]
    return [item for item in wanted if not re.search(rf'^ *"{re.escape(item)}", +# \w.{{4}}', pyproject, re.M)]


def pins(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file: more than one where an older Python needs an older one."""
    found = PIN.findall((ROOT / lock).read_text(encoding="utf-8"))
    return {name: {version for other, version in found if other == name} for name, _ in found}


def test_no_file_is_too_long() -> None:
    assert too_long(ROOT) == []


def test_nothing_is_left_unfinished() -> None:
    assert matches(ROOT, UNFINISHED) == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    assert matches(ROOT, MACHINE) == []


def test_only_the_outermost_edge_asks_what_day_it_is() -> None:
    assert askers_of_the_time(ROOT) == []


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("dashboard/pages/home.py", "x = 1\n" * 401, too_long),
        ("tests/test_home.py", "x = 1\n" * 601, too_long),
        ("docs/a.md", "one\nFIX" + "ME: later", lambda root: matches(root, UNFINISHED)),
        ("README.md", "cd /ho" + "me/anna/dashboard", lambda root: matches(root, MACHINE)),
        ("tools/get", "curl https://py" + "pi.org/simple", lambda root: matches(root, MACHINE)),
        ("dashboard/data/query.py", "today = date.today()", askers_of_the_time),
        ("dashboard/application/x.py", "now = datetime.now(UTC)", askers_of_the_time),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, path: str, text: str, rule: Callable[[Path], list[str]]) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    (found,) = rule(tmp_path)
    assert found.startswith(f"{path}:")


@pytest.mark.parametrize("path", ["commands/refresh.py", "app.py", "settings.py", "auth/session.py"])
def test_the_outermost_edge_may_ask_what_day_it_is(tmp_path: Path, path: str) -> None:
    file = tmp_path / "dashboard" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("today = date.today()", encoding="utf-8")
    assert askers_of_the_time(tmp_path) == []


def test_every_dependency_says_what_it_is_for() -> None:
    assert without_reason((ROOT / "pyproject.toml").read_text(encoding="utf-8")) == []


def test_a_dependency_without_a_reason_is_found() -> None:
    text = '[project]\ndependencies = [\n    "a>=1",  # adds numbers\n    "b>=2",\n]\n[dependency-groups]\n'
    assert without_reason(text) == ["b>=2"]


@pytest.mark.parametrize("lock", sorted(file.name for file in ROOT.glob("*.lock")))
def test_a_lock_file_has_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    without_hashes = re.sub(r"^ +--hash=sha256:[0-9a-f]{64}(?: \\)?$", "", text, flags=re.MULTILINE)
    assert ADDRESS.findall(without_hashes) == []
    assert 0 < len(PIN.findall(text)) == len(re.findall(r"\\\n +--hash=.+\n(?! +--hash)", text))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PYPROJECT["project"]["dependencies"]),
        ("requirements-test.lock", PYPROJECT["dependency-groups"]["test"]),
        ("requirements-lock.lock", PYPROJECT["dependency-groups"]["lock"]),
        ("requirements-node.lock", PYPROJECT["dependency-groups"]["node"]),
    ],
)
def test_a_lock_file_holds_what_was_asked_for(lock: str, wanted: list[str]) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        versions = locked[requirement.name.lower()]
        assert set(requirement.specifier.filter(versions)) == versions, requirement


def test_the_tests_run_what_the_dashboard_runs() -> None:
    served, tested = pins("requirements.lock"), pins("requirements-test.lock")
    assert {name: tested.get(name) for name in served} == served


def test_the_browser_code_is_locked_without_addresses() -> None:
    installed = {path: entry for path, entry in PACKAGE_LOCK.items() if path}
    assert [path for path, entry in installed.items() if "resolved" in entry or "integrity" not in entry] == []


def test_the_plotly_bundle_is_the_one_that_plotly_was_made_for() -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    version = get_plotlyjs_version()
    assert package["dependencies"][BUNDLE] == version
    assert PACKAGE_LOCK[f"node_modules/{BUNDLE}"]["version"] == version
    served = (ROOT / "assets" / "vendor" / "plotly-basic.min.js").read_text(encoding="utf-8")
    assert f"plotly.js (basic - minified) v{version}" in served[:200]
