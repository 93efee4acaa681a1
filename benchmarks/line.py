"""A measurement as a line."""

from collections.abc import Sequence
from statistics import median, quantiles


def times(name: str, milliseconds: Sequence[float], target: float | None = None) -> str:
    """Median and 95th percentile of repeated times, and how the latter stands to the target."""
    middle, high = median(milliseconds), quantiles(milliseconds, n=20, method="inclusive")[-1]
    against = f"  ({high / target:4.2f} of the target, {target:g} ms)" if target else ""
    return f"{name:<56} median {middle:8.1f} ms   p95 {high:8.1f} ms{against}"


def amount(name: str, value: float, unit: str, target: float | None = None) -> str:
    against = f"  ({value / target:4.2f} of the target, {target:g} {unit})" if target else ""
    return f"{name:<56} {value:8.1f} {unit}{against}"
