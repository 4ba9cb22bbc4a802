"""Sees whether an installation is whole: `retrotimer --self-test DIR` walks a walk in a second.

No help names it.  Whoever builds a package runs it in what they have built: the real window, database and
speaker on a clock that runs fast, then what is imported only when it is asked for (the report's PDF, a
calendar file, the guide), and the program started anew by itself.  A bundle that lacks a module, a picture or
a library of Qt fails here, not on a walk.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from retrotimer import __version__
from retrotimer.app import Retrotimer, build_app
from retrotimer.assets import resource
from retrotimer.cli import main
from retrotimer.console.terminal import FAILED, complain, say
from retrotimer.core.guidance import Guidance
from retrotimer.core.sound import Frequency, OutputState, SoundChoice, SoundState
from retrotimer.desktop import door
from retrotimer.desktop.clock import FastClock, SystemClock
from retrotimer.desktop.menu.files import shared_files
from retrotimer.desktop.program import BACKGROUND, program
from retrotimer.desktop.sound.speaker import SpeakerProcess
from retrotimer.launch import make_application, make_machine
from retrotimer.licences import components
from retrotimer.store.database import open_database
from retrotimer.store.keeper import SqliteKeeper
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.walkthrough import Walkthrough, heed

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.ui.report.report_dialog import ReportDialog

RATE = 1200.0
"""How many times as fast as the real ones the clocks run: a walk of ten minutes takes half a second."""

PATIENCE_MS = 90_000
LOOK_AGAIN = 0.02
"""Seconds between two looks at another process."""

FILES = ("walks.csv", "everything.json", "walks.ics")
DATA, RESULT = "data", "result.txt"


class Course(QObject):
    """All that needs the window, one after the other; what was found stands in `found`."""

    def __init__(self, app: Retrotimer, folder: Path) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self.found: dict[str, bool] = {"walk": False, "report": False, "guide": False, "speaker": False}
        app.settings.guide_otherwise(Guidance(frequency=Frequency.SILENT))  # it would speak all at once
        self._speaker = SpeakerProcess(parent=self)
        self._speaker.follow(self._on_sound_told)
        self._walk = Walkthrough(app, self)
        self._walk.finished.connect(self._on_walked)

    def begin(self) -> None:
        """Set out."""
        self._walk.begin()

    def _on_walked(self, complete: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self.found["walk"] = complete
        self._app.report.open()
        QTimer.singleShot(0, self, self._write_report)

    def _write_report(self) -> None:
        from retrotimer.ui.guide.text import GuideText
        from retrotimer.ui.report.document import pdf_of

        dialog: ReportDialog = QApplication.activeModalWidget()  # type: ignore[assignment]
        pages = dialog.pages()
        if pages is not None:
            (self._folder / "report.pdf").write_bytes(pdf_of(pages, "en"))
            self.found["report"] = True
        dialog.reject()
        self._app.guide.show()
        read = self._app.window.findChild(GuideText)
        self.found["guide"] = read is not None and bool(read.toPlainText())
        self._speaker.prepare(SoundChoice())

    def _on_sound_told(self, state: SoundState) -> None:
        """It told what can be heard: nothing, on a machine without sound, and that is as good an answer."""
        if state.output in {OutputState.READY, OutputState.MUTED, OutputState.MISSING}:
            self.found["speaker"] = True
            self._speaker.release()
            QApplication.quit()


def self_test(folder: Path) -> int:
    """Try all of it with data of its own in this folder, which must be empty or new; 0 if all is well."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            return complain(f"{folder} is not empty, and nothing was done", FAILED)
        found = _walked(folder) | _kept(folder) | {"licences": _are_licences_there()}
        found |= {"menu": _are_menu_files_there()} | _started_anew(folder / DATA)
    except OSError as error:
        return complain(str(error), FAILED)
    text = "".join(f"{name}: {'ok' if well else 'FAILED'}\n" for name, well in found.items())
    (folder / RESULT).write_text(text, encoding="utf-8")  # for a program that has no terminal
    say(text)
    return 0 if all(found.values()) else FAILED


def _walked(folder: Path) -> dict[str, bool]:
    """What comes of it in the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(heed)
    application = make_application()
    database = open_database(folder / DATA)
    app = build_app(FastClock(RATE, SystemClock().read()), make_machine, database)
    course = Course(app, folder)
    app.window.show()
    QTimer.singleShot(0, course, course.begin)
    QTimer.singleShot(PATIENCE_MS, course, application.quit)
    application.exec()
    app.window.close()
    app.aside.finish()
    database.close()
    return course.found


def _are_licences_there() -> bool:
    """Whether About can name all parts, and a bundle carries the text of each."""
    parts = components()
    return bool(parts) and (not getattr(sys, "frozen", False) or all(part.text() for part in parts))


def _kept(folder: Path) -> dict[str, bool]:
    """What is on the disk afterwards, and whether it can be exported."""
    findings = SqliteKeeper(folder / DATA).look_through()
    found = {"data": findings.sound and findings.walks == 1}
    for name in FILES:
        target = folder / name
        code = main(["export", str(target), "--data-dir", str(folder / DATA)])
        with suppress(OSError):
            found[name] = code == 0 and target.stat().st_size > 0
    return found


def _are_menu_files_there() -> bool:
    """Whether all is there that `--install-desktop` puts into a menu."""
    resources = resource("share").parent
    return all((resources / file.source).is_file() for file in shared_files())


def _started_anew(data: Path) -> dict[str, bool]:
    """What comes of the program when it starts itself: for the doctor, and to wait without a window."""
    doctor = _start("--doctor", data)
    waiting = _start(BACKGROUND, data)
    try:
        waits = _gives_way(waiting, data)
        told = doctor.communicate(timeout=PATIENCE_MS / 1000)[0]
    except subprocess.TimeoutExpired:
        return {"doctor": False, "background": False}
    finally:
        for process in (waiting, doctor):
            process.kill()
            process.communicate()
    # What is missing on this machine is no fault of the installation, and makes the code 1.
    answered = doctor.returncode in {0, FAILED} and f"Retrotimer {__version__}" in told
    return {"doctor": answered, "background": waits}


def _start(word: str, data: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603 - it is ourselves
        [*program(), word, "--data-dir", str(data)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _gives_way(waiting: "subprocess.Popen[str]", data: Path) -> bool:
    """Whether it waits at its door, and lets the window take its place when somebody asks for it there.

    On Windows the window is a process that nobody here could end again, and is not asked for.
    """
    place, log = data / door.DOOR_NAME, data / f"{DATABASE_NAME}-wal"
    if not _comes(waiting, place.exists):
        return False
    if os.name == "nt":
        return True
    door.knock(data, door.RAISE)
    return _comes(waiting, log.exists)  # nobody who waits keeps the data open


def _comes(process: "subprocess.Popen[str]", what: "Callable[[], bool]") -> bool:
    """Whether something comes while a process runs."""
    clock = SystemClock()
    end = clock.read().at + PATIENCE_MS / 1000
    while process.poll() is None and clock.read().at < end:
        if what():
            return True
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_AGAIN)
    return False
