"""What a reader waits for when others are at work too: ten people who change filters, against one alone."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from random import Random
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

from benchmarks.line import amount, times
from benchmarks.serving import served
from benchmarks.size import Demo
from dashboard.auth.permissions import Permission
from dashboard.auth.roles import ROLES
from tests.web.readers import call

_PEOPLE = 10
_AT_MOST = 2.0  # times as long as alone
_CLICKS = 12  # a person
# A person looks at what changed before the next click: seconds, drawn evenly.
_THINK = (2.0, 8.0)
# Alone there is a pause as well, as a processor that has just answered the same answers faster; it need not be as long.
_BREATH = (0.2, 0.6)
_PRESSED_SECONDS = 15.0
_PATHS = ("/", "/hjem", "/skoler")
_SEARCHES = tuple(
    "?" + urlencode([*band, *gender, *period])
    for band in ([], [("trin", "indskoling")], [("trin", "mellemtrin")], [("trin", "udskoling")])
    for gender in ([], [("koen", "m")], [("koen", "f")])
    for period in ([], [("periode", "forrige-skoleaar")], [("periode", "12-uger")])
)


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who is signed in, with clicks of their own, the same at each measurement."""

    server: str
    cookie: str
    seed: int

    def clicks(self) -> Iterator[float]:
        """Milliseconds from a click to the whole answer, click after click."""
        chance = Random(self.seed)
        while True:
            body = json.dumps(call(chance.choice(_PATHS), chance.choice(_SEARCHES)))
            headers = {"Content-Type": "application/json", "Cookie": self.cookie, "Accept-Encoding": "br"}
            started = time.perf_counter()
            # Anew each time: the server lets go of a connection on which nothing is asked for two seconds.
            connection = HTTPConnection(self.server, timeout=60)
            connection.request("POST", "/_dash-update-component", body, headers)
            answer = connection.getresponse()
            answer.read()
            taken = (time.perf_counter() - started) * 1000
            connection.close()
            if answer.status != 200:
                message = f"a filter change was answered with {answer.status}"
                raise RuntimeError(message)
            yield taken

    def paused_clicks(self, pause: tuple[float, float]) -> list[float]:
        """Some clicks with a pause before each."""
        chance, clicks, taken = Random(-self.seed), self.clicks(), []
        for _ in range(_CLICKS):
            time.sleep(chance.uniform(*pause))
            taken.append(next(clicks))
        return taken

    def hasty_clicks(self, until: float) -> list[float]:
        """Clicks without a pause, until a moment of the monotonic clock."""
        clicks, taken = self.clicks(), []
        while time.monotonic() < until:
            taken.append(next(clicks))
        return taken


def measure(demo: Demo) -> Iterator[str]:
    with served(demo) as (address, _), ThreadPoolExecutor(_PEOPLE) as pool:
        people = _signed_in(demo, address)
        for person in people:
            next(person.clicks())  # every worker process has opened the mart
        alone = [taken for person in people for taken in person.paused_clicks(_BREATH)]
        yield times("one person alone, a filter change", alone)
        thoughtful = partial(_Person.paused_clicks, pause=_THINK)
        together = [taken for each in pool.map(thoughtful, people) for taken in each]
        pause = sum(_THINK) / 2
        yield times(f"{_PEOPLE} people at once, a click each {pause:g} s or so", together)
        yield amount(f"{_PEOPLE} people against one, median", median(together) / median(alone), "times", _AT_MOST)
        yield amount(f"{_PEOPLE} people against one, p95", _high(together) / _high(alone), "times", _AT_MOST)
        hasty = partial(_Person.hasty_clicks, until=time.monotonic() + _PRESSED_SECONDS)
        pressed = [taken for each in pool.map(hasty, people) for taken in each]
        yield times(f"{_PEOPLE} people who click without a pause", pressed)
        yield amount("filter changes answered then", len(pressed) / _PRESSED_SECONDS, "a second")


def _high(milliseconds: list[float]) -> float:
    return quantiles(milliseconds, n=20, method="inclusive")[-1]


def _signed_in(demo: Demo, address: str) -> list[_Person]:
    """As many as asked for; of each role that sees figures about as many."""
    able = [each for each in demo.sign_ins if Permission.FIGURES in ROLES[each["role"]].permissions]
    server = urlsplit(address).netloc
    return [_Person(server, _enter(server, able[number % len(able)]), number + 1) for number in range(_PEOPLE)]


def _enter(server: str, sign_in: dict[str, str]) -> str:
    """The session's cookie."""
    connection = HTTPConnection(server, timeout=60)
    form = urlencode({"username": sign_in["username"], "password": sign_in["password"]})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{server}"}
    connection.request("POST", "/log-ind", form, headers)
    answer = connection.getresponse()
    cookie = answer.getheader("Set-Cookie", "").partition(";")[0]
    connection.close()
    if answer.status != 303 or not cookie:
        message = f"{sign_in['username']} could not sign in: {answer.status}"
        raise RuntimeError(message)
    return cookie
