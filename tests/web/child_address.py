"""Children of the demo whose pages tests open."""

from tests.demo.town import Town
from tests.web.conftest import Demo


def child_of_the_home(town: Town, demo: Demo) -> str:
    """A child who lives in the home leader's home, is in a course, and never went to the school leader's school."""
    home, school = demo.sign_ins["home_leader"].place_key, demo.sign_ins["school_leader"].place_key
    went = {row["child_id"] for row in town["enrolment"] if row["school_id"] == school}
    return next(
        child
        for child in sorted(town.child.keys() - went)
        if (stay := town.state("placement", child, town.until)) is not None
        and stay["home_id"] == home
        and town.state("course", child, town.until) is not None
    )


def child_who_moved_in(town: Town, demo: Demo) -> tuple[str, str]:
    """A child who lives in the home leader's home and lived elsewhere before, and where."""
    home = demo.sign_ins["home_leader"].place_key
    return next(
        (child, before["home_id"])
        for child, (*befores, now) in sorted(town.by_child["placement"].items())
        for before in befores
        if now["home_id"] == home != before["home_id"]
    )
