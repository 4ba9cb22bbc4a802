"""Hypothesis strategies for the core's values."""

from hypothesis import strategies as st

from retrotimer.core.plan import (
    LEAST_MINUTES,
    MOST_FORWARD_MINUTES,
    MOST_GET_READY_SECONDS,
    MOST_MINUTES,
    Mode,
    PlanChoice,
)

choices = st.builds(
    PlanChoice,
    minutes=st.integers(LEAST_MINUTES, MOST_MINUTES),
    mode=st.sampled_from(Mode),
    get_ready=st.integers(0, MOST_GET_READY_SECONDS),
    warm_up=st.integers(0, MOST_FORWARD_MINUTES),
    cool_down=st.integers(0, MOST_FORWARD_MINUTES),
    easy_start=st.booleans(),
)

GRAIN = 64
"""Moments are whole 64ths of a second: a float holds them and their sums exactly."""

grains = st.integers(0, 40 * 60 * GRAIN).map(lambda n: n / GRAIN)
