"""The thin track of a figure: interval as a bar, value as a dot, target as a tick. Drawn by styles alone.

The numbers are handed over as custom properties, so a track costs no element of its own (assets/figure.css).
"""

from dashboard.vocabulary.result import Display, Row

Style = dict[str, str]


def meter_style(row: Row, scale: float, target: float | None = None) -> Style | None:
    """Positions on a track from 0 to `scale`, as parts of one; None below ten (indicators.md 6)."""
    if row.display is not Display.FULL or row.value is None:
        return None
    style = {"--v": _position(row.value, scale)}
    if row.lower is not None and row.upper is not None:
        style |= {"--lo": _position(row.lower, scale), "--hi": _position(row.upper, scale)}
    if target is not None and target <= scale:
        style["--t"] = _position(target, scale)
    return style


def _position(value: float, scale: float) -> str:
    share = min(max(value / scale, 0.0), 1.0)
    return f"{round(share, 3):g}"
