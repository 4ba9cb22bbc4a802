"""A card that says what happened or asks and, where there is one, offers a way back.

What stands until it is answered has a place of its own above the page, which makes room: it may stand there
for long, and what lies beneath is to be read.  What is said in passing lies over the page, or in that place
where something stands, so that nothing moves under the pointer when it comes, or goes again by itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import rounded_box, soft_shadow
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.banner_place import EDGE, make_room_above, place_over, room_above
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.labels import Label
from retrotimer.ui.parts.message import Message

STAYS_MS = 10_000
"""How long a word in passing stays, unless somebody is at it."""

_WIDEST = 640
_ABOVE = 6
_SHADOW = 12
_BESIDE = 4
_PADDING = 20
_AROUND_LINES = 6
_LEAST_SHARE = 0.4
"""Of the width, for words that stand beside their buttons; with less, they stand above them."""


class Banner(QWidget):
    """Says one thing at a time, the latest first; what it covers comes back once that is closed.

    Messages about different things wait for each other, so that none takes another's way back along.
    Of those about the same thing only the latest stands, and so it is with those about nothing in particular.

    Where it lies over the page it covers neither what has the focus nor what `keep_clear` names.  During a
    walk it stays away, and the walk's own screen says the words.

    Signals:
        said(words): what is to be said now, wherever that stands; an empty text for nothing any more.
    """

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._messages: list[Message] = []
        self._clear: tuple[QWidget, ...] = ()
        self._before: QWidget | None = None
        self._away = False
        self._stands = False
        self._words = Label()
        self._words.setContentsMargins(0, _AROUND_LINES, 0, _AROUND_LINES)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._offer = PillButton("", Kind.LINK)
        self._second: PillButton | None = None
        self._close = PillButton(self.tr("Close"), Kind.LINK)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(_BESIDE)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._offer)
        self._buttons.addWidget(self._close)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_SHADOW + _PADDING, _SHADOW, _SHADOW + _PADDING - 8, _SHADOW)
        self._row.setSpacing(_BESIDE)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._buttons)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(STAYS_MS)
        self._leaving.timeout.connect(self._on_time_over)
        self._offer.clicked.connect(self._on_offer_clicked)
        self._close.clicked.connect(self.close_latest)
        self.hide()

    def lie_over(self, page: QWidget, *, keep_clear: tuple[QWidget, ...] = ()) -> None:
        """Lie over this widget, or have its layout make room; cover none of those that must be kept clear."""
        self._clear = keep_clear
        self.setParent(page)
        self.hide()

    def say(
        self,
        words: str,
        offer: str = "",
        then: Callable[[], None] | None = None,
        *,
        otherwise: Callable[[], None] | None = None,
        about: str = "",
        passing: bool = False,
        second: tuple[str, Callable[[], None]] | None = None,
        close: str = "",
    ) -> None:
        """Show words, also to a screen reader, with a button that calls `then` where one is offered.

        `about` names what they are about, if they should stand until the person has closed them.  Other
        offers, and words `passing` by, leave after a while; a failure stands until it is closed.  `otherwise`
        is called when the person closes them instead.  `second` is another offer, and `close` what closing
        is called where that is an answer, too.
        """
        passes = not about and (passing or bool(offer))
        self._messages = [one for one in self._messages if one.about != about or (passes and not one.passing)]
        self._messages.append(Message(words, offer, then, otherwise, about, passes, second, close))
        self._show_latest()

    def stay_away(self, *, away: bool) -> None:
        """Lie over nothing while somebody walks: nothing may cover the countdown, or have its keys."""
        self._away = away
        self._show_latest()

    def take_back(self, about: str = "") -> None:
        """Say no longer what was said about this: it is over, or the way back is closed."""
        self._drop(lambda message: message.about == about)

    def hold_offers(self) -> None:
        """Take back what was offered or said in passing; a lasting offer waits."""
        self._drop(lambda message: message.passing)

    def close_latest(self) -> bool:
        """Say no longer what is being said; whether there was anything."""
        if not self._messages:
            return False
        message = self._messages.pop()
        self._show_latest()
        if message.otherwise is not None:
            message.otherwise()
        return True

    def is_about(self, about: str) -> bool:
        """Whether anything that is said, or waits to be, is about this."""
        return any(message.about == about for message in self._messages)

    @property
    def words(self) -> str:
        """What is being said; an empty text while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def settle(self) -> None:
        """Find the place again: what must stay in sight may stand elsewhere now."""
        page = self.parentWidget()
        if page is not None and not self.isHidden():
            self._place(page)

    def sizeHint(self) -> QSize:
        """As wide as the words are in one line, as far as there is room."""
        page = self.parentWidget()
        widest = fonts.scaled(_WIDEST)
        return self._size_within(page.width() if page is not None else widest, widest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another size."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft card; it stands off from what it covers."""
        painter = QPainter(self)
        palette = self.palette()
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        if not self._stands:
            soft_shadow(painter, card, 14, _SHADOW)
        rounded_box(painter, card, 14, fill=palette.color(colours.SOFT), border=palette.color(colours.LINE))
        painter.end()

    def _drop(self, drops: Callable[[Message], bool]) -> None:
        if not any(map(drops, self._messages)):
            return
        latest = self._messages[-1]
        self._messages = [message for message in self._messages if not drops(message)]
        if not self._messages or self._messages[-1] is not latest:
            self._show_latest()

    def _show_latest(self) -> None:
        self._leaving.stop()
        if not self._messages or self._away:
            self._go()
            self.said.emit(self._messages[-1].words if self._messages else "")
            return
        message = self._messages[-1]
        self._stands = not all(one.passing for one in self._messages)
        self.said.emit(message.words)
        self._words.setText(message.words)
        self._offer.setText(message.offer)
        self._offer.setVisible(bool(message.offer))
        self._close.setText(message.close or self.tr("Close"))
        self._show_second(message)
        if message.passing:
            self._leaving.start()
        if self.isHidden():
            self._watch(watched=True)
        self.show()
        self.raise_()
        self.settle()
        QTimer.singleShot(0, self, self.settle)  # what has just changed is not laid out yet
        announce(self._words, message.words)

    def _show_second(self, message: Message) -> None:
        """Show the other offer, whose button few banners ever need."""
        if self._second is None and message.second is not None:
            self._second = PillButton("", Kind.LINK)
            self._second.clicked.connect(self._on_second_clicked)
            self._buttons.insertWidget(self._buttons.indexOf(self._close), self._second)
        if self._second is not None:
            self._second.setText(message.second[0] if message.second is not None else "")
            self._second.setVisible(message.second is not None)

    def _go(self) -> None:
        """Hide; who was at it with the keys finds them where they were before."""
        before, at_it = self._before, self._has_focus()
        self._watch(watched=False)
        self.hide()
        page = self.parentWidget()
        if page is not None:
            make_room_above(page, 0)
        if at_it and before is not None and before.isVisible():
            before.setFocus()

    def _watch(self, *, watched: bool) -> None:
        """Follow the focus and the page's size while the banner is there, and only then.

        A filter for events has PySide make a class for each kind of event: half a megabyte.
        """
        app, page = QApplication.instance(), self.parentWidget()
        if not isinstance(app, QApplication) or page is None:
            return
        if watched:
            self._before = None if self._has_focus() else app.focusWidget()
            app.focusChanged.connect(self._on_focus_changed)
            page.installEventFilter(self)
        elif not self.isHidden():
            app.focusChanged.disconnect(self._on_focus_changed)
            page.removeEventFilter(self)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.isAncestorOf(now):
            return
        if now.window() is self.window():
            self._before = now
            self.settle()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _place(self, page: QWidget) -> None:
        if self._stands:
            held = room_above(page) + 2 * _SHADOW - _ABOVE if self._messages[-1].passing else 0
            size = self._size_within(page.width(), page.width() - 2 * EDGE).expandedTo(QSize(0, held))
            self.setGeometry(QRect(QPoint(EDGE - _SHADOW, _ABOVE - _SHADOW), size))
            make_room_above(page, _ABOVE + size.height() - 2 * _SHADOW)
        else:
            make_room_above(page, 0)
            size = self._size_within(page.width(), fonts.scaled(_WIDEST))
            found = place_over(page, size - QSize(2 * _SHADOW, 2 * _SHADOW), self._clear, self)
            self.setGeometry(found.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))

    def _size_within(self, room: int, most: int) -> QSize:
        """The size with shadow, where the page is so wide and the card may be at `most` so wide."""
        beside = self._row.contentsMargins().left() + self._row.contentsMargins().right()
        widest = min(most, room - 2 * EDGE) + 2 * _SHADOW
        buttons = self._buttons.sizeHint().width()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        width = widest if self._stands else min(widest, beside + words + _PADDING + buttons)
        above = words > width - beside - _PADDING - buttons < _LEAST_SHARE * width
        direction = QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight
        if direction is not self._row.direction():  # telling it again would ask for another layout
            self._row.setDirection(direction)
        return QSize(width, self._row.totalHeightForWidth(width))

    def _on_time_over(self) -> None:
        """Leave, unless somebody is at it with the pointer or the keys."""
        if self.underMouse() or self._has_focus():
            self._leaving.start()
        elif self._messages and self._messages[-1].passing:
            self.close_latest()

    def _on_second_clicked(self) -> None:
        message = self._messages.pop()
        self._show_latest()
        if message.second is not None:
            message.second[1]()

    def _on_offer_clicked(self) -> None:
        message = self._messages.pop()
        self._show_latest()
        if message.then is not None:
            message.then()
