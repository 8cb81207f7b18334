"""The worked example's customer model in NumPy: python numpy_trials.py <trials>."""

import sys
import time

import numpy as np

trials = int(sys.argv[1])
rng = np.random.default_rng(20261123)


def pert(low, likely, high):
    """A beta distribution between low and high, its mean pulled towards the likely value."""
    a = 1 + 4 * (likely - low) / (high - low)
    b = 1 + 4 * (high - likely) / (high - low)
    return low + (high - low) * rng.beta(a, b, trials)


def once():
    run = (
        120 * 450 * pert(0.1, 0.25, 0.4)
        + 1_200_000 * 0.03 * pert(0.03, 0.1, 0.18)
        + 4 * 10 * 46 * 40 * pert(0.1, 0.2, 0.3) * 0.5
    )
    ramp = [rng.triangular(*ends, trials) for ends in ((0.3, 0.5, 0.7), (0.6, 0.9, 1), (0.8, 1, 1))]
    npv = np.full(trials, -250 - 40 * 45 * 1.05)
    for year in range(3):
        npv -= 6750 / 1.1**year
        npv += (run * ramp[year] - 10 * 45 * 1.05) / 1.1 ** (year + 1)
    return np.percentile(npv, [10, 50, 90])


once()
start = time.perf_counter()
percentiles = once()
took = time.perf_counter() - start
print(trials, took, *percentiles)
