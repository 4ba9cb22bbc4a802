"""Turns the core's values into sentences. QtCore only, so that the command line can speak too.

Dates and numbers are written as the system's locale has them; words come from the translation.
"""
