"""Passwords: strong hashes, and as much work for nobody as for somebody."""

import pytest

from dashboard.auth.clock import now
from dashboard.auth.context import AuthContext
from dashboard.auth.passwords import Passwords
from dashboard.auth.sign_in import Refused, sign_in
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person, credentials, disable_person
from dashboard.settings import Settings
from tests.auth.conftest import PASSWORD, START


class Counting(Passwords):
    """Notes which checks were made."""

    def __init__(self) -> None:
        super().__init__(passes=1, memory_kib=8)
        self.checks = 0

    def is_right(self, password_hash: str | None, password: str) -> bool:
        self.checks += 1
        return super().is_right(password_hash, password)


def test_a_hash_is_argon2id_with_32_mib_and_three_passes() -> None:
    assert Passwords().hash(PASSWORD).startswith("$argon2id$v=19$m=32768,t=3,p=1$")


def test_a_password_is_right_for_its_own_hash_only(passwords: Passwords) -> None:
    hashed = passwords.hash(PASSWORD)
    assert passwords.is_right(hashed, PASSWORD)
    assert not passwords.is_right(hashed, PASSWORD + "!")
    assert not passwords.is_right("not a hash", PASSWORD)


@pytest.mark.parametrize("password", ["", "elleve tegn", "x" * 257])
def test_a_password_too_short_or_too_long_cannot_be_chosen(passwords: Passwords, password: str) -> None:
    with pytest.raises(ValueError, match="12 to 256"):
        passwords.hash(password)


def test_a_longest_password_is_not_right_with_more_behind_it(passwords: Passwords) -> None:
    assert not passwords.is_right(passwords.hash("x" * 256), "x" * 257)


def test_nobody_is_checked_with_as_much_work(passwords: Passwords, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Spy:
        def verify(self, password_hash: str, password: str) -> bool:
            checked.append(password_hash)
            return True

    monkeypatch.setattr(passwords, "_hasher", Spy())
    assert not passwords.is_right(None, PASSWORD)
    assert checked[0].startswith("$argon2id$v=19$m=8,t=1,p=1$")


@pytest.mark.parametrize("username", ["anne", "off", "nobody"])
def test_whoever_is_asked_for_one_check_is_made(
    anne: str, database: AppDatabase, settings: Settings, username: str, password_hash: str
) -> None:
    add_person(database, username="off", display_name="", password_hash=password_hash, roles=[], now=START)
    disable_person(database, "off", START)
    counting = Counting()
    context = AuthContext(settings=settings, database=database, clock=now, passwords=counting)
    outcome = sign_in(context, username=username, password="wrong", address="10.0.0.1", user_agent="")
    assert (outcome, counting.checks) == (Refused(), 1)


def test_a_hash_of_lesser_strength_is_renewed_at_the_next_sign_in(
    anne: str, database: AppDatabase, settings: Settings
) -> None:
    stronger = Passwords(passes=2, memory_kib=16)
    context = AuthContext(settings=settings, database=database, clock=now, passwords=stronger)
    sign_in(context, username="anne", password=PASSWORD, address="10.0.0.1", user_agent="")
    found = credentials(database, "anne")
    assert found is not None
    assert (found.password_hash or "").startswith("$argon2id$v=19$m=16,t=2,p=1$")
    assert stronger.is_right(found.password_hash, PASSWORD)
