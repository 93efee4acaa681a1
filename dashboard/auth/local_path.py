"""Where to go after signing in: only ever a page of our own."""

from typing import Final
from urllib.parse import unquote, urlsplit

START: Final = "/"
BEGIN: Final = "/start"  # leads on to what somebody has chosen to begin with
_LONGEST: Final = 2000


def local_path(text: str | None, *, never: frozenset[str] = frozenset()) -> str:
    """The text when it is a path on this host (perhaps with a query), else the start page.

    Browsers drop tabs and line breaks and read a backslash as a slash; and something in between may decode it
    once more. So all of that is refused, in the text and in what it decodes to. `never` names other paths that
    are not to be gone to.
    """
    if not text or len(text) > _LONGEST:
        return START
    once = unquote(text)
    if not all(_is_local(form) for form in (text, once, unquote(once))):
        return START
    return START if urlsplit(text).path in never else text


def first_page(path: str) -> str:
    """Where somebody goes who has just signed in: who asked for no page in particular, to what they begin with."""
    return BEGIN if path == START else path


def _is_local(text: str) -> bool:
    if not text.startswith("/") or text.startswith("//") or "\\" in text:
        return False
    if any(ord(character) < ord(" ") or ord(character) == 0x7F for character in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc
