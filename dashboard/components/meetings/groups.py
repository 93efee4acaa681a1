"""What pages, forms and posts know of steering groups: addresses, and words for level, rhythm and members."""

from collections.abc import Mapping
from typing import Final

from dashboard.data.app_database.steering_groups import Level, Member
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

GROUPS_PATH: Final = "/grupper"
GROUPS_TITLE: Final = Text(da="Styregrupper", en="Steering groups")
GROUP_KEY: Final = "gruppe"  # of an address: which group's meetings are shown

LEVELS: Final[Mapping[Level, Text]] = {
    Level.JOINT: Text(da="Fælles", en="Joint"),
    Level.SCHOOL: Text(da="Skole", en="School"),
    Level.AUTHORITY: Text(da="Myndighed", en="Authority"),
    Level.HOMES: Text(da="Anbringelsessteder", en="Homes"),
    Level.PPR: Text(da="PPR", en="Educational psychology (PPR)"),
}
MOST_MONTHS: Final = 12


def rhythm_words(months: int, words: Words) -> str:
    """`et møde hvert kvartal`."""
    named = {
        1: words("a meeting each month"),
        3: words("a meeting each quarter"),
        6: words("a meeting each half-year"),
        12: words("a meeting each year"),
    }
    return named.get(months) or words("a meeting every {n} months", n=months)


def member_words(member: Member, words: Words) -> str:
    """`Lone Krogh, skolechef`."""
    told = ", ".join(filter(None, (member.name, member.function)))
    return told if member.person_id is not None else words("{member} (does not sign in)", member=told)
