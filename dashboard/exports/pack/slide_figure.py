"""One indicator on a slide: the figure in big type beside its chart, its definition in the notes."""

from pptx.util import Inches, Pt

from dashboard.exports.pack.blocks import Figure
from dashboard.exports.pack.slide import BOTTOM, INNER_WIDTH, LEFT, MUTED, TONES, TOP, Slide
from dashboard.exports.pack.slide_chart import draw_chart

_COLUMN = Inches(3.9)
_GAP = Inches(0.3)
_LONGEST_NUMBER = 14  # characters; longer is a sentence


def draw_figure(slide: Slide, figure: Figure) -> None:
    """Draws the figure on an empty slide."""
    frame = slide.box(LEFT, TOP, _COLUMN, BOTTOM - TOP)
    size = 54 if len(figure.value) <= _LONGEST_NUMBER else 24
    slide.text(frame.paragraphs[0], figure.value, size, bold=True)
    for text, points, look in (
        (figure.basis, 16, {}),
        (figure.note, 14, {"colour": MUTED}),
        (figure.judged, 16, {"bold": True, "colour": TONES[figure.tone]}),
        (figure.before, 14, {}),
        (figure.parts, 12, {"colour": MUTED}),
    ):
        if text:
            paragraph = frame.add_paragraph()
            paragraph.space_after = Pt(6)
            slide.text(paragraph, text, points, **look)
    if figure.chart is not None:
        left = LEFT + _COLUMN + _GAP
        draw_chart(slide, figure.chart, (left, TOP, INNER_WIDTH - _COLUMN - _GAP, BOTTOM - TOP))
