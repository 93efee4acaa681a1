"""What a mapping can do, one construct a test: a small file in, a table's rows out."""

from pathlib import Path
from typing import Any

from click.testing import Result

from tests.imports.extracts import rows, run, write

HEAD = """
[format]
dates = ["dd-mm-yyyy"]
decimal = ","
nulls = ["31-12-9999", "-1"]

[files.a]
path = "a.csv"
"""
CHILD = """
[[rows]]
table = "municipality"
values = [{ municipality_code = "903", name = "Svane Kommune" }]

[[rows]]
table = "child"
from = "a"
[rows.columns]
child_id = "id"
birth_on = "født"
municipality_code = { constant = "903" }
"""
HOME = """
[[rows]]
table = "municipality"
values = [{ municipality_code = "903", name = "Svane Kommune" }]

[[rows]]
table = "home"
from = "a"
[rows.columns]
municipality_code = { constant = "903" }
home_id = "id"
name = "navn"
kind = { constant = "foster_family" }
"""


def imported(tmp_path: Path, url: str, mapping: str, *arguments: str, **files: str) -> Result:
    extract = write(tmp_path / "extract", {f"{name}.csv": text for name, text in files.items()})
    (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
    return run(extract, url, "--mapping", str(tmp_path / "mapping.toml"), *arguments)


def made(tmp_path: Path, url: str, table: str, mapping: str, **files: str) -> list[tuple[Any, ...]]:
    """A table's rows after the import, without their empty columns and their municipality."""
    result = imported(tmp_path, url, mapping, **files)
    assert result.exit_code == 0, result.stderr
    return [
        tuple(value for name, value in row.items() if value is not None and name != "municipality_code")
        for row in rows(url, table)
    ]


def test_other_columns_are_nobodys_business(tmp_path: Path, sqlite_url: str) -> None:
    files = {"a": "id;født;bemærkning\nC1;12-05-2013;7105130001\n"}
    assert made(tmp_path, sqlite_url, "child", HEAD + CHILD, **files) == [("C1", "2013-05-12")]


def test_a_column_that_the_file_lacks(tmp_path: Path, sqlite_url: str) -> None:
    result = imported(tmp_path, sqlite_url, HEAD + CHILD, a="id;fødd\nC1;12-05-2013\n")
    assert result.exit_code == 1
    assert (
        "a.csv, kolonnen født: Kolonnen mangler i filen. Tilføj den, eller ret navnet. Mente du »fødd«?"
        in result.stderr
    )


def test_a_file_that_is_missing(tmp_path: Path, sqlite_url: str) -> None:
    result = imported(tmp_path, sqlite_url, HEAD + CHILD, aa="id;født\n")
    assert result.exit_code == 1
    assert "a.csv: Filen findes ikke." in result.stderr
    assert "Mente du »aa.csv«?" in result.stderr


def test_rows_are_left_out_by_conditions(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD.replace(
        'from = "a"\n',
        """from = "a"
where = [
  { column = "status", in = ["Aktiv", "Afsluttet"] },
  { column = "type", not_in = ["Test"] },
  { column = "slut", empty = true },
  { column = "født", since = 2010-01-01, until = 2015-12-31 },
]
""",
    )
    lines = [
        "C1;12-05-2013;Aktiv;A;31-12-9999",
        "C2;12-05-2013;Slettet;A;",
        "C3;12-05-2013;Aktiv;Test;",
        "C4;12-05-2013;Aktiv;A;01-01-2020",
        "C5;31-12-2009;Aktiv;A;",
        "C6;01-01-2016;Aktiv;A;",
        "C7;01-01-2010;Afsluttet;A;-1",
    ]
    files = {"a": "id;født;status;type;slut\n" + "\n".join(lines)}
    assert [row[0] for row in made(tmp_path, sqlite_url, "child", mapping, **files)] == ["C1", "C7"]


def test_keys_are_joined_and_prefixed(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD.replace('"id"', '{ columns = ["by", "id"], joined_by = "/", prefix = "sag-" }')
    files = {"a": "id;by;født\n7;N;12-05-2013\n"}
    assert made(tmp_path, sqlite_url, "child", mapping, **files) == [("sag-N/7", "2013-05-12")]


def test_a_prefix_hides_no_cpr_number(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD.replace('"id"', '{ column = "id", prefix = "sag" }')
    result = imported(tmp_path, sqlite_url, mapping, a="id;født\n7105130001;12-05-2013\n")
    assert result.exit_code == 1
    assert "ligner et CPR-nummer" in result.stderr
    assert "7105130001" not in result.stderr


def test_a_part_of_a_joined_key_is_needed(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD.replace('"id"', '{ columns = ["by", "id"] }')
    result = imported(tmp_path, sqlite_url, mapping, a="id;by;født\n7;;12-05-2013\n")
    assert "kolonnen by + id: Der mangler en værdi til child.child_id." in result.stderr


def test_p_numbers_of_places_need_leave(tmp_path: Path, sqlite_url: str) -> None:
    files = {"a": "id;navn\n1003010001;Ellemosen\n"}
    assert "ligner et CPR-nummer" in imported(tmp_path, sqlite_url, HEAD + HOME, **files).stderr
    mapping = HEAD + HOME.replace('"id"', '{ column = "id", p_number = true }')
    assert made(tmp_path, sqlite_url, "home", mapping, **files)[0][0] == "1003010001"


def test_codes_are_translated_and_a_new_one_is_a_fault(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD + 'gender = { column = "køn", codes = { P = "f", D = "m" } }\n'
    files = {"a": "id;født;køn\nC1;12-05-2013;P\nC2;12-05-2013;\nC3;12-05-2013;X\n"}
    assert "»X« har ingen oversættelse til child.gender" in imported(tmp_path, sqlite_url, mapping, **files).stderr
    mapping = mapping.replace("} }\n", '}, otherwise = "x" }\n')
    found = made(tmp_path, sqlite_url, "child", mapping, **files)
    assert [row[2:] for row in found] == [("f",), (), ("x",)]


def test_a_part_of_a_text_is_extracted(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + HOME + "places = { column = 'pladser', extract = '^(\\d+) pl' }\n"
    files = {"a": "id;navn;pladser\nH1;A;8 pl. i alt\n"}
    assert made(tmp_path, sqlite_url, "home", mapping, **files) == [("H1", "A", "foster_family", 8)]
    told = imported(tmp_path, sqlite_url, mapping, a="id;navn;pladser\nH1;A;otte\n").stderr
    assert "»otte« passer ikke på mønsteret til home.places (extract)" in told


def test_the_first_of_several_that_has_something(tmp_path: Path, sqlite_url: str) -> None:
    parts = '{ first_of = [{ column = "p", prefix = "P" }, { column = "id", prefix = "E" }] }'
    mapping = HEAD + HOME.replace('home_id = "id"', f"home_id = {parts}")
    files = {"a": "id;p;navn\n1;77;A\n2;;B\n"}
    assert [row[0] for row in made(tmp_path, sqlite_url, "home", mapping, **files)] == ["E2", "P77"]


def test_one_row_a_key_where_told_so(tmp_path: Path, sqlite_url: str) -> None:
    files = {"a": "id;navn\nH1;Første\nH1;Anden\nH2;Tredje\n"}
    assert imported(tmp_path, sqlite_url, HEAD + HOME, **files).exit_code == 1
    mapping = HEAD + HOME.replace('from = "a"\n', 'from = "a"\ndistinct = true\n')
    assert [row[:2] for row in made(tmp_path, sqlite_url, "home", mapping, **files)] == [
        ("H1", "Første"),
        ("H2", "Tredje"),
    ]


def test_two_sections_feed_a_table(tmp_path: Path, sqlite_url: str) -> None:
    second = HOME.partition("[[rows]]")[2].partition("[[rows]]")[2].replace('"a"', '"b"')
    mapping = HEAD + '[files.b]\npath = "b.csv"\n' + HOME + "\n[[rows]]" + second
    files = {"a": "id;navn\nH1;Fra a\n", "b": "id;navn\nH1;Fra b\nH2;Fra b\n"}
    told = imported(tmp_path, sqlite_url, mapping, **files).stderr
    assert "Nøglen »H1« i home er brugt før (a.csv:2)" in told
    mapping = mapping.replace('from = "b"\n', 'from = "b"\ndistinct = true\n')
    found = made(tmp_path, sqlite_url, "home", mapping, **files)
    assert [row[:2] for row in found] == [("H1", "Fra a"), ("H2", "Fra b")]


def test_numbers_flags_and_days_of_a_file(tmp_path: Path, sqlite_url: str) -> None:
    mapping = """
[files.a]
path = "a.csv"
dates = ["yyyymmdd"]
decimal = ","
true = ["x"]
false = [""]

[[rows]]
table = "instrument"
from = "a"
[rows.columns]
instrument_id = "id"
name = "id"
domain = { constant = "reading" }
maximum = "max"
minimum = { constant = 0.5 }
higher_is_better = { constant = true }
"""
    files = {"a": "id;max\nI1;1.234,5\n"}
    assert made(tmp_path, sqlite_url, "instrument", mapping, **files) == [("I1", "I1", "reading", 0.5, 1234.5, 1)]


def test_days_are_shifted_and_bounded(tmp_path: Path, sqlite_url: str) -> None:
    born = '{ column = "født", shift_days = -1, earliest = 2013-01-01, latest = 2013-12-31 }'
    mapping = HEAD + CHILD.replace('"født"', born)
    assert made(tmp_path, sqlite_url, "child", mapping, a="id;født\nC1;02-01-2013\n") == [("C1", "2013-01-01")]
    told = imported(tmp_path, sqlite_url, mapping, a="id;født\nC1;01-01-2013\nC2;02-01-2014\n").stderr
    assert "række 2, kolonnen født: Datoen »01-01-2013« ligger før 2013-01-01" in told
    assert "række 3, kolonnen født: Datoen »02-01-2014« ligger efter 2013-12-31" in told


LOOKUP = (
    HEAD
    + '[files.b]\npath = "b.csv"\n'
    + CHILD.replace('"id"', '{ lookup = { in = "b", match = { nr = "id" }, take = "sag", cpr = true } }')
)


def test_a_lookup_answers_from_another_file_however_cpr_numbers_are_written(tmp_path: Path, sqlite_url: str) -> None:
    files = {"a": "id;født\n610513-0001;12-05-2013\n", "b": "nr;sag\n6105130001;S7\n6105130001;S7\n"}
    assert made(tmp_path, sqlite_url, "child", LOOKUP, **files) == [("S7", "2013-05-12")]


def test_a_lookup_without_an_answer_or_with_several_is_a_fault(tmp_path: Path, sqlite_url: str) -> None:
    files = {"a": "id;født\n1;12-05-2013\n2;12-05-2013\n", "b": "nr;sag\n2;S7\n2;S8\n"}
    told = imported(tmp_path, sqlite_url, LOOKUP, **files).stderr
    assert "a.csv, række 2, kolonnen id: »1« findes ikke i b." in told
    assert "a.csv, række 3, kolonnen id: »2« har flere forskellige svar i b." in told
    assert "Der mangler en værdi" not in told


ON_DAY = """
[files.b]
path = "b.csv"

[files.c]
path = "c.csv"

[[rows]]
table = "course"
from = "b"
[rows.columns]
course_id = { columns = ["id", "fra"] }
child_id = "id"
model = { constant = "kia" }
start_on = "fra"
end_on = "til"

[[rows]]
table = "meeting"
from = "c"
[rows.columns]
meeting_id = "møde"
kind = { constant = "follow_up" }
held_on = "dag"
cancelled = { constant = false }

[rows.columns.course_id.lookup]
in = "b"
match = { id = "id" }
take = ["id", "fra"]
day = "dag"
start = "fra"
end = "til"
"""


def test_a_lookup_on_a_day_finds_the_interval(tmp_path: Path, sqlite_url: str) -> None:
    files = {
        "a": "id;født\nC1;12-05-2013\n",
        "b": "id;fra;til\nC1;01-01-2024;31-01-2024\nC1;01-03-2024;\n",
        "c": "møde;id;dag\nM1;C1;31-01-2024\nM2;C1;01-03-2024\n",
    }
    found = made(tmp_path, sqlite_url, "meeting", HEAD + CHILD + ON_DAY, **files)
    assert [row[:2] for row in found] == [("M1", "C1-01-01-2024"), ("M2", "C1-01-03-2024")]


def test_a_lookup_on_a_day_tells_before_from_between(tmp_path: Path, sqlite_url: str) -> None:
    files = {
        "a": "id;født\nC1;12-05-2013\n",
        "b": "id;fra;til\nC1;01-01-2024;31-01-2024\nC1;01-03-2024;\n",
        "c": "møde;id;dag\nM1;C1;31-12-2023\nM2;C1;01-02-2024\nM3;C1;x\n",
    }
    told = imported(tmp_path, sqlite_url, HEAD + CHILD + ON_DAY, **files).stderr
    assert "c.csv, række 2, kolonnen id + dag: »31-12-2023« ligger før den første periode i b" in told
    assert "c.csv, række 3, kolonnen id + dag: »01-02-2024« ligger mellem eller efter perioderne i b" in told
    assert "c.csv, række 4, kolonnen dag: »x« er ikke en dato. Skriv den som dd-mm-yyyy" in told


def test_rows_must_be_in_another_file_where_told_so(tmp_path: Path, sqlite_url: str) -> None:
    required = 'from = "a"\nrequired_in = [{ in = "b", match = { id = "id" } }]\n'
    mapping = HEAD + '[files.b]\npath = "b.csv"\n' + CHILD.replace('from = "a"\n', required)
    files = {"a": "id;født\nC1;12-05-2013\nC2;12-05-2013\n", "b": "id\nC1\n"}
    result = imported(tmp_path, sqlite_url, mapping, "--set-aside", **files)
    assert "a.csv, række 3, kolonnen id: »C2« findes ikke i b." in result.stderr
    assert [row["child_id"] for row in rows(sqlite_url, "child")] == ["C1"]


def test_a_fault_in_the_mappings_own_rows_cannot_be_set_aside(tmp_path: Path, sqlite_url: str) -> None:
    mapping = HEAD + CHILD.replace('name = "Svane Kommune"', 'name = "710513-0001"')
    result = imported(tmp_path, sqlite_url, mapping, "--set-aside", a="id;født\nC1;12-05-2013\n")
    assert result.exit_code == 1
    assert "mapping.toml, række 1, kolonnen name" in result.stderr
