"""What a walk asks of the machine: to be heard, to stay awake, to hear keys from afar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.session import Paused, Session, Underway
from retrotimer.core.surroundings import RemoteFace, RemoteWish
from retrotimer.words import surroundings as words
from retrotimer.words.plan import what_to_do
from retrotimer.words.walk import time_left

if TYPE_CHECKING:
    from retrotimer.control.guide import Guide
    from retrotimer.control.session import SessionControl
    from retrotimer.control.settings import SettingsControl
    from retrotimer.core.faces import RunningFace
    from retrotimer.core.machine import Machine
    from retrotimer.core.ports import Clock
    from retrotimer.flows.stage import Stage
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
    from retrotimer.ui.main_window import MainWindow

SOON_SECONDS, LOOK_SECONDS = 1.0, 15.0
"""When the machine's power is looked at again while the checklist is open: what has to be asked for is known
a moment later, and then a plug may be pulled."""

ASLEEP = "asleep"
"""What the banner's words about sleep are about."""


class Guiding(QObject):
    """Takes the machine along on a walk, and lets it go afterwards."""

    def __init__(
        self,
        *,
        clock: "Clock",
        guide: "Guide",
        machine: "Machine",
        session: "SessionControl",
        settings: "SettingsControl",
        stage: "Stage",
        walking: "Walking",
        window: "MainWindow",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guide = guide
        self._keep_awake = machine.keep_awake
        self._power = machine.power
        self._media_keys = machine.media_keys
        self._sleep_watch = machine.sleep_watch
        self._session = session
        self._stage = stage
        self._settings = settings
        self._window = window
        self._checklist: ChecklistDialog | None = None
        self._look = clock.alarm(self._on_look_due)
        walking.checklist_opened.connect(self._on_checklist_opened)
        walking.checklist_closed.connect(self._on_checklist_closed)
        session.session_changed.connect(self._on_session_changed)
        session.ticked.connect(self._on_ticked)

    def open_dialog(self) -> None:
        """Show how a walk is guided."""
        from retrotimer.ui.dialogs.guidance_dialog import GuidanceDialog  # not for the start

        guide = self._guide
        dialog = GuidanceDialog(self._settings.guidance, self._window)
        dialog.show_sound(guide.state)
        guide.state_changed.connect(dialog.show_sound)
        dialog.check_requested.connect(guide.try_out)
        dialog.guidance_requested.connect(self._settings.guide_otherwise)
        dialog.finished.connect(guide.done_trying)
        dialog.finished.connect(dialog.deleteLater)
        guide.prepare_for_choice()
        dialog.open()

    def _on_checklist_opened(self, dialog: "ChecklistDialog") -> None:
        dialog.show_sound(self._guide.face)
        dialog.sound_check.check_requested.connect(self._guide.check)
        self._guide.sound_changed.connect(dialog.show_sound)
        self._guide.prepare()
        self._checklist = dialog
        self._look_at_power()
        self._look.set(SOON_SECONDS)

    def _on_look_due(self) -> None:
        """Not as the checklist opens: who knows its keys begins at once, and nothing may delay that."""
        self._keep_awake.prepare()
        self._look_at_power()

    def _look_at_power(self) -> None:
        """Say what to see to while the checklist is open: a plug may be pulled meanwhile."""
        if self._checklist is not None:
            self._checklist.say_of_machine(words.power(self._power.read()))
            self._look.set(LOOK_SECONDS)

    def _on_checklist_closed(self) -> None:
        self._checklist = None
        self._look.clear()
        self._guide.let_go()

    def _on_session_changed(self, now: Session, before: Session) -> None:
        runs, ran = (isinstance(one, Underway | Paused) for one in (now, before))
        if runs and not ran:
            self._keep_awake.hold(self._on_awake_told)
            self._media_keys.offer(self._on_wish)
            self._sleep_watch.watch(self._on_sleep_told)
        elif ran and not runs:
            self._keep_awake.release()
            self._media_keys.withdraw()
            self._sleep_watch.leave()
            self._window.banner.take_back(ASLEEP)

    def _on_awake_told(self, held: bool) -> None:  # noqa: FBT001 - as the port has it
        if not held and self._session.running:
            self._window.banner.say(words.may_sleep(), about=ASLEEP)

    def _on_sleep_told(self, sleeps: bool) -> None:  # noqa: FBT001 - as the port has it
        """Write before it sleeps, for it may not wake; look at the clocks as soon as it woke."""
        if sleeps:
            self._session.write_now()
        else:
            self._session.look()

    def _on_ticked(self, face: "RunningFace") -> None:
        self._media_keys.show(
            RemoteFace(
                track=f"{face.kind.value}_{face.stretch}",
                title=what_to_do(face.kind, face.mode),
                detail=time_left(face),
                running=not face.paused,
                elapsed=float(face.elapsed),
                seconds=face.seconds,
            )
        )

    def _on_wish(self, wish: RemoteWish) -> None:
        paused = isinstance(self._session.session, Paused)
        match wish:
            case RemoteWish.STOP:
                self._stage.stop_from_afar()
            case RemoteWish.RAISE:
                self._window.come_forward()
            case RemoteWish.PAUSE if paused:
                return
            case RemoteWish.RESUME if not paused:
                return
            case _:
                self._session.pause_or_resume()
