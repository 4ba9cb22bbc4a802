"""The page of a year, for looking back: what it adds up to, and its twelve months."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retrotimer.core.month import DayFace
from retrotimer.core.year import YearFace
from retrotimer.ui.calendar.year_view import YearView
from retrotimer.ui.parts.button import ChevronButton, Kind, PillButton
from retrotimer.ui.parts.card import GAP, Card
from retrotimer.ui.parts.flow import FlowLayout, follow_width
from retrotimer.ui.parts.labels import Label, quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.words import year as words

_PADDING = 20
_TITLE = 24


class YearPage(PageArea):
    """Draws a `YearFace` and passes on wishes; it scrolls where the months need more room than there is.

    Signals:
        back_requested(): leave the page.
    """

    back_requested = Signal()

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._page = page
        self.view = YearView()
        self._title = Label(size=_TITLE, weight=QFont.Weight.Bold)
        self._title.setWordWrap(False)
        self._sentence = quiet()
        self._before = ChevronButton(self.tr("Previous year"), on=False)
        self._today = PillButton(self.tr("Today"), Kind.LINK)
        self._after = ChevronButton(self.tr("Next year"), on=True)
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self._lay_out()
        self._before.clicked.connect(lambda: self.view.step_requested.emit(0, -1))
        self._after.clicked.connect(lambda: self.view.step_requested.emit(0, 1))
        self._today.clicked.connect(self.view.today_requested)
        self._back.clicked.connect(self.back_requested)
        # Later, because where it stands is not known while the page is being laid out.
        self.view.day_shown.connect(self._follow_mark, Qt.ConnectionType.QueuedConnection)

    def show_face(self, face: YearFace) -> None:
        """Draw this year."""
        self.view.show_face(face)
        self._title.setText(str(face.year))
        self._sentence.setText(words.year_sentence(face))

    def show_day(self, day: DayFace) -> None:
        """Mark this day."""
        self.view.show_day(day)

    def _follow_mark(self) -> None:
        """Scroll to the marked day."""
        place = self.view.mark
        centre = self.view.mapTo(self._page, place.center().toPoint())
        margin = round(place.height()) + GAP
        self.ensureVisible(centre.x(), centre.y(), margin, margin)

    def _lay_out(self) -> None:
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addSpacing(GAP)
        for button in (self._before, self._today, self._after):
            row.addWidget(button)
        head = QWidget()
        flow = FlowLayout(head, gap=GAP, spread=True)
        flow.addWidget(years)
        flow.addWidget(self._back)
        follow_width(head)
        card = Card(_PADDING)
        card.sheet.setSpacing(4)
        card.sheet.addWidget(head)
        card.sheet.addWidget(self._sentence)
        card.sheet.addSpacing(8)
        card.sheet.addWidget(self.view, 1)
        outside = QVBoxLayout(self._page)
        outside.setContentsMargins(GAP, 8, GAP, GAP)
        outside.addWidget(card)
