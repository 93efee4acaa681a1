"""The server as `make run` starts it ends as it should: at once, with 0, and without a word."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from dashboard.callbacks import refresh_on_schedule
from dashboard.settings import Settings
from tests.web.conftest import Demo

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_stopped_as_soon_as_it_stands_says_nothing(demo: Demo, end: signal.Signals) -> None:
    variables = {"DASHBOARD_ENVIRONMENT": "demo", "DASHBOARD_DEMO_DIR": str(demo.settings.demo_dir)}
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert any("http://" in line for line in process.stdout)
        process.send_signal(end)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert [line for line in said.splitlines() if not _is_expected(line)] == []


def _is_expected(line: str) -> bool:
    """A log entry that is no fault; or gunicorn's word that it ended a worker that had not finished its imports."""
    entry = json.loads(line)
    return entry["level"] in ("INFO", "WARNING") or bool(
        re.fullmatch(r"Worker \(pid:\d+\) was sent SIG(INT|TERM)!", entry["message"])
    )


def test_the_end_waits_for_a_look_at_the_figures(demo: Demo) -> None:
    looks, may_answer = Event(), Event()

    def is_ready() -> bool:
        looks.set()
        may_answer.wait()
        return True

    end = refresh_on_schedule.start(_every_hour(demo), is_ready)
    looks.wait()
    ending = Thread(target=end)
    ending.start()
    ending.join(0.05)
    assert ending.is_alive()
    may_answer.set()
    ending.join(60)
    assert not ending.is_alive()


def _every_hour(demo: Demo) -> Settings:
    return demo.settings.model_copy(update={"refresh_every_minutes": 60})
