"""A meeting pack with a block of every kind, small enough to be read by eye. Homes are invented."""

from datetime import UTC, datetime
from typing import Final

from dashboard.exports.pack.blocks import (
    Bullets,
    Cell,
    Chart,
    Cover,
    Definition,
    Entry,
    Figure,
    Heading,
    Nothing,
    Paragraph,
    Section,
    Shown,
    Table,
    Withheld,
)
from dashboard.exports.pack.document import Pack, PackWords

# What people could type: markup of the writer's and of XML, a formula, a file's address, signs of all sorts.
HOSTILE: Final = '#read("/etc/passwd") $x^2$ *fed* <b>&amp; =1+1 \\ @x `kode` // /* [a]'
WITHHELD_TOLD: Final = "jan.: vises ikke af hensyn til børnene"
CHART: Final = Chart(
    title="Mål opnået måned for måned",
    alt="2 af 4 måneder har et tal, det seneste feb. 2026: 4 af 6.",
    labels=("nov.\n2025", "dec.", "jan.\n2026", "feb."),
    points=(Shown(0.37, "37 %", 0.25, 0.5), Nothing(), Withheld(WITHHELD_TOLD), Shown(0.67, "4 af 6", is_count=True)),
    top=1.0,
    ticks=((0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %")),
    unit="%",
    is_share=True,
    decimals=0,
    target=0.8,
    target_told="mål: mindst 80 %",
)
FIGURE: Final = Figure(
    title="Mål opnået",
    value="37 %",
    basis="592 af 1.595 mål · 282 børn",
    note="Usikkerhed 34 % til 41 %",
    judged="Lavere – næppe tilfældigt.",
    tone="unfavourable",
    before="Før: 41 % (670 af 1.637)",
    chart=CHART,
    definition=(("Tælles", "De mål, der er opnået."), ("Forbehold", "Nære mål nås oftere.")),
)
HOMES: Final = tuple(f"Hjem {number}" for number in range(60))
TABLE: Final = Table(
    caption="Anbringelsessteder",
    header=("Anbringelsessted", "Til tiden"),
    rows=(
        *((Cell(home), Cell("78 %", "7 af 9", "klart lavere", "unfavourable")) for home in HOMES),
        (Cell("Alle"), Cell("71 %")),
    ),
    widths=(3, 1),
    last_is_all=True,
    told_of=(("Til tiden", "Et forbehold."),),
)


def pack(*sections: Section) -> Pack:
    """A pack of these sections; of one of every kind where none are given."""
    return Pack(
        stem="moedepakke-2026-12-15",
        language="da",
        cover=Cover(
            title="Mødepakke",
            day="tirsdag den 15. december 2026",
            municipality="Svane Kommune",
            facts=(("Sted", "Rådhuset"),),
        ),
        sections=sections
        or (
            Section(
                key="dagsorden",
                title="Dagsorden",
                blocks=[Entry(number="1.", title=HOSTILE, lines=(HOSTILE,), blanks=("Beslutning", "Ansvarlig"))],
            ),
            Section(
                key="indikatorer",
                title="Indikatorer",
                blocks=[
                    Paragraph("Alle tal er for tolv måneder.", is_note=True),
                    FIGURE,
                    Heading("Flere"),
                    Bullets(("Et", "To")),
                ],
                starts_page=True,
            ),
            Section(key="hjem", title="Bilag: Hjem", blocks=[TABLE]),
            Section(
                key="ord",
                title="Bilag: Definitioner",
                blocks=[Definition(title="Fravær", pairs=(("Tælles", "Dage."),))],
                only_on_paper=True,
            ),
        ),
        stamp="Styregruppen 15. dec. 2026 · data til og med 20. nov. 2026",
        made_at=datetime(2026, 11, 22, 5, 0, 0, 123456, tzinfo=UTC),
        words=PackWords(contents="Indhold", page="Side # af ##"),
    )
