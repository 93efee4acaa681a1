"""A meeting pack as PDF: tagged (PDF/UA-1), searchable, its charts vectors, its typeface embedded."""

import dataclasses
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from dashboard.exports.pack.blocks import Block, Chart, Section
from dashboard.exports.pack.chart_svg import chart_svg
from dashboard.exports.pack.document import Pack
from dashboard.exports.pack.fonts import lay_out_fonts
from dashboard.exports.pack.writable import writable

_TEMPLATE: Final = Path(__file__).with_name("pack.typ")


def pdf_file(pack: Pack, vendor: Path) -> bytes:
    """The pack as PDF. `vendor`: where the browser's typeface lies; without it another one is used.

    The texts reach the writer as one JSON string that it reads as data. It is shut into an empty folder of its own.
    """
    with TemporaryDirectory(prefix="pack-") as made:
        folder = Path(made)
        lay_out_fonts(vendor, folder)
        compiler = typst.Compiler(
            Path(shutil.copy(_TEMPLATE, folder)),
            root=folder,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
            sys_inputs={"pack": json.dumps(_data(writable(pack)), ensure_ascii=False)},
            package_path=folder,
            package_cache_path=folder,
        )
        made_at = int(pack.made_at.timestamp())
        try:
            written = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=made_at)
        except typst.TypstError:
            # Somebody typed a sign that no typeface here has (an emoji), which PDF/UA forbids; the tags stay.
            written = compiler.compile(format="pdf", timestamp=made_at)
    assert isinstance(written, bytes)
    return written


def _data(pack: Pack) -> dict[str, Any]:
    return {
        "title": f"{pack.cover.title} {pack.cover.day}",
        "language": pack.language,
        "stamp": pack.stamp,
        "words": dataclasses.asdict(pack.words),
        "cover": dataclasses.asdict(pack.cover),
        "sections": [_section(section) for section in pack.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "starts_page": section.starts_page,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    """The block's fields under the name of its kind; a chart as its picture."""
    data = {"kind": type(block).__name__.lower(), **dataclasses.asdict(block)}
    chart = getattr(block, "chart", None)
    if isinstance(chart, Chart):
        data["chart"] = {"alt": f"{chart.title}. {chart.alt}", "svg": chart_svg(chart)}
    return data
