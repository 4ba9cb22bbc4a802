"""Tests mirror the package; `tests.fakes` holds what they share."""
