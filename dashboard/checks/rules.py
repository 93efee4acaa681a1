"""The municipality's rules of the definitions, as a refresh would read them."""

from collections.abc import Iterator
from typing import Final

from dashboard.checks.check import Check, Finding, SetUp, fault
from dashboard.settings import SettingsError, load_rules


def _find(set_up: SetUp) -> Iterator[Finding]:
    try:
        load_rules(set_up.settings.rules_file)
    except SettingsError as error:
        for problem in error.problems:
            yield fault(set_up.words.text(problem), set_up.words("Until then no refresh is made."))


CHECK: Final = Check(title="Rules", find=_find, needs=frozenset({"rules_file"}))
