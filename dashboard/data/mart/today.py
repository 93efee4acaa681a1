"""A slice of children as they stand on the as-of date, as SQL: of who is in a course, and of who is not."""

from typing import Any

from dashboard.data.mart.columns import month_number
from dashboard.data.mart.selection import matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import ALL_CHILDREN
from dashboard.vocabulary.slice import Slice


def is_of_today(mart: Mart, where: Slice) -> bool:
    """Whether the months of the slice, if any, hold the as-of date: a list as of a day is empty for another month."""
    months = months_of(where)
    return months is None or month_number(mart.meta.as_of) in months


def today_sql(mart: Mart, where: Slice, stay: str) -> tuple[str, list[Any]]:
    """The children whose state of the as-of date, a column of its number, matches the slice, its months apart."""
    if not (
        where.barred or where.traits or where.rest_of or any(attribute != "month" for attribute, _ in where.allowed)
    ):
        return "true", []
    present = mart.ask_columns("SELECT stay FROM mart.present")["stay"]
    chosen = present[matching(mart.columns, where, ALL_CHILDREN)[present]]
    return f"{stay} IN (SELECT unnest(?::INTEGER[]))", [chosen.tolist()]
