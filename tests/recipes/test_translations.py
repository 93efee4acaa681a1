"""Every text of the interface has its Danish, wherever in the code it is written."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from dashboard.i18n.words import catalogue

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "dashboard" / "i18n" / "da_DK"


def _is_words(function: ast.expr) -> bool:
    """A call of a reader's words, by the names that they go by: `words(…)`, `visit.words(…)`."""
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name == "words"


def _written() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_words(node.func):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, str(path.relative_to(ROOT))


def test_every_text_has_its_danish() -> None:
    known = catalogue()
    missing = sorted(
        {f"{text!r} in {path}" for text, path in _written() if text not in known or not known[text].string}
    )
    assert not missing, "without Danish in dashboard/i18n/da_DK:\n" + "\n".join(missing)


def test_the_scan_finds_texts() -> None:
    assert len(set(_written())) > 150


def test_a_text_in_two_catalogues_has_one_translation() -> None:
    seen: dict[str, object] = {}
    twice = []
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="da_DK"):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if not key:
                    continue
                if seen.setdefault(key, message.string) != message.string:
                    twice.append(f"{key!r}: {seen[key]!r} and, in {path.name}, {message.string!r}")
    assert not twice, "\n".join(twice)
