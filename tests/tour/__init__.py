"""Shows the real window: `python -m tests.tour` draws every screen, `tests.tour.demo` plays one walk."""
