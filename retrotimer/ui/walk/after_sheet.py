"""The sheet after a session: what was walked, what it made of the day and the week, and how it felt."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.faces import AfterFace
from retrotimer.core.records import LONGEST_NOTE, Effort, Feedback, hurt_feedback
from retrotimer.core.session import StopReason
from retrotimer.ui.look import colours, fonts
from retrotimer.ui.look.shapes import check_mark, rounded_box
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.flow import FlowLayout
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.ui.parts.note_field import NoteField
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.pain_question import PainQuestion
from retrotimer.ui.parts.scroll import ScrollSheet
from retrotimer.ui.walk.hurt_card import HurtCard
from retrotimer.words import entries
from retrotimer.words import walk as words
from retrotimer.words.pain import after_walking

_EFFORTS = tuple(Effort)
_ROOM_FOR_EMBLEM = 320
_BUTTON_GAP = 12


class Emblem(QWidget):
    """A ring with a check where the plan was finished, with a square where it was stopped."""

    def __init__(self) -> None:
        super().__init__()
        self._finished = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_finished(self, *, finished: bool) -> None:
        """Choose the sign."""
        self._finished = finished
        self.update()

    def sizeHint(self) -> QSize:
        """The ring."""
        return QSize(88, 88)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ring = QRectF(0, 0, 80, 80)
        ring.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(palette.color(colours.ACCENT), 8))
        painter.setBrush(palette.color(colours.SOFT))
        painter.drawEllipse(ring)
        sign = QRectF(0, 0, 34, 28)
        sign.moveCenter(ring.center())
        accent = palette.color(colours.ACCENT)
        if self._finished:
            check_mark(painter, sign, accent, 8)
        else:
            rounded_box(painter, sign.adjusted(4, 1, -4, -1), 5, fill=accent)
        painter.end()


class Note(NoteField):
    """A few words of one's own, no longer than the history keeps; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("A note, if you like"))
        self.setAccessibleName(self.tr("Note"))
        self.setFixedHeight(fonts.scaled(72))
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self) -> None:
        """Cut off what is too much; the cursor stays, or what is typed next would stand in front."""
        text = self.toPlainText()
        if len(text) > LONGEST_NOTE:
            at = self.textCursor().position()
            self.setPlainText(text[:LONGEST_NOTE])
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)


class AfterSheet(Page):
    """Draws an `AfterFace` and passes on what the person says."""

    done_requested = Signal(object)
    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hurts = False
        self._emblem = Emblem()
        self._headline = Label(size=fonts.TITLE, weight=QFont.Weight.Bold, centred=True)
        self._state = quiet(centred=True)
        self._hurt = HurtCard()
        self._pain = PainQuestion(after_walking)
        self._effort = ChoiceRow(self.tr("While walking I could have"), Shape.WORD, optional=True)
        self._effort_title = strong(self.tr("While walking I could have"))
        could = self.tr("While walking I could have %1", "sung, talked, only said words")
        names = [words.effort_name(effort) for effort in _EFFORTS]
        self._effort.offer(names, [could.replace("%1", name) for name in names])
        self._note = Note()
        self._shortened = quiet(entries.shortened(), fonts.SMALL)
        self._shortened.hide()
        self._undo = PillButton(self.tr("Delete this walk"))
        self._done = PillButton(self.tr("Done"), Kind.MAIN, self.tr("Enter", "the key"))
        self._lay_out()
        self._note.shortened.connect(self._on_shortened)
        self._undo.clicked.connect(self.undo_requested)
        self._done.clicked.connect(self._on_done)

    def show_face(self, face: AfterFace) -> None:
        """Draw this face and forget what was said about an earlier session."""
        self.show_result(face)
        self._hurts = face.record.reason is StopReason.PAIN
        self._hurt.setVisible(self._hurts)
        self._fit()
        for widget in (self._effort_title, self._effort):
            widget.setVisible(not self._hurts)
        self._hurt.forget()
        self._pain.ask(() if self._hurts else face.pain_sites, face.record.pain_before)
        self._effort.choose(-1)
        self._note.clear()
        self._shortened.hide()
        self._done.setFocus()
        # What hid the walk may have led the focus, and the sheet after it, past what must be read first.
        self._scroll.verticalScrollBar().setValue(0)
        announce(self._headline, f"{self._headline.text()} {self._state.text()}")

    def show_result(self, face: AfterFace) -> None:
        """Say what was walked and what it made of the day and the week; nothing that was said is lost."""
        self._emblem.show_finished(finished=face.finished)
        self._headline.setText(words.after_headline(face))
        self._state.setText(words.after_state(face))

    def said(self) -> Feedback:
        """What the person has said so far."""
        note = self._note.toPlainText().strip()
        if self._hurts:
            return hurt_feedback(self._hurt.place, self._hurt.pain, note)
        effort = self._effort.chosen_index
        return Feedback(self._pain.pain, _EFFORTS[effort] if effort >= 0 else None, note)

    @property
    def has_urgent_sign(self) -> bool:
        """Whether the person told of an urgent sign."""
        return self._hurt.has_urgent_sign if self._hurts else self._pain.has_urgent_sign

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is Done, except in the note, which keeps it for itself."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():  # a key that was held to stop answers nothing
                self._on_done()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more, or for less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The emblem and the key's name give way to words: when to get help, or where the sheet is small."""
        self._emblem.setVisible(not self._hurts and self.height() >= fonts.scaled(_ROOM_FOR_EMBLEM))
        both = self._undo.sizeHint().width() + _BUTTON_GAP + self._done.full_width()
        self._done.show_key(shown=both <= self.width())

    def _on_shortened(self) -> None:
        self._shortened.show()
        announce(self._shortened, self._shortened.text())

    def _on_done(self) -> None:
        self.done_requested.emit(self.said())

    def _lay_out(self) -> None:
        sheet = Page()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._emblem)
        column.addSpacing(8)
        column.addWidget(self._headline)
        column.addWidget(self._state)
        column.addWidget(self._hurt)
        column.addSpacing(16)
        column.addWidget(self._pain)
        column.addSpacing(12)
        column.addWidget(self._effort_title)
        column.addWidget(self._effort)
        column.addSpacing(12)
        column.addWidget(self._note)
        column.addWidget(self._shortened)
        column.addStretch(1)
        buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons, gap=_BUTTON_GAP, centred=True)
        for button in (self._undo, self._done):
            flow.addWidget(button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(16)
        self._scroll = ScrollSheet(sheet)
        outside.addWidget(self._scroll, 1)
        outside.addWidget(buttons)
