"""The forms in which cohorts are saved, changed, deleted, and begun with."""

from typing import Final

from dashboard.auth.cohort_office import SHARED_WITH
from dashboard.auth.roles import ROLES
from dashboard.components.cohorts.cohorts import COHORTS_PATH, path_of
from dashboard.components.post_form import Field, PostForm
from dashboard.data.app_database.cohorts import Cohort
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

# What the forms send, by name.
NAME: Final = "navn"
FILTERS: Final = "filtre"
SHARED: Final = "deles"
VERSION: Final = "version"
PAGE: Final = "side"
LONGEST_NAME: Final = 80
NOBODY_ELSE: Final = "ingen"
# What somebody can begin with.
START_PAGES: Final = {
    "/": Text(da="Overblik", en="Overview"),
    "/boern": Text(da="Børn", en="Children"),
    "/hjem": Text(da="Anbringelsessteder", en="Homes"),
    "/skoler": Text(da="Skoler", en="Schools"),
}


def save_form(filters: str, words: Words, *, key: str = "save-cohort") -> PostForm:
    return PostForm(
        key=key,
        action=COHORTS_PATH,
        fields=(_name(words), Field(name=FILTERS, kind="hidden", value=filters)),
        button=words("Save the cohort"),
    )


def describe_form(cohort: Cohort, words: Words) -> PostForm:
    choices = [(NOBODY_ELSE, words("only you"))]
    choices += [(key, words("everybody with the role {role}", role=words.text(ROLES[key].name))) for key in SHARED_WITH]
    shared = cohort.shared_with if cohort.shared_with in SHARED_WITH else NOBODY_ELSE
    return PostForm(
        key="describe",
        action=path_of(cohort.cohort_id, "navn"),
        fields=(
            _name(words, cohort.name),
            Field(name=SHARED, label=words("Who sees it"), kind="select", choices=choices, value=shared),
            _version(cohort.version),
        ),
        button=words("Save name and sharing"),
    )


def filters_form(cohort: Cohort, filters: str, version: int, words: Words) -> PostForm:
    return PostForm(
        key="filters",
        action=path_of(cohort.cohort_id, "filtre"),
        fields=(Field(name=FILTERS, kind="hidden", value=filters), _version(version)),
        button=words("Save the changed filters"),
    )


def delete_form(cohort: Cohort, words: Words) -> PostForm:
    return PostForm(
        key="delete",
        action=path_of(cohort.cohort_id, "slet"),
        fields=(_version(cohort.version),),
        button=words("Delete the cohort"),
        danger=True,
    )


def begin_form(cohort: Cohort, page: str, words: Words) -> PostForm:
    pages = tuple((path, words.text(label)) for path, label in START_PAGES.items())
    return PostForm(
        key="begin",
        action=path_of(cohort.cohort_id, "start"),
        fields=(Field(name=PAGE, label=words("On the page"), kind="select", choices=pages, value=page),),
        button=words("Begin here"),
    )


def begin_plainly_form(cohort: Cohort, words: Words) -> PostForm:
    return PostForm(
        key="begin-plainly",
        action=path_of(cohort.cohort_id, "start-fra"),
        fields=(),
        button=words("Begin with the plain overview again"),
    )


def _name(words: Words, value: str = "") -> Field:
    return Field(
        name=NAME,
        label=words("The cohort's name"),
        value=value,
        most=LONGEST_NAME,
        hint=words("Write no child's name: whoever it is shared with reads it."),
    )


def _version(version: int) -> Field:
    return Field(name=VERSION, kind="hidden", value=str(version))
