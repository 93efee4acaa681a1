"""Text in a CSV file that no spreadsheet takes for a formula.

OWASP, "CSV Injection": a cell that begins with = + - @ (or their full-width forms), a tab, a carriage return or a line
feed is given an apostrophe before it. Blanks before the sign count as nothing, as some programs trim them. An
apostrophe is put in as well where such a sign follows a separator inside the text: a program that was told another
separator than ours begins a cell there.
"""

import re
from typing import Final

_BEGINS_A_FORMULA: Final = re.compile(r"^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])|(?<=[,;|\t\r\n])(?=[=+\-@＝＋－＠])")


def neutral_text(text: str) -> str:
    """The text, with an apostrophe wherever a formula could begin. Numbers are not to be passed through here."""
    return _BEGINS_A_FORMULA.sub("'", text)
