"""The median and the mean of figures.

Python's own `statistics` has them too, and brings decimals, fractions and random numbers along, which take
longer to import than all that is computed with them here.
"""

from collections.abc import Sequence
from math import fsum


def median(values: Sequence[float]) -> float:
    """The middle figure, or the mean of the two in the middle; there must be one."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def mean(values: Sequence[float]) -> float:
    """The sum, shared by all; there must be one."""
    return fsum(values) / len(values)
