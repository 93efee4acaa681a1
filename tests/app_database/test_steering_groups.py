"""Steering groups: named once, changed as they were seen, and deleted only where nothing hangs on them."""

from collections.abc import Callable

import pytest

from dashboard.data.app_database import steering_group_changes as changes
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.data.app_database.people import add_person, disable_person, people_who_sign_in
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.sessions import open_session, start_session
from dashboard.data.app_database.steering_groups import (
    Level,
    UnknownGroupError,
    members_of,
    steering_group_for,
    steering_groups,
)
from dashboard.data.app_database.tables import PlaceKind
from tests.app_database.test_meetings import plan
from tests.app_database.test_people import NOW


def add(database: AppDatabase, name: str = "Skolerne", level: Level = Level.SCHOOL) -> str:
    return changes.add_group(database, name=name, level=level, rhythm_months=2, now=NOW)


def change(database: AppDatabase, group: str, version: int, name: str) -> None:
    changes.change_group(
        database, group, version=version, name=name, level=Level.PPR, rhythm_months=6, now=NOW
    )  # fmt: skip


def somebody(database: AppDatabase, username: str, *roles: RoleHeld) -> str:
    return add_person(
        database, username=username, display_name=username.title(), password_hash="x", roles=roles, now=NOW
    )  # fmt: skip


def test_groups_come_by_level_and_name(database: AppDatabase) -> None:
    for name, level in (("B", Level.HOMES), ("A", Level.HOMES), ("D", Level.PPR), ("C", Level.SCHOOL)):
        add(database, name, level)
    assert [group.name for group in steering_groups(database)] == ["Styregruppen", "C", "A", "B", "D"]


def test_a_group_is_changed_as_it_was_seen(database: AppDatabase) -> None:
    group = add(database)
    change(database, group, 1, "PPR")
    found = steering_group_for(database, group)
    assert (found.name, found.level, found.rhythm_months, found.version) == ("PPR", Level.PPR, 6, 2)
    with pytest.raises(changes.GroupChangedError):
        change(database, group, 1, "Andet")
    with pytest.raises(changes.GroupNameTakenError):
        change(database, group, 2, "Styregruppen")
    with pytest.raises(changes.GroupNameTakenError):
        add(database, "PPR")
    with pytest.raises(UnknownGroupError):
        change(database, "made-up", 1, "Andet")
    assert steering_group_for(database, group) == found


def hold_role(database: AppDatabase, group: str) -> None:
    somebody(database, "lone", RoleHeld("steering_group", PlaceKind.STEERING_GROUP, group))


@pytest.mark.parametrize("use", [lambda database, group: plan(database, group=group), hold_role])
def test_a_group_that_is_used_is_not_deleted(database: AppDatabase, use: Callable[[AppDatabase, str], object]) -> None:
    used, unused = add(database), add(database, "Ubrugt")
    use(database, used)
    changes.add_member(database, unused, name="Ole", person_id=None, function="")
    changes.delete_group(database, unused)
    for group in (used, MAIN_GROUP):
        with pytest.raises(changes.GroupInUseError):
            changes.delete_group(database, group)
    with pytest.raises(UnknownGroupError):
        changes.delete_group(database, unused)
    assert members_of(database, unused) == ()


def test_there_are_only_so_many_groups_and_members(database: AppDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_GROUPS", 2)
    monkeypatch.setattr(changes, "MOST_MEMBERS", 1)
    group = add(database)
    with pytest.raises(changes.TooManyGroupsError):
        add(database, "En til")
    changes.add_member(database, group, name="Ole", person_id=None, function="")
    with pytest.raises(changes.TooManyMembersError):
        changes.add_member(database, group, name="Eva", person_id=None, function="")


def test_members_sign_in_or_are_names_alone(database: AppDatabase) -> None:
    group, person = add(database), somebody(database, "lone")
    changes.add_member(database, group, name="Lone", person_id=person, function="Skolechef")
    changes.add_member(database, group, name="Ole", person_id=None, function="")
    changes.add_member(database, group, name="Ole", person_id=None, function="")  # two may be called the same
    with pytest.raises(changes.MemberAlreadyError):
        changes.add_member(database, group, name="Lone", person_id=person, function="")
    with pytest.raises(UnknownGroupError):
        changes.add_member(database, "made-up", name="Ole", person_id=None, function="")
    found = members_of(database, group)
    assert [(member.name, member.person_id, member.function) for member in found] == [
        ("Lone", person, "Skolechef"), ("Ole", None, ""), ("Ole", None, "")
    ]  # fmt: skip
    changes.remove_member(database, group, found[1].member_id)
    with pytest.raises(changes.UnknownMemberError):
        changes.remove_member(database, MAIN_GROUP, found[0].member_id)
    assert len(members_of(database, group)) == 2


def test_a_session_knows_the_groups_of_its_person(database: AppDatabase) -> None:
    person, other = somebody(database, "lone"), somebody(database, "ole")
    groups = {add(database, "A"), add(database, "B")}
    for group in groups:
        changes.add_member(database, group, name="Lone", person_id=person, function="")
    for key, who in (("t", person), ("u", other)):
        start_session(database, person_id=who, token_hash=key, address="a", user_agent="u", now=NOW)
    sessions = [open_session(database, key) for key in ("t", "u")]
    assert [session.groups for session in sessions if session is not None] == [groups, set()]


def test_who_is_disabled_is_not_among_those_to_choose(database: AppDatabase) -> None:
    person = somebody(database, "lone")
    somebody(database, "ole")
    disable_person(database, "ole", NOW)
    assert people_who_sign_in(database) == ((person, "Lone"),)
