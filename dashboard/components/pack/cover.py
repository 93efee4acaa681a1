"""The front of a pack: which meeting, what the figures are of, and when all was made."""

from hashlib import sha256

from dashboard.components.pack.asked import Asked
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.exports.pack.blocks import Cover, Pairs
from dashboard.exports.pack.document import PackWords
from dashboard.i18n.words import Words


def cover(asked: Asked) -> Cover:
    words = asked.words
    warning = words("Fictional data – shows no real children, homes or schools") if asked.mart.meta.fictional else ""
    return Cover(
        title=words("Meeting pack"),
        day=f"{asked.group.name} · {words.long_day(asked.meeting.day)}",
        municipality=asked.municipality,
        facts=(*facts(asked), (words("Pack made"), words.moment(asked.now))),
        warning=warning,
    )


def facts(asked: Asked) -> Pairs:
    """Where the meeting is, of when and whom its figures are, and what is not shown."""
    words, meta = asked.words, asked.mart.meta
    told = (
        (words("Place"), asked.meeting.place),
        (words("Period"), words.months(asked.period.start, asked.period.end)),
        (
            words("Whom it is about"),
            words("all children: the municipality's own, wherever they live, and who lives or goes to school in it"),
        ),
        (
            words("What is withheld"),
            words("figures of fewer than {n} children, whoever reads", n=words.number(asked.scope.least_children)),
        ),
        (words("Data up to"), words.day(meta.as_of)),
        (words("Figures made"), words.moment(meta.built_at)),
    )
    return tuple((label, value) for label, value in told if value)


def stem(asked: Asked) -> str:
    """The files' name: `moedepakke-2026-12-15`, of another group than the municipality's own with a word of its own."""
    group = asked.meeting.steering_group
    own = "" if group == MAIN_GROUP else f"-{sha256(group.encode()).hexdigest()[:6]}"
    return f"moedepakke-{asked.meeting.day.isoformat()}{own}"


def stamp(asked: Asked) -> str:
    """What stands at the foot of every page."""
    words, meta = asked.words, asked.mart.meta
    parts = [
        f"{asked.group.name} {words.day(asked.meeting.day)}",
        words("data up to {day}", day=words.day(meta.as_of)),
        words("made {moment}", moment=words.moment(asked.now)),
        words("fictional data") if meta.fictional else "",
    ]
    return " · ".join(part for part in parts if part)


def writers_words(words: Words) -> PackWords:
    return PackWords(contents=words("Contents"), page=words("Page # of ##"))
