"""Retrotimer: a calm timer and calendar for walking backwards."""

__version__ = "0.1.0"

APP_ID = "io.github.retrotimer.Retrotimer"
"""What desktops know the app by: the name of its menu entry, its icon, its windows and its player."""
