"""A file as it was read: text in named columns, and which row of the spreadsheet each row is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.imports.formats import Format
from dashboard.data.imports.kinds import Kind
from dashboard.vocabulary.text import Text

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]
# Told how many bytes of a file, or rows of a table, are done.
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFault:
    """A fault of a file as a whole, which leaves nothing to set aside."""

    kind: Kind
    file: str
    row: int | None = None
    column: str = ""
    details: Mapping[str, str | Text] = field(default_factory=dict)


class FileRefused(Exception):  # noqa: N818 - carries faults; told in words by whoever asked
    """The file cannot be read as a table."""

    def __init__(self, *faults: FileFault) -> None:
        super().__init__(", ".join(f"{fault.file}: {fault.kind}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """What a mapping says about a file beside the words in it. None: detect."""

    path: str
    encoding: str | None = None
    separator: str | None = None
    skip_lines: int = 0
    sheet: str | None = None
    words: Format = field(default_factory=Format)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table of texts. `text` counts its rows from 0; `numbers` are the rows as a spreadsheet shows them."""

    key: str  # the name in the mapping
    file: str
    path: Path | None  # None: written in the mapping itself
    text: pd.DataFrame
    numbers: Ints
    words: Format
    encoding: str = ""
    separator: str = ""
    broken: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # rows with too many or too few fields

    @property
    def columns(self) -> list[str]:
        return [str(name) for name in self.text.columns]


def header_names(cells: Sequence[str], file: str, row: int) -> list[str]:
    """The trimmed column names without empty ones at the end (TEA ends its lines with a separator).

    Raises FileRefused for no names at all and for a name that is there twice. A column without a name among
    the others is named by its place (`#3`).
    """
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise FileRefused(FileFault(kind=Kind.EMPTY_FILE, file=file, row=row))
    names = [name or f"#{place}" for place, name in enumerate(names, start=1)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FileRefused(*(FileFault(kind=Kind.TWICE_COLUMN, file=file, row=row, column=name) for name in twice))
    return names


def text_columns(parts: Sequence[pd.DataFrame], names: Sequence[str]) -> pd.DataFrame:
    """The parts below one another, trimmed."""
    if not parts:
        return pd.DataFrame({name: pd.array([], dtype="str") for name in names})
    whole = pd.concat(parts, ignore_index=True)
    for name in names:
        whole[name] = whole[name].str.strip()
    return whole
