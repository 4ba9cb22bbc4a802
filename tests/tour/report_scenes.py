"""The report for a doctor: its dialog, dates that are none, a full disk, and where the file is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.errors import FullError
from retrotimer.flows.report import REPORT
from retrotimer.ui.dialogs.fields import DateField
from retrotimer.ui.report.report_dialog import ReportDialog
from retrotimer.words import report_ways as words
from retrotimer.words.dates import short_date
from retrotimer.words.exchange import show_in_folder
from tests.tour.demo import press

Scene = tuple[str, QWidget]

FILE = Path("/home/me/Documents/Retrotimer report 2026-11-17.pdf")


def report_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn; nothing is written."""
    app.window.menus.report.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    yield "report", dialog
    press(dialog, "With my notes")
    press(dialog, "Own dates")
    dialog.findChildren(DateField)[1].setText(short_date(app.month.today - timedelta(days=400)))
    yield "report-wrong-dates", dialog
    press(dialog, "Since the first walk")
    press(dialog, "Larger")
    dialog.show_failure(words.cannot_write(FullError(str(FILE))))
    yield "report-full-disk", dialog
    dialog.close_done()
    app.window.banner.say(words.saved(str(FILE)), show_in_folder(), about=REPORT)
    yield "report-saved", app.window
    app.window.banner.take_back(REPORT)
