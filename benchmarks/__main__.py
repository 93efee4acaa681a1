"""Measure one size after the other and print a line a measurement: median and 95th percentile, against the target."""

import sys

from benchmarks import browser, refresh, server, together
from benchmarks.size import SIZES, prepared


def main(names: list[str]) -> None:
    for name in names:
        size = SIZES[name]
        print(f"\n{name}: {size.children} children at a time, {size.years} years of daily attendance")
        with prepared(size) as demo:
            for part in (refresh, server, together, browser):
                for line in part.measure(demo):
                    print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["town"])
