"""The surroundings of `surroundings.py` for every test in this room."""

from tests.ui.surroundings import start, surroundings

__all__ = ["start", "surroundings"]
