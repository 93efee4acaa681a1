"""Logs of one JSON line each, without names, keys of children, queries or passwords.

What is written is listed here, field by field. A message is written without the values filled into it, and an
error without its text: both may hold what a reader typed or a row of the database.
"""

import json
import logging
import traceback
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from types import TracebackType
from typing import Final

from flask import Flask, Response, g, request

from dashboard.auth.addresses import is_static
from dashboard.auth.clock import Clock

LOGGER: Final = "dashboard"
_FIELDS: Final = ("method", "page", "status", "milliseconds", "error", "at")
_DEEPEST: Final = 8
_OTHER: Final = "/…"  # an address that leads nowhere


class JsonLines(logging.Formatter):
    """A log record as a JSON object on one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": str(record.msg),
        }
        line.update({name: getattr(record, name) for name in _FIELDS if hasattr(record, name)})
        if record.exc_info and record.exc_info[0] is not None:
            line.update(where(record.exc_info[0], record.exc_info[2]))
        return json.dumps(line, ensure_ascii=False)


def where(kind: type[BaseException], trace: TracebackType | None) -> dict[str, object]:
    """The kind of an error and where it came from, innermost last; not what it says."""
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return {
        "error": kind.__qualname__,
        "at": [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    }


def log_config(level: str) -> dict[str, object]:
    """A configuration for `logging.config.dictConfig`: all logs of the process as JSON lines on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": level, "handlers": ["stderr"]},
        # The server's own two would print what was asked for, with its query.
        "loggers": {
            "gunicorn.error": {"level": level, "handlers": ["stderr"], "propagate": False},
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }


def log_requests(server: Flask, clock: Clock, pages: Collection[str]) -> None:
    """One line a request that is not for a static file: method, the page's first word, status and time.

    Longer paths end in the key of a home, a school or a child, and what somebody types may begin with one: only words
    of addresses that there are, of `pages` and of routes, are written.
    """
    logger = logging.getLogger(LOGGER)

    @cache
    def known() -> frozenset[str]:
        rules = (rule.rule for rule in server.url_map.iter_rules())
        return frozenset(_first_word(path) for path in (*pages, *rules) if "<" not in _first_word(path))

    @server.before_request
    def start() -> None:
        g.started_at = clock()

    @server.after_request
    def log(response: Response) -> Response:
        if not is_static(request):
            page = _first_word(request.path)
            taken = (clock() - g.started_at).total_seconds() if "started_at" in g else 0.0
            fields = {
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round(taken * 1000),
            }
            logger.info("request", extra={"page": page if page in known() else _OTHER, **fields})
        return response


def _first_word(path: str) -> str:
    return "/" + path.lstrip("/").partition("/")[0]
