"""Figures that settings are checked against; the start needs no more of the rules that they come from."""

DAYS = 7
"""A week's."""

DEFAULT_GOAL = 4
"""The article's four days a week: a recommendation, not a proven optimum."""

LATEST_DAY_START = 6
"""A day may start at midnight or at a whole hour up to this one: a walk at one at night is still today's."""
