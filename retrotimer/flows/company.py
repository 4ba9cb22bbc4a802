"""What goes along on a walk: the walker's ear, what the walk looks like, and what it asks of the machine.

Most of the time that the window is open nobody walks, and these take more than a megabyte; so they are made
when the first walk is near, all at once: a walk never has a part of them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.control.guide import Guide
from retrotimer.flows.guiding import Guiding
from retrotimer.flows.stage import Stage
from retrotimer.words.cues import cue

if TYPE_CHECKING:
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.machine import Machine
    from retrotimer.core.ports import Clock
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.main_window import MainWindow


class Company(QObject):
    """Makes them and holds them, for as long as the window is open."""

    def __init__(
        self,
        *,
        clock: "Clock",
        machine: "Machine",
        language: str,
        session: "SessionControl",
        settings: "SettingsControl",
        walking: "Walking",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.guide = Guide(
            clock=clock,
            speaker=machine.speaker,
            session=session,
            settings=settings,
            words_of=lambda timed: cue(timed, settings.guidance.cue_words),
            language=language,
            parent=self,
        )
        self.stage = Stage(session=session, settings=settings, guide=self.guide, window=window, parent=self)
        self.guiding = Guiding(
            clock=clock,
            guide=self.guide,
            machine=machine,
            session=session,
            settings=settings,
            stage=self.stage,
            walking=walking,
            window=window,
            parent=self,
        )
