"""The settings: what stands in the dialog is what is asked for, and what is not shown stays."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from retrotimer.core.notices import Service
from retrotimer.core.settings import Appearance, Course, Programme, Settings
from retrotimer.core.staying import Offer
from retrotimer.ui.dialogs.settings_dialog import SettingsDialog
from retrotimer.ui.dialogs.staying_lines import StayingLines
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.scroll import ScrollSheet
from retrotimer.ui.parts.weekdays import WeekdayBox
from tests.fakes import heard
from tests.ui.controls import name_of, visible
from tests.ui.surroundings import set_text_size

OTHERS = Settings(
    minutes=13,
    get_ready=25,
    warm_up=3,
    cool_down=2,
    easy_start=True,
    first_weekday=5,
    week_goal=3,
    day_starts=4,
    week_numbers=True,
    planned_weekdays=(0, 2, 6),
    remind=True,
    remind_at=time(7, 35),
    programme=Programme(Course.STEADY_12),
    appearance=Appearance.DARK,
)


def open_dialog(qtbot: QtBot, settings: Settings) -> SettingsDialog:
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.open()
    QApplication.processEvents()
    return dialog


@pytest.mark.parametrize("settings", [Settings(), OTHERS, replace(OTHERS, day_starts=6, programme=None)])
def test_what_was_set_stands_there_and_stays(qtbot: QtBot, settings: Settings) -> None:
    dialog = open_dialog(qtbot, settings)
    assert dialog.chosen() == settings
    wishes = heard(dialog.settings_requested)
    dialog.accept()
    assert wishes == [settings]


def test_a_new_day_can_begin_at_midnight_or_a_whole_hour_up_to_six(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings())
    (hours,) = (box for box in visible(dialog, QComboBox) if name_of(box) == "A new day begins at")
    offered = [hours.itemText(index) for index in range(hours.count())]
    assert offered == ["Midnight", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00"]
    hours.setCurrentIndex(3)
    assert dialog.chosen() == Settings(day_starts=3)


def test_the_numbers_of_the_weeks_can_be_asked_for(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings())
    (line,) = (one for one in visible(dialog, CheckLine) if one.text() == "Show the number of each week")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert dialog.chosen() == Settings(week_numbers=True)


def test_at_large_text_in_the_least_window_everything_can_be_scrolled_to(qtbot: QtBot) -> None:
    set_text_size(2.0)
    dialog = open_dialog(qtbot, Settings())
    dialog.resize(640, 480)
    QApplication.processEvents()
    (sheet,) = visible(dialog, ScrollSheet)
    fields = [*visible(dialog, QComboBox), *visible(dialog, CheckLine), *visible(dialog, QSpinBox)]
    assert len(fields) == 14
    fields += visible(dialog, WeekdayBox)
    for field in fields:
        sheet.ensureWidgetVisible(field, 0, 16)
        top = field.mapTo(sheet.viewport(), field.rect().topLeft())
        assert sheet.viewport().rect().contains(top)
        assert sheet.viewport().rect().contains(top + field.rect().bottomRight())
    for button in dialog.buttons.buttons():
        assert dialog.rect().contains(button.geometry())


def test_the_days_to_walk_on_are_chosen_one_by_one_by_key_and_by_pointer(qtbot: QtBot) -> None:
    dialog = open_dialog(qtbot, Settings(first_weekday=6))
    boxes = list(visible(dialog, WeekdayBox))
    assert [box.text() for box in boxes] == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert name_of(boxes[1]) == "Days I plan to walk: Monday"
    assert dialog.chosen().planned_weekdays == ()
    QTest.mouseClick(boxes[5], Qt.MouseButton.LeftButton)
    boxes[1].setFocus()
    QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    QTest.mouseClick(boxes[0], Qt.MouseButton.LeftButton)
    assert dialog.chosen().planned_weekdays == (0, 4, 6)
    QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    assert dialog.chosen().planned_weekdays == (4, 6)


@pytest.mark.parametrize("service", [Service.NONE, Service.NO_BUS])
def test_what_was_ticked_before_it_turned_out_to_be_in_vain_can_be_taken_back(
    qtbot: QtBot, service: Service
) -> None:
    lines = StayingLines(Settings(), Offer(tray=True, login=True))
    qtbot.addWidget(lines)
    lines.show()
    background, at_login, _tray = visible(lines, CheckLine)
    assert "log in" in at_login.text()
    QTest.mouseClick(at_login, Qt.MouseButton.LeftButton)
    lines.show_service(service)
    assert (lines.background, lines.at_login) == (True, True)
    QTest.mouseClick(at_login, Qt.MouseButton.LeftButton)
    assert (lines.background, lines.at_login) == (True, False)
    QTest.mouseClick(background, Qt.MouseButton.LeftButton)
    assert (lines.background, lines.at_login) == (False, False)


def test_what_is_in_vain_and_not_ticked_cannot_be_ticked(qtbot: QtBot) -> None:
    lines = StayingLines(Settings(), Offer(tray=True, login=True))
    qtbot.addWidget(lines)
    lines.show()
    lines.show_service(Service.NONE)
    for line in list(visible(lines, CheckLine))[:2]:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (lines.background, lines.at_login) == (False, False)
