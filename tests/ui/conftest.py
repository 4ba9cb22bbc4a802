"""What every test in this room may ask for."""

from tests.ui.announced import announced
from tests.ui.history_reader import read, reader
from tests.ui.learner import browser, learner
from tests.ui.surroundings import machine, outside, start, start_on, surroundings

__all__ = [
    "announced",
    "browser",
    "learner",
    "machine",
    "outside",
    "read",
    "reader",
    "start",
    "start_on",
    "surroundings",
]
