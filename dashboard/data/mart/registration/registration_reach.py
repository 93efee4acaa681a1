"""Questions about what is recorded of the children within a reach, by home or school, or all together."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dashboard.data.mart.conditions import Sql
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit

TOGETHER: Final = ""  # the key of the row of all; no unit has it
SOON_DAYS: Final = 14  # recorded within so many days is in time
LATE_DAYS: Final = 28  # an event is old when it was recorded more than so many days later
QUARTER_DAYS: Final = 91  # what a mark's old events are compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdated:
    """Days up to which most of what was recorded in a quarter were old events: `late` of `recorded`.

    Of a week from Monday to Sunday, or of the fortnight that ends with a meeting of the steering group.
    """

    first: date
    last: date
    late: int
    recorded: int  # in the quarter that ends with the last day
    is_meeting: bool = False


@dataclass(frozen=True, slots=True)
class RegistrationReach:
    """`unit` None: all together, with or without a home or school."""

    mart: Mart
    reach: Sql
    unit: Unit | None

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Answers about `own`, the states within reach with their unit, and `concerned`, their events."""
        text, parameters = self._about_own(question)
        return self.mart.ask(text, [*parameters, *values])

    def ask_columns(self, question: str, *values: Any) -> dict[str, Any]:
        """The same as arrays."""
        text, parameters = self._about_own(question)
        return self.mart.ask_columns(text, [*parameters, *values])

    def _about_own(self, question: str) -> tuple[str, list[Any]]:
        text, parameters = self.reach
        column = {"home": "home_unit", "school": "school", None: f"'{TOGETHER}'"}[self.unit]
        kind = "" if self.unit is None else f"WHERE unit_kind IS NULL OR unit_kind = '{self.unit}'"
        return (
            f"""WITH own AS NOT MATERIALIZED (
                    SELECT stay, school, {column} AS unit FROM mart.stay WHERE ({text}) AND {column} IS NOT NULL
                ),
                concerned AS NOT MATERIALIZED (
                    SELECT unit, unit_kind, event, source, child, stay, day, recorded_on, is_counted, delay, week
                    FROM mart.registered JOIN own USING (stay) {kind}
                ),
                {question}""",
            [*parameters],
        )


# Learning advisors' posts at the schools to which children within reach go on the as-of date.
POSTS: Final = """at_school AS (
    SELECT unit, school, count(DISTINCT child) AS children FROM mart.present JOIN own USING (stay)
    WHERE school IS NOT NULL GROUP BY unit, school
),
post AS (
    SELECT unit, school, children, staff_id, start_on, weekly_hours
    FROM mart.advisor JOIN at_school ON school = school_id
    WHERE role = 'learning_advisor'
)"""


def once(columns: str, condition: str) -> str:
    """Each event once: sparring has a row for every child that received it, a meeting or a goal one row alone."""
    asked = f"{columns} FROM concerned WHERE {condition} AND unit_kind"
    return f"SELECT {asked} IS NULL UNION ALL SELECT DISTINCT {asked} IS NOT NULL"
