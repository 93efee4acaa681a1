"""What the themes are called: the sections of the glossary and of longer pages."""

from collections.abc import Mapping
from typing import Final

from dashboard.vocabulary.indicator import Theme
from dashboard.vocabulary.text import Text

THEME_LABELS: Final[Mapping[Theme, Text]] = {
    Theme.FOLLOW_UP: Text(da="Opfølgning", en="Follow-up"),
    Theme.GOALS: Text(da="Afdækning og mål", en="Assessment and goals"),
    Theme.SPARRING: Text(da="Sparring og vejledere", en="Sparring and advisors"),
    Theme.ATTENDANCE: Text(da="Fravær", en="Absence"),
    Theme.CHILD: Text(da="Barnet og samarbejdet", en="The child and the cooperation"),
    Theme.STABILITY: Text(da="Stabilitet", en="Stability"),
}
