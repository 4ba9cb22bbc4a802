"""What a person sees of files: the question what to export, where it went, what an import would do."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.exchange.forms import ExportWish, Form, Progress
from retrotimer.ui.exchange.import_dialog import ImportDialog
from retrotimer.ui.exchange.plan_view import PlanView
from retrotimer.ui.exchange.progress_dialog import ProgressDialog
from retrotimer.words import importing
from tests.tour.dialogs import close_it, in_front

Scene = tuple[str, QWidget]
PATIENCE_MS = 60_000


def exchange_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn; the history is as before in the end."""
    yield from _export(app)
    with TemporaryDirectory() as made:
        folder = Path(made)
        app.exchange.export(ExportWish(Form.CSV), str(folder / "walks.csv"))
        finish(app)
        yield "exported", app.window
        app.window.banner.take_back("export")
        yield from _import(app, folder)


def finish(app: Retrotimer) -> None:
    """Wait until the work that is under way is done."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while app.records.edits.work.is_busy and not deadline.hasExpired():
        QApplication.processEvents()
    assert not app.records.edits.work.is_busy


def _export(app: Retrotimer) -> Iterator[Scene]:
    app.window.menus.export.trigger()
    dialog = in_front()
    yield "export", dialog
    period = dialog.findChildren(QComboBox)[1]
    period.setCurrentIndex(period.count() - 1)
    yield "export-some-days", dialog
    close_it()


def _import(app: Retrotimer, folder: Path) -> Iterator[Scene]:
    app.exchange.read(str(_mixed(folder, app.month.today)))
    finish(app)
    dialog = in_front()
    yield "import", dialog
    shown = dialog.findChildren(QComboBox)[1]
    shown.setCurrentIndex(shown.count() - 1)
    yield "import-refused", dialog
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    finish(app)
    yield "imported", app.window
    app.records.edits.undo()
    finish(app)
    app.window.banner.take_back()
    app.exchange.read(str(folder / "walks.csv"))
    finish(app)
    yield "import-nothing", in_front()
    close_it()
    app.exchange.read(str(_loop(folder, app.month.today, "Walk backwards")))
    finish(app)
    yield "import-loop", in_front()
    close_it()
    app.exchange.read(str(_loop(folder, app.month.today, "Walk the dog")))
    finish(app)
    yield "import-loop-which", in_front()
    close_it()
    app.exchange.read(str(_by_hand(folder)))
    finish(app)
    dialog = in_front()
    assert isinstance(dialog, ImportDialog)
    dialog.findChildren(PlanView)[0].selectRow(2)
    yield "import-dates", dialog
    close_it()
    (folder / "notes.csv").write_text("date,note\n2026-11-17,the park\n", "utf-8")
    app.exchange.read(str(folder / "notes.csv"))
    finish(app)
    yield "import-columns", app.window
    app.window.banner.take_back()
    progress = ProgressDialog(importing.writing(), app.window)
    progress.open()
    progress.show_progress(Progress(14_000, 36_526))
    yield "progress", progress
    progress.close_ended()
    progress.deleteLater()


def _mixed(folder: Path, today: date) -> Path:
    """Our own table, with lines to add, to change and to refuse among those that are here."""
    rows = (folder / "walks.csv").read_text("utf-8").splitlines()
    head, walks = rows[0], rows[1:10]
    at, minutes = head.split(",").index("note"), head.split(",").index("minutes")
    cells = walks[0].split(",")
    cells[at] = "Written on the other laptop in more words than there is room for in a line of this table"
    walks[0] = ",".join(cells)
    empty = [""] * len(head.split(","))
    for days, length in ((400, "12"), (401, "11.5"), (402, "eleven"), (403, "400"), (-3, "12")):
        cells = list(empty)
        cells[0], cells[1], cells[minutes] = "walk", (today - timedelta(days=days)).isoformat(), length
        walks.insert(3, ",".join(cells))
    path = folder / "from-my-other-laptop.csv"
    path.write_text("\r\n".join([head, *walks]) + "\r\n", "utf-8")
    return path


def _by_hand(folder: Path) -> Path:
    """A person's own table, from a spreadsheet that writes days in its own way."""
    days = ("16.11.2025", "2025/11/15", "03/11/2025", "3 Nov 2025", "2568-11-16")
    rows = "".join(f"{day};{length}\n" for length, day in enumerate(days, 10))
    path = folder / "my walks.csv"
    path.write_text(f"date;minutes\n{rows}2025-11-14;\n", "utf-8")
    return path


def _loop(folder: Path, today: date, habit: str) -> Path:
    """Half a year of two habits, as Loop Habit Tracker tells them."""
    path = folder / "Checkmarks.csv"
    marks = ("YES_MANUAL", "NO", "YES_AUTO", "YES_MANUAL", "SKIP")
    rows = [
        f"{(today - timedelta(days=300 + n)).isoformat()},{marks[n % 5]},{marks[n % 3]},\n"
        for n in range(180)
    ]
    path.write_text(f"Date,Meditate,{habit},\n" + "".join(rows), "utf-8")
    return path
