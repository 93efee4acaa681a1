"""All indicators, found by their files: a new one is a new file beside this one, and nothing else."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import dashboard.indicators as package
from dashboard.indicators.rules_of_declaration import DeclarationError, problems
from dashboard.vocabulary.indicator import Indicator, Theme

_NOT_INDICATORS = frozenset({"registry", "rules_of_declaration"})


@cache
def all_indicators() -> Mapping[str, Indicator]:
    """Every indicator by key, headline ones first in their order, then by theme and key.

    Raises DeclarationError that tells everything that is wrong with any of the files.
    """
    found: dict[str, object] = {
        module.name: getattr(import_module(f"{package.__name__}.{module.name}"), "INDICATOR", None)
        for module in iter_modules(package.__path__)
        if module.name not in _NOT_INDICATORS
    }
    if wrong := problems(found):
        raise DeclarationError(wrong)
    indicators = [indicator for indicator in found.values() if isinstance(indicator, Indicator)]
    themes = list(Theme)
    indicators.sort(key=lambda i: (i.headline is None, i.headline or 0, themes.index(i.theme), i.key))
    return MappingProxyType({indicator.key: indicator for indicator in indicators})


def headline_indicators() -> tuple[Indicator, ...]:
    """Those that leaders see first, in their order."""
    return tuple(indicator for indicator in all_indicators().values() if indicator.headline is not None)
