"""Notifications at a tray icon: clicked is Start, and an icon that came for one goes with it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from retrotimer.core.notices import Answer, Notice, Service
from retrotimer.ui.tray_notifier import TrayNotifier

NOTICE = Notice("It is time", ((Answer.START, "Go"),))


class FakeTray(QObject):
    """A tray icon that remembers; offscreen there is no tray."""

    messageClicked = Signal()  # noqa: N815 - here and below: Qt's own names

    def __init__(self, *, visible: bool) -> None:
        super().__init__()
        self.visible = visible
        self.messages: list[tuple[str, str]] = []

    def isVisible(self) -> bool:  # noqa: N802
        return self.visible

    def show(self) -> None:
        self.visible = True

    def hide(self) -> None:
        self.visible = False

    def icon(self) -> QIcon:
        return QIcon()

    def showMessage(self, title: str, words: str, icon: QIcon, _ms: int) -> None:  # noqa: N802
        assert icon is not None
        self.messages.append((title, words))


def notifier_at(tray: FakeTray) -> TrayNotifier:
    def give() -> QSystemTrayIcon:
        return tray  # type: ignore[return-value]

    return TrayNotifier(give)


def test_a_click_is_start_once_and_the_icon_goes_where_it_came_for_this(qapp: object) -> None:
    assert qapp is not None
    tray = FakeTray(visible=False)
    notifier = notifier_at(tray)
    assert notifier.state is Service.WITHOUT_BUTTONS
    heard: list[Answer | None] = []
    notifier.show(NOTICE, heard.append)
    assert tray.messages == [("Retrotimer", "It is time")]
    assert tray.visible
    tray.messageClicked.emit()
    tray.messageClicked.emit()
    assert heard == [Answer.START]
    assert not tray.visible


def test_an_icon_that_is_there_anyway_stays_and_what_was_withdrawn_is_not_heard(qapp: object) -> None:
    assert qapp is not None
    tray = FakeTray(visible=True)
    notifier = notifier_at(tray)
    heard: list[Answer | None] = []
    notifier.show(NOTICE, heard.append)
    notifier.withdraw()
    tray.messageClicked.emit()
    assert heard == []
    assert tray.visible
