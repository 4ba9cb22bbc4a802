"""The surroundings of `surroundings.py` for every test in this room."""

from tests.ui.surroundings import machine, start, surroundings

__all__ = ["machine", "start", "surroundings"]
