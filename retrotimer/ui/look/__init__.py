"""Colours, fonts, icons and shapes that every widget shares."""
