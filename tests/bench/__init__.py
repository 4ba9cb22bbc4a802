"""Measures what the app costs, as ratios to an empty PySide6 window: `python -m tests.bench`."""
