"""What a person can be allowed to do. Code asks for these, never for roles."""

from enum import StrEnum


class Permission(StrEnum):
    """A short list: each is asked for somewhere."""

    FIGURES = "figures"  # see figures, too small groups withheld
    FILTER = "filter"  # choose periods and groups of children freely, among those that are one's own
    CHILDREN = "children"  # see the children within the person's reach one by one, without names
    NAMES = "names"  # see their names too
    EXPORT = "export"  # take what is shown along as a file
    MEETINGS = "meetings"  # plan, move, close and cancel the steering group's meetings; who has figures sees them
    MINUTES = "minutes"  # read the agendas, minutes and decisions of the steering groups one is of (Reader.groups)
    REMARKS = (
        "remarks"  # remarks beside indicators: all with MINUTES (write: MEETINGS), else those of what is one's own
    )
    DATA = "data"  # data quality, import and refresh; in lists of faults the keys of children
    PEOPLE = "people"  # who may sign in, and as what
    SETTINGS = "settings"  # read the settings in force
    LOG = "log"  # read the audit log, and record checks of it
