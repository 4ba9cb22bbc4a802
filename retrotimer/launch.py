"""Opens the window on a data folder: Qt, the claim on the folder, the database, and words for what fails.

Only what the first picture needs is imported here; the rest follows once it is painted.
"""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import retrotimer.binding  # noqa: F401 - before anything else of PySide6 and of ours

# isort: split

from PySide6.QtCore import QCoreApplication, QTimer

from retrotimer.application import named_application
from retrotimer.core.errors import DamagedError, StoreError
from retrotimer.desktop.display import has_display
from retrotimer.desktop.door import RAISE, START
from retrotimer.desktop.program import BACKGROUND
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.first import first_window
from retrotimer.store.database import open_database
from retrotimer.store.paths import LOCK_NAME, prepare_folder
from retrotimer.ui.look import fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from retrotimer.app import Retrotimer
    from retrotimer.core.machine import Machine
    from retrotimer.core.notices import Notifier, Outside
    from retrotimer.flows.closing import Afterwards
    from retrotimer.rescue import Opened
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
        if instance.claim():
            return _run(app, folder, instance, words)
    except StoreError as error:
        from retrotimer import complaint

        if isinstance(error, DamagedError):
            _doubt(folder)
        return complaint.cannot_open(error)
    if instance.tell_first(words):
        if words.startswith(START):
            from retrotimer.console.status import tell_running
            from retrotimer.desktop.clock import SystemClock

            tell_running(folder, SystemClock())
        return 0
    from retrotimer import complaint

    return complaint.already_open()


def _run(app: "QApplication", folder: Path, instance: SingleInstance, words: str) -> int:
    made: list[Retrotimer] = []  # holds the app for as long as the window is open
    begun = False
    try:
        opened = _open(folder)
    except StoreError:
        instance.release()
        raise
    if isinstance(opened, int):
        instance.release()
        return opened
    database, said = opened
    try:
        window = first_window(database)

        def complete() -> None:
            nonlocal begun
            if begun:  # not `made`: the box that says what failed runs a loop, in which the timer is up
                return
            begun = True
            try:
                made.append(complete_app(database, window))
            except StoreError as error:
                from retrotimer import complaint

                if isinstance(error, DamagedError):
                    _doubt(folder)
                app.exit(complaint.cannot_open(error))
                return
            if said:
                window.banner.say(said, about=RESCUED)
            made[0].keeping.begin(left_open=database.left_open)
            instance.raise_requested.connect(window.come_forward)
            instance.look_requested.connect(made[0].look_again)
            instance.start_requested.connect(made[0].come_to_start)
            instance.listen()
            _let_ctrl_c_end()
            gc.enable()
            _see_to(made[0], instance, words)

        window.first_painted.connect(complete)
        QTimer.singleShot(LONGEST_WAIT_MS, window, complete)
        window.fit_screen()
        window.show()
        code = app.exec()
    finally:
        for one in made:
            one.aside.finish()
        database.close()
        instance.release(to_another=_goes_on(made))
    return _go_on(folder, made[0].afterwards, code) if made else code


def _see_to(app: "Retrotimer", instance: SingleInstance, words: str) -> None:
    """Do what the start was asked for; who asked for nothing and is new here is shown the first steps."""
    if words != RAISE:
        instance.hear(words)
    elif app.window.is_painted:
        app.greet()
    else:
        app.window.first_painted.connect(app.greet)  # over a window that nobody sees there is nothing to see


def _open(folder: Path) -> "Opened | int":
    """The database and what to say in the window, or the exit code of who does not go on.

    After an end that was no clean one it is looked at, as far as the first picture can wait for that.

    Raises:
        StoreError: it cannot be opened.
    """
    try:
        database = open_database(folder)
        if database.left_open:
            from retrotimer.store.first_look import (
                look_first,  # here and below: a clean end has no use for it
            )

            look_first(database)
    except DamagedError as error:
        from retrotimer.desktop.clock import SystemClock
        from retrotimer.rescue import rescued

        return rescued(error, SystemClock())
    return database, ""


def _goes_on(made: "list[Retrotimer]") -> bool:
    """Whether another start of this program follows that hears who wants the window."""
    from retrotimer.flows.closing import Afterwards

    return any(one.afterwards is Afterwards.WAIT for one in made)


def _go_on(folder: Path, afterwards: "Afterwards", code: int) -> int:
    """Do what was wished for once the window is closed; the exit code, if the program ends here."""
    from retrotimer.flows.closing import Afterwards

    if afterwards in {Afterwards.END, Afterwards.QUIT}:
        return code
    from retrotimer.itself import begin_again

    if afterwards is Afterwards.WAIT:
        return begin_again(folder, BACKGROUND)
    if afterwards is Afterwards.WIPE:
        from retrotimer.store.wiping import wipe

        left = [*wipe(folder), *_forgotten_by_the_system(folder)]
        if left:
            from retrotimer import complaint

            complaint.not_deleted(left)
    return begin_again(folder)


def _forgotten_by_the_system(folder: Path) -> list[str]:
    """Take away what the system keeps to start the app by itself; the paths of what could not be."""
    from retrotimer.beyond import autostart_of
    from retrotimer.core.errors import LoginError
    from retrotimer.core.notices import TimerError, TimerState
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.system_timer import system_timer

    left = []
    try:
        autostart_of(str(folder)).remove()
    except LoginError as error:
        left.append(error.path)
    timer = system_timer(program(), folder.absolute())
    try:
        if timer.state() is TimerState.ON:
            timer.remove()
    except TimerError as error:
        left.append(error.path or error.reason)
    return left


def _doubt(folder: Path) -> None:
    """Let the next start look first: what opened well has turned out damaged."""
    from retrotimer.store.keeper import SqliteKeeper

    with suppress(StoreError):
        SqliteKeeper(folder).doubt()


def _let_ctrl_c_end() -> None:
    """Let Ctrl-C end the program at once: Python's own handler would wait for the next event."""
    import signal  # builds its enumerations, which the first picture does without

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what was walked is on the disk anyway


def complete_app(database: "Database", window: "MainWindow") -> "Retrotimer":
    """Make all that the first picture did not wait for."""
    from retrotimer.app import build_app
    from retrotimer.desktop.clock import SystemClock

    return build_app(
        SystemClock(), make_machine, database, window, lambda: make_outside(database.path.parent)
    )


def make_machine() -> "Machine":
    """This machine, as a walk wants it: once one is near."""
    from retrotimer.desktop.machine import this_machine
    from retrotimer.words.surroundings import why_awake

    return this_machine(why_awake())


def make_outside(folder: Path) -> "Outside":
    """What reminds outside the window: once reminders are wanted."""
    from retrotimer.assets import resource
    from retrotimer.core.notices import Outside, Service
    from retrotimer.desktop.program import program
    from retrotimer.desktop.reminding.notifier import notifier
    from retrotimer.desktop.reminding.system_timer import system_timer

    found = notifier(resource("icons/retrotimer-128.png").as_uri())
    if found.state is Service.NONE:
        found = _at_a_tray() or found
    return Outside(found, system_timer(program(), folder.absolute()))


def _at_a_tray() -> "Notifier | None":
    """Notifications at an icon that comes for them, where the system has a tray."""
    from PySide6.QtWidgets import QSystemTrayIcon

    from retrotimer.ui.main_window import app_icon
    from retrotimer.ui.tray_notifier import TrayNotifier

    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return TrayNotifier(lambda: QSystemTrayIcon(app_icon()))


def make_application(arguments: list[str] | None = None) -> "QApplication":
    """Qt's application object with the app's names, words and text size."""
    app = named_application(arguments)
    fonts.lift_small_text()
    return app
