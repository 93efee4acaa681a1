"""One slide of a pack: its title, its foot with the date stamp and number, its notes; and text in its language."""

from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation
from pptx.slide import Slide as PptxSlide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Inches, Pt

from dashboard.exports.pack.blocks import Pairs
from dashboard.exports.pack.document import Pack
from dashboard.vocabulary.result import Tone

INK: Final = RGBColor(0x1A, 0x1A, 0x1A)
MUTED: Final = RGBColor(0x59, 0x59, 0x59)
TONES: Final[dict[Tone, RGBColor]] = {
    "neutral": INK,
    "favourable": RGBColor(0x00, 0x59, 0xB3),
    "unfavourable": RGBColor(0xB2, 0x3C, 0x00),
}
WIDTH: Final = Inches(13.333)
HEIGHT: Final = Inches(7.5)
LEFT: Final = Inches(0.6)
TOP: Final = Inches(1.35)
INNER_WIDTH: Final = Emu(WIDTH - 2 * LEFT)
BOTTOM: Final = Inches(6.75)
_TITLE_ONLY: Final = 5  # of the layouts that python-pptx brings
_LANGUAGES: Final = {"da": MSO_LANGUAGE_ID.DANISH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


class SlideMaker:
    """Makes the slides of one presentation, which it turns to 16:9 first, with all its layouts."""

    def __init__(self, slides: Presentation, pack: Pack) -> None:
        self.slides = slides
        self.pack = pack
        wider = WIDTH / (slides.slide_width or WIDTH)
        slides.slide_width, slides.slide_height = WIDTH, HEIGHT
        for layout in (slides.slide_master, *slides.slide_layouts):
            for shape in layout.placeholders:
                shape.left, shape.top, shape.width, shape.height = (
                    Emu(int(shape.left * wider)),
                    shape.top,
                    Emu(int(shape.width * wider)),
                    shape.height,
                )

    def new(self, title: str) -> "Slide":
        return Slide(self.slides.slides.add_slide(self.slides.slide_layouts[_TITLE_ONLY]), self.pack, title)


class Slide:
    """A slide with its title and foot; `shapes` are python-pptx's own."""

    def __init__(self, slide: PptxSlide, pack: Pack, title: str) -> None:
        self.slide = slide
        self.shapes = slide.shapes
        self.pack = pack
        self._title(title)
        self._foot()

    def text(self, paragraph: _Paragraph, text: str, points: float, **look: Any) -> None:
        """Adds text of a size to a paragraph; `look`: bold, colour."""
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(points)
        run.font.bold = look.get("bold", False)
        run.font.color.rgb = look.get("colour", INK)
        run.font.language_id = _LANGUAGES[self.pack.language]

    def box(self, left: int, top: int, width: int, height: int) -> TextFrame:
        """An empty text box that wraps, without margins."""
        frame = self.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        return frame

    def note(self, pairs: Pairs) -> None:
        """What who presents reads: a term and what is said of it, a paragraph each."""
        if not pairs:
            return
        frame = self.slide.notes_slide.notes_text_frame
        assert frame is not None
        for at, (term, said) in enumerate(pairs):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = f"{term}: {said}"
            run.font.language_id = _LANGUAGES[self.pack.language]

    def describe(self, shape: Any, alt: str) -> None:
        """Gives a picture-like shape its text alternative."""
        (properties, *_) = shape.element.xpath(".//p:cNvPr")
        properties.set("descr", alt)

    def _title(self, title: str) -> None:
        shape = self.shapes.title
        assert shape is not None
        shape.left, shape.top, shape.width, shape.height = LEFT, Inches(0.4), INNER_WIDTH, Inches(0.8)
        shape.text_frame.margin_left = Emu(0)  # in line with what stands below
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        self.text(paragraph, title, 28, bold=True)

    def _foot(self) -> None:
        stamp = self.box(LEFT, Inches(6.98), Inches(11), Inches(0.3)).paragraphs[0]
        self.text(stamp, self.pack.stamp, 11, colour=MUTED)
        number = self.box(Inches(11.73), Inches(6.98), Inches(1), Inches(0.3)).paragraphs[0]
        number.alignment = PP_ALIGN.RIGHT
        self.text(number, "‹#›", 11, colour=MUTED)
        # A field: it stays right when slides are moved.
        (run,) = number._p.findall(f"{{{_DRAWING}}}r")  # noqa: SLF001  python-pptx has no fields
        run.tag = f"{{{_DRAWING}}}fld"
        run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        run.set("type", "slidenum")


def language_of(pack: Pack) -> str:
    """`da-DK`, as chart text is marked."""
    code: str = _LANGUAGES[pack.language].xml_value
    return code
