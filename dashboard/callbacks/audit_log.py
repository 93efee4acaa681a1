"""What the log controller's pages post to and take along, and that a page was printed."""

import secrets

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as Answer

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader, current_reader
from dashboard.auth.required import reader_with
from dashboard.components.log.log_query import parse_log_query
from dashboard.components.log.log_words import KINDS, OUTCOMES, what_words, who_words
from dashboard.components.log.sample_forms import (
    ENTRY,
    HALF_YEAR,
    LONGEST_SEED,
    REMARK,
    RESULT,
    SAMPLES_PATH,
    SEED,
    SIZE,
)
from dashboard.components.log_door import midnight
from dashboard.components.screen import Screen
from dashboard.data.app_database.audit_entry import Kind, storable
from dashboard.data.app_database.audit_samples import (
    LARGEST_SAMPLE,
    CheckResult,
    NothingToDrawError,
    NotInSampleError,
    draw_sample,
    record_check,
)
from dashboard.data.app_database.audit_search import children_of, find
from dashboard.data.mart.store import MartUnavailableError
from dashboard.exports.neutral_text import neutral_text
from dashboard.exports.plain_csv import plain_csv
from dashboard.vocabulary.half_year import HalfYear

MOST_ROWS = 10_000
_LONGEST_CELL = 32_000  # what a spreadsheet's cell takes


def register(server: Flask, screen: Screen) -> None:
    """Register `/log/eksport.csv`, the posts of the samples' pages, and `/udskrift`."""

    @server.get("/log/eksport.csv")
    def export_log() -> Response:
        reader = reader_with(Permission.LOG)
        search = request.query_string.decode("utf-8", "replace")
        content = _file(screen, reader, search)
        child = parse_log_query(search).child
        screen.audit.record(
            reader, Kind.LOG_READ, request.path, detail=search, children=frozenset([child] if child else [])
        )
        return Response(
            content,
            mimetype="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="log.csv"'},
        )

    @server.post(SAMPLES_PATH)
    def draw() -> Answer:
        reader = reader_with(Permission.LOG)
        half_year, size = HalfYear.parse(request.form.get(HALF_YEAR, "")), _number(SIZE)
        if half_year is None or not 1 <= size <= LARGEST_SAMPLE:
            return redirect(f"{SAMPLES_PATH}?besked=forkert", 303)
        seed = storable(request.form.get(SEED, "")).strip()[:LONGEST_SEED] or secrets.token_hex(4)
        told = f"drawn: {half_year.key}, {size} entries, seed {seed}"
        try:
            sample_id = draw_sample(
                screen.audit.log,
                half_year=half_year.key,
                since=midnight(half_year.start),
                until=midnight(half_year.next.start),
                seed=seed,
                size=size,
                entry=screen.audit.entry(reader, Kind.LOG_CHECK, SAMPLES_PATH, detail=told),
            )
        except NothingToDrawError:
            return redirect(f"{SAMPLES_PATH}?besked=tomt", 303)
        return redirect(f"{SAMPLES_PATH}/{sample_id}", 303)

    @server.post(f"{SAMPLES_PATH}/<sample_id>")
    def check(sample_id: str) -> Answer:
        reader = reader_with(Permission.LOG)
        result = next((result for result in CheckResult if result == request.form.get(RESULT)), None)
        if result is None:
            abort(400)
        sequence, remark = _number(ENTRY), request.form.get(REMARK, "").strip()
        told = f"entry {sequence}: {result}" + (f", {remark}" if remark else "")
        try:
            record_check(
                screen.audit.log,
                sample_id=sample_id,
                sequence=sequence,
                result=result,
                remark=remark,
                entry=screen.audit.entry(reader, Kind.LOG_CHECK, request.path, detail=told),
            )
        except NotInSampleError:
            abort(404)
        return redirect(f"{SAMPLES_PATH}/{sample_id}#linje-{sequence}", 303)

    @server.post("/udskrift")
    def printed() -> Answer:
        """The browser says so when it prints (assets/printed.js); `sti` and `soegning`: the address."""
        try:
            screen.printed(current_reader(), request.form.get("sti", "/"), request.form.get("soegning", ""))
        except MartUnavailableError:
            abort(503)
        return Response(status=204)


def _file(screen: Screen, reader: Reader, search: str) -> bytes:
    """The entries that the search finds, newest first, with the keys of their children."""
    words, database = reader.language, screen.audit.log.database
    found = find(database, parse_log_query(search).criteria, most=MOST_ROWS)
    children = children_of(database, found.entries)
    head = (
        "Entry number",
        "When",
        "Who",
        "Key",
        "Kind",
        "Outcome",
        "What",
        "Number of children",
        "Children",
        "From where",
    )
    lines = [[words(label) for label in head]]
    for entry in found.entries:
        texts = (
            entry.at.astimezone().isoformat(timespec="seconds"),
            who_words(entry, words),
            entry.actor_key,
            words.text(KINDS[entry.kind]),
            words.text(OUTCOMES[entry.outcome]),
            what_words(entry),
            str(entry.children_count),
            " ".join(children[entry.sequence])[:_LONGEST_CELL],
            entry.address,
        )
        lines.append([str(entry.sequence), *map(neutral_text, texts)])
    if found.total > MOST_ROWS:
        lines.append([words("Only the newest {n} entries are in this file.", n=words.number(MOST_ROWS))])
    return plain_csv(lines)


def _number(name: str) -> int:
    """A whole number that was typed; 0 for what is none."""
    typed = request.form.get(name, "").strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
