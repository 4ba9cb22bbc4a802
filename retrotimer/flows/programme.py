"""The programme: where it stands, its end, and starting, changing or leaving it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from retrotimer.control.programme import ProgrammeControl
    from retrotimer.ui.main_window import MainWindow


class ProgrammeFlow(QObject):
    """Shows the programme and takes wishes about it to the control."""

    def __init__(
        self, programme: "ProgrammeControl", window: "MainWindow", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._programme = programme
        self._window = window
