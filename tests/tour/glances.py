"""The glance and the end on whole screens, which the offscreen platform's own is too small for."""

import shutil
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from retrotimer.core.cue_sheet import cue_sheet
from retrotimer.core.cues import Cue
from retrotimer.core.faces import running_face
from retrotimer.core.plan import PlanChoice, make_plan
from retrotimer.core.session import Paused, Ready
from retrotimer.ui.walk.end_curtain import EndCurtain
from retrotimer.ui.walk.glance_view import GlanceView
from retrotimer.words.cues import cue, script
from tests.fakes import a_clearance

Shown = TypeVar("Shown", bound=QWidget)

SIZES = (QSize(1280, 720), QSize(3840, 2160), QSize(1024, 768))
PLAN = make_plan(PlanChoice(minutes=12))
MUTED = "The sound is off. Turn it up, or watch: the screen flashes at each cue."


def draw_glances(folder: Path) -> int:
    """Draw them all; how many they are."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    count = 0
    for size in SIZES:
        name = f"{size.width()}x{size.height()}"
        for at, paused, trouble in ((130.0, False, ""), (400.0, True, ""), (700.0, False, MUTED)):
            view = _glance(size, at, trouble, paused=paused)
            view.grab().save(str(folder / f"{name}-{'paused' if paused else round(at)}.png"))
            count += 1
        behind = _on_no_screen(QWidget(), size)
        curtain = EndCurtain(behind)
        curtain.show_words(script(Cue.FINISHED))
        curtain.setGeometry(behind.rect())
        curtain.show()
        curtain.grab().save(str(folder / f"{name}-finished.png"))
        count += 1
    return count


def _glance(size: QSize, at: float, trouble: str, *, paused: bool) -> GlanceView:
    session = Ready(PLAN).begin(a_clearance(), 0.0)
    shown = Paused(PLAN, session.clearance, at) if paused else session
    face = running_face(shown, cue_sheet(PLAN), at)
    view = _on_no_screen(GlanceView(), size)
    view.show_face(face, cue(face.cue))
    view.show_trouble(trouble)
    QApplication.processEvents()
    return view


def _on_no_screen(widget: Shown, size: QSize) -> Shown:
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(size)
    widget.show()
    return widget
