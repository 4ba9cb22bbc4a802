"""The list of all walks: a table that reads a page at a time, and the page around it."""
