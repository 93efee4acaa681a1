"""The sizes of design.md, each a demo of its own under var/bench, made once and kept."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Size:
    """What is made, and what it is held against: milliseconds, seconds and megabytes."""

    name: str
    children: int
    years: int
    refresh_s: float
    refresh_mb: float
    page_ms: float
    click_ms: float
    process_mb: float


SIZES = {
    "town": Size("town", 300, 3, 2, 1500, 20, 150, 250),
    "nation": Size("nation", 12_000, 5, 60, 1500, 60, 250, 600),
}
LIST_MS = 100  # a list of children, or a cohort changed, at either size
COLD_LOAD_MS = 1_200
COLD_LOAD_KIB = 1_000


@dataclass(frozen=True, slots=True)
class Demo:
    size: Size
    folder: Path
    environment: Mapping[str, str]

    @property
    def sign_ins(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads((self.folder / "sign-ins.json").read_text(encoding="utf-8"))
        return found


def dashboard(*arguments: str) -> list[str]:
    """The command line of `dashboard` with this Python."""
    return [sys.executable, "-m", "dashboard", *arguments]


@contextmanager
def prepared(size: Size) -> Iterator[Demo]:
    """The demo of a size; its environment is this process's own while it is measured."""
    folder = ROOT / "var" / "bench" / size.name
    settings = {"DASHBOARD_ENVIRONMENT": "demo", "DASHBOARD_DEMO_DIR": str(folder)}
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        subprocess.run(dashboard("demo", "ensure", "--preset", size.name), check=True, cwd=ROOT)
        yield Demo(size, folder, {**os.environ})
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
