"""The demo's people: made once, kept to their owner, and the same again."""

from pathlib import Path

from dashboard.auth.demo_people import SignIn, create_demo_people, read_sign_ins
from dashboard.auth.passwords import Passwords
from dashboard.auth.roles import ROLES
from dashboard.auth.scope_of import permissions_of
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import credentials, disable_person, list_people
from dashboard.settings import Settings
from tests.auth.conftest import START


def create(database: AppDatabase, folder: Path, home: str = "H1") -> list[SignIn]:
    return create_demo_people(
        database,
        folder,
        municipality=("999", "Svane Kommune"),
        homes={home: "Lindely", "H9": "Birkely"},
        schools={"S1": "Åskolen"},
        now=START,
    )


def test_there_is_one_person_for_each_role_who_may_do_something(
    database: AppDatabase, tmp_path: Path, settings: Settings
) -> None:
    people = create(database, tmp_path)
    assert {person.role for person in people} == set(ROLES)
    assert all(permissions_of(person, settings) for person in list_people(database))


def test_the_passwords_are_those_of_the_database(database: AppDatabase, tmp_path: Path) -> None:
    for person in create(database, tmp_path):
        found = credentials(database, person.username)
        assert found is not None
        assert Passwords().is_right(found.password_hash, person.password)


def test_the_file_is_its_owners_only_and_read_back(database: AppDatabase, tmp_path: Path) -> None:
    people = create(database, tmp_path)
    assert (tmp_path / "sign-ins.json").stat().st_mode & 0o777 == 0o600
    assert read_sign_ins(tmp_path) == people
    assert [path.name for path in tmp_path.glob("sign-ins*")] == ["sign-ins.json"]


def test_a_second_time_keeps_the_passwords_and_the_sessions(database: AppDatabase, tmp_path: Path) -> None:
    first = create(database, tmp_path)
    before = credentials(database, "chef")
    assert create(database, tmp_path) == first
    assert credentials(database, "chef") == before


def test_where_the_file_is_lost_new_passwords_are_given(database: AppDatabase, tmp_path: Path) -> None:
    first = create(database, tmp_path)
    (tmp_path / "sign-ins.json").unlink()
    second = create(database, tmp_path)
    found = credentials(database, "chef")
    assert found is not None
    assert first[0].password != second[0].password
    assert Passwords().is_right(found.password_hash, second[0].password)


def test_a_new_demo_moves_the_leader_to_its_home(database: AppDatabase, tmp_path: Path) -> None:
    create(database, tmp_path)
    create(database, tmp_path, home="H7")
    leader = next(person for person in list_people(database) if person.username == "hjemleder")
    assert [held.place_key for held in leader.roles] == ["H7"]


def test_who_was_disabled_stays_so(database: AppDatabase, tmp_path: Path) -> None:
    create(database, tmp_path)
    disable_person(database, "chef", START)
    create(database, tmp_path)
    found = credentials(database, "chef")
    assert found is not None
    assert found.disabled


def test_without_a_demo_there_are_no_sign_ins(tmp_path: Path) -> None:
    assert read_sign_ins(tmp_path) == []
