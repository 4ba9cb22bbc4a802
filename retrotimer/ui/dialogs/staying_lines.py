"""The settings' lines on what goes on without the window, each with what it comes to on this desktop.

What cannot be had here is not offered; a sentence says why.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retrotimer.core.notices import Service
from retrotimer.core.settings import Settings
from retrotimer.core.staying import Offer
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.flow import follow_width
from retrotimer.ui.parts.labels import quiet
from retrotimer.words import staying as words


class StayingLines(QWidget):
    """Going on in the background, starting with the login, and the icon while the window is open.

    Who starts at login starts in the background, so one asks for the other.
    """

    def __init__(self, settings: Settings, offer: Offer) -> None:
        super().__init__()
        follow_width(self)
        self._background = CheckLine(self.tr("Keep reminding me with the window closed"))
        self._at_login = CheckLine(self.tr("Start by itself when I log in, without a window"))
        self._tray = CheckLine(self.tr("Show its icon while the window is open, too"))
        self._background.setChecked(settings.background)
        self._at_login.setChecked(settings.at_login)
        self._tray.setChecked(settings.tray)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        reminds = settings.remind and bool(settings.planned_weekdays)
        self._comes_to = words.in_background(has_tray=offer.tray, reminds=reminds)
        self._told = quiet(size=fonts.SMALL)
        self._column.addWidget(self._background)
        self._column.addWidget(self._told)
        self._add(self._at_login, offered=offer.login)
        if not offer.login:
            self._column.addWidget(quiet(words.no_login_here(), fonts.SMALL))
        self._add(self._tray, offered=offer.tray)
        self.show_service(Service.UNKNOWN)
        self._background.toggled.connect(self._on_background_toggled)
        self._at_login.toggled.connect(self._on_at_login_toggled)

    def show_service(self, service: Service) -> None:
        """Offer to go on only where somebody could show the reminders; what is ticked can be taken back.

        What starts at login starts without a window, so it is not to be had there either.
        """
        why_not = words.unseen(service)
        self._told.setText(why_not or self._comes_to)
        self._background.setAccessibleDescription(why_not or self._comes_to)
        self._background.setEnabled(self._background.isChecked() or not why_not)
        self._at_login.setEnabled(self._at_login.isChecked() or not why_not)
        self._at_login.setAccessibleDescription(why_not)

    @property
    def background(self) -> bool:
        """Whether the app is to go on without its window."""
        return self._background.isChecked()

    @property
    def at_login(self) -> bool:
        """Whether it is to start by itself."""
        return self._at_login.isChecked()

    @property
    def tray(self) -> bool:
        """Whether an icon is wanted while the window is open, too."""
        return self._tray.isChecked()

    def _add(self, line: CheckLine, *, offered: bool) -> None:
        """A line that is not offered keeps what was chosen, for another desktop, and is not seen."""
        if offered:
            self._column.addWidget(line)
        else:
            line.setParent(self)
            line.hide()

    def _on_background_toggled(self, wanted: bool) -> None:  # noqa: FBT001 - as the signal carries it
        if not wanted:
            self._at_login.setChecked(False)

    def _on_at_login_toggled(self, wanted: bool) -> None:  # noqa: FBT001 - likewise
        if wanted:
            self._background.setChecked(True)
