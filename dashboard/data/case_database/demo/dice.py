"""Chance that comes out the same on every machine: uniform numbers of PCG64, and what is made of them here.

NumPy keeps the bit stream of PCG64 and its uniform numbers, but not the methods that draw from other
distributions; those are therefore derived here, with exact formulas, from uniform numbers alone.
"""

import math
import zlib
from collections.abc import Sequence
from statistics import NormalDist
from typing import TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Floats = npt.NDArray[np.float64]

_POOL = 64


class Dice:
    """One stream of chance, named by a path: seed and path alone decide its numbers."""

    def __init__(self, seed: int, *path: str | int) -> None:
        words = [zlib.crc32(part.encode()) if isinstance(part, str) else part for part in path]
        self._generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, *words))))
        self._pool: list[float] = []

    def uniform(self) -> float:
        """One number in [0, 1)."""
        if not self._pool:
            self._pool = self._generator.random(_POOL).tolist()
        return self._pool.pop()

    def uniforms(self, *shape: int) -> Floats:
        """An array of numbers in [0, 1) of this shape."""
        return self._generator.random(shape)

    def chance(self, share: float) -> bool:
        """True in this share of draws."""
        return self.uniform() < share

    def known(self, value: T, unknown: float) -> T | None:
        """The value; or None, unknown, in this share of draws."""
        return None if self.uniform() < unknown else value

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.uniform() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all alike."""
        return options[int(self.uniform() * len(options))]

    def weighted(self, options: Sequence[T], weights: Sequence[float]) -> T:
        """One of the options, in proportion to their weights."""
        mark = self.uniform() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            mark -= weight
            if mark < 0:
                return option
        return options[-1]

    def normal(self, mean: float, deviation: float) -> float:
        """A normal number, by inversion."""
        return NormalDist(mean, deviation).inv_cdf(max(self.uniform(), 1e-12))

    def lognormal(self, median: float, sigma: float) -> float:
        """A log-normal number, told by its median and the standard deviation of its logarithm."""
        return median * math.exp(self.normal(0.0, sigma))

    def exponential(self, mean: float) -> float:
        """An exponential number."""
        return -mean * math.log(1.0 - self.uniform())

    def gamma(self, half_shapes: int, mean: float) -> float:
        """A gamma number of shape half_shapes / 2: exponentials, and half a squared normal if odd."""
        total = sum(self.exponential(1.0) for _ in range(half_shapes // 2))
        if half_shapes % 2:
            total += self.normal(0.0, 1.0) ** 2 / 2
        return total * mean * 2 / half_shapes
