"""The scenes of the user guide: its pages, a search, and nothing found."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QWidget

from retrotimer.app import Retrotimer
from retrotimer.ui.guide.guide_page import GuideView

Scene = tuple[str, QWidget]


def guide_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    window = app.window
    window.menus.guide.trigger()
    page = window.findChild(GuideView)
    assert page is not None
    yield "guide", window
    for name in ("checklist", "calendar", "trouble", "keys"):
        page.read(f"{name}.md")
        yield f"guide-{name}", window
    page.text.verticalScrollBar().setValue(page.text.verticalScrollBar().maximum())
    yield "guide-keys-end", window
    search = page.findChild(QLineEdit)
    assert search is not None
    page._step_back()
    search.setText("headset")
    yield "guide-found", window
    search.setText("elephant")
    yield "guide-nothing-found", window
    search.clear()
    window.leave_page()
