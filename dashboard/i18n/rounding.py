"""One way to round: half up, as the ministry does (methods.md 8). Python's round goes to even."""

from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float, decimals: int = 0) -> Decimal:
    """The value rounded half away from zero to so many decimals; works on the shortest decimal text of the float."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
