"""What is typed into a search is read again by this server for who typed it, and by nobody else."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from dashboard.auth.sealed_text import seal, unseal
from dashboard.settings import Settings

SETTINGS = Settings(
    environment="demo", demo_dir=Path("nowhere"), secret_key=SecretStr("Zx3-Qm7vT1pLs9Rk2Wd8Hy4Nb6Gf0Jc5Ue-aVoi")
)
OTHERS = SETTINGS.model_copy(update={"secret_key": SecretStr("another-Qm7vT1pLs9Rk2Wd8Hy4Nb6Gf0Jc5Ue")})


@pytest.mark.parametrize("text", ["Åse Æ.", "a", "=1+1", "x" * 80, "\N{SNOWMAN}\n"])
def test_who_typed_it_reads_it_again(text: str) -> None:
    assert unseal(SETTINGS, "mikkel", seal(SETTINGS, "mikkel", text)) == text


def test_nobody_else_reads_it() -> None:
    sealed = seal(SETTINGS, "mikkel", "Åse")
    assert unseal(SETTINGS, "karen", sealed) is None
    assert unseal(OTHERS, "mikkel", sealed) is None


def test_the_same_text_looks_different_every_time() -> None:
    assert seal(SETTINGS, "mikkel", "Åse") != seal(SETTINGS, "mikkel", "Åse")


@pytest.mark.parametrize(
    "forged", ["", "Åse", "a.b.c.d.e", "....", "eyJhbGciOiJub25lIn0.a.a.a.a", "W10.a.a.a.a", "\x00", "x" * 5000]
)
def test_what_was_not_sealed_here_is_nothing(forged: str) -> None:
    assert unseal(SETTINGS, "mikkel", forged) is None


def test_a_changed_character_is_noticed() -> None:
    sealed = seal(SETTINGS, "mikkel", "Åse")
    assert unseal(SETTINGS, "mikkel", sealed[:-2] + ("AA" if sealed[-2:] != "AA" else "BB")) is None
