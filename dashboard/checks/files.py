"""Who may read the files that hold names of children, passwords' hashes or keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.auth.demo_people import FILE as SIGN_INS
from dashboard.checks.check import Check, Finding, SetUp, fault
from dashboard.data.app_database.database import file_of

_OTHERS_READ: Final = 0o044
_OTHERS_WRITE: Final = 0o022


def _find(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    private = [settings.mart, file_of(settings.app_db)]
    if settings.demo_dir is not None:
        private += [settings.demo_dir / "secret-key", settings.demo_dir / SIGN_INS]
    for path in private:
        if path is not None and _allows(path, _OTHERS_READ):
            yield fault(
                words("Others on this machine may read {path}.", path=path),
                words("Give the command: {command}", command=f"chmod 600 {path}"),
            )
    for path in (settings.rules_file, settings.assets_dir):
        if path is not None and _allows(path, _OTHERS_WRITE):
            yield fault(
                words("Others on this machine may change {path}.", path=path),
                words("Give the command: {command}", command=f"chmod go-w {path}"),
            )


def _allows(path: Path, bits: int) -> bool:
    """Whether others have these rights; of a file that is not there nobody has any."""
    try:
        return path.is_file() | path.is_dir() and bool(path.stat().st_mode & bits)
    except OSError:
        return False


CHECK: Final = Check(title="Files", find=_find)
