"""Files: what to export and where it went; what an import would do, doing it, and the way back."""

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from retrotimer.core.days import stamp, wall_time
from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.core.exchange.forms import FileError, FileWrong, Form
from retrotimer.core.exchange.lines import Here
from retrotimer.core.exchange.loop_form import LoopChoice
from retrotimer.words import exchange, importing, problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.control.edits import Edits
    from retrotimer.control.month import MonthControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.exchange.forms import ExportWish, Progress, Result, Steps
    from retrotimer.core.exchange.planning import ImportPlan
    from retrotimer.core.exchange.ports import Exchange, Exported, Imported
    from retrotimer.core.ports import Clock, History
    from retrotimer.ui.exchange.import_dialog import ImportDialog
    from retrotimer.ui.exchange.progress_dialog import ProgressDialog
    from retrotimer.ui.main_window import MainWindow

PATIENCE_MS = 300
"""Work that is done sooner shows no progress: a dialog that flashes up only startles."""


class ExchangeFlow(QObject):
    """Takes wishes about files to the `Exchange`, which `make` makes once it is needed.

    `settle` is called before a file is read: who still holds something to say about a walk says it;
    `cannot_read` is told of data that cannot be read.
    """

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        make: "Callable[[], Exchange]",
        settings: "SettingsControl",
        edits: "Edits",
        settle: "Callable[[], None]",
        cannot_read: "Callable[[StoreError], None]",
        log: "WalkLog",
        month: "MonthControl",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history = history
        self._make = make
        self._exchange: Exchange | None = None
        self._settings = settings
        self._edits = edits
        self._work = edits.work
        self._settle = settle
        self._cannot_read = cannot_read
        self._log = log
        self._month = month
        self._window = window
        self._folder = ""
        self._words = importing.moving()
        self._preview: ImportDialog | None = None
        self._progress: ProgressDialog | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._connect()

    def ask_export(self) -> None:
        """Ask what is to be exported."""
        from retrotimer.ui.exchange.export_dialog import ExportDialog, ExportFace  # here and below: seldom

        try:
            first = self._history.first_day()
        except StoreError as error:
            self._cannot_read(error)
            return
        dialog = ExportDialog(ExportFace(self._month.today, first or self._month.today), self._window)
        dialog.export_requested.connect(self._ask_where)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_import(self) -> None:
        """Ask for the file to be imported."""
        from retrotimer.ui.parts import files

        folder = self._folder or files.usual_folder()
        title = self.tr("Choose a file to import")
        files.ask_where_from(self._window, title, exchange.import_filter(), folder, self.read)

    def export(self, wish: "ExportWish", target: str) -> None:
        """Write a file."""
        self._folder = str(PurePath(target).parent)
        self._log.write_now()  # what waits for the disk should be in the file
        steps = self._door().export(target, wish, exchange.calendar_words())
        self._run(steps, exchange.exporting(), self._on_exported)

    def read(self, source: str, choice: "LoopChoice | None" = None) -> None:
        """Read a file, and show what importing it would do."""
        self._folder = str(PurePath(source).parent)
        self._settle()
        self._log.write_now()  # a walk that waits for the disk is here already
        steps = self._door().read(source, self._here(), choice or LoopChoice())
        self._run(steps, importing.reading(), self._on_read)

    def _connect(self) -> None:
        work = self._work
        work.started.connect(self._patience.start)
        work.progressed.connect(self._on_progressed)
        work.ended.connect(self._on_work_ended)
        self._patience.timeout.connect(self._show_progress)

    def _door(self) -> "Exchange":
        self._exchange = self._exchange or self._make()
        return self._exchange

    def _here(self) -> Here:
        day_starts = self._settings.now.day_starts
        return Here(
            self._clock.read(),
            day_starts,
            lambda day, at: stamp(self._clock.at_wall(wall_time(day, at, day_starts)), day_starts),
        )

    def _run(self, steps: "Steps[Result]", words: str, then: "Callable[[Result], None]") -> None:
        self._words = words
        self._work.run(steps, then, self._on_failed)

    def _ask_where(self, wish: "ExportWish") -> None:
        if wish.form is Form.PLANNED and not self._settings.now.planned_weekdays:
            self._on_failed(FileError(FileWrong.NO_PLANNED_DAYS))  # before a name is asked for
            return
        from retrotimer.ui.parts import files

        place = PurePath(
            self._folder or files.usual_folder(), exchange.file_name(wish.form, self._month.today)
        )
        kind = exchange.filter_name(wish.form)
        then = partial(self.export, wish)
        files.ask_where_to(self._window, self.tr("Export to"), kind, str(place), then)

    def _on_exported(self, done: "Exported") -> None:
        from retrotimer.ui.parts.labels import breakable

        self._window.banner.say(
            breakable(exchange.exported(done)),
            exchange.show_in_folder(),
            lambda: self._show_in_folder(done.target),
            about="export",
        )

    def _show_in_folder(self, file: str) -> None:
        from retrotimer.ui.parts import files

        if not files.show_in_folder(file):
            self._window.banner.say(exchange.cannot_show(str(PurePath(file).parent)))

    def _on_read(self, plan: "ImportPlan") -> None:
        if self._preview is not None:
            self._preview.show_plan(plan)
            return
        from retrotimer.ui.exchange.import_dialog import ImportDialog

        dialog = self._preview = ImportDialog(plan, self._window)
        dialog.import_requested.connect(self._write)
        dialog.choice_requested.connect(partial(self._read_again, plan.source))
        dialog.finished.connect(self._on_preview_closed)
        dialog.open()

    def _read_again(self, source: str, choice: LoopChoice) -> None:
        """Plan it anew; a reading that is under way is given up, because it answers what nobody asks now."""
        self._work.cancel()
        self.read(source, choice)

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._preview.reject()

    def _on_preview_closed(self) -> None:
        if self._preview is not None:
            self._preview.deleteLater()
            self._preview = None

    def _write(self, plan: "ImportPlan") -> None:
        self._run(self._door().write(plan), importing.writing(), partial(self._on_written, plan))

    def _on_written(self, plan: "ImportPlan", imported: "Imported") -> None:
        """Tell what came of it; the calendar stays where it is, so the day of what lies elsewhere is told."""
        day, here = plan.day, self._month.selected
        is_elsewhere = day is not None and (day.year, day.month) != (here.year, here.month)
        self._edits.keep_import(imported, importing.done(plan.counts, day if is_elsewhere else None))

    def _on_failed(self, error: StoreError | FileError) -> None:
        self._close_preview()  # what it shows is not what was asked for last
        if isinstance(error, FileError):
            self._window.banner.say(exchange.wrong(error))
        elif isinstance(error, DamagedError):
            self._cannot_read(error)
        else:
            self._window.banner.say(problems.cannot_change(error))

    def _show_progress(self) -> None:
        from retrotimer.ui.exchange.progress_dialog import ProgressDialog

        parent = self._preview or self._window
        dialog = self._progress = ProgressDialog(self._words, parent)
        dialog.cancel_requested.connect(self._on_cancel)
        dialog.open()

    def _on_cancel(self) -> None:
        if self._work.cancel():
            self._close_preview()
            self._window.banner.say(exchange.cancelled(), passing=True)

    def _on_progressed(self, progress: "Progress") -> None:
        if self._progress is not None:
            self._progress.show_progress(progress)

    def _on_work_ended(self) -> None:
        self._patience.stop()
        self._words = (
            importing.moving()
        )  # what comes without words is an import that is undone, or done again
        if self._progress is not None:
            self._progress.close_ended()
            self._progress.deleteLater()
            self._progress = None
