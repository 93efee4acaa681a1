"""Raw tallies of the indicators that add up what each child contributes: one statement for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.data.mart.contributions import attendance_sql, part_key
from dashboard.data.mart.question import Question, Tally
from dashboard.data.mart.staging import DAY_UNIT
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, Count, Days, Measure, OnLastDay

Statement = tuple[str, list[str]]


def ask_sums(mart: Mart, indicators: Sequence[Indicator], question: Question, *, parts: bool) -> dict[str, list[Tally]]:
    """Tallies a group, and of all groups together, per indicator key. Whole months come from their sums."""
    if not indicators:
        return {}
    wanted = _wanted(indicators, parts=parts)
    statements = [text for text in _statements(wanted, question) if text is not None]
    if not statements:
        return {indicator.key: [] for indicator in indicators}
    rows = mart.ask(
        f"""WITH contribution(indicator, grp, child, numerator, denominator) AS (
                {" UNION ALL ".join(text for text, _ in statements)}
            )
            SELECT indicator, grp, grouping(grp) = 1, sum(numerator)::BIGINT, sum(denominator)::BIGINT,
                   count(DISTINCT CASE WHEN denominator > 0 THEN child END)
            FROM contribution GROUP BY GROUPING SETS ((indicator, grp), (indicator))""",
        [value for _, values in statements for value in values],
    )
    return _tallies(indicators, rows, parts_asked=parts)


def _wanted(indicators: Sequence[Indicator], *, parts: bool) -> dict[str, tuple[Measure, Measure | None]]:
    """What is summed: rows' key -> numerator and denominator; a part has a numerator only."""
    wanted: dict[str, tuple[Measure, Measure | None]] = {i.key: (i.numerator, i.denominator) for i in indicators}
    if parts:
        wanted |= {part_key(i.key, part.key): (part.measure, None) for i in indicators for part in i.parts}
    return wanted


def _statements(wanted: dict[str, tuple[Measure, Measure | None]], question: Question) -> Iterable[Statement | None]:
    def keys(*kinds: type) -> list[str]:
        return [key for key, measures in wanted.items() if any(isinstance(measure, kinds) for measure in measures)]

    months = question.months()
    if months.whole:
        yield _rows(
            question, keys(Count, Days, AttendanceDays), "mart.month", "numerator, denominator", months.whole_sql
        )
    for cut in months.cut:
        days = f"day BETWEEN DATE '{cut.start}' AND DATE '{cut.end}'"
        yield _rows(question, keys(Count), "mart.event", "numerator, denominator", days)
        bits = f"bit_count(numerator & {cut.days}), bit_count(denominator & {cut.days})"
        yield _rows(question, keys(Days), "mart.month_days", bits, f"month = '{cut.month}'")
        for key in keys(AttendanceDays):
            yield _attendance(question, key, wanted[key], days)
    last = question.period.end
    standing = f"from_on <= DATE '{last}' AND to_on >= DATE '{last}'"
    month = f"'{last:%Y-%m}'"
    yield _rows(question, keys(OnLastDay), "mart.standing", "numerator, denominator", standing, month)


def _rows(
    question: Question, keys: list[str], table: str, numbers: str, days: str, month: str = "month"
) -> Statement | None:
    if not keys:
        return None
    filters, values = question.filters(month)
    text = f"""SELECT indicator, {question.group(month)}, child, {numbers} FROM {table}
               WHERE indicator IN ({", ".join("?" * len(keys))}) AND {days} AND {filters}"""
    return text, [*keys, *values]


def _attendance(question: Question, key: str, measures: tuple[Measure, Measure | None], days: str) -> Statement:
    columns = [attendance_sql(m.column) if isinstance(m, AttendanceDays) else "0" for m in measures]
    month = "strftime(day, '%Y-%m')"
    filters, values = question.filters(month)
    text = f"""SELECT ?, {question.group(month)}, child, {", ".join(columns)} FROM mart.attendance_row
               WHERE {days} AND {filters}"""
    return text, [key, *values]


def _tallies(
    indicators: Sequence[Indicator],
    rows: list[tuple[str, str | None, bool, int, int, int]],
    *,
    parts_asked: bool,
) -> dict[str, list[Tally]]:
    scale = {i.key: DAY_UNIT if isinstance(i.denominator, AttendanceDays) else 1 for i in indicators}
    per = {i.key: getattr(i.denominator, "per", 1.0) for i in indicators}
    pieces: dict[tuple[str, str | None, bool], dict[str, float]] = defaultdict(dict)
    for key, group, is_total, numerator, _, _ in rows:
        indicator, _, part = key.partition(":")
        if part:
            pieces[indicator, group, is_total][part] = _scaled(numerator, scale[indicator])
    # A part that nothing falls into is 0, not missing.
    parts = {i.key: tuple(part.key for part in i.parts) if parts_asked else () for i in indicators}
    tallies: dict[str, list[Tally]] = {indicator.key: [] for indicator in indicators}
    for key, group, is_total, numerator, denominator, children in rows:
        if key in tallies:
            tallies[key].append(
                Tally(
                    group,
                    is_total,
                    _scaled(numerator, scale[key]),
                    _scaled(denominator, scale[key]) / per[key],
                    children,
                    tuple((part, pieces[key, group, is_total].get(part, 0)) for part in parts[key]),
                )
            )
    return tallies


def _scaled(number: int, scale: int) -> float:
    return number / scale if scale != 1 else number
