"""A pack made from what it is asked of to its files, told step by step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dashboard.components.pack.asked import Asked, PackSection
from dashboard.components.pack.build import meeting_pack
from dashboard.exports.pack.document import Pack
from dashboard.exports.pack.pdf_file import pdf_file
from dashboard.exports.pack.pptx_file import pptx_file
from dashboard.exports.pack.shelf import Progress

Told = Callable[[Progress], None]

KINDS: Final = ("pdf", "pptx")


@dataclass(frozen=True, slots=True)
class MadePack:
    """The document, and its files by kind."""

    pack: Pack
    files: Mapping[str, bytes]


def make_pack(
    asked: Asked, sections: Sequence[PackSection], *, kinds: Sequence[str], vendor: Path, told: Told
) -> MadePack:
    """Makes the files of these KINDS. `vendor`: where the typeface lies. `told` hears each step when it begins."""
    words = asked.words
    steps, step = len(sections) + len(kinds), 0

    def begin(doing: str) -> None:
        nonlocal step
        step += 1
        told(Progress(step, steps, doing))

    pack = meeting_pack(asked, sections, begin)
    files = {}
    for kind in kinds:
        begin(words("The PDF file") if kind == "pdf" else words("The slides"))
        files[kind] = pdf_file(pack, vendor) if kind == "pdf" else pptx_file(pack)
    return MadePack(pack, MappingProxyType(files))
