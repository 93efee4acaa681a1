"""A mapping is checked before anything is read: every complaint names its key and what was meant perhaps."""

from pathlib import Path

import pytest

from dashboard.data.imports.mapping_faults import MappingWrong
from dashboard.data.imports.mapping_reader import read_mapping
from tests.imports.extracts import run, small

GOOD = """
[files.sager]
path = "sager.csv"

[[rows]]
table = "municipality"
from = "sager"
[rows.columns]
municipality_code = "Kommune"
name = { constant = "Svane Kommune" }
"""
NAME = 'name = { constant = "Svane Kommune" }'


def complaints(tmp_path: Path, text: str, language: str = "en") -> list[str]:
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingWrong) as wrong:
        read_mapping(path)
    return [sentence.in_language(language) for sentence in wrong.value.sentences]  # type: ignore[arg-type]


def test_a_good_mapping_is_read(tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text(GOOD, encoding="utf-8")
    mapping = read_mapping(tmp_path / "mapping.toml")
    assert mapping.files["sager"].path == "sager.csv"
    assert mapping.rows[0].columns["municipality_code"].columns == ("Kommune",)


CASES = [
    (GOOD.replace("[files.sager]", "[file.sager]"), "the key “file” is unknown. Did you mean “files”?"),
    (
        GOOD.replace('from = "sager"', 'form = "sager"'),
        "rows[1] (municipality): the key “form” is unknown. Did you mean “from”?",
    ),
    (
        GOOD.replace('from = "sager"', 'from = "sag"'),
        "rows[1] (municipality).from: the file “sag” is unknown. Did you mean “sager”?",
    ),
    (
        GOOD.replace('"municipality"', '"muncipality"'),
        "rows[1].table: the table “muncipality” is unknown. Did you mean “municipality”?",
    ),
    (GOOD.replace("name =", "nam ="), "rows[1] (municipality): the column “nam” is unknown. Did you mean “name”?"),
    (GOOD.replace(NAME, ""), "rows[1] (municipality): name must be given a value."),
    (GOOD.replace('path = "sager.csv"', ""), "files.sager: the key path is missing."),
    (GOOD.replace('"sager.csv"', '"../sager.csv"'), "files.sager.path: must be in the folder."),
    (GOOD.replace('"sager.csv"', "7"), "files.sager.path: must be a text."),
    (GOOD.replace('"sager.csv"', '"sager.csv"\nencoding = "utf8x"'), "files.sager.encoding: “utf8x” is unknown."),
    (GOOD.replace('"sager.csv"', '"sager.csv"\nseparator = "||"'), "files.sager.separator: must be one character."),
    (GOOD.replace('"sager.csv"', '"sager.csv"\nskip_lines = -1'), "files.sager.skip_lines: must be 0 or more."),
    (GOOD.replace('"sager.csv"', '"sager.csv"\nskip_lines = true'), "files.sager.skip_lines: must be a whole number."),
    (GOOD.replace('"sager.csv"', '"sager.csv"\ndates = ["dd-mm-yy"]'), "“dd-mm-yy” is no date format"),
    (GOOD.replace('"sager.csv"', '"sager.csv"\ndecimal = ";"'), "files.sager.decimal: must be"),
    (GOOD.replace('"sager.csv"', '"sager.csv"\ntrue = "x"\nfalse = "X"'), "true and false share words"),
    (
        GOOD.replace(NAME, 'name = { column = "A", constant = 1 }'),
        "write exactly one of column, columns, lookup, constant",
    ),
    (GOOD.replace(NAME, "name = {}"), "write exactly one of"),
    (GOOD.replace(NAME, "name = 3"), "must be a column name or a table"),
    (GOOD.replace(NAME, 'name = { colum = "A" }'), "the key “colum” is unknown. Did you mean “column”?"),
    (GOOD.replace(NAME, 'name = { column = "A", extract = "(" }'), "columns.name.extract: broken pattern"),
    (GOOD.replace(NAME, 'name = { column = "A", extract = "a" }'), "must have exactly one group"),
    (GOOD.replace(NAME, 'name = { column = "A", otherwise = "x" }'), "belongs to codes or lookup"),
    (
        GOOD.replace(NAME, 'name = { lookup = { in = "sag", match = { A = "B" }, take = "C" } }'),
        "the file “sag” is unknown",
    ),
    (
        GOOD.replace(NAME, 'name = { lookup = { in = "sager", match = { A = "B" }, take = "C", day = "D" } }'),
        "day, start and end belong together",
    ),
    (GOOD + '\n[[rows.where]]\ncolumn = "A"\n', "say in, not_in, empty, since or until"),
    (GOOD + '\n[[rows.where]]\nin = ["a"]\n', "rows[1] (municipality).where[1]: the key column is missing."),
    (GOOD + '\n[derived.x]\nfrom = "sager"\ngroup_by = ["A"]\n', "derived.x: write exactly one of take and following."),
    (
        GOOD + '\n[derived.x]\nfrom = "sager"\ngroup_by = ["A"]\n[derived.x.following]\nB = "C"\n',
        "derived.x: following needs order_by.",
    ),
    (
        GOOD + '\n[derived.x]\nfrom = "sager"\ngroup_by = ["A"]\n[derived.x.take]\nB = { most = "C" }\n',
        "exactly one of first, last",
    ),
    (
        GOOD + '\n[derived.sager]\nfrom = "sager"\ngroup_by = ["A"]\n[derived.sager.take]\nB = { first = "C" }\n',
        "the name is taken",
    ),
    ("", "there are no [[rows]]"),
    ("[[rows]\n", "is not TOML in UTF-8"),
    ('rows = ["a"]\n', "rows: must be tables."),
]


@pytest.mark.parametrize(("text", "complaint"), CASES)
def test_a_complaint_names_its_key(tmp_path: Path, text: str, complaint: str) -> None:
    assert any(complaint in sentence for sentence in complaints(tmp_path, text)), complaints(tmp_path, text)


def test_all_complaints_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('from = "sager"', "").replace('"sager.csv"', "7").replace("name =", "nam =")
    assert len(complaints(tmp_path, text)) == 2
    assert complaints(tmp_path, text, "da")[0] == "files.sager.path: skal være en tekst."


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MappingWrong):
        read_mapping(tmp_path / "no.toml")


def test_the_command_tells_and_stops(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "mapping.toml").write_text("[[rows]]\ntable = 'hjem'\n", encoding="utf-8")
    result = run(small(tmp_path / "extract"), sqlite_url, "--mapping", str(tmp_path / "mapping.toml"))
    assert result.exit_code == 2
    assert result.stderr.startswith("Mappingen kan ikke bruges:\n  rows[1].table: tabellen »hjem« kendes ikke.")
