"""The programme: where it stands, its end, and starting, changing or leaving it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from retrotimer.core.programme import Due
from retrotimer.core.settings import Course
from retrotimer.words import programme as words

if TYPE_CHECKING:
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.core.programme import ProgrammeFace
    from retrotimer.core.settings import Programme
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.dialogs.programme_dialog import ProgrammeDialog
    from retrotimer.ui.dialogs.summary_dialog import SummaryDialog
    from retrotimer.ui.main_window import MainWindow


LEFT = "programme left"
"""What the banner's offer to go back into the programme is about; it stands until one is followed again."""


class ProgrammeFlow(QObject):
    """Shows the programme and takes wishes about it to the control."""

    def __init__(
        self,
        programme: "ProgrammeControl",
        window: "MainWindow",
        dialogs: "Dialogs",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._programme = programme
        self._window = window
        self._dialogs = dialogs
        self._dialog: ProgrammeDialog | None = None
        self._summary: SummaryDialog | None = None
        self._untold = False
        # Not at once: what puts a sheet away may open a dialog next, or take back the walk that was the end.
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell_end)
        dialogs.all_closed.connect(self.tell_end)
        window.menus.programme.triggered.connect(lambda _checked: self.open())
        window.home.walk.programme_requested.connect(self.open)
        programme.programme_changed.connect(self._on_programme_changed)
        programme.programme_ended.connect(self._on_programme_ended)

    def open(self) -> None:
        """Show where the programme stands, its summary where it is over, or what one would be."""
        face = self._programme.face
        if self._dialog is not None or self._summary is not None:
            return
        if face is not None and face.due is Due.OVER:
            self._open_summary()
            return
        shown = face or self._programme.preview(Course.RAMP)
        if shown is not None:
            self._open_dialog(shown, followed=face is not None)

    def tell_end(self) -> None:
        """Show the summary once, if the programme has ended; for whenever the window may be free for it.

        It is free while nothing else waits for the person: no walk, no sheet after one, no dialog.
        """
        if self._untold:
            self._telling.start(0)

    def _tell_end(self) -> None:
        if self._untold and self._window.is_ready and not self._dialogs.any_open:
            self._untold = False
            self.open()
        elif self._untold:
            self._dialogs.watch()

    def _open_dialog(self, face: "ProgrammeFace", *, followed: bool) -> None:
        from retrotimer.ui.dialogs.programme_dialog import ProgrammeDialog

        dialog = self._dialog = ProgrammeDialog(face, self._window, followed=followed)
        dialog.course_requested.connect(self._on_course_requested)
        dialog.start_requested.connect(self._on_start_requested)
        dialog.leave_requested.connect(self._on_leave_requested)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _open_summary(self) -> None:
        from retrotimer.ui.dialogs.summary_dialog import SummaryDialog

        summary = self._programme.summary()
        if summary is None:
            return
        self._untold = False
        dialog = self._summary = SummaryDialog(summary, self._window)
        dialog.start_requested.connect(self._on_start_requested)
        dialog.keep_going_requested.connect(self._on_keep_going_requested)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_programme_changed(self, face: "ProgrammeFace | None") -> None:
        if face is None or face.ended is None:
            self._untold = False
        if face is not None:
            self._window.banner.take_back(LEFT)
            if self._dialog is not None:
                self._dialog.show_face(face)

    def _on_programme_ended(self) -> None:
        self._untold = True
        self.tell_end()

    def _on_course_requested(self, course: Course) -> None:
        if self._programme.face is not None:
            self._programme.change(course)
        elif self._dialog is not None and (face := self._programme.preview(course)) is not None:
            self._dialog.show_face(face)

    def _on_start_requested(self, course: Course) -> None:
        self._close()
        self._programme.start(course)

    def _on_keep_going_requested(self) -> None:
        self._close()
        self._programme.keep_going()

    def _on_leave_requested(self) -> None:
        self._close()
        followed = self._programme.leave()
        self._window.banner.say(
            words.left(), words.take_up_again(), lambda: self._take_up(followed), about=LEFT
        )

    def _take_up(self, followed: "Programme | None") -> None:
        """Go back into a programme that was left, unless another has been started since."""
        if self._programme.face is None:
            self._programme.follow(followed)

    def _close(self) -> None:
        for dialog in (self._dialog, self._summary):
            if dialog is not None:
                dialog.close()

    def _on_closed(self) -> None:
        for dialog in (self._dialog, self._summary):
            if dialog is not None:
                dialog.deleteLater()
        self._dialog = self._summary = None
