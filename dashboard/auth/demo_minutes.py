"""The demo's agendas and minutes: of each meeting that was held what was said, of the one ahead the usual agenda."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final

from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.data.app_database.agenda_changes import add_topic, propose_topics, write_minutes
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP, Meeting, MeetingState
from dashboard.data.app_database.people import people_who_sign_in
from dashboard.data.app_database.steering_group_changes import add_member
from dashboard.data.app_database.steering_groups import members_of
from dashboard.indicators.registry import all_indicators, headline_indicators

_OPEN: Final = "Åbne beslutninger"
_SINCE: Final = "Siden vores sidste møde"
_REST: Final = "Eventuelt"
_WRITER: Final = "Mikkel Friis"
_WRITTEN: Final = time(14, 30, tzinfo=UTC)
# What was said, by topic: an indicator's key, or a title. The meetings in the order of time.
_SAID: Final[Sequence[Sequence[tuple[str, str]]]] = (
    (
        (_SINCE, "Første møde med tallene på skærmen. Vi blev enige om at se på de samme seks nøgletal hver gang."),
        ("follow_up_on_time", "For mange opfølgninger ligger efter fristen. Sommerferien forklarer noget, ikke alt."),
        ("absence", "Vi aftalte at skelne mellem sygdom og ulovligt fravær, før vi taler om årsager."),
        (_REST, "Intet."),
    ),
    (
        (_OPEN, "Rytmen er aftalt, og møderne står i kalenderen."),
        (_SINCE, "Lidt bedre på opfølgning, uændret på mål. Vi talte om, hvor meget der er noteret for sent."),
        ("goals_met", "Målene er ofte for store til at nå inden næste opfølgning. De skal være mindre og flere."),
        ("school_sparring", "Skolerne efterspørger noget på skrift, de kan bruge mellem møderne."),
    ),
    (
        (_OPEN, "Vejledningen til skolerne mangler stadig. Lederen af PPR var forhindret i at komme."),
        (_SINCE, "Vi læste tallene hjemmefra og brugte tiden på to emner i stedet for seks."),
        ("follow_up_coverage", "Det går den rigtige vej. Vi holder fast og ser på det igen om et kvartal."),
        (_REST, "Næste gang begynder vi med de åbne beslutninger."),
    ),
    (
        (_OPEN, "To steder mangler adgang til Aula. Vejledningen til skolerne er ikke kommet."),
        (_SINCE, "Nogle af ændringerne skyldes, at opfølgninger er noteret sent. Dem talte vi ikke videre om."),
        ("home_sparring", "Stederne vil hellere have kortere sparring oftere. Vi prøver det i et kvartal."),
        ("goals_met", "Uændret. Vi nåede ikke det, vi ville, og vil høre lederne om, hvorfor."),
    ),
)
_NOTES: Final = "Begynd med det, der går godt. Spørg lederne, før tallene bliver forklaret."
_MEMBERS: Final = (
    ("Karen Holm", "Familiechef"),
    ("Lone Krogh", "Skolechef"),
    (_WRITER, "Læringskoordinator"),
    ("Bente Lund", "Leder af PPR"),
    ("Torben Kjær", "Leder af myndighed"),
)


def create_demo_minutes(
    database: AppDatabase, meetings: Sequence[Meeting], *, home: tuple[str, str], now: datetime
) -> None:
    """Members, agendas and minutes, each made where there are none; `home`, by key and name, was talked about once."""
    with database.together() as together:
        if not members_of(together, MAIN_GROUP):
            _put_in_members(together)
        if any(agenda_of(together, meeting.meeting_id) for meeting in meetings):
            return
        held = [meeting for meeting in meetings if meeting.state is MeetingState.HELD]
        for meeting, said in zip(held[-len(_SAID) :], _SAID, strict=False):
            _write(together, meeting, said)
        for meeting in held[-1:]:
            _talk_about(together, meeting, home)
        for meeting in meetings:
            if meeting.state is MeetingState.PLANNED and meeting.day >= now.date():
                figures = [
                    Topic(title=indicator.label.da, indicator=indicator.key, notes=_NOTES if not place else "")
                    for place, indicator in enumerate(headline_indicators())
                ]
                ends = [Topic(title=title) for title in (_OPEN, _SINCE, _REST)]
                propose_topics(together, meeting.meeting_id, [*ends[:2], *figures, *ends[2:]])


def _write(database: AppDatabase, meeting: Meeting, said: Sequence[tuple[str, str]]) -> None:
    indicators = all_indicators()
    topics = [
        Topic(title=indicators[about].label.da, indicator=about) if about in indicators else Topic(title=about)
        for about, _ in said
    ]
    propose_topics(database, meeting.meeting_id, topics)
    for item, (_, text) in zip(agenda_of(database, meeting.meeting_id), said, strict=True):
        _put(database, item.item_id, text, meeting)


def _talk_about(database: AppDatabase, meeting: Meeting, home: tuple[str, str]) -> None:
    key, name = home
    topic = Topic(title=f"Besøg på {name}", unit_kind="home", unit_key=key)
    text = "Stedet fortalte om sit samarbejde med skolen. De ringer sammen hver fredag, og det vil andre også prøve."
    _put(database, add_topic(database, meeting.meeting_id, topic), text, meeting)


def _put(database: AppDatabase, item_id: str, text: str, meeting: Meeting) -> None:
    at = datetime.combine(meeting.day, _WRITTEN)
    write_minutes(database, item_id, written_version=0, discussion=text, by=_WRITER, now=at)


def _put_in_members(database: AppDatabase) -> None:
    people = {name: key for key, name in people_who_sign_in(database)}
    for name, function in _MEMBERS:
        add_member(database, MAIN_GROUP, name=name, person_id=people.get(name), function=function)
