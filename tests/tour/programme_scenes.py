"""The programme in the states that a person may find it in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from retrotimer.app import Retrotimer
from retrotimer.core.settings import Course, Programme
from tests.fakes import a_record
from tests.tour.demo import press

Scene = tuple[str, QWidget]


def programme_scenes(app: Retrotimer) -> Iterator[Scene]:
    """The home page and the dialogs, after a session that was stopped for pain; all is put back."""
    before, today = app.settings.now, app.month.today
    monday = today - timedelta(days=today.weekday())
    app.settings.change(replace(before, easy_start=False, minutes=12))
    app.programme.follow(Programme(Course.STEADY_15, monday))
    yield "home-programme-held", app.window
    yield "programme-held", _opened(app)
    _put_away()

    good = a_record(today, 12, hour=20)
    app._history.save(good)
    app.programme.follow(Programme(Course.RAMP, monday - timedelta(weeks=2)))
    app.refresh()
    yield "programme-middle", _opened(app)
    press(QApplication.activeModalWidget() or app.window, "Start again from week 1…")
    yield "programme-again", QApplication.activeModalWidget() or app.window
    _put_away()
    app.settings.change(replace(app.settings.now, first_weekday=(today.weekday() + 2) % 7))
    yield "home-programme-week-done", app.window

    app.settings.change(replace(app.settings.now, first_weekday=0, programme=None))
    earlier = [a_record(_day(monday, week, day), 10, hour=7) for week in (3, 4) for day in (0, 1, 3, 5)]
    for record in earlier:
        app._history.save(record)
    app.programme.follow(Programme())  # it ended long ago, so nobody is told
    app.refresh()
    yield "home-programme-walked", app.window
    yield "programme-summary", _opened(app)
    press(QApplication.activeModalWidget() or app.window, "Change")
    yield "programme-summary-change", QApplication.activeModalWidget() or app.window
    _put_away()
    app.programme.leave()
    yield "home-no-programme", app.window
    yield "programme-new", _opened(app)
    _put_away()

    for record in (good, *earlier):
        app._history.remove(record.id)
    app.settings.change(before)
    app.refresh()


def _day(monday: date, weeks: int, day: int) -> date:
    return monday - timedelta(weeks=weeks) + timedelta(days=day)


def _opened(app: Retrotimer) -> QWidget:
    app.window.menus.programme.trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def _put_away() -> None:
    for widget in reversed(QApplication.topLevelWidgets()):
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
