"""Breaks what the app depends on, in every way that is worth the time, and counts what survives."""
