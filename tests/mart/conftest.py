"""Figures that stand already, beside which a test tries to make new ones."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.data.mart.store import Mart, Marts

from .cases import case_database, chosen, homes_with, make_figures, readers


@dataclass(frozen=True)
class Standing:
    """Figures of three children, their case database, and a process that reads them."""

    case_db: str
    mart: Path
    marts: Marts

    def children(self) -> int:
        """How many children the newest figures are of."""
        return children(self.marts.current())

    def files(self) -> set[str]:
        """What lies beside the figures, the lock aside (it stays, and is nobody's)."""
        return {path.name for path in self.mart.parent.iterdir()} - {f"{self.mart.name}.lock"}


def children(mart: Mart) -> int:
    return int(mart.ask("SELECT count(*) FROM mart.child")[0][0])


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    (tmp_path / "figures").mkdir()
    case_db = case_database(tmp_path, homes_with({"h1": 3}))
    mart = tmp_path / "figures" / "mart.duckdb"
    make_figures(case_db, mart, chosen("absence"))
    return Standing(case_db, mart, readers(mart, chosen("absence")))
