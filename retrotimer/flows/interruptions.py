"""What came between a walk and its end is asked about: a program that was gone, a machine that slept.

Whatever is not answered is kept: a walk that an earlier run left open stays open until somebody says what
becomes of it, and who only closes the question keeps what was walked.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from retrotimer.core.interruptions import unfinished
from retrotimer.core.records import Outcome
from retrotimer.core.session import Paused, StopReason
from retrotimer.words import interruptions as words
from retrotimer.words import problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.interruptions import Sleep, Unfinished
    from retrotimer.core.ports import Clock
    from retrotimer.core.records import WalkRecord
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.main_window import MainWindow


class Interruptions(QObject):
    """Asks, and does as it was answered.

    Signals:
        history_changed(): a walk that was open is not any more.
        removal_requested(record): take this walk out of the history.
    """

    history_changed = Signal()
    removal_requested = Signal(object)

    def __init__(
        self,
        *,
        clock: "Clock",
        settings: "SettingsControl",
        log: "WalkLog",
        session: "SessionControl",
        walking: "Walking",
        window: "MainWindow",
        dialogs: "Dialogs",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._settings = settings
        self._log = log
        self._session = session
        self._walking = walking
        self._window = window
        self._dialogs = dialogs
        self._asks_about_sleep = False
        session.session_changed.connect(self._on_session_changed)

    def look_back(self, found: "Sequence[WalkRecord]") -> None:
        """Ask about the latest walk that an earlier run left open; any before it is kept as it is.

        A session in which nobody had taken a step yet leaves nothing.
        """
        walked = [record for record in found if record.walked.moved]
        for record in found:
            if not record.walked.moved:
                self._log.forget(record.id)
            elif record is not walked[-1]:
                self._keep(record)
        if walked:
            self._ask(walked[-1])

    def _ask(self, record: "WalkRecord") -> None:
        answers = [words.keep(), words.discard()]
        acts = [lambda: self._keep(record), lambda: self._discard(record)]
        if self._now(record).may_go_on:
            answers.insert(0, words.go_on())
            acts.insert(0, lambda: self._go_on(record))
        left = answers.index(words.keep())
        self._dialogs.ask(words.unfinished(record), answers, lambda index: acts[index](), left=left)

    def _now(self, record: "WalkRecord") -> "Unfinished":
        """What can be done with an open session at this moment."""
        now = self._clock.read()
        return unfinished(record, now.day(self._settings.now.day_starts), now.utc)

    def _go_on(self, record: "WalkRecord") -> None:
        """The question may have stood open for hours: what could be done when it was asked counts no more."""
        found = self._now(record)
        if not found.may_go_on:
            self._ask(record)
        elif found.place_holds and record.timed is not None:
            self._session.take_up(record, record.timed.clearance, self._settings.guidance.turn_every)
        else:
            self._walking.ask_to_go_on(record, otherwise=lambda: self._ask(record))

    def _keep(self, record: "WalkRecord") -> None:
        closed = _closed(record)
        self._log.save(closed)
        self.history_changed.emit()
        self._window.banner.say(problems.interrupted(closed), about=str(closed.id))

    def _discard(self, record: "WalkRecord") -> None:
        """Close it first: a walk that is taken out can be put back, and then it must not be open."""
        closed = _closed(record)
        self._log.save(closed)
        self.removal_requested.emit(closed)

    def ask_about_sleep(self, sleep: "Sleep") -> None:
        """Ask what was done while the machine slept."""
        session = self._session
        acts = (
            session.walk_on_after_sleep,
            lambda: session.stop(StopReason.INTERRUPTED),
            session.discard,
        )
        answers = (words.kept_walking(), words.stopped_when_it_slept(), words.discard())
        self._asks_about_sleep = True
        self._window.come_forward()
        # Enter, too, gives the answer by which nobody gets a minute that was not walked.
        self._dialogs.ask(words.slept(sleep), answers, lambda index: acts[index](), best=1, left=1)

    def _on_session_changed(self, now: object, _before: object) -> None:
        """A walk that was ended from afar needs no answer any more."""
        if self._asks_about_sleep and not isinstance(now, Paused):
            self._asks_about_sleep = False
            self._dialogs.close_question()


def _closed(record: "WalkRecord") -> "WalkRecord":
    return replace(record, outcome=Outcome.STOPPED, reason=StopReason.INTERRUPTED, paused=False)
