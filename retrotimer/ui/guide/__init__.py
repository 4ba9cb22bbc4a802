"""The user guide as a page of the window, made only when it is opened."""
