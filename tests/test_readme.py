"""What the README and the pages in docs say is there is there, and what is there is said."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest

from dashboard.auth.roles import ROLES
from dashboard.cli import main
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings
from dashboard.settings.explanations import EXPLANATIONS
from dashboard.settings.settings import PREFIX
from dashboard.vocabulary.rules import RULE_KEYS, Rules

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "examples").rglob("README.md"),
    ROOT / "tests" / "reference" / "README.md",
]
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
OURS = re.compile(r"(?:dashboard|tests|tools|docs|examples|deploy|assets|benchmarks)/[\w./-]+")


def setting_row(name: str) -> str:
    """A setting's line in the README's table."""
    return f"| `{PREFIX}{name.upper()}` | {default_of(name)} | {EXPLANATIONS[name].en} |"


def default_of(name: str) -> str:
    field = Settings.model_fields[name]
    if field.is_required():
        return "*needed*"
    value: Any = field.default
    if isinstance(value, Path):
        return f"`{value.relative_to(ROOT)}` here"
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "–" if value is None else str(value)


def code_of(text: str) -> Iterator[str]:
    """The pieces of code in a Markdown text: lines of blocks (continued ones as one), and what stands in backticks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    outside = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    blocks += re.findall(r"^ {4}(.*)", outside, re.MULTILINE)
    for block in blocks:
        yield from re.sub(r"\\\n\s*", "", block).splitlines()
    yield from re.findall(r"`([^`]+)`", outside)


def commands(group: click.Group, path: str = "dashboard") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def wrong_calls(text: str, known: Mapping[str, click.Command]) -> list[str]:
    """The calls of `dashboard` in a text's code whose command or options do not exist."""
    wrong = []
    for line in code_of(text):
        for call in re.findall(r"(?:^|bin/)(dashboard [^#]+)", line):
            name = next((name for name in known if re.match(rf"{name}\b", call)), None)
            options = {option for parameter in known[name].params for option in parameter.opts} if name else set()
            if name is None or set(re.findall(r"--[a-z-]+", call)) - options - {"--help"}:
                wrong.append(call)
    return wrong


def dead_links(page: Path) -> list[str]:
    """The links of a page to files that are not there."""
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    return [link for link in links if "://" not in link and not (page.parent / link).exists()]


def missing_paths(text: str) -> list[str]:
    """The files of ours that a text names in backticks and that are not there."""
    named = (code for code in re.findall(r"`([^`\n]+)`", text) if OURS.fullmatch(code))
    return [code for code in named if not (ROOT / code).exists()]


def house(text: str) -> Iterator[str]:
    """The paths in the README's picture of the folders."""
    above: list[str] = []
    for line in text.partition("## The house")[2].split("```")[1].splitlines():
        if found := re.match(r"( *)([\w.]+/?)(?:  +\S|$)", line):
            del above[len(found[1]) // 2 :]
            above.append(found[2])
            yield "".join(above).rstrip("/")


def test_every_setting_has_its_line() -> None:
    assert [row for row in map(setting_row, Settings.model_fields) if row not in README] == []


def test_no_other_setting_is_named() -> None:
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]", README))
    assert named - {PREFIX + name.upper() for name in Settings.model_fields} == set()


def test_every_rule_is_named_with_its_default() -> None:
    assert [key for key in RULE_KEYS if f"`{key}` {getattr(Rules(), key)}" not in README] == []


def test_every_role_has_its_line() -> None:
    rows = [f"| `{role.key}` | {role.description.en} |" for role in ROLES.values()]
    assert [row for row in rows if row not in README] == []


def test_every_command_is_named() -> None:
    assert [name for name, _ in commands(main) if f"`{name}`" not in README] == []


@EACH_PAGE
def test_every_call_can_be_made(page: Path) -> None:
    assert wrong_calls(page.read_text(encoding="utf-8"), dict(commands(main))) == []


def test_every_target_of_make_is_named_and_there_is_no_other() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    named = {target for code in code_of(README) for target in re.findall(r"^make ([a-z-]+)", code)}
    assert named == targets


@EACH_PAGE
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert dead_links(page) == []


@EACH_PAGE
def test_every_file_named_is_there(page: Path) -> None:
    assert missing_paths(page.read_text(encoding="utf-8")) == []


def test_the_picture_of_the_house_is_the_house() -> None:
    drawn = set(house(README))
    folders = (ROOT / "dashboard", ROOT / "dashboard" / "data")
    rooms = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.iterdir()}
    assert {room for room in rooms if not room.endswith(("__init__.py", "__pycache__"))} - drawn == set()
    assert [path for path in sorted(drawn) if not (ROOT / path).exists()] == []


def test_every_indicator_is_in_the_definitions() -> None:
    definitions = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    assert [key for key in all_indicators() if not re.search(rf"\b{key}\b", definitions)] == []


def test_planted_faults_are_found(tmp_path: Path) -> None:
    known = dict(commands(main))
    assert wrong_calls("```sh\n.venv/bin/dashboard serve \\\n    --loud\n```\n", known) == ["dashboard serve --loud"]
    assert wrong_calls("Then `dashboard fly`.", known) == ["dashboard fly"]
    assert wrong_calls("The dashboard flies; `dashboard serve --port 9000`.", known) == []
    assert missing_paths("See `dashboard/nowhere.py` and `dashboard/app.py`.") == ["dashboard/nowhere.py"]
    (tmp_path / "page.md").write_text("[here](page.md), [there](gone.md#part)", encoding="utf-8")
    assert dead_links(tmp_path / "page.md") == ["gone.md"]
