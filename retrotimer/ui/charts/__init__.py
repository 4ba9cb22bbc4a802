"""Draws the core's charts, on the screen and on paper alike, and lets a reader go through them."""
