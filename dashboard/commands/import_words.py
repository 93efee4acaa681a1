"""The words of `dashboard import` beside those of faults."""

from collections.abc import Mapping
from typing import Final

from dashboard.vocabulary.text import Text

WORDS: Final[Mapping[str, Text]] = {
    "reads": Text(da="Læser {name}", en="Reading {name}"),
    "writes": Text(da="Skriver {name}", en="Writing {name}"),
    "mapping": Text(da="Mappingen kan ikke bruges:", en="The mapping cannot be used:"),
    "unwritable": Text(
        da="{path} kan ikke skrives: {reason}. Intet er indlæst. Vælg en anden mappe med --set-aside-dir.",
        en="{path} cannot be written: {reason}. Nothing is imported. Choose another folder with --set-aside-dir.",
    ),
    "more": Text(
        da="  … og {count} flere. --set-aside skriver dem alle i import-faults.csv.",
        en="  … and {count} more. --set-aside writes them all to import-faults.csv.",
    ),
    "refused": Text(
        da="Intet er indlæst. Ret fejlene, eller brug --set-aside for at udelade rækkerne.",
        en="Nothing is imported. Correct the faults, or leave the rows out with --set-aside.",
    ),
    "refused_file": Text(da="Intet er indlæst. Ret fejlene.", en="Nothing is imported. Correct the faults."),
    "notes": Text(da="Læg mærke til:", en="Note:"),
    "files": Text(da="Filer", en="Files"),
    "tables": Text(da="Tabeller", en="Tables"),
    "file": Text(da="fil", en="file"),
    "table": Text(da="tabel", en="table"),
    "encoding": Text(da="tegnsæt", en="encoding"),
    "separator": Text(da="skilletegn", en="separator"),
    "tab": Text(da="tabulator", en="tab"),
    "rows": Text(da="rækker", en="rows"),
    "set_aside": Text(da="lagt til side", en="set aside"),
    "cascade": Text(da="Følger af andre rækker", en="Because of other rows"),
    "read": Text(da="læst", en="read"),
    "left_out": Text(da="udeladt", en="left out"),
    "new": Text(da="nye", en="new"),
    "changed": Text(da="ændrede", en="changed"),
    "unchanged": Text(da="uændrede", en="unchanged"),
    "wrote": Text(da="Skrevet: {path}", en="Written: {path}"),
    "done": Text(da="Indlæst.", en="Imported."),
    "dry": Text(da="Prøvekørsel: intet er skrevet.", en="Dry run: nothing is written."),
}
