"""Which values of a list with a total are hidden (section 6), by trying all that a reader could think of."""

from collections.abc import Iterator, Mapping, Sequence


def suppressed(values: Mapping[str, int], k: int) -> set[str]:
    """The keys to hide.

    The keys to hide. Section 6: "hide all below k = 5; then hide the smallest of the rest (ties by key) until
    at least two are hidden, their sum is at least k, and no hidden value can be computed". A zero is shown.
    """
    hidden = {key for key, value in values.items() if 0 < value < k}
    while hidden and not _safe([values[key] for key in sorted(hidden)], k):
        rest = sorted((value, key) for key, value in values.items() if value > 0 and key not in hidden)
        if not rest:
            break
        hidden.add(rest[0][1])
    return hidden


def feasible_range(hidden: Sequence[int], k: int) -> list[tuple[int, int]]:
    """The least and the greatest that each hidden value can be for a reader.

    The reader knows the sum, that none is 0, and, where it is true, that each is below k.
    """
    top = k - 1 if all(value < k for value in hidden) else sum(hidden)
    fillings = list(_fillings(len(hidden), sum(hidden), top))
    return [(min(column), max(column)) for column in zip(*fillings, strict=True)]


def _safe(hidden: Sequence[int], k: int) -> bool:
    enough = len(hidden) >= 2 and sum(hidden) >= k
    return enough and all(least < greatest for least, greatest in feasible_range(hidden, k))


def _fillings(cells: int, total: int, top: int) -> Iterator[tuple[int, ...]]:
    """Every way to fill so many cells with 1 to `top` that adds up to the total."""
    if cells == 0:
        if total == 0:
            yield ()
        return
    for first in range(1, min(top, total) + 1):
        for rest in _fillings(cells - 1, total - first, top):
            yield (first, *rest)
