"""The screens and states that the tour shows, each reached the way a person reaches it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.app import Retrotimer
from retrotimer.complaint import problem_box
from retrotimer.core.checklist import Answers
from retrotimer.core.credits import Credit
from retrotimer.core.cues import Cue
from retrotimer.core.errors import NotADatabaseError
from retrotimer.core.pain import PainSite
from retrotimer.core.plan import Mode
from retrotimer.core.session import StopReason
from retrotimer.core.sound import OutputState, SoundState, VoiceState
from retrotimer.ui.dialogs.cue_words_dialog import CueWordsDialog
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.flash import Flash
from retrotimer.ui.parts.pain import PainScale
from retrotimer.ui.walk.end_curtain import EndCurtain
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.ui.walk.running_view import RunningView
from retrotimer.ui.walk.screen_flash import ScreenFlash
from retrotimer.words import problems, safety
from tests.e2e.person import scroll_to
from tests.fakes import FakeClock
from tests.tour.calendar_scenes import calendar_scenes
from tests.tour.demo import press
from tests.tour.dialogs import close_all, in_front
from tests.tour.exchange_scenes import exchange_scenes
from tests.tour.guide_scenes import guide_scenes
from tests.tour.history_scenes import history_scenes
from tests.tour.keeping_scenes import keeping_scenes
from tests.tour.learn_scenes import learn_scenes
from tests.tour.programme_scenes import programme_scenes
from tests.tour.progress_scenes import progress_scenes
from tests.tour.reminder_scenes import reminder_scenes
from tests.tour.report_scenes import report_scenes
from tests.tour.staying_scenes import staying_scenes

Scene = tuple[str, QWidget]

LICENCE = (Path(__file__).resolve().parents[2] / "LICENSE").read_text("utf-8")
CREDITS = (
    Credit("Retrotimer", "0.1.0", "MIT", text=LICENCE),
    Credit(
        "PySide6_Essentials", "6.12.0", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "https://pyside.org"
    ),
    Credit("PyInstaller's bootloader", "6.22.3", "GPL-2.0-or-later WITH Bootloader-exception", text=LICENCE),
    Credit("appdirs", "1.4.4", "MIT", text=LICENCE),
    Credit("icalendar", "7.3.2", "BSD-2-Clause", "https://icalendar.readthedocs.io/en/stable/", LICENCE),
)


def scenes(app: Retrotimer, clock: FakeClock) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn; the app goes on between them."""
    window = app.window
    yield "home-morning", window
    press(window, "Answer")
    press(in_front(), "3")
    yield "morning", in_front()
    press(in_front(), "6")
    yield "morning-more-pain", in_front()
    press(in_front(), "2")
    press(in_front(), safety.has_sign())
    yield "morning-sign", in_front()
    close_all()
    yield "home", window
    app.month.step_days(-4)
    window.home.month.view.setFocus()
    yield "home-day-selected", window
    app.month.go_today()
    window.home.walk.mode_requested.emit(Mode.RUN)
    yield "home-run", window
    window.home.walk.mode_requested.emit(Mode.WALK)
    window.home.walk.minutes_requested.emit(12)
    yield from _checklist(app)
    yield from _walk(app, clock)
    yield from _stopped_for_pain(app, clock)
    yield from _dialogs(app)
    yield from calendar_scenes(app)
    yield from programme_scenes(app)
    yield from history_scenes(app)
    yield from progress_scenes(app)
    yield from report_scenes(app)
    yield from learn_scenes(app)
    yield from guide_scenes(app)
    yield from keeping_scenes(app)
    yield from exchange_scenes(app)
    yield from reminder_scenes(app)
    yield from staying_scenes(app)


def _checklist(app: Retrotimer) -> Iterator[Scene]:
    app.window.start_requested.emit(Answers())
    dialog = in_front()
    yield "checklist", dialog
    press(dialog, "I have checked with a back doctor")
    press(dialog, "Flat, open area")
    press(dialog, "4")
    yield "checklist-confirmed", dialog
    press(dialog, safety.advice_title())
    yield "checklist-advice", dialog
    press(dialog, safety.advice_title())
    yield from _back_and_knee(app)
    dialog = in_front()
    press(dialog, "Begin")


def _back_and_knee(app: Retrotimer) -> Iterator[Scene]:
    """The checklist of a person whose back and knee hurt, in place of the one that is open; it stays open."""
    close_all()
    app.settings.change(replace(app.settings.now, pain_sites=tuple(PainSite)))
    app.window.start_requested.emit(Answers(doctor=True, flat_open=True))
    press(in_front(), "2")
    yield "checklist-back-and-knee", in_front()
    knee = in_front().findChildren(PainScale)[1]
    press(knee, "7")
    yield "checklist-much-pain", in_front()
    press(in_front(), safety.has_sign())
    yield "checklist-sign", in_front()
    press(in_front(), safety.has_sign())
    close_all()
    app.settings.change(replace(app.settings.now, pain_sites=(PainSite.BACK,)))
    app.window.start_requested.emit(Answers(doctor=True, flat_open=True))
    press(in_front(), "I have checked with a back doctor")
    press(in_front(), "4")


def _walk(app: Retrotimer, clock: FakeClock) -> Iterator[Scene]:
    yield "get-ready", app.window
    clock.advance(10 + 9)
    yield "begin", app.window
    clock.skip(200)
    yield "walking", app.window
    yield from _quieter(app, "walking-quieter", app.company.stage._running())
    app.session.pause_or_resume()
    yield "paused", app.window
    app.session.pause_or_resume()
    yield "going-on", app.window
    clock.advance(8)
    yield "going-on-count", app.window
    clock.advance(2)
    yield "gone-on", app.window
    clock.skip(12 * 60 - 250)
    yield "one-minute-left", app.window
    app.company.stage.turn_glance()
    yield "glance", app.window
    yield from _quieter(app, "glance-quieter", app.company.stage._glance())
    app.session.pause_or_resume()
    yield "glance-paused", app.window
    app.session.pause_or_resume()
    yield "glance-going-on", app.window
    clock.advance(10)
    app.company.stage.turn_glance()
    app.company.guide._on_state(SoundState(VoiceState.READY, OutputState.MUTED, device_name="Desk"))
    yield "flash", hide_flashes(app)
    yield "walking-muted", app.window
    app.company.stage.turn_glance()
    hide_flashes(app)
    yield "glance-muted", app.window
    app.company.stage.turn_glance()
    clock.skip(60)
    hide_flashes(app)
    QApplication.processEvents()  # the whole screen was given back, and lays itself out anew
    yield "finished", app.window
    come_back(app)
    yield "after", app.window
    press(app.window, "3")
    press(app.window, "talked")
    yield "after-answered", app.window
    press(app.window, "6")
    yield "after-more-pain", app.window
    press(app.window, "Done")
    yield "home-after", app.window


def _quieter(app: Retrotimer, name: str, view: RunningView | GlanceView) -> Iterator[Scene]:
    app.company.stage.change_loudness(-1)
    yield name, app.window
    view._passing._timer.timeout.emit()


def hide_flashes(app: Retrotimer) -> ScreenFlash:
    """They come and go; a picture shows what lies beneath. The answer is the one over the whole screen."""
    for flash in app.window.findChildren(Flash):
        flash.hide()
    over_all = app.company.stage._flash()
    over_all.end()
    return over_all


def come_back(app: Retrotimer) -> None:
    """Walk back to the window after the end."""
    curtain = app.window.findChild(EndCurtain)
    if curtain is not None:
        curtain.lift()


def _stopped_for_pain(app: Retrotimer, clock: FakeClock) -> Iterator[Scene]:
    app.settings.change(replace(app.settings.now, easy_start=True))
    app.window.home.walk.minutes_requested.emit(10)
    yield "home-easy-start", app.window
    app.window.start_requested.emit(Answers(buddy=True))
    press(in_front(), "Begin")
    clock.advance(10 + 75)
    yield "walking-forwards", app.window
    clock.skip(400)
    app.session.stop(StopReason.PAIN)
    yield "after-pain", app.window
    press(app.window, safety.has_sign())
    scroll_to(_line(app.window, safety.has_sign()))
    yield "after-pain-sign", app.window
    press(app.window, safety.has_sign())
    press(app.window, "Done")
    app.window.start_requested.emit(Answers())
    yield "checklist-after-pain", in_front()
    close_all()
    clock.advance(1)
    app.log.tell_urgent_sign(clock.read().utc)
    app.window.start_requested.emit(Answers())
    yield "checklist-after-sign", in_front()
    close_all()


def _dialogs(app: Retrotimer) -> Iterator[Scene]:
    for name, wish in (
        ("settings", app.window.settings_requested),
        ("sound-and-screen", app.window.menus.guidance.triggered),
        ("how-to", app.window.help_requested),
        ("about", app.window.about_requested),
    ):
        wish.emit()
        yield name, in_front()
        close_all()
    app.dialogs.open_licences(CREDITS)
    yield "licences", in_front()
    press(in_front(), "Read")
    yield "licence", in_front()
    close_all()
    words = CueWordsDialog({Cue.BEGIN: "Off we go. Small steps."}, app.window)
    words.open()
    yield "own-words", words
    close_all()
    app.dialogs.ask_to_stop()
    yield "close-during-a-walk", in_front()
    close_all()
    app.dialogs.ask_to_lose()
    yield "close-while-unsaved", in_front()
    close_all()
    box = problem_box(problems.cannot_open(NotADatabaseError("/home/me/walks/retrotimer.db")))
    box.open()
    yield "problem", box
    close_all()


def _line(widget: QWidget, text: str) -> CheckLine:
    return next(one for one in widget.findChildren(CheckLine) if one.text() == text and one.isVisible())
