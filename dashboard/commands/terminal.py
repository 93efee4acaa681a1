"""The language of whoever sits at the terminal, as the terminal itself is set."""

import os

from dashboard.i18n.words import Words

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def terminal_words() -> Words:
    """English on an English terminal; Danish on any other."""
    chosen = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return Words("en" if chosen.startswith("en") else "da")
