"""The line at the top of a page: its name, what stands beside that, and what can be done or left there."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from retrotimer.ui.parts.card import GAP
from retrotimer.ui.parts.flow import FlowLayout, follow_width, side_by_side
from retrotimer.ui.parts.labels import Label

_TITLE = 24


def page_head(title: str, beside: QWidget, *ways: QWidget) -> QWidget:
    """A page's name with what is `beside` it, and at the other end of the line its `ways`, the way out last.

    Where there is no room for both, the ways stand below.
    """
    name = Label(title, _TITLE, QFont.Weight.Bold)
    name.setWordWrap(False)
    aside = side_by_side(*ways, gap=GAP)
    name.setMinimumHeight(aside.sizeHint().height())  # so that all of the line stands on one level
    head = QWidget()
    flow = FlowLayout(head, gap=GAP, spread=True)
    flow.addWidget(side_by_side(name, beside, gap=GAP))
    flow.addWidget(aside)
    follow_width(head)
    return head
