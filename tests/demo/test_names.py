import pytest

from dashboard.data.case_database.demo import names


@pytest.mark.parametrize(
    "given",
    [
        names.municipality_names(99),
        names.home_names(600),
        names.home_names(5_000),
        names.family_names(6_000),
        names.school_names(["public_school", "special_school", "private_school"] * 500),
        names.school_names(["public_school"] * 4_000),
        [names.staff_name(at) for at in range(2_700)],
    ],
)
def test_names_are_unique(given: list[str]) -> None:
    assert len(set(given)) == len(given)


def test_the_first_names_are_those_of_the_story() -> None:
    assert names.municipality_names(3) == ["Svane Kommune", "Hejre Kommune", "Lærke Kommune"]
    assert names.home_names(2) == ["Lindely", "Bakkehuset"]
    assert names.school_names(["public_school", "public_school"]) == ["Åskolen", "Engskolen"]


@pytest.mark.parametrize("letter", "æøå")
def test_danish_letters_occur(letter: str) -> None:
    every = [names.municipality_names(20), names.home_names(40), names.school_names(["public_school"] * 40)]
    assert all(any(letter in name.lower() for name in given) for given in every)
