"""A meeting with everything that can be on its slides, for the tests of meeting mode."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.agenda import Topic
from dashboard.data.app_database.agenda_changes import add_topic, write_minutes
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_changes import Draft, take_decision
from dashboard.data.app_database.meetings import MAIN_GROUP, hold_meeting, plan_meeting
from tests.web.conftest import BUILT

NOTES: Final = "Sig pænt velkommen, og nævn afbud."
TYPED: Final = "<script>alert(1)</script> & »mål«"
EARLIER: Final = "Alle skoler får en kontaktperson."
DECIDED: Final = "PPR laver en vejledning."
BESIDES: Final = "Næste møde holdes på Lindely."
LONG: Final = " ".join(["Der var en lang drøftelse af samarbejdet mellem steder og skoler."] * 60)


@dataclass(frozen=True)
class Shown:
    """`path`: of its slides. `topics`: item_ids in their order."""

    key: str
    topics: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/moeder/{self.key}/vis"


@contextmanager
def meeting_to_show(database: AppDatabase, home: str, today: date) -> Iterator[Shown]:
    """A meeting in three days, with one held before it. `home`: one whose figures are withheld from a group."""
    earlier = plan_meeting(database, MAIN_GROUP, day=today - timedelta(days=80), place="", now=BUILT)
    hold_meeting(database, earlier, version=1, day=today - timedelta(days=80), now=BUILT)
    take_decision(database, earlier, Draft(text=EARLIER, owner="Chefen"), now=BUILT)
    key = plan_meeting(database, MAIN_GROUP, day=today + timedelta(days=3), place="Rådhuset", now=BUILT)
    topics = tuple(
        add_topic(database, key, topic)
        for topic in (
            Topic(title="Velkomst", notes=NOTES),
            Topic(title="Hvor langt er vi?", indicator="follow_up_on_time", notes=TYPED),
            Topic(title="Lindelys opfølgninger", indicator="follow_up_on_time", unit_kind="home", unit_key=home),
            Topic(title="Kontaktperson", indicator="contact_person", unit_kind="home", unit_key=home),
            Topic(title="En gammel indikator", indicator="gone", unit_kind="school", unit_key="gone"),
            Topic(title=("En lang titel om samarbejdet mellem anbringelsessteder og skoler i kommunen " * 2)[:120]),
        )
    )
    for topic, text in ((topics[1], TYPED), (topics[5], LONG)):
        write_minutes(database, topic, written_version=0, discussion=text, by="Anne", now=BUILT)
    take_decision(database, key, Draft(text=DECIDED, owner="PPR", item_id=topics[1]), now=BUILT)
    take_decision(database, key, Draft(text=BESIDES, owner="Chefen"), now=BUILT)
    yield Shown(key, topics)
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM decision"))
