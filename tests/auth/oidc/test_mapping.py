"""Which roles which claims give, and what is said of a mapping that cannot be used."""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from dashboard.auth.oidc.mapping import ClaimMapping
from dashboard.auth.oidc.mapping_file import load_mapping
from dashboard.settings import SettingsError

MAPPING = """
username = "upn"
display_name = "name"

[[role]]
claim = "groups"
value = "f3c1.a"
role = "chief"

[[role]]
claim = "groups"
pattern = "hjem-(?P<key>.+)"
role = "home_leader"
place = "home:{key}"

[[role]]
claim = ["realm_access", "roles"]
value = "styregruppe"
role = "steering_group"
place = "steering_group:main"

[[role]]
claim = "https://kommune.example/visitor"
value = "nabo"
role = "coordinator"
place = "municipality:888"
"""
DOCUMENTATION = (Path(__file__).parents[3] / "docs" / "sign-in.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^ *```toml\n(.*?)^ *```", DOCUMENTATION, re.DOTALL | re.MULTILINE)
Write = Callable[[str], ClaimMapping]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(text)`: the mapping of a file with this text, in the municipality 999."""

    def write(text: str) -> ClaimMapping:
        file = tmp_path / "roles.toml"
        file.write_text(text, encoding="utf-8")
        return load_mapping(file, "999")

    return write


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"groups": ["f3c1.a"]}, ["chief municipality:999"]),
        ({"groups": "f3c1.a"}, ["chief municipality:999"]),
        ({"groups": ["f3c1-a", "F3C1.a", "f3c1.a "]}, []),  # a value is no pattern, and all of it counts
        ({"groups": ["hjem-H1", "hjem-H2"]}, ["home_leader home:H1", "home_leader home:H2"]),
        ({"groups": ["hjem-", "xhjem-H1"]}, []),
        ({"groups": ["hjem-{key}"]}, ["home_leader home:{key}"]),
        ({"realm_access": {"roles": ["styregruppe"]}}, ["steering_group steering_group:main"]),
        ({"realm_access": ["styregruppe"], "roles": ["styregruppe"]}, []),
        ({"https://kommune.example/visitor": "nabo"}, ["coordinator municipality:888"]),
        ({"groups": [1, None, ["f3c1.a"], {"f3c1.a": 1}]}, []),
        ({"groups": {"f3c1.a": True}}, []),
        ({}, []),
    ],
)
def test_the_claims_give_these_roles_and_no_others(write: Write, claims: dict[str, Any], roles: list[str]) -> None:
    found = write(MAPPING).roles(claims)
    assert sorted(f"{held.role} {held.place_kind.value}:{held.place_key}" for held in found) == roles


@pytest.mark.parametrize(
    ("claims", "username", "display_name"),
    [
        ({"sub": "7", "upn": "anne@x", "name": "Anne Bach"}, "anne@x", "Anne Bach"),
        ({"sub": "7", "upn": "anne@x"}, "anne@x", "anne@x"),
        ({"sub": "7", "upn": 12, "name": ["Anne", "Bach"]}, "7", "Anne"),
        ({"sub": "7", "upn": " anne\u202e\n ", "name": "A" * 300}, "anne", "A" * 200),
    ],
)
def test_a_person_has_the_names_that_the_provider_tells(
    write: Write, claims: dict[str, Any], username: str, display_name: str
) -> None:
    identity = write(MAPPING).identity("https://issuer", claims)
    assert (identity.issuer, identity.subject) == ("https://issuer", "7")
    assert (identity.username, identity.display_name) == (username, display_name)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "Skriv enten value"),
        ('value = ""', "Skriv enten value"),
        ("value = 7", "Skriv enten value"),
        ('value = "a"\npattern = "a"', "Skriv enten value"),
        ('pattern = "(a"', "pattern er ikke et regulært udtryk."),
        ('value = "a"\nplase = "home:H1"', "plase kendes ikke. Mener du place?"),
        ('value = "a"\nplace = "school:S1"', 'home_leader skal have place = "home:…".'),
        ('value = "a"\nplace = "home:"', 'home_leader skal have place = "home:…".'),
        ('value = "a"\nplace = 7', 'home_leader skal have place = "home:…".'),
        ('value = "a"', 'home_leader skal have place = "home:…".'),
        ('value = "a"\nplace = "home:{key}"', "place bruger {key}; så skal pattern sige"),
        ('pattern = "(?P<home>.+)"\nplace = "home:{key}"', "place bruger {key}; så skal pattern sige"),
    ],
)
def test_a_fault_in_a_role_is_told_with_its_place(write: Write, line: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        write(f'[[role]]\nclaim = "groups"\nvalue = "x"\nrole = "chief"\n[[role]]\nclaim = "groups"\n{line}\n' + HOME)
    assert any(f"roles.toml: [[role]] nr. 2: {told}" in problem.da for problem in caught.value.problems)


HOME = 'role = "home_leader"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Filen giver ingen roller"),
        ("role = []", "Filen giver ingen roller"),
        ('role = "chief"', "Filen giver ingen roller"),
        ("username = 7\n" + MAPPING.partition("\n\n")[2], "username skal være navnet på en oplysning"),
        ("user_name = 'upn'\n" + MAPPING.partition("\n\n")[2], "user_name kendes ikke. Mener du username?"),
        ("[[role]]\nvalue = 'a'\nrole = 'chief'", "claim skal være navnet på en oplysning"),
        ("[[role]]\nclaim = []\nvalue = 'a'\nrole = 'chief'", "claim skal være navnet på en oplysning"),
        ("[[role]]\nclaim = 'a'\nvalue = 'a'\nrole = 'boss'", "role skal være en af chief, coordinator, home_leader"),
        (
            "[[role]]\nclaim = 'a'\nvalue = 'a'\nrole = 'administrator'\nplace = 'municipality:888'",
            "administrator kan kun haves i den egen kommune.",
        ),
        ("[[role", "Filen er ikke gyldig TOML: "),
    ],
)
def test_a_fault_in_the_file_is_told(write: Write, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        write(text)
    assert told in str(caught.value)
    assert len(caught.value.problems) == 1


def test_all_faults_are_told_at_once(write: Write) -> None:
    with pytest.raises(SettingsError) as caught:
        write("a = 1\n[[role]]\nrole = 'chief'\n[[role]]\nclaim = 'a'\nvalue = 'a'")
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_of_the_documentation_can_be_used(write: Write, block: str) -> None:
    assert write(dedent(block)).rules != ()


def test_a_missing_file_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DASHBOARD_OIDC_MAPPING"):
        load_mapping(tmp_path / "none.toml", "999")
