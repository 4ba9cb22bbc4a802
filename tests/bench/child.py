"""The processes that are measured: an empty window, and the real app in what it does.

`python -m tests.bench.child empty`, or `… plain|app|walk|minute|walks|months|two_months|list|progress|report
FOLDER`.  The app is started as a person starts it, through its command line; the bench only adds its probe
once the window is made, but to `plain`, which only tells its first picture.
`… background FOLDER` is the app that waits without a window.
`… programme FOLDER` opens no window, nor does `… export_csv|export_json|import_csv|import_json FOLDER`.
`… fill FOLDER DAYS DAYS_A_WEEK FREQUENCY` makes the data that the others get a copy of.
"""

import gc
import sys
from typing import TYPE_CHECKING

from retrotimer.core.pain import Pain
from tests.bench.report import DAYS_A_YEAR, HEIGHT, WALKS, WIDTH, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.app import Retrotimer
    from retrotimer.core.cues import CueSheet
    from retrotimer.core.ports import Clock
    from retrotimer.core.session import Session
    from retrotimer.store.database import Database
    from retrotimer.ui.main_window import MainWindow

SETTLED_MS = 500
SOUND_PATIENCE_MS = 10_000
PAUSE_MS = 20
RATE = 2400.0
"""How fast an accelerated walk's clock runs: ten minutes in a quarter of a second."""

MONTHS = 60
READINGS = 20

FILE_KINDS = {"export_csv", "export_json", "import_csv", "import_json"}

_kept: list[object] = []
"""What has to live as long as the process."""


def empty() -> int:
    """A window with nothing in it, as large as the app's; no probe makes it dearer than it is."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        painted = False

        def paintEvent(self, _event: QPaintEvent) -> None:
            report("repaint" if self.painted else "painted")
            self.painted = True

    app = QApplication(["empty"])
    window = Window()
    window.resize(WIDTH, HEIGHT)
    window.show()
    return app.exec()


def start(
    folder: str,
    then: "Callable[[Retrotimer], None] | None" = None,
    rate: float = 1.0,
    *,
    probed: bool = True,
) -> int:
    """The app on a data folder; `then` is called with it once it is whole."""
    gc.disable()  # `cli.main` does so, too; here it comes before because what it imports is imported before
    from retrotimer import cli, launch

    first_window = vars(launch)["first_window"]

    def watched_window(database: "Database") -> "MainWindow":
        window: MainWindow = first_window(database)
        if probed:
            from tests.bench.probe import Probe

            _kept.append(Probe(window))
        else:
            window.first_painted.connect(lambda: report("painted"))
        return window

    def complete_app(database: "Database", window: "MainWindow") -> "Retrotimer":
        from retrotimer.app import build_app
        from retrotimer.desktop.clock import FastClock, SystemClock

        clock: Clock = SystemClock()
        if rate != 1:
            clock = FastClock(rate, clock.read())
        retrotimer = build_app(clock, launch.make_machine, database, window)
        if then is not None:
            then(retrotimer)
        return retrotimer

    vars(launch).update(first_window=watched_window, complete_app=complete_app)
    return cli.main(["--data-dir", folder])


def fill(folder: str, days: str, days_a_week: str, frequency: str) -> int:
    """A data folder with walks on so many of the days up to today, on the first ones of each week.

    `frequency` is how much of a walk is told aloud.
    """
    from datetime import datetime
    from pathlib import Path

    from retrotimer.core.guidance import Guidance
    from retrotimer.core.sound import Frequency
    from retrotimer.store.database import open_database
    from retrotimer.store.settings import SqliteSettings
    from tests.fakes import fill_history

    database = open_database(Path(folder))
    try:
        SqliteSettings(database).save_guidance(Guidance(frequency=Frequency(frequency)))
        SqliteSettings(database).keep_first_steps_seen()  # or each start of the bench would be the first one
        fill_history(
            database,
            int(days) / DAYS_A_YEAR,
            datetime.now().astimezone().date(),
            days_a_week=int(days_a_week),
        )
    finally:
        database.close()
    return 0


def begin(retrotimer: "Retrotimer") -> None:
    """Start what the dial shows, with a confirmed checklist."""
    from retrotimer.core.checklist import Answers, clear

    clearance = clear(Answers(doctor=True, flat_open=True), retrotimer.month.today)
    if clearance is not None:
        retrotimer.session.begin(clearance, Pain())


def walk(retrotimer: "Retrotimer") -> None:
    """Begin a walk once the sound is ready, as after a checklist, and count what is drawn."""
    from PySide6.QtCore import QTimer

    from retrotimer.core.sound import OutputState, VoiceState

    def go() -> None:
        retrotimer.company.guide.prepare()
        asked.start(SETTLED_MS // 4)
        until.start(SOUND_PATIENCE_MS)

    def look() -> None:
        state = retrotimer.company.guide.state
        if state.output is not OutputState.STARTING and state.voice is not VoiceState.STARTING:
            ready()

    def ready() -> None:
        from retrotimer.ui.walk.digits import Digits
        from tests.bench.probe import Counter

        asked.stop()
        until.stop()
        begin(retrotimer)
        for digits in retrotimer.window.findChildren(Digits):
            Counter(digits, "digits")
        report("walking")

    asked, until = QTimer(retrotimer), QTimer(retrotimer)
    asked.timeout.connect(look)
    until.timeout.connect(ready)
    QTimer.singleShot(SETTLED_MS, go)


def minute(retrotimer: "Retrotimer") -> None:
    """One real minute: shorter than a person may choose, so its plan is put in place by hand."""
    from PySide6.QtCore import QTimer

    from retrotimer.core.plan import MINUTE, Plan, PlanChoice, Segment, SegmentKind
    from retrotimer.core.session import Ready

    def go() -> None:
        plan = Plan(PlanChoice(), (Segment(SegmentKind.BACKWARD, MINUTE),))
        retrotimer.session._session = Ready(plan)
        begin(retrotimer)

    tell_lateness(retrotimer)
    QTimer.singleShot(SETTLED_MS, go)


def walks(retrotimer: "Retrotimer") -> None:
    """Walk after walk on a fast clock, each put away as its Done button does."""
    from PySide6.QtCore import QTimer

    from retrotimer.core.records import Feedback

    left = WALKS

    def go() -> None:
        retrotimer.keeping._begun = False  # the backup that follows a walk would fall into the next walk
        begin(retrotimer)

    def again() -> None:
        nonlocal left
        left -= 1
        if retrotimer.walking._after_sheet is not None:
            retrotimer.walking._after_sheet.done_requested.emit(Feedback())
        if left:
            begin(retrotimer)
        else:
            retrotimer.window.close()

    tell_lateness(retrotimer)
    retrotimer.session.walk_ended.connect(lambda _record: QTimer.singleShot(0, again))
    QTimer.singleShot(SETTLED_MS, go)


def tell_lateness(retrotimer: "Retrotimer") -> None:
    """Report, in real milliseconds, how long after its planned moment each end was told the walker."""
    from retrotimer.core.cues import ENDINGS
    from retrotimer.core.session import Finished, Underway

    clock = retrotimer.walking._clock
    rate = getattr(clock, "rate", 1.0)
    planned: list[float] = []

    def on_changed(now: "Session", before: "Session") -> None:
        if isinstance(now, Finished) and isinstance(before, Underway):
            planned.append(before.ends_at)

    def on_cues(cues: "CueSheet", _elapsed: float) -> None:
        at = clock.read().at
        if any(one.cue in ENDINGS for one in cues):
            report("late", (at - planned.pop()) / rate * 1000)

    retrotimer.session.session_changed.connect(on_changed)
    retrotimer.session.cues_due.connect(on_cues)


def months(retrotimer: "Retrotimer", *, ways: tuple[int, ...] = (-1,)) -> None:
    """Leaf back through five years; each step is timed until nothing is left to draw."""
    import time

    from PySide6.QtCore import QCoreApplication, QTimer

    left = MONTHS

    def step() -> None:
        nonlocal left
        left -= 1
        began = time.perf_counter()
        retrotimer.window.home.month.view.step_requested.emit(0, ways[left % len(ways)])
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()  # a layout's wish to be drawn comes with the first
        report("month", (time.perf_counter() - began) * 1000)
        if left:
            QTimer.singleShot(PAUSE_MS, step)
        else:
            retrotimer.window.close()

    QTimer.singleShot(SETTLED_MS, step)


def two_months(retrotimer: "Retrotimer") -> None:
    """Leaf between this month and the one before."""
    months(retrotimer, ways=(1, -1))


def walk_list(retrotimer: "Retrotimer") -> None:
    """Open the list of all walks as its key does, twice: the first time, its page is made."""
    import time

    from PySide6.QtCore import QCoreApplication, QTimer

    window = retrotimer.window

    def go() -> None:
        for word in ("list", "list_again"):
            began = time.perf_counter()
            window.menus.history.trigger()
            QCoreApplication.processEvents()
            QCoreApplication.processEvents()  # as in `months`
            report(word, (time.perf_counter() - began) * 1000)
            window.leave_page()
            QCoreApplication.processEvents()
        window.close()

    QTimer.singleShot(SETTLED_MS, go)


def progress(retrotimer: "Retrotimer") -> None:
    """Open the page of progress as its key does, twice; then let it look back at everything."""
    import time

    from PySide6.QtCore import QCoreApplication, QTimer

    window = retrotimer.window

    def timed(word: str, act: "Callable[[], object]") -> None:
        began = time.perf_counter()
        act()
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()  # as in `months`
        report(word, (time.perf_counter() - began) * 1000)

    def go() -> None:
        from retrotimer.core.statistics.weeks import Range  # the page's own import is part of what is timed

        timed("progress", window.menus.progress.trigger)
        window.leave_page()
        QCoreApplication.processEvents()
        timed("progress_again", window.menus.progress.trigger)
        page = retrotimer.progress.page
        if page is not None:
            timed("progress_all", lambda: page.choose_range(Range.ALL))
        window.close()

    QTimer.singleShot(SETTLED_MS, go)


def doctors_report(retrotimer: "Retrotimer") -> None:
    """Open the report by its key, then have it on all walks: until pages are drawn and the PDF is saved."""
    import tempfile
    import time
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication, QTimer

    from retrotimer.core.period import Choice
    from retrotimer.words.report import choice_name

    def go() -> None:
        began = time.perf_counter()
        retrotimer.window.menus.report.trigger()
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()  # as in `months`
        report("report_opened", (time.perf_counter() - began) * 1000)
        QTimer.singleShot(SETTLED_MS, everything)

    def everything() -> None:
        dialog = retrotimer.report._dialog
        if dialog is None:
            return
        every = next(one for one in dialog._period.choices() if one.text() == choice_name(Choice.ALL))
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            every.click()
            QCoreApplication.processEvents()
            QCoreApplication.processEvents()
            pages = dialog.pages()
            if pages is not None:
                retrotimer.report._save(pages, Path(folder, "report.pdf"))
            report("report", (time.perf_counter() - began) * 1000)
        retrotimer.window.close()

    QTimer.singleShot(SETTLED_MS, go)


def background(folder: str) -> int:
    """The app without its window, as at login, with reminders on that are not due before tomorrow."""
    gc.disable()  # as in `start`
    from dataclasses import replace
    from datetime import time
    from pathlib import Path

    from PySide6.QtCore import QTimer

    from retrotimer import background, cli
    from retrotimer.core.reminders import begun, reminders_of
    from retrotimer.desktop.clock import SystemClock
    from retrotimer.store.on_demand import OnDemand
    from retrotimer.store.settings import SqliteSettings

    store = SqliteSettings(OnDemand(Path(folder)))
    chosen = replace(
        store.load(), background=True, remind=True, remind_at=time(0), planned_weekdays=tuple(range(7))
    )
    store.save(chosen)
    past = store.reminded()
    store.keep_reminded(past, begun(reminders_of(chosen, 0), past, SystemClock().read()))
    wait_on = vars(background)["Background"]

    def watched(*arguments: object) -> object:
        waiting: object = wait_on(*arguments)
        QTimer.singleShot(0, lambda: report("waiting"))
        return waiting

    vars(background).update(Background=watched)
    return cli.main(["--background", "--data-dir", folder])


def programme(folder: str) -> int:
    """Read where in the programme the history has come, as the window and the command line do."""
    import time
    from datetime import datetime
    from pathlib import Path

    from retrotimer.core.reading import read_programme
    from retrotimer.core.settings import Programme
    from retrotimer.core.weeks import WeekRule
    from retrotimer.store.database import open_database
    from retrotimer.store.history import SqliteHistory

    now = datetime.now().astimezone()
    database = open_database(Path(folder))
    history = SqliteHistory(database, lambda: now)
    for _ in range(READINGS):
        began = time.perf_counter()
        read_programme(history, Programme(), now.date(), WeekRule(0, 4))
        report("programme", (time.perf_counter() - began) * 1000)
    database.close()
    return 0


def main(arguments: list[str]) -> int:
    """Become the process that is asked for."""
    kind, *rest = arguments
    if kind == "empty":
        return empty()
    if kind == "fill":
        return fill(*rest)
    if kind == "background":
        return background(rest[0])
    if kind == "programme":
        return programme(rest[0])
    if kind in FILE_KINDS:
        from tests.bench.files import carry_out

        return carry_out(kind, rest[0])
    plans = {
        "plain": None,
        "app": None,
        "walk": walk,
        "minute": minute,
        "walks": walks,
        "months": months,
        "two_months": two_months,
        "list": walk_list,
        "progress": progress,
        "report": doctors_report,
    }
    rate = RATE if kind == "walks" else 1.0
    return start(rest[0], plans[kind], rate=rate, probed=kind != "plain")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
