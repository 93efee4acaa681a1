"""Conditions of declarations, and the reach of a reader, as SQL.

Values of declarations are checked against the fact; values that a reader gives are always bound parameters.
"""

from collections.abc import Sequence

from dashboard.data.mart.facts import Fact
from dashboard.vocabulary.measures import All, Condition, Is, Known, Value
from dashboard.vocabulary.scope import Reach

Sql = tuple[str, list[str]]  # text with ? for each parameter


def condition_sql(condition: Condition, fact: Fact) -> str:
    """The condition over the fact's columns; unknown makes it false. Raises KeyError, ValueError on a wrong one."""
    match condition:
        case Is(column=column, values=values):
            listed = fact.columns[column]
            for value in values:
                if value not in listed:
                    message = f"{column} of {fact.key} is never {value!r}; it is one of {listed}"
                    raise ValueError(message)
            return f"coalesce({column} IN ({', '.join(_literal(value) for value in values)}), false)"
        case Known(column=column):
            fact.columns[column]
            return f"{column} IS NOT NULL"
        case All(conditions=conditions):
            return " AND ".join(f"({condition_sql(part, fact)})" for part in conditions) or "true"


def _literal(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else f"'{value}'"


def _one_of(column: str, values: Sequence[str | None]) -> Sql:
    known = [value for value in values if value is not None]
    texts = [f"{column} IN ({', '.join('?' * len(known))})"] if known else []
    if None in values:
        texts.append(f"{column} IS NULL")
    # No value allowed: nothing matches; a condition that is unknown would do the same, but say it.
    return f"({' OR '.join(texts)})" if texts else "false", known


def reach_sql(reach: Reach) -> Sql:
    """The children (on the counted day) that are within reach; an empty reach is none."""
    if reach.everything:
        return "true", []
    texts: list[str] = []
    parameters: list[str] = []
    for columns, values in (
        (("home",), reach.homes),
        (("school",), reach.schools),
        (("responsible", "home_municipality", "school_municipality"), reach.municipalities),
        (("responsible",), reach.responsible),
    ):
        for column in columns if values else ():
            text, own = _one_of(column, sorted(values))
            texts.append(text)
            parameters += own
    return f"({' OR '.join(texts)})" if texts else "false", parameters
