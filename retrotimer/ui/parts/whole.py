"""What scrolls within a page shows all that it holds once the page itself must scroll.

One scroll bar within another takes the wheel from it and hides what it is that moves.
"""

from typing import Protocol

from retrotimer.ui.look import fonts
from retrotimer.ui.parts.scroll import PageArea

_SLACK = 48
"""Pixels that must be free before it scrolls by itself again: with less, the two ways would take turns."""


class Inner(Protocol):
    """A part of a page that scrolls by itself where the page does not."""

    @property
    def is_whole(self) -> bool:
        """Whether it shows all that it holds now."""
        ...

    @property
    def more_height(self) -> int:
        """Pixels that its least height has now beyond the one that it has elsewhere."""
        ...

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as all that it holds, or scroll by itself."""
        ...


def share_height(area: PageArea, inner: Inner) -> bool:
    """Let either the page scroll or what is in it; whether it is the page."""
    page = area.page
    layout = page.layout()
    if layout is not None:
        layout.activate()  # or layouts within it would answer as before what has just changed
    least = page.heightForWidth(area.viewport().width()) - inner.more_height
    if inner.is_whole:
        least += fonts.scaled(_SLACK)
    whole = least > area.viewport().height()
    inner.show_whole(whole=whole)
    return whole
