"""Turns the core's values into sentences. QtCore only, so that the command line can speak too.

Words come from the translation; dates and numbers go with them (`writing.py`).
"""
