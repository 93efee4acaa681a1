"""The demo's people: one for each role, with passwords made for this demo and kept in its folder."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.data.app_database.people import (
    UsernameTakenError,
    add_person,
    credentials,
    set_password,
    set_roles,
)
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind

FILE: Final = "sign-ins.json"
# Short Danish words that any keyboard can write.
_WORDS: Final = (  # noqa: SIM905 - a list of seventy lines is no easier to read
    "abe and anker ark bakke bark bjerg blad blomst bold bred bro due eng fisk fjord frost gade gran gul hane "
    "hav hest hus is jord kant kat klit klokke korn kran lampe lind lys mark mos nat nord ost park plante regn "
    "ret rod ros sand sang sejl skov sky sol spand spil sten sti sund tag tavle tog trappe tulipan uld vej vest "
    "vind vogn"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What somebody needs to try a role in the demo. `place` is the name that a reader knows it by."""

    username: str
    password: str
    display_name: str
    role: str
    place_kind: PlaceKind
    place_key: str
    place: str


def create_demo_people(
    database: AppDatabase,
    demo_dir: Path,
    *,
    municipality: tuple[str, str],
    homes: Mapping[str, str],
    schools: Mapping[str, str],
    now: datetime,
) -> list[SignIn]:
    """Somebody for each role; the leaders and the advisor at the first home and the first school.

    Places are given as key and name. Called again, the passwords of the file are kept, and people who are missing
    (the app database was made anew) are added; so the terminal and the database always agree.
    """
    kept = {sign_in.username: sign_in for sign_in in read_sign_ins(demo_dir)}
    people = [
        replace(person, password=kept[person.username].password) if person.username in kept else person
        for person in _cast(municipality, next(iter(homes.items())), next(iter(schools.items())))
    ]
    _write(demo_dir, people)
    passwords = Passwords()
    for person in people:
        _put(database, passwords, person, now)
    return people


def read_sign_ins(demo_dir: Path) -> list[SignIn]:
    """The demo's sign-ins; none where there is no demo."""
    path = demo_dir / FILE
    if not path.exists():
        return []
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [SignIn(**row | {"place_kind": PlaceKind(row["place_kind"])}) for row in rows]


def _cast(municipality: tuple[str, str], home: tuple[str, str], school: tuple[str, str]) -> list[SignIn]:
    group = (MAIN_GROUP, municipality[1])
    return [
        _sign_in("chef", "Karen Holm", "chief", PlaceKind.MUNICIPALITY, municipality),
        _sign_in("koordinator", "Mikkel Friis", "coordinator", PlaceKind.MUNICIPALITY, municipality),
        _sign_in("hjemleder", "Anne Bach", "home_leader", PlaceKind.HOME, home),
        _sign_in("skoleleder", "Jens Toft", "school_leader", PlaceKind.SCHOOL, school),
        _sign_in("vejleder", "Sofie Ravn", "advisor", PlaceKind.HOME, home),
        _sign_in("styregruppe", "Lone Krogh", "steering_group", PlaceKind.STEERING_GROUP, group),
        _sign_in("dataansvarlig", "Poul Eg", "data_steward", PlaceKind.MUNICIPALITY, municipality),
        _sign_in("administrator", "Rikke Lund", "administrator", PlaceKind.MUNICIPALITY, municipality),
        _sign_in("logkontrol", "Hans Dam", "log_controller", PlaceKind.MUNICIPALITY, municipality),
    ]


def _sign_in(username: str, display_name: str, role: str, place_kind: PlaceKind, place: tuple[str, str]) -> SignIn:
    return SignIn(
        username=username,
        password=_readable_password(),
        display_name=display_name,
        role=role,
        place_kind=place_kind,
        place_key=place[0],
        place=place[1],
    )


def _readable_password() -> str:
    words = (secrets.choice(_WORDS) for _ in range(4))
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"


def _put(database: AppDatabase, passwords: Passwords, person: SignIn, now: datetime) -> None:
    roles = [RoleHeld(person.role, person.place_kind, person.place_key)]
    found = credentials(database, person.username)
    if found is None:
        try:
            add_person(
                database,
                username=person.username,
                display_name=person.display_name,
                password_hash=passwords.hash(person.password),
                roles=roles,
                now=now,
            )
        except UsernameTakenError:
            return  # a second start at the same moment was faster, with the same file
        return
    set_roles(database, person.username, roles)
    if not passwords.is_right(found.password_hash, person.password):
        set_password(database, person.username, passwords.hash(person.password), now)


def _write(demo_dir: Path, people: list[SignIn]) -> None:
    """Written aside and swapped in, so that a reader never meets half a file; readable by its owner only."""
    demo_dir.mkdir(parents=True, exist_ok=True)
    aside = demo_dir / f"{FILE}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump([asdict(person) for person in people], file, ensure_ascii=False, indent=2)
    aside.replace(demo_dir / FILE)
