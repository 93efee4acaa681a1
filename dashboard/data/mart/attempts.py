"""What became of the latest refresh, in a small file beside the mart, so that the screen can say when one failed."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Attempt:
    at: datetime
    problem: str | None  # in words; None: it went well


def record_attempt(mart: Path, *, at: datetime, problem: str | None) -> None:
    """Remember the attempt; a full or read-only disk must not make a failed refresh worse."""
    path = _path(mart)
    aside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps({"at": at.isoformat(), "problem": problem}), encoding="utf-8")
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def latest_attempt(mart: Path) -> Attempt | None:
    """The latest attempt, or None where nothing is known of one."""
    try:
        content = json.loads(_path(mart).read_text(encoding="utf-8"))
        return Attempt(datetime.fromisoformat(content["at"]), content["problem"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path(mart: Path) -> Path:
    return mart.with_name(f"{mart.name}.latest-refresh.json")
