"""The way of the history into files and back: read in pages, written whole or not at all, undone as one."""
