"""A person at the window: sees what is visible, presses what has a name, and has keys."""

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from retrotimer.app import Retrotimer
from retrotimer.ui.calendar.month_model import MonthModel
from retrotimer.ui.walk.digits import Digits
from retrotimer.ui.walk.end_curtain import EndCurtain
from tests.fakes import HereAside
from tests.ui.controls import name_of, visible

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
DOCTOR = "I have checked with a back doctor"
FLAT = "Flat, open area"
BUDDY = "A buddy is with me"


class Person:
    """Uses one window the way its owner does; what is not visible or enabled cannot be used."""

    def __init__(self, app: Retrotimer) -> None:
        self.app = app

    @property
    def front(self) -> QWidget:
        """The dialog that stands in front, or the window."""
        return QApplication.activeModalWidget() or self.app.window

    def has_dialog(self) -> bool:
        """Whether a dialog is open."""
        return QApplication.activeModalWidget() is not None

    def find(self, name: str) -> QAbstractButton:
        """The visible button, box or choice of this accessible name."""
        found = [button for button in visible(self.front, QAbstractButton) if name_of(button) == name]
        assert len(found) == 1, f"{len(found)} of {name!r} among {self.names()}"
        return found[0]

    def names(self) -> list[str]:
        """The names of everything that could be pressed."""
        return [name_of(button) for button in visible(self.front, QAbstractButton)]

    def come_back(self) -> None:
        """Walk back to the window after the end: any key shows what is there."""
        curtain = self.app.window.findChild(EndCurtain)
        if curtain is not None and curtain.isVisible():
            QTest.keyClick(QApplication.focusWidget() or self.app.window, Key.Key_Shift)
            QApplication.processEvents()
            assert not curtain.isVisible()

    def press(self, name: str) -> None:
        """Press it with the mouse, where it stands on the screen."""
        self.come_back()
        button = self.find(name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        scroll_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, NO_MODIFIER, button.rect().center())
        QApplication.processEvents()

    def type(self, key: Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press and release a key; whatever has the focus gets it."""
        self.come_back()
        if QGuiApplication.focusWindow() is None:
            self.front.activateWindow()  # a window manager does so when a dialog closes; offscreen has none
            QApplication.processEvents()
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.qWait(2)  # nobody strikes twice in a millisecond
        QTest.keyClick(window, key, modifiers)
        QApplication.processEvents()

    def hold(self, key: Key) -> None:
        """What a key that is held down sends after its first press."""
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 3:
            receiver = QApplication.focusWidget() or self.front
            QApplication.sendEvent(receiver, QKeyEvent(kind, key, NO_MODIFIER, "", autorep=True))
        QApplication.processEvents()

    def reads(self) -> str:
        """All words that stand on the screen, a line for each label."""
        QApplication.processEvents()
        return "\n".join(label.text() for label in visible(self.front, QLabel))

    def digits(self) -> str:
        """The countdown; an empty text where there is none."""
        return next((digits._text for digits in visible(self.app.window, Digits)), "")

    def cell(self, day: date) -> str:
        """What a screen reader says of a day in the calendar."""
        model = self.app.window.home.month.view.model()
        assert isinstance(model, MonthModel)
        index = model.index_of(day)
        assert index.isValid(), f"{day} is not in sight"
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def is_empty(self, day: date) -> bool:
        """Whether the calendar says that nothing was walked on a day."""
        return self.cell(day).casefold().endswith(": no walk")

    def begin(self, *places: str) -> None:
        """Go through the checklist with these places, and begin."""
        self.press("Start walk")
        if not self.is_ticked(DOCTOR):
            self.press(DOCTOR)
        for place in places or (FLAT,):
            self.press(place)
        self.press("Begin")

    def is_ticked(self, name: str) -> bool:
        """Whether the box of this name is ticked."""
        return self.find(name).isChecked()


def scroll_to(widget: QWidget) -> None:
    """Bring a widget into sight where it lies in something that scrolls, once what has grown is laid out."""
    QApplication.processEvents()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
    window = widget.window()
    hit = window.childAt(widget.mapTo(window, widget.rect().center()))
    assert hit is not None
    assert hit is widget or widget.isAncestorOf(hit), f"{name_of(widget)} is out of reach"


def looked_after(person: Person) -> Person:
    """The person, at a window that looks after the data at once, as it otherwise does aside and later."""
    person.app.keeping._aside = HereAside()
    person.app.keeping.begin(left_open=False)
    return person
