"""Exact two-sided tests of two counts, many at once: arrays of whole numbers in, an array of p-values out.

Both sum the probability of every outcome that is no likelier than the one seen, as R's fisher.test and
poisson.test do. Only scipy.special: scipy.stats would cost every web process its import.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
_LogProbability = Callable[[Counts, Counts], Floats]

# Two outcomes as likely as each other may differ by rounding: R's relErr.
_TIE: Final = 1e-7
# Outcomes farther than this from the mean weigh less than 1e-13 together (Bernstein's inequality).
_FAR_DEVIATIONS: Final = 10
_FAR: Final = 20


def fisher(events: Counts, n: Counts, other_events: Counts, other_n: Counts) -> Floats:
    """Fisher's exact test of events/n against other_events/other_n."""
    all_n, all_events = n + other_n, events + other_events
    share = all_events / np.maximum(all_n, 1)
    spread = n * share * (1 - share) * other_n / np.maximum(all_n - 1, 1)
    lowest = np.maximum(0, n - (all_n - all_events))
    highest = np.minimum(n, all_events)

    def log_probability(outcome: Counts, test: Counts) -> Floats:
        whole = _log_choose(all_n, n)
        seen, unseen = all_events[test], (all_n - all_events)[test]
        return _log_choose(seen, outcome) + _log_choose(unseen, n[test] - outcome) - whole[test]

    return _two_sided(log_probability, events, n * share, spread, lowest, highest)


def conditional_binomial(events: Counts, exposure: Floats, other_events: Counts, other_exposure: Floats) -> Floats:
    """The exact test that two rates are alike: given their sum, events are binomial (methods.md 1.2)."""
    trials = events + other_events
    share = exposure / (exposure + other_exposure)
    log_share, log_rest = np.log(share), np.log1p(-share)

    def log_probability(outcome: Counts, test: Counts) -> Floats:
        n = trials[test]
        chosen = _log_choose(n, outcome)
        return chosen + outcome * log_share[test] + (n - outcome) * log_rest[test]

    mean = trials * share
    return _two_sided(log_probability, events, mean, mean * (1 - share), np.zeros_like(trials), trials)


def _log_choose(n: Counts, k: Counts) -> Floats:
    result: Floats = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return result


def _two_sided(
    log_probability: _LogProbability,
    seen: Counts,
    mean: Floats,
    variance: Floats,
    lowest: Counts,
    highest: Counts,
) -> Floats:
    """The outcomes of all tests laid end to end; each test's own from `first` on."""
    if seen.size == 0:
        return np.zeros(0)
    far = _FAR_DEVIATIONS * np.sqrt(variance) + _FAR
    low = np.maximum(lowest, np.minimum(seen, np.floor(mean - far).astype(np.int64)))
    high = np.minimum(highest, np.maximum(seen, np.ceil(mean + far).astype(np.int64)))
    sizes = high - low + 1
    first = np.cumsum(sizes) - sizes
    test = np.repeat(np.arange(sizes.size), sizes)
    outcome = np.arange(test.size) - (first - low)[test]
    logs = log_probability(outcome, test)
    as_seen = logs[first + seen - low]
    weights = np.where(logs <= as_seen[test] + _TIE, np.exp(logs), 0.0)
    return np.minimum(1.0, np.add.reduceat(weights, first))
