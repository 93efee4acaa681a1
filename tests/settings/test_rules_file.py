"""The municipality's rules from a file, with clear words for what is wrong in it."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.settings import SettingsError, load_rules
from dashboard.vocabulary.rules import Rules


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rules.toml"


def test_without_a_file_the_rules_are_the_contracts() -> None:
    assert load_rules(None) == Rules()


def test_a_rule_has_its_value_and_the_day_from_which_it_holds(file: Path) -> None:
    file.write_text("[cadence_slm]\nvalue = 84\nvalid_from = 2026-08-01\n", encoding="utf-8")
    rules = load_rules(file)
    assert (rules.cadence_slm, rules.cadence_kia) == (84, 56)
    assert dict(rules.valid_from) == {"cadence_slm": date(2026, 8, 1)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[cadence_slim]\nvalue = 1\nvalid_from = 2026-08-01", "hedder cadence_slim. Mener du cadence_slm?"),
        ("cadence_slm = 84", "[cadence_slm] skal have netop to linjer: value og valid_from."),
        ("[cadence_slm]\nvalue = 84", "[cadence_slm] skal have netop to linjer"),
        ("[cadence_slm]\nvalue = 84\nvalid_from = '2026-08-01'", "[cadence_slm] valid_from skal være en dato"),
        ("[cadence_slm]\nvalue = 84\nvalid_from = 2026-08-01T00:00:00", "valid_from skal være en dato"),
        ("[cadence_slm]\nvalue = 0\nvalid_from = 2026-08-01", "value skal være et helt tal fra 1 til 730."),
        ("[grace_slm]\nvalue = -1\nvalid_from = 2026-08-01", "value skal være et helt tal fra 0 til 730."),
        ("[cadence_slm]\nvalue = 84.5\nvalid_from = 2026-08-01", "value skal være et helt tal"),
        ("[cadence_slm]\nvalue = true\nvalid_from = 2026-08-01", "value skal være et helt tal"),
        ("[high_absence_percent]\nvalue = 100\nvalid_from = 2026-08-01", "fra 1 til 99."),
        ("[cadence_slm", "Filen er ikke gyldig TOML: "),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_do(file: Path, text: str, told: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_rules(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert told in str(caught.value)


def test_all_faults_are_told_at_once(file: Path) -> None:
    file.write_text("a = 1\n[cadence_slm]\nvalue = 0\nvalid_from = 1\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_rules(file)
    assert len(caught.value.problems) == 3


def test_a_missing_file_names_the_variable(file: Path) -> None:
    with pytest.raises(SettingsError, match="DASHBOARD_RULES_FILE"):
        load_rules(file)


def test_a_file_that_is_not_utf8_is_told(file: Path) -> None:
    file.write_bytes("# æ".encode("cp1252"))
    with pytest.raises(SettingsError, match="Gem den som UTF-8"):
        load_rules(file)
