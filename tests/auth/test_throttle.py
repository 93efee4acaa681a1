"""Guessing is slowed down, for a person and for an address; nobody is locked out for good."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from dashboard.auth.throttle import network, wait_after
from dashboard.settings import Settings
from tests.auth.conftest import LOCAL, PASSWORD, SignIn, Visit

pytestmark = pytest.mark.usefixtures("anne")


@pytest.fixture
def attempt(visit: Visit, sign_in: SignIn) -> Callable[..., int]:
    """`attempt(username, password, address)`: the status of one attempt from there."""

    def attempt(username: str = "anne", password: str = "wrong", address: str = "10.0.0.1") -> int:
        return sign_in(visit(), username, password, environ_base={"REMOTE_ADDR": address}).status_code

    return attempt


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (10**6, 900)]
)
def test_the_wait_grows_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert wait_after(failures, free=5) == timedelta(seconds=seconds)


def test_after_five_failures_the_right_password_must_wait_too(
    attempt: Callable[..., int], clock: time_machine.Traveller
) -> None:
    assert [attempt() for _ in range(5)] == [401] * 5
    assert attempt(password=PASSWORD) == 429
    clock.shift(timedelta(seconds=29))
    assert attempt(password=PASSWORD) == 429
    clock.shift(timedelta(seconds=1))
    assert attempt(password=PASSWORD) == 303


def test_the_wait_is_told_in_minutes_and_to_programs_in_seconds(
    attempt: Callable[..., int], visit: Visit, sign_in: SignIn
) -> None:
    for _ in range(5):
        attempt(address="127.0.0.1")
    response = sign_in(visit(), password=PASSWORD)
    assert response.headers["Retry-After"] == "30"
    assert "For mange forsøg. Vent 1 minut, og prøv igen." in response.get_data(as_text=True)


def test_names_that_nobody_has_wait_alike(attempt: Callable[..., int]) -> None:
    assert [attempt("nobody") for _ in range(6)] == [401] * 5 + [429]


def test_refused_attempts_do_not_make_the_wait_longer(
    attempt: Callable[..., int], clock: time_machine.Traveller
) -> None:
    for _ in range(50):
        attempt()
    clock.shift(timedelta(seconds=30))
    assert attempt(password=PASSWORD) == 303


def test_a_success_forgets_the_persons_failures(attempt: Callable[..., int]) -> None:
    for _ in range(4):
        attempt()
    attempt(password=PASSWORD)
    assert [attempt() for _ in range(5)] == [401] * 5


def test_the_failures_of_one_do_not_hold_up_another(attempt: Callable[..., int]) -> None:
    for _ in range(6):
        attempt("nobody")
    assert attempt(password=PASSWORD) == 303


def test_an_address_that_tries_many_names_must_wait(attempt: Callable[..., int]) -> None:
    assert [attempt(f"name{n}") for n in range(21)] == [401] * 20 + [429]
    assert attempt(password=PASSWORD) == 429
    assert attempt(password=PASSWORD, address="10.0.0.2") == 303


def test_a_password_of_ones_own_does_not_clear_the_address(attempt: Callable[..., int]) -> None:
    for n in range(19):
        attempt(f"name{n}")
    attempt(password=PASSWORD)
    assert [attempt(f"other{n}") for n in range(2)] == [401, 429]


def test_who_fails_on_purpose_elsewhere_cannot_keep_a_person_out(
    attempt: Callable[..., int], clock: time_machine.Traveller
) -> None:
    attempt(password=PASSWORD, address="10.0.0.1")
    clock.shift(timedelta(days=1))
    assert [attempt(address="6.6.6.6") for _ in range(6)] == [401] * 5 + [429]
    assert attempt(password=PASSWORD, address="6.6.6.7") == 429
    assert attempt(password=PASSWORD, address="10.0.0.1") == 303


def test_guessing_from_an_address_the_person_knows_is_slowed_down_as_well(attempt: Callable[..., int]) -> None:
    attempt(password=PASSWORD)
    assert [attempt() for _ in range(6)] == [401] * 5 + [429]


def test_failures_are_forgotten_after_a_day(attempt: Callable[..., int], clock: time_machine.Traveller) -> None:
    for _ in range(4):
        attempt()
    clock.shift(timedelta(hours=25))
    assert [attempt() for _ in range(5)] == [401] * 5


def test_a_clock_that_was_far_ahead_keeps_nobody_waiting(
    attempt: Callable[..., int], clock: time_machine.Traveller
) -> None:
    for _ in range(5):
        attempt()
    clock.shift(timedelta(days=-2))
    assert attempt(password=PASSWORD) == 303


def test_many_attempts_at_once_do_not_slip_through(server: Flask, sign_in: SignIn) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda _: sign_in(server.test_client(), password="wrong").status_code, range(16))
    assert sorted(found) == [401] * 5 + [429] * 11


def test_a_header_does_not_change_the_address_without_a_proxy(visit: Visit, sign_in: SignIn) -> None:
    for n in range(20):
        forged = {**LOCAL, "X-Forwarded-For": f"10.1.1.{n}"}
        visit().post("/log-ind", data={"username": f"name{n}", "password": "x"}, headers=forged)
    assert sign_in(visit()).status_code == 429


def test_behind_a_proxy_its_word_counts_and_not_what_the_client_put_before_it(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> None:
    client = make_server(make_settings(behind_proxy=True)).test_client()

    def status(name: str, forwarded: str) -> int:
        headers = {**LOCAL, "X-Forwarded-For": forwarded}
        return client.post("/log-ind", data={"username": name, "password": "x"}, headers=headers).status_code

    assert [status(f"name{n}", f"1.1.1.{n}, 6.6.6.6") for n in range(21)][-1] == 429
    assert status("name", "6.6.6.6, 7.7.7.7") == 401


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("not an address", "not an address"),
    ],
)
def test_an_ipv6_customer_counts_as_one(address: str, expected: str) -> None:
    assert network(address) == expected
