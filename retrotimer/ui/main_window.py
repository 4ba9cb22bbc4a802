"""The window: its pages, its menu and its keys. What they wish for goes out as signals."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from retrotimer.ui.home_page import HomePage
from retrotimer.ui.menus import Menus
from retrotimer.ui.parts.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent

DEFAULT_WIDTH, DEFAULT_HEIGHT = 1080, 720
LEAST_WIDTH, LEAST_HEIGHT = 640, 480
TITLE_BAR = 32
"""Roughly what a window's frame takes from the screen's height, before there is a frame to ask."""


class MainWindow(QMainWindow):
    """Holds the home page, and during a walk the countdown over all of it.

    `must_stay_open` is asked before the window closes; who says yes has asked the person.

    Signals:
        start_requested(answers): open the checklist; `answers` holds a place that was named by its key.
        pause_requested(), stop_requested(reason): as on the countdown's buttons.
        loudness_requested(way): louder, 1, or quieter, -1, during a walk.
        settings_requested(), help_requested(), about_requested(): open what they say.
        quit_requested(): the app is to end, whatever closing the window means; the window closes next.
        closing(): the window closes now.
        first_painted(): the first picture is in the window.
        glance_requested(): the key of the whole screen, during a walk.
        attention_given(): the person came back to the app; time may have passed.
        page_shown(): another page may have the window now.
    """

    start_requested = Signal(object)
    pause_requested = Signal()
    stop_requested = Signal(object)
    loudness_requested = Signal(int)
    settings_requested = Signal()
    help_requested = Signal()
    about_requested = Signal()
    quit_requested = Signal()
    closing = Signal()
    first_painted = Signal()
    glance_requested = Signal()
    attention_given = Signal()
    page_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.must_stay_open: Callable[[], bool] = lambda: False
        self._painted = False
        self._took_screen = False
        self.setWindowTitle("Retrotimer")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(DEFAULT_WIDTH, DEFAULT_HEIGHT)
        self.banner = Banner()
        self.home = HomePage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.home)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.banner.lie_over(middle, keep_clear=(self.home.walk.start,))
        self._running = False
        self.menus = Menus(self)
        self._connect_menus()
        self._follow_state()
        self.home.walk.start_requested.connect(self._on_start_triggered)
        self.home.walk.start.setFocus()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state_changed)

    def show_home(self, sheet: QWidget) -> None:
        """Show walk and month, with this sheet on the left."""
        self._running = False
        self._pages.setCurrentWidget(self.home)
        self.home.show_left(sheet)
        self.menuBar().show()
        self.banner.stay_away(away=False)
        self._follow_state()
        if sheet is self.home.walk:
            self.home.walk.start.setFocus()

    def put_sheet_away(self) -> None:
        """Let walk and month stand there as before a session, whichever page is shown."""
        self.home.show_left(self.home.walk)
        self._follow_state()

    def show_running(self, view: QWidget) -> None:
        """Let the whole window be the walk."""
        self._running = True
        self.banner.hold_offers()  # nothing is changed during a walk
        self.banner.stay_away(away=True)
        if self._pages.indexOf(view) < 0:
            self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        self.menuBar().hide()
        self._follow_state()

    def show_glance(self, view: QWidget) -> None:
        """Let the walk take the whole screen."""
        self._took_screen = not self.isFullScreen()
        self.show_running(view)
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def leave_glance(self, view: QWidget) -> None:
        """Show the walk in the window again, as large as that was."""
        self.show_running(view)
        self.leave_whole_screen()

    def leave_whole_screen(self) -> None:
        """Be as large as before the walk took the whole screen."""
        if self._took_screen:
            self._took_screen = False
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Keys that no widget wanted: start, name a place, leaf through the month, leave full screen."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        starts = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F, Qt.Key.Key_B}
        months = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home}
        if key == Qt.Key.Key_Escape and not self._running and self.banner.close_latest():
            return
        if key == Qt.Key.Key_Escape and self.isFullScreen() and not self._running:
            self._turn_full_screen()
        elif key == Qt.Key.Key_Escape and not self._running and not self.at_home:
            self.leave_page()
        elif key in starts and plain and self.at_home and self._may_start(event):
            self._ask_to_start(flat_open=key == Qt.Key.Key_F, buddy=key == Qt.Key.Key_B)
        elif key in months and self.at_home:
            self.home.month.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _may_start(self, event: "QKeyEvent") -> bool:
        return self.menus.start.isEnabled() and not event.isAutoRepeat()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Close, unless the window must stay."""
        if self.must_stay_open():
            event.ignore()
        else:
            self.closing.emit()
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture is there: all that is in the window is painted in one go."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.attention_given.emit()

    def fit_screen(self) -> None:
        """Be no larger than the screen, however large it was before or is drawn: nothing may fall off."""
        room = self.screen().availableGeometry()
        self.setMinimumSize(min(LEAST_WIDTH, room.width()), min(LEAST_HEIGHT, room.height() - TITLE_BAR))
        if self.isMaximized() or self.isFullScreen():
            return
        if self.width() > room.width() or self.height() > room.height() - TITLE_BAR:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        elif not room.contains(self.geometry()):
            self.move(room.center() - self.rect().center())

    @property
    def is_in_front(self) -> bool:
        """Whether the person is at this window, or at a dialog of it."""
        active = QApplication.activeWindow()
        while active is not None and active is not self:
            active = active.parentWidget()
        return active is not None

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_page(self, page: QWidget) -> None:
        """Let a page that is not about the walk take the window: the year, the list of all walks."""
        if self._running:
            return
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._follow_state()

    def leave_page(self) -> None:
        """Go back to walk and month, as they were left."""
        if not self._running:
            self._pages.setCurrentWidget(self.home)
            self._follow_state()

    def shows(self, page: QWidget) -> bool:
        """Whether this page is the one that has the window."""
        return self._pages.currentWidget() is page

    @property
    def at_home(self) -> bool:
        """Whether walk and month are shown."""
        return self._pages.currentWidget() is self.home

    @property
    def is_painted(self) -> bool:
        """Whether there is a picture in the window."""
        return self._painted

    @property
    def is_ready(self) -> bool:
        """Whether the next walk could begin: none is under way, and no sheet waits for Done."""
        return not self._running and self.home.walk.isVisibleTo(self.home)

    def _follow_state(self) -> None:
        """What can be done now."""
        self.menus.start.setEnabled(self.is_ready)
        self.menus.show_running(running=self._running)
        self.banner.settle()
        self.page_shown.emit()

    def _connect_menus(self) -> None:
        menus = self.menus
        menus.start.triggered.connect(self._on_start_triggered)
        menus.pause.triggered.connect(self.pause_requested)
        menus.stop.triggered.connect(lambda _checked: self._ask_to_stop(hurt=False))
        menus.hurts.triggered.connect(lambda _checked: self._ask_to_stop(hurt=True))
        menus.louder.triggered.connect(lambda _checked: self.loudness_requested.emit(1))
        menus.quieter.triggered.connect(lambda _checked: self.loudness_requested.emit(-1))
        menus.redo_too.triggered.connect(self._on_redo_too)
        menus.settings.triggered.connect(self.settings_requested)
        menus.leave.triggered.connect(self._on_leave)
        menus.full_screen.triggered.connect(self._turn_full_screen)
        menus.month.triggered.connect(self.leave_page)
        menus.how_to.triggered.connect(self.help_requested)
        menus.about.triggered.connect(self.about_requested)
        for action, months in ((menus.previous_month, -1), (menus.next_month, 1)):
            action.triggered.connect(
                lambda _=False, months=months: self.home.month.view.step_requested.emit(0, months)
            )
        menus.today.triggered.connect(lambda _checked: self.home.month.view.today_requested.emit())

    def _on_start_triggered(self) -> None:
        self.leave_page()
        self._ask_to_start()

    def _on_leave(self) -> None:
        self.quit_requested.emit()
        self.close()

    def _on_redo_too(self) -> None:
        """A key that not every system has: in a field it is about what was typed, as the others are."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

        focus = self.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.redo()
        else:
            self.menus.redo.trigger()

    def _ask_to_start(self, *, flat_open: bool = False, buddy: bool = False) -> None:
        from retrotimer.core.checklist import Answers  # as in all of this file, not for the first picture

        self.start_requested.emit(Answers(flat_open=flat_open, buddy=buddy))

    def _ask_to_stop(self, *, hurt: bool) -> None:
        from retrotimer.core.session import StopReason

        self.stop_requested.emit(StopReason.PAIN if hurt else StopReason.DONE)

    def _turn_full_screen(self) -> None:
        if self._running:
            self.glance_requested.emit()
            return
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
