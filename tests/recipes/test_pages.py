"""A page is declared in a file of its own, and listed once in the app."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import dashboard.pages as package
from dashboard.app import PAGES
from dashboard.auth.roles import ROLES, Role
from dashboard.components.visit import Page


def _declared() -> dict[str, Page]:
    found = {}
    for module in iter_modules(package.__path__):
        for name, value in vars(import_module(f"{package.__name__}.{module.name}")).items():
            if isinstance(value, Page):
                found[f"{module.name}.{name}"] = value
    return found


def test_every_page_that_is_declared_is_listed() -> None:
    missing = [name for name, page in _declared().items() if page not in PAGES]
    assert not missing, f"declared in dashboard/pages, but not in PAGES of dashboard/app.py: {', '.join(missing)}"


def test_no_two_pages_stand_at_the_same_address_or_letter() -> None:
    paths = [page.path for page in PAGES]
    letters = [page.letter for page in PAGES if page.letter]
    assert len(set(paths)) == len(paths)
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("role", ROLES.values(), ids=list(ROLES))
def test_nobodys_navigation_has_more_than_seven_words(role: Role) -> None:
    seen = [
        page
        for page in PAGES
        if page.letter
        and (page.permission is None or page.permission in role.permissions)
        and page.found_elsewhere_with not in role.permissions
    ]
    assert 1 <= len(seen) <= 7
