"""The production server with a demo, started as `make run` starts it."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from benchmarks.size import ROOT, Demo, dashboard


@contextmanager
def served(demo: Demo) -> Iterator[tuple[str, psutil.Process]]:
    """Its address and process, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        dashboard("serve", "--port", str(port)), cwd=ROOT, env=demo.environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/health/ready")
        yield f"http://127.0.0.1:{port}", psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    message = f"{address} did not answer"
    raise TimeoutError(message)
