"""Opens the window on a data folder: Qt, the claim on the folder, the database, and words for what fails.

Only what the first picture needs is imported here; the rest follows once it is painted.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import retrotimer.binding  # noqa: F401 - before anything else of PySide6 and of ours

# isort: split

from PySide6.QtCore import QCoreApplication, QTimer

from retrotimer.application import named_application
from retrotimer.core.errors import DamagedError, LostError, StoreError
from retrotimer.desktop.display import has_display
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.first import first_window
from retrotimer.store.database import open_database
from retrotimer.store.paths import DATABASE_NAME, LOCK_NAME, WORK_NAME, prepare_folder
from retrotimer.ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from retrotimer.app import Retrotimer
    from retrotimer.core.machine import Machine
    from retrotimer.store.database import Database
    from retrotimer.ui.main_window import MainWindow

RESCUED = "rescued"
"""What the banner's words about a damaged file are about."""

LONGEST_WAIT_MS = 2000
"""A window that opens out of sight may not be painted for hours; the rest does not wait that long."""


def open_window(folder: Path, words: str = RAISE) -> int:
    """Run the app on this data folder until its window closes; the exit code.

    `words`, of those in `desktop.door`, are for the window that opens, or for the one that is open already.
    """
    if not has_display(sys.platform, os.environ):
        from retrotimer import complaint  # as below: a start that goes well has no use for it

        QCoreApplication([])
        return complaint.no_display()
    app = make_application()
    try:
        prepare_folder(folder)
        instance = SingleInstance(folder, LOCK_NAME)
        claimed = instance.claim()
        if not claimed or os.path.lexists(folder / WORK_NAME):
            from retrotimer.second_start import give_way

            code = give_way(folder, instance, words, claimed=claimed)
            if code is not None:
                return code
        return _run(app, folder, instance, words)
    except StoreError as error:
        from retrotimer import complaint

        return complaint.cannot_open(error)


def _run(app: "QApplication", folder: Path, instance: SingleInstance, words: str) -> int:
    try:
        opened = _open(folder)
    except StoreError:
        instance.release()
        raise
    if isinstance(opened, int):
        instance.release()
        return opened
    run = _Run(app, instance, words, *opened)
    try:
        code = run.show()
    finally:
        run.close()
    from retrotimer import next_start  # the window is gone by now
    from retrotimer.desktop.ending import let_threads_end

    let_threads_end()

    if run.damage is not None:
        return next_start.rescue_next(folder, run.damage, looked=run.doubted)
    return next_start.go_on(folder, run.made[0].afterwards, code) if run.made else code


class _Run:
    """The window on a database, from its first picture to its end.

    Attributes:
        made: the app, held for as long as the window is open; empty before that, and where it failed.
        doubted: whether damage had been met before, and a look has found none.
        damage: why this window shows half of what it should and is closed again; None where it goes on.
    """

    def __init__(
        self,
        app: "QApplication",
        instance: SingleInstance,
        words: str,
        database: "Database",
        said: str,
        doubted: bool,  # noqa: FBT001 - as `_open` gives it
    ) -> None:
        self._app = app
        self._instance = instance
        self._words = words
        self._database = database
        self._said = said
        self._begun = False
        self.doubted = doubted
        self.made: list[Retrotimer] = []
        self.damage: StoreError | None = None

    def show(self) -> int:
        """Show the window until it closes; the exit code."""
        try:
            window = self._window = first_window(self._database)
        except DamagedError as error:  # not even the settings can be read
            self.damage = error
            return 0

        def complete() -> None:
            """Hold on to this: PySide lets go of a method's object, and crashes if it comes to call it."""
            self._complete()

        window.first_painted.connect(complete)
        longest_wait = QTimer(window)  # `singleShot` with a window would bring two classes more
        longest_wait.setSingleShot(True)
        longest_wait.timeout.connect(complete)
        longest_wait.start(LONGEST_WAIT_MS)
        window.fit_screen()
        window.show()
        return self._app.exec()

    def close(self) -> None:
        """Close what was opened."""
        for one in self.made:
            if not one.closing.wipes:
                one.keeping.end()
            one.aside.finish()
        try:
            self._database.close()
        except DamagedError:  # it closes all the same, and the next start looks first
            from retrotimer.next_start import doubt

            doubt(self._database.path.parent)
        finally:
            self._instance.release(to_another=any(one.closing.gives_way for one in self.made))

    def _complete(self) -> None:
        if self._begun:  # not `made`: the box that says what failed runs a loop, in which the timer is up
            return
        self._begun = True
        try:
            self.made.append(complete_app(self._database, self._window))
        except DamagedError as error:
            self._give_up(error)
            return
        except StoreError as error:
            from retrotimer import complaint

            self._app.exit(complaint.cannot_open(error))
            return
        made = self.made[0]
        if made.keeping.damage is not None and not self.doubted:  # else the window says it
            self._give_up(made.keeping.damage)
            return
        if self._said:
            self._window.banner.say(self._said, about=RESCUED)
        made.keeping.begin(left_open=self._database.left_open)
        self._instance.raise_requested.connect(self._window.come_forward)
        self._instance.look_requested.connect(made.look_again)
        self._instance.start_requested.connect(made.come_to_start)
        self._instance.month_requested.connect(made.come_to_month)
        self._instance.listen()
        gc.enable()
        _see_to(made, self._instance, self._words)

    def _give_up(self, error: StoreError) -> None:
        """Show no window with half of what belongs in it: what can be rescued comes first."""
        self.damage = error
        self._window.hide()
        self._app.exit()


def _see_to(app: "Retrotimer", instance: SingleInstance, words: str) -> None:
    """Do what the start was asked for; who asked for nothing and is new here is shown the first steps."""
    if words != RAISE:
        instance.hear(words)
    elif app.window.is_painted:
        app.greet()
    else:
        app.window.first_painted.connect(app.greet)  # over a window that nobody sees there is nothing to see


def _open(folder: Path) -> "tuple[Database, str, bool] | int":
    """The database, what to say in the window, and whether damage had been met before and was not found.

    Or the exit code of who does not go on.  After an end that was no clean one the data are looked at, as far
    as the first picture can wait for that.

    Raises:
        StoreError: it cannot be opened.
    """
    doubted = False
    try:
        if not os.path.lexists(folder / DATABASE_NAME):
            _look_for_loss(folder)
        database = open_database(folder)
        if database.left_open:
            from retrotimer.store.first_look import (
                look_first,  # here and below: a clean end has no use for it
            )

            doubted = look_first(database)
    except (DamagedError, LostError) as error:
        from retrotimer.desktop.clock import SystemClock
        from retrotimer.rescue import rescued

        opened = rescued(error, folder, SystemClock())
        return opened if isinstance(opened, int) else (*opened, False)
    return database, "", doubted


def _look_for_loss(folder: Path) -> None:
    """See that no file is missing where one was.

    Raises:
        LostError: backups of it are here.
    """
    from retrotimer.store.empty import is_lost  # for who has no file, which is at first start alone

    if is_lost(folder):
        raise LostError(str(folder / DATABASE_NAME))


def complete_app(database: "Database", window: "MainWindow") -> "Retrotimer":
    """Make all that the first picture did not wait for."""
    from retrotimer.app import build_app
    from retrotimer.beyond import make_outside
    from retrotimer.desktop.clock import SystemClock

    return build_app(
        SystemClock(), make_machine, database, window, lambda: make_outside(database.path.parent)
    )


def make_machine() -> "Machine":
    """This machine, as a walk wants it: once one is near."""
    from retrotimer.desktop.machine import this_machine
    from retrotimer.words.surroundings import why_awake

    return this_machine(why_awake())


def make_application(arguments: list[str] | None = None) -> "QApplication":
    """Qt's application object with the app's names, words and text size."""
    app = named_application(arguments)
    fonts.lift_small_text()
    return app
