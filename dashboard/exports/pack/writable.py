"""A pack's texts as each of its files can hold them: people paste signs that XML has none of, and no typeface draws."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from dashboard.exports.pack.document import Pack

# XML 1.0, section 2.2: control characters, and what is no character at all. Line ends and tabs stay.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def writable(pack: Pack) -> Pack:
    """The pack with a blank in place of each such sign."""
    found: Pack = _written(pack)
    return found


def _written(value: Any) -> Any:
    if type(value) is str:
        return _UNWRITABLE.sub(" ", value)
    if isinstance(value, list | tuple):
        return type(value)(map(_written, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _written(getattr(value, field.name)) for field in fields(value)})
    return value
