"""Figures that settings are checked against; the start needs no more of the rules that they come from."""

DAYS = 7
"""A week's."""

DEFAULT_GOAL = 4
"""The article's four days a week: a recommendation, not a proven optimum."""

LATEST_DAY_START = 6
"""A day may start at midnight or at a whole hour up to this one: a walk at one at night is still today's."""

LEAST_ENTRY_MINUTES = 1
MOST_ENTRY_MINUTES = 180
"""Of a walk that is entered by hand, more than the plan's bounds: who has walked 20 minutes may say so. Three
hours are taken for a slip."""
