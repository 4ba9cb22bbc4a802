"""Turns wishes into steps: the only rooms that hold what is going on now. QtCore alone, no widgets."""
