"""What the page of a meeting's pack says: what lies there, how far the next one is, what went wrong, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from dashboard.components.meetings.meetings import MEETINGS_PATH
from dashboard.exports.pack.shelf import Failure, Made, Place, Progress
from dashboard.i18n.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PackState:
    """`told`: what there is, a sentence each. `problem`: why there is none, and what to do. `files`: link by its words.

    `button`: the words of the button that has a pack made; empty where there is nothing to make.
    """

    told: tuple[str, ...] = ()
    problem: str = ""
    progress: Progress | None = None
    doing: str = ""
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    button: str = ""


def pack_path(meeting_id: str) -> str:
    return f"{MEETINGS_PATH}/{meeting_id}/pakke"


def nothing_to_make(problem: str) -> PackState:
    """Of a meeting that there can be no pack of now."""
    return PackState(problem=problem)


def pack_state(place: Place, meeting_id: str, identity: str, now: datetime, words: Words) -> PackState:
    """The state of a place; `identity`: of the pack that would be made now (identity.py)."""
    made, found = place.made, place.progress(now)
    files = _files(made, meeting_id, words)
    if isinstance(found, Progress):
        doing = found.doing or words("Getting ready")
        return PackState(told=_told(made, words), files=files, progress=found, doing=doing)
    problem = failure_words(found, words) if found is not None else ""
    if made is None:
        about = words("It takes some seconds. You can leave this page meanwhile.")
        return PackState(told=(about,), problem=problem, button=words("Make the meeting pack"))
    told = _told(made, words)
    if made.identity == identity:
        return PackState(told=(*told, words("Nothing has changed since.")), files=files)
    changed = words("The figures, the agenda or the day are others by now.")
    return PackState(told=(*told, changed), problem=problem, files=files, button=words("Make it anew"))


def _told(made: Made | None, words: Words) -> tuple[str, ...]:
    if made is None:
        return ()
    when, day = words.moment(made.made_at), words.day(made.as_of)
    return (words("The pack was made {moment}, of data up to {day}.", moment=when, day=day),)


def _files(made: Made | None, meeting_id: str, words: Words) -> Mapping[str, str]:
    if made is None:
        return MappingProxyType({})
    sizes = {kind: words.number(file.stat().st_size / 1000) for kind, file in made.files.items()}
    named = {
        "pdf": words("The pack as PDF ({size} kB)", size=sizes["pdf"]),
        "pptx": words("The pack as slides, PPTX ({size} kB)", size=sizes["pptx"]),
    }
    return MappingProxyType({said: f"{pack_path(meeting_id)}/{kind}" for kind, said in named.items()})


def failure_words(failure: Failure, words: Words) -> str:
    """Why a pack was not made, and what to do."""
    return {
        Failure.NO_FIGURES: words("The pack was not made: there were no figures to make it of. Try again later."),
        Failure.DISK: words(
            "The pack was not made: it could not be written on the server's disk. Tell whoever runs the dashboard."
        ),
        Failure.BUSY: words("The pack was not made: other packs were being made. Try again in a moment."),
        Failure.ENDED: words("The pack was not made: the making was ended before it was done. Make it again."),
        Failure.FAILED: words(
            "The pack was not made: something went wrong. Try again; if it goes on, tell whoever runs the dashboard."
        ),
    }[failure]
