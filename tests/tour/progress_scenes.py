"""The scenes of progress: few walks, a season of them, and as a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.pain import Pain
from retrotimer.core.plan import Mode
from retrotimer.core.records import Feedback
from retrotimer.core.settings import Course
from retrotimer.ui.progress.progress_page import ProgressPage
from tests.fakes import a_clearance, a_record
from tests.tour.demo import press

Scene = tuple[str, QWidget]
_DAYS = 80


def progress_scenes(app: Retrotimer) -> Iterator[Scene]:
    """Every scene by name, with the widget to be drawn."""
    app.window.menus.progress.trigger()
    yield "progress-few-walks", app.window
    app.programme.start(Course.RAMP)  # or what is filled in would complete the one that is followed
    _fill(app)
    app.refresh()
    yield "progress", app.window
    page = app.window.findChild(ProgressPage)
    assert page is not None
    bar = page.verticalScrollBar()
    for name, card in (("pain", page.pains[0]), ("knee", page.pains[1]), ("places", page.places)):
        QApplication.processEvents()
        page.ensureWidgetVisible(card.view if card.view.isVisible() else card)
        card.view.setFocus()
        yield f"progress-{name}", app.window
    bar.setValue(0)
    press(page, "Year")
    yield "progress-year", app.window
    page.pains[0].table_requested.emit(page.pains[0].view.chart, "")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield "progress-table", dialog
    dialog.reject()
    app.window.leave_page()


def _fill(app: Retrotimer) -> None:
    """A season before the example: the pain falls, as slowly and unevenly as it does."""
    random = Random(4)  # noqa: S311 - a picture, and the same one each time
    for days in range(20, _DAYS, 2):
        day = app.month.today - timedelta(days=days)
        pain = min(10, max(0, round(3.5 + 3 * days / _DAYS + random.gauss(0, 0.8))))
        record = a_record(day, 10 + days % 4, hour=7 + days % 5 * 2)
        assert record.timed is not None
        place = a_clearance(doctor_on=day, buddy=days % 6 == 0)
        app._history.save(
            replace(
                record,
                timed=replace(record.timed, clearance=place),
                pain_before=Pain(pain, 2),
                feedback=Feedback(Pain(max(0, pain - days % 3), 2), morning=Pain(max(0, pain - 1))),
            )
        )
        if days % 10 == 0:
            app._history.save(a_record(day, 10, mode=Mode.RUN, hour=18))
