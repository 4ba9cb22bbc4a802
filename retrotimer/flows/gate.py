"""The gate before a session: what the checklist is opened with, and what is kept of its answers."""

from typing import TYPE_CHECKING

from retrotimer.core.checklist import ChecklistFace, DoctorCheck, ask_doctor, clear
from retrotimer.core.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from retrotimer.control.settings import SettingsControl
    from retrotimer.control.walk_log import WalkLog
    from retrotimer.core.checklist import Answers, Clearance
    from retrotimer.core.ports import Clock, History


class Gate:
    """One opening of the checklist. `cannot_read` is told if the history cannot be read."""

    def __init__(
        self,
        *,
        clock: "Clock",
        history: "History",
        settings: "SettingsControl",
        log: "WalkLog",
        cannot_read: "Callable[[StoreError], None]",
    ) -> None:
        self._clock = clock
        self._settings = settings
        self._log = log
        self.face = self._read(history, cannot_read)

    def answer(self, answers: "Answers", *, urgent_sign: bool) -> "Clearance | None":
        """The clearance that follows from the answers, if they are enough; a new confirmation is kept.

        Who told of an urgent sign on the checklist has confirmed the doctor's check after that.
        """
        today = self._today()
        asked = self.face.ask is not None or urgent_sign
        held = None if asked else self.face.doctor_on
        clearance = clear(answers, held or today)
        if clearance is not None and held is None:
            self._log.confirm_doctor(DoctorCheck(today, self._clock.read().utc))
        return clearance

    def leave(self, *, urgent_sign: bool) -> None:
        """The checklist was left without a session; what was told of a sign stays told."""
        if urgent_sign:
            self._log.tell_urgent_sign(self._clock.read().utc)

    def _read(self, history: "History", cannot_read: "Callable[[StoreError], None]") -> ChecklistFace:
        """A doctor's check that cannot be read is asked for again."""
        today = self._today()
        try:
            check = history.doctor_check()
            ask = ask_doctor(
                check,
                today,
                pain_stop=self._log.last_pain_stop(),
                urgent_sign=self._log.last_urgent_sign(),
            )
        except StoreError as error:
            cannot_read(error)
            check, ask = None, ask_doctor(None, today)
        return ChecklistFace(check.on if check else None, ask, self._settings.now.pain_sites)

    def _today(self) -> "date":
        return self._clock.read().day(self._settings.now.day_starts)
