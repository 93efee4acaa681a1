"""What a person can be allowed to do. Code asks for these, never for roles."""

from enum import StrEnum


class Permission(StrEnum):
    """A short list: each is asked for somewhere."""

    FIGURES = "figures"  # see figures about all children, too small groups withheld
    CHILDREN = "children"  # see the children within the person's reach one by one, without names
    NAMES = "names"  # see their names too
    EXPORT = "export"  # take what is shown along as a file
