"""What every kind of fault says: what is wrong and what to do. `{value}` and the like are filled in."""

from collections.abc import Mapping
from typing import Final

from dashboard.data.imports.kinds import Kind, Note
from dashboard.vocabulary.text import Text

FAULT_WORDS: Final[Mapping[Kind, Text]] = {
    Kind.MISSING_FILE: Text(
        da="Filen findes ikke. Læg den i mappen, eller ret stien i mappingen.{hint}",
        en="The file is not there. Put it in the folder, or correct the path in the mapping.{hint}",
    ),
    Kind.NO_FILES: Text(
        da="Mappen har ingen af de filer, der kan indlæses ({files}). Giv filerne de navne, eller brug en mapping.",
        en="The folder has none of the files that can be imported ({files}). Name them so, or use a mapping.",
    ),
    Kind.TWO_FILES: Text(
        da="Tabellen står både i en CSV- og en XLSX-fil. Fjern den ene.",
        en="The table is there both as CSV and as XLSX. Remove one of them.",
    ),
    Kind.UNKNOWN_FILE: Text(
        da="Filen svarer ikke til nogen tabel. Ret navnet, flyt filen, eller brug en mapping.{hint}",
        en="The file is none of the tables. Correct its name, move it away, or use a mapping.{hint}",
    ),
    Kind.UNREADABLE: Text(
        da="Filen kan ikke læses: {reason}. Kontrollér rettigheder, og at den ikke er åben i et andet program.",
        en="The file cannot be read: {reason}. Check permissions, and that no other program has it open.",
    ),
    Kind.WRONG_FORMAT: Text(
        da="Filen er ikke {wanted}, men ligner {found}. Gem den som CSV (UTF-8) eller XLSX med den endelse.",
        en="The file is not {wanted} but looks like {found}. Save it as CSV (UTF-8) or XLSX with that ending.",
    ),
    Kind.ENCODING: Text(
        da="Tegnene er hverken UTF-8 eller Windows-1252 (eller ikke {encoding}). Gem filen som UTF-8.",
        en="The characters are neither UTF-8 nor Windows-1252 (or not {encoding}). Save the file as UTF-8.",
    ),
    Kind.TOO_LARGE: Text(
        da="Filen er for stor: {what} er {found}, og grænsen er {limit}. Del den, eller gem den som CSV.",
        en="The file is too large: {what} is {found}, and the limit is {limit}. Split it, or save it as CSV.",
    ),
    Kind.TOO_MANY_ROWS: Text(
        da="Filen har flere end {limit} rækker. Del den, og indlæs delene hver for sig.",
        en="The file has more than {limit} rows. Split it, and import the parts one by one.",
    ),
    Kind.BROKEN_QUOTES: Text(
        da="Anførselstegnene går ikke op her, så resten af filen kan ikke læses. Ret rækken.",
        en="The quotation marks do not pair up here, so the rest cannot be read. Correct the row.",
    ),
    Kind.EMPTY_FILE: Text(
        da="Filen er tom: der mangler en række med kolonnenavne.",
        en="The file is empty: a row of column names is missing.",
    ),
    Kind.NO_SHEET: Text(
        da="Arket findes ikke. Ret navnet i mappingen; filen har: {sheets}.",
        en="There is no such sheet. Correct the name in the mapping; the file has: {sheets}.",
    ),
    Kind.ERROR_CELLS: Text(
        da="Cellen viser en fejl fra regnearket (som #N/A). Ret formlen, eller tøm cellen.",
        en="The cell shows a spreadsheet error (such as #N/A). Mend the formula, or empty the cell.",
    ),
    Kind.FORMULAS: Text(
        da="Cellen har en formel, hvis resultat ikke er gemt. Åbn filen i et regneark, og gem den.",
        en="The cell has a formula whose result is not stored. Open the file in a spreadsheet, and save it.",
    ),
    Kind.MISSING_COLUMN: Text(
        da="Kolonnen mangler i filen. Tilføj den, eller ret navnet.{hint}",
        en="The column is missing from the file. Add it, or correct the name.{hint}",
    ),
    Kind.UNKNOWN_COLUMN: Text(
        da="Tabellen har ikke sådan en kolonne. Ret navnet, eller slet kolonnen.{hint}",
        en="The table has no such column. Correct the name, or delete the column.{hint}",
    ),
    Kind.TWICE_COLUMN: Text(
        da="Kolonnenavnet står der to gange. Giv kolonnerne hvert sit navn.",
        en="The column name is there twice. Give each column a name of its own.",
    ),
    Kind.BROKEN_ROW: Text(
        da="Rækken har {other} felter, ikke så mange som overskriften. Sæt anførselstegn om felter med skilletegn i.",
        en="The row has {other} fields, not as many as the header. Quote fields that hold a separator.",
    ),
    Kind.REQUIRED: Text(
        da="Der mangler en værdi til {target}. Udfyld feltet.",
        en="A value for {target} is missing. Fill in the field.",
    ),
    Kind.CODE: Text(
        da="»{value}« er ikke en kode i {target}. Brug en af: {allowed}.",
        en="“{value}” is no code of {target}. Use one of: {allowed}.",
    ),
    Kind.UNTRANSLATED: Text(
        da="»{value}« har ingen oversættelse til {target}. Tilføj den under codes i mappingen, eller ret feltet.",
        en="“{value}” has no translation for {target}. Add it to codes in the mapping, or correct the field.",
    ),
    Kind.NOT_EXTRACTED: Text(
        da="»{value}« passer ikke på mønsteret til {target} (extract). Ret feltet eller mønsteret.",
        en="“{value}” does not fit the pattern for {target} (extract). Correct the field or the pattern.",
    ),
    Kind.DATE: Text(
        da="»{value}« er ikke en dato. Skriv den som {formats}.",
        en="“{value}” is not a date. Write it as {formats}.",
    ),
    Kind.YEAR: Text(
        da="Datoen »{value}« ligger uden for {years}. Betyder den »ingen slutdato«, så skriv den under nulls.",
        en="The date “{value}” is outside {years}. If it means “no end”, list it under nulls in the mapping.",
    ),
    Kind.TOO_EARLY: Text(
        da="Datoen »{value}« ligger før {limit}, som mappingen sætter som den tidligste for {target}. Ret den.",
        en="The date “{value}” is before {limit}, the earliest for {target} in the mapping. Correct it.",
    ),
    Kind.TOO_LATE: Text(
        da="Datoen »{value}« ligger efter {limit}, som mappingen sætter som den seneste for {target}. Ret den.",
        en="The date “{value}” is after {limit}, the latest for {target} in the mapping. Correct it.",
    ),
    Kind.NUMBER: Text(
        da="»{value}« er ikke et tal. Skriv det som {formats}.",
        en="“{value}” is not a number. Write it as {formats}.",
    ),
    Kind.WHOLE: Text(
        da="»{value}« er ikke et helt tal. Skriv det uden decimaler.",
        en="“{value}” is not a whole number. Write it without decimals.",
    ),
    Kind.RANGE: Text(
        da="»{value}« er uden for {limits} i {target}. Ret tallet.",
        en="“{value}” is outside {limits} for {target}. Correct the number.",
    ),
    Kind.NEGATIVE: Text(
        da="»{value}« er negativt, og {target} kan ikke være under 0. Ret tallet.",
        en="“{value}” is negative, and {target} cannot be below 0. Correct the number.",
    ),
    Kind.BOOLEAN: Text(
        da="»{value}« er hverken ja eller nej. Skriv et af: {allowed}.",
        en="“{value}” is neither yes nor no. Write one of: {allowed}.",
    ),
    Kind.TOO_LONG: Text(
        da="Teksten er længere end {limit} tegn. Forkort den.",
        en="The text is longer than {limit} characters. Shorten it.",
    ),
    Kind.CONTROL: Text(
        da="Teksten har usynlige styretegn. Skriv den igen.",
        en="The text has invisible control characters. Write it anew.",
    ),
    Kind.CPR: Text(
        da="»{value}« ligner et CPR-nummer. Et CPR-nummer må ikke stå i sagsdatabasen: brug systemets "
        "egen nøgle"
        " (et sagsnummer), fx med lookup. Er det et P-nummer på et sted, så skriv p_number = true i "
        "mappingen.",
        en="“{value}” looks like a CPR number. None may be in the case database: use the system's own key "
        "(a case"
        " number), by lookup for instance. If it is a place's P number, write p_number = true in the "
        "mapping.",
    ),
    Kind.END_BEFORE_START: Text(
        da="Slutter {value}, før det begynder {other}. Ret den ene dato.",
        en="Ends on {value} before it starts on {other}. Correct one of the dates.",
    ),
    Kind.ONE_OF: Text(
        da="Netop én af home_id og school_id skal være udfyldt.",
        en="Exactly one of home_id and school_id must be filled in.",
    ),
    Kind.DUPLICATE: Text(
        da="Nøglen »{value}« i {target} er brugt før ({other}). Slet den ene række, eller gør nøglen entydig.",
        en="The key “{value}” of {target} was used before ({other}). Delete one row, or make the key unique.",
    ),
    Kind.DANGLING: Text(
        da="»{value}« findes hverken i udtrækkets {target} eller i databasen. Tilføj den, eller ret henvisningen.",
        en="“{value}” is neither in the extract's {target} nor in the database. Add it, or correct the reference.",
    ),
    Kind.NOT_IN_FILE: Text(
        da="»{value}« findes ikke i {target}. Tilføj den dér, eller ret feltet.",
        en="“{value}” is not in {target}. Add it there, or correct the field.",
    ),
    Kind.BEFORE_FIRST: Text(
        da="»{value}« ligger før den første periode i {target}. Ret datoen, eller tilføj perioden.",
        en="“{value}” is before the first interval in {target}. Correct the date, or add the interval.",
    ),
    Kind.OUTSIDE: Text(
        da="»{value}« ligger mellem eller efter perioderne i {target}. Ret datoen, eller tilføj perioden.",
        en="“{value}” is between or after the intervals in {target}. Correct the date, or add the interval.",
    ),
    Kind.AMBIGUOUS: Text(
        da="»{value}« har flere forskellige svar i {target}. Ret rækkerne dér, så der kun er ét.",
        en="“{value}” has several different answers in {target}. Correct the rows there, so that one is left.",
    ),
}

# What of a file can be too large, and what a file can be that is not what its ending says.
SIZES: Final[Mapping[str, Text]] = {
    "file": Text(da="størrelsen", en="its size"),
    "unpacked": Text(da="størrelsen udpakket", en="its size unpacked"),
    "parts": Text(da="antallet af dele", en="the number of parts"),
    "rows": Text(da="antallet af rækker", en="the number of rows"),
    "columns": Text(da="antallet af kolonner", en="the number of columns"),
    "cells": Text(da="antallet af celler", en="the number of cells"),
    "header": Text(da="overskriftens længde", en="the length of its header"),
}
SOMETHING_ELSE: Final = Text(da="noget andet", en="something else")
OLD_EXCEL: Final = Text(da="en gammel eller beskyttet Excel-fil (XLS)", en="an old or protected Excel file (XLS)")

# Headings of the kinds in counts: "552 børn ...: ikke i episodes".
KIND_NAMES: Final[Mapping[Kind, Text]] = {
    Kind.MISSING_FILE: Text(da="Filen mangler", en="Missing file"),
    Kind.NO_FILES: Text(da="Ingen filer", en="No files"),
    Kind.TWO_FILES: Text(da="To filer til én tabel", en="Two files for one table"),
    Kind.UNKNOWN_FILE: Text(da="Ukendt fil", en="Unknown file"),
    Kind.UNREADABLE: Text(da="Ulæselig fil", en="Unreadable file"),
    Kind.WRONG_FORMAT: Text(da="Forkert filformat", en="Wrong file format"),
    Kind.ENCODING: Text(da="Ukendt tegnsæt", en="Unknown encoding"),
    Kind.TOO_LARGE: Text(da="For stor fil", en="File too large"),
    Kind.TOO_MANY_ROWS: Text(da="For mange rækker", en="Too many rows"),
    Kind.BROKEN_QUOTES: Text(da="Brudte anførselstegn", en="Broken quotation marks"),
    Kind.EMPTY_FILE: Text(da="Tom fil", en="Empty file"),
    Kind.NO_SHEET: Text(da="Arket mangler", en="Missing sheet"),
    Kind.ERROR_CELLS: Text(da="Fejl i regnearkets celler", en="Spreadsheet errors"),
    Kind.FORMULAS: Text(da="Formler uden resultat", en="Formulas without results"),
    Kind.MISSING_COLUMN: Text(da="Kolonnen mangler", en="Missing column"),
    Kind.UNKNOWN_COLUMN: Text(da="Ukendt kolonne", en="Unknown column"),
    Kind.TWICE_COLUMN: Text(da="Kolonnenavn to gange", en="Column name twice"),
    Kind.BROKEN_ROW: Text(da="Forkert antal felter", en="Wrong number of fields"),
    Kind.REQUIRED: Text(da="Manglende værdi", en="Missing value"),
    Kind.CODE: Text(da="Ukendt kode", en="Unknown code"),
    Kind.UNTRANSLATED: Text(da="Kode uden oversættelse", en="Code without translation"),
    Kind.NOT_EXTRACTED: Text(da="Passer ikke på mønsteret", en="Does not fit the pattern"),
    Kind.DATE: Text(da="Ikke en dato", en="Not a date"),
    Kind.YEAR: Text(da="Dato uden for rimelige år", en="Date outside sensible years"),
    Kind.TOO_EARLY: Text(da="For tidlig dato", en="Date too early"),
    Kind.TOO_LATE: Text(da="For sen dato", en="Date too late"),
    Kind.NUMBER: Text(da="Ikke et tal", en="Not a number"),
    Kind.WHOLE: Text(da="Ikke et helt tal", en="Not a whole number"),
    Kind.RANGE: Text(da="Tal uden for grænserne", en="Number out of range"),
    Kind.NEGATIVE: Text(da="Negativt tal", en="Negative number"),
    Kind.BOOLEAN: Text(da="Hverken ja eller nej", en="Neither yes nor no"),
    Kind.TOO_LONG: Text(da="For lang tekst", en="Text too long"),
    Kind.CONTROL: Text(da="Styretegn i tekst", en="Control characters in text"),
    Kind.CPR: Text(da="Ligner et CPR-nummer", en="Looks like a CPR number"),
    Kind.END_BEFORE_START: Text(da="Slut før start", en="End before start"),
    Kind.ONE_OF: Text(da="Ikke netop ét sted", en="Not exactly one place"),
    Kind.DUPLICATE: Text(da="Samme nøgle igen", en="Same key again"),
    Kind.DANGLING: Text(da="Henvisning uden mål", en="Dangling reference"),
    Kind.NOT_IN_FILE: Text(da="Ikke i den anden fil", en="Not in the other file"),
    Kind.BEFORE_FIRST: Text(da="Før den første periode", en="Before the first interval"),
    Kind.OUTSIDE: Text(da="Mellem eller efter perioderne", en="Between or after the intervals"),
    Kind.AMBIGUOUS: Text(da="Flere svar", en="Several answers"),
}

NOTE_WORDS: Final[Mapping[Note, Text]] = {
    Note.OVERLAP: Text(
        da="{table}: {count} rækker begynder, før en tidligere hos barnet er slut (fx {examples}).",
        en="{table}: {count} rows start before an earlier one of the child has ended (such as {examples}).",
    ),
    Note.FUTURE: Text(
        da="{table}: {count} datoer i {columns} ligger efter i dag. De tæller først med, når dagen kommer.",
        en="{table}: {count} dates in {columns} are after today. They count once the day has come.",
    ),
}
