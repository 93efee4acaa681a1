"""How long a refresh takes and how much memory it needs, in a process of its own as in production."""

import subprocess
import time
from collections.abc import Iterator

import psutil

from benchmarks.line import amount
from benchmarks.size import ROOT, Demo, dashboard


def measure(demo: Demo) -> Iterator[str]:
    mart = demo.folder / "mart.duckdb"
    before = mart.stat().st_ino
    started, peak, stands = time.perf_counter(), 0, None
    with subprocess.Popen(dashboard("refresh", "--quiet"), cwd=ROOT, env=demo.environment) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, _resident(watched))
            if stands is None and mart.stat().st_ino != before:
                stands = time.perf_counter() - started
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
    seconds = time.perf_counter() - started
    if process.returncode:
        message = "the refresh failed"
        raise RuntimeError(message)
    if stands is None:
        message = "the refresh put no new mart in place"
        raise RuntimeError(message)
    yield amount("refresh, until the new figures stand", stands, "s", demo.size.refresh_s)
    yield amount("refresh, with what is compared and noted after it", seconds, "s")
    yield amount("refresh, memory at most", peak / 1e6, "MB", demo.size.refresh_mb)
    yield amount("mart file", mart.stat().st_size / 1e6, "MB")


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
