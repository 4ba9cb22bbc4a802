"""Retrotimer: a calm timer and calendar for walking backwards."""

__version__ = "0.1.0"
