"""The pack's sections as slides: text together, each figure by itself, what is said in passing for who presents."""

import pytest

from dashboard.components.meeting_mode.paging import figure_slides, lines_of, section_slides, typed
from dashboard.components.meeting_mode.slide import Slide
from dashboard.exports.pack.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Definition,
    Entry,
    Figure,
    Heading,
    Paragraph,
    Section,
    Shown,
    Table,
)
from dashboard.exports.pack.lines import Line

CHART = Chart(
    title="Mål",
    alt="",
    labels=("jan.",),
    points=(Shown(0.5, "50 %"),),
    top=1,
    ticks=(),
    unit="%",
    is_share=True,
    decimals=0,
)
FIGURE = Figure(title="Mål opnået", value="37 %", definition=(("Tælles", "mål"),))


def slides(*blocks: Block) -> list[Slide]:
    return section_slides(Section(key="tal", title="Tal", blocks=blocks), "2026")


def test_text_stays_together_and_a_figure_is_alone() -> None:
    found = slides(Paragraph("Først"), Bullets(("a", "b")), FIGURE, Paragraph("Sidst"))
    assert [(one.title, one.about, [line.text for line in one.lines]) for one in found] == [
        ("Tal", "", ["Først", "a", "b"]),
        ("Mål opnået", "Tal · 2026", []),
        ("Tal", "", ["Sidst"]),
    ]
    assert found[1].figure == FIGURE


def test_what_is_said_in_passing_is_for_who_presents() -> None:
    (first, second) = slides(Paragraph("Prikker er måneder.", is_note=True), FIGURE, FIGURE)
    assert first.asides == (("Tal", "Prikker er måneder."), ("Tælles", "mål"))
    assert second.asides == (("Tælles", "mål"),)
    assert not first.lines


def test_a_table_is_told_of_part_by_part() -> None:
    rows = tuple((Cell(f"Tal {at}"), Cell("1")) for at in range(30))
    table = Table(
        caption="De øvrige",
        header=("Tal", "Nu"),
        rows=rows,
        widths=(1, 1),
        told_of=tuple((row[0].head, "forbehold") for row in rows),
    )
    found = slides(Heading("De øvrige"), table)
    assert len(found) > 1
    assert [one.part for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert one.table is not None
        assert [term for term, _ in one.asides] == [row[0].head for row in one.table.rows]


@pytest.mark.parametrize(("chart", "on_the_first"), [(None, 8), (CHART, 3)])
def test_a_topics_text_stands_beside_its_figure_as_far_as_there_is_room(chart: Chart | None, on_the_first: int) -> None:
    figure = Figure(title="Mål", value="37 %", chart=chart)
    lines = [Line("Drøftelse", is_strong=True), *(Line("kort") for _ in range(on_the_first))]
    slide = Slide(key="punkt", title="1. Mål", about="Mål", figure=figure)
    assert len(figure_slides(slide, lines)) == 1
    first, second = figure_slides(slide, [*lines, Line("endnu en")])
    assert (first.figure, second.figure) == (figure, None)
    assert (second.about, second.part, second.parts) == ("Mål", 2, 2)


def test_a_topic_without_anything_is_a_slide_all_the_same() -> None:
    slide = Slide(key="punkt", title="1. Mål")
    assert figure_slides(slide, []) == [slide]
    assert slide.is_bare


def test_people_keep_their_own_breaks() -> None:
    assert [line.text for line in typed(" et \n\n to\r\ntre")] == ["et", "to", "tre"]
    entry = Entry(number="2.", title="Fravær", lines=("a\nb",))
    assert [(line.text, line.is_strong) for line in lines_of(entry)] == [
        ("2. Fravær", True),
        ("a", False),
        ("b", False),
    ]
    definition = Definition(title="Mål", pairs=(("Tælles", "mål"),))
    assert [line.text for line in lines_of(definition)] == ["Mål", "Tælles: mål"]


def test_a_block_that_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="Figure"):
        lines_of(FIGURE)
