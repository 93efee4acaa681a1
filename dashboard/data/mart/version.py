"""What a mart was made by: apart from the refresh, so that a web process need not load what only a refresh needs."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dashboard.vocabulary.indicator import Indicator

BUILD: Final = Path(__file__).parent / "build"
# What decides which tables a mart has and what stands in them: a mart built by other text is told apart.
_MAKERS: Final = (
    *sorted(BUILD.glob("*.sql")),
    *sorted(Path(__file__).parent.glob("staging*.py")),
    *(Path(__file__).with_name(f"{name}.py") for name in ("contributions", "facts")),
)


def mart_version(indicators: Sequence[Indicator]) -> str:
    """Changes when the tables or what they count changes; a mart of another version is not read."""
    counted = sorted(
        (i.key, repr((i.numerator, i.denominator, [(p.key, p.measure, p.out_of) for p in i.parts]))) for i in indicators
    )
    makers = [path.read_text(encoding="utf-8") for path in _MAKERS]
    return hashlib.sha256(repr((counted, makers)).encode()).hexdigest()[:16]
