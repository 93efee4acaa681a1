"""What was shown at a meeting, and what became of it since, as texts that are kept: JSON with exact fractions."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.shown_figures import ShownFigures
from dashboard.vocabulary.since import Change, ChangedSetting, Figure, Part, Reason, Since, StateAsked


class NotWrittenHereError(Exception):
    """A text that this program did not write whole: cut off, or another program's."""


def write_shown(shown: ShownFigures) -> str:
    return json.dumps(
        {
            "as_of": shown.as_of.isoformat(),
            "built_at": shown.built_at.isoformat(),
            "period": _period(shown.period),
            "municipality": shown.municipality,
            "least_children": shown.least_children,
            "rules": dict(shown.rules),
            "mart_version": shown.mart_version,
            "is_mart_kept": shown.is_mart_kept,
            "figures": {key: _figure(figure) for key, figure in shown.figures.items()},
        }
    )


def read_shown(text: str) -> ShownFigures:
    """Raises NotWrittenHereError."""
    try:
        found = json.loads(text)
        return ShownFigures(
            as_of=date.fromisoformat(found["as_of"]),
            built_at=datetime.fromisoformat(found["built_at"]),
            period=_read_period(found["period"]),
            municipality=found["municipality"],
            least_children=found["least_children"],
            rules=found["rules"],
            mart_version=found["mart_version"],
            is_mart_kept=found["is_mart_kept"],
            figures={key: _read_figure(figure) for key, figure in found["figures"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotWrittenHereError from error


def write_since(found: Mapping[str, Since]) -> str:
    """Changes of all children together, by indicator key."""
    return json.dumps({key: _since(one) for key, one in found.items()})


def read_since(text: str, indicators: Mapping[str, Indicator]) -> dict[str, Since]:
    """Those of the indicators that there are. Raises NotWrittenHereError."""
    try:
        found = json.loads(text)
        return {key: _read_since(one, indicators[key]) for key, one in found.items() if key in indicators}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotWrittenHereError from error


def _since(one: Since) -> dict[str, Any]:
    (change,) = one.changes
    parts = None if change.parts is None else [_part(part) for part in change.parts]
    return {
        "asked": [
            {"as_of": one_.as_of.isoformat(), "period": _period(one_.period)} for one_ in (one.before, one.after)
        ],
        "settings": [[own.rule, own.before, own.after] for own in one.settings],
        "before": _figure(change.before),
        "after": _figure(change.after),
        "parts": parts,
    }


def _read_since(found: Any, indicator: Indicator) -> Since:
    before, after = (
        StateAsked(as_of=date.fromisoformat(own["as_of"]), period=_read_period(own["period"])) for own in found["asked"]
    )
    parts = None if found["parts"] is None else tuple(_read_part(part) for part in found["parts"])
    change = Change(group=None, before=_read_figure(found["before"]), after=_read_figure(found["after"]), parts=parts)
    settings = tuple(ChangedSetting(rule=rule, before=was, after=is_now) for rule, was, is_now in found["settings"])
    return Since(indicator=indicator, by=None, before=before, after=after, settings=settings, changes=(change,))


def _period(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _read_period(found: Any) -> Period:
    start, end = found
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "status": None if figure.status is None else figure.status.value,
        "numerator": _fraction(figure.numerator),
        "denominator": _fraction(figure.denominator),
        "children": figure.children,
        "value": figure.value,
    }


def _read_figure(found: Any) -> Figure:
    return Figure(
        status=None if found["status"] is None else Status(found["status"]),
        numerator=_read_fraction(found["numerator"]),
        denominator=_read_fraction(found["denominator"]),
        children=found["children"],
    )


def _part(part: Part) -> dict[str, Any]:
    return {
        "reasons": [reason.value for reason in part.reasons],
        "numerator": str(part.numerator),
        "denominator": str(part.denominator),
        "children": part.children,
        "units": part.units,
    }


def _read_part(found: Any) -> Part:
    first, *also = (Reason(reason) for reason in found["reasons"])
    return Part(
        reason=first,
        numerator=Fraction(found["numerator"]),
        denominator=Fraction(found["denominator"]),
        children=found["children"],
        units=found["units"],
        also=tuple(also),
    )


def _fraction(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _read_fraction(found: Any) -> Fraction | None:
    return None if found is None else Fraction(found)
