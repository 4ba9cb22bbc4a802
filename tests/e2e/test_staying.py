"""Going on without the window: what closing means, the icon, the list of the login, and the way out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from retrotimer.background import Background
from retrotimer.beyond import forgotten_by_the_system
from retrotimer.core.notices import Service
from retrotimer.core.settings import Settings
from retrotimer.desktop.door import RAISE
from retrotimer.desktop.login.here import autostart
from retrotimer.desktop.single_instance import SingleInstance
from retrotimer.flows.closing import Afterwards
from retrotimer.store.paths import LOCK_NAME, standard_folder
from retrotimer.ui import tray
from tests.e2e.conftest import Sit
from tests.e2e.person import Key, Person
from tests.fakes import FakeClock, a_record
from tests.outside import FakeNotifier, FakeOutside

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the offscreen platform has no tray

BACKGROUND = "Keep reminding me with the window closed"
AT_LOGIN = "Start by itself when I log in, without a window"
ICON = "Show its icon while the window is open, too"
NO_BUS = "Cannot be had in this session: it has no message bus (D-Bus)"
IT_IS_TIME = "It is time for your walk."
GOES_ON = "Retrotimer now goes on without its window"

Entries = Callable[[], list[Path]]


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop whose panel shows icons."""
    monkeypatch.setattr(tray, "has_place", lambda: True)


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Entries:
    """What starts at login."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("sys.platform", "linux")
    return lambda: sorted((tmp_path / "config" / "autostart").glob("*"))


def choose(person: Person, *names: str) -> None:
    person.app.window.settings_requested.emit()
    for name in names:
        person.press(name)
    person.press("OK")


def close(person: Person) -> Afterwards | None:
    """Close the window; what follows, unless something is asked or said first."""
    closed = person.app.window.close()
    QApplication.processEvents()
    return person.app.afterwards if closed else None


def test_closing_ends_the_app_unless_somebody_has_chosen_otherwise(person: Person) -> None:
    assert close(person) is Afterwards.END
    assert "staying" not in vars(person.app), "and nothing is made for it"


@pytest.mark.usefixtures("panel")
def test_what_closing_means_is_said_once(person: Person, sit: Sit) -> None:
    choose(person, BACKGROUND)
    assert close(person) is None
    assert GOES_ON in person.reads()
    assert "choose Quit" in person.reads()
    person.press("Close the window")
    assert not person.app.window.isVisible()
    assert person.app.afterwards is Afterwards.WAIT
    assert close(sit()) is Afterwards.WAIT


@pytest.mark.usefixtures("panel")
def test_who_reads_it_may_quit_instead(person: Person) -> None:
    choose(person, BACKGROUND)
    close(person)
    person.press("Quit Retrotimer")
    assert not person.app.window.isVisible()
    assert person.app.afterwards is Afterwards.QUIT


@pytest.mark.usefixtures("panel")
def test_quit_quits(person: Person) -> None:
    choose(person, BACKGROUND)
    person.app.window.menus.leave.trigger()
    assert not person.app.window.isVisible()
    assert person.app.afterwards is Afterwards.QUIT


@pytest.mark.usefixtures("panel")
def test_who_keeps_walking_has_not_quit(person: Person, clock: FakeClock) -> None:
    person.app.settings.background_is_told()
    choose(person, BACKGROUND)
    person.begin()
    clock.advance(60)
    person.app.window.menus.leave.trigger()
    person.press("Keep walking")
    assert close(person) is None
    person.press("Save and close")
    assert person.app.afterwards is Afterwards.WAIT


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize("stays", [True, False], ids=["into the background", "for good"])
def test_a_reminder_that_nobody_has_answered_goes_along_into_the_background(
    person: Person, sit: Sit, clock: FakeClock, folder: Path, outside: FakeOutside, *, stays: bool
) -> None:
    person.app.settings.background_is_told()
    week = tuple(range(7))
    chosen = Settings(planned_weekdays=week, remind=True, remind_at=time(12), background=stays)
    person.app.settings.change(chosen)
    clock.advance(3 * 3600 + 60)
    assert IT_IS_TIME in person.reads()
    assert close(person) is (Afterwards.WAIT if stays else Afterwards.END)
    assert outside.notifier.reads() == ""
    clock.advance(120)
    person.app.deleteLater()
    notifier = FakeNotifier()
    waiting = Background(clock, folder, SingleInstance(folder, LOCK_NAME), lambda _tray: notifier)
    assert bool(notifier.reads()) is stays
    waiting._end(RAISE)
    assert (IT_IS_TIME in sit().reads()) is stays


@pytest.mark.usefixtures("panel")
def test_a_session_that_ends_takes_the_app_along(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(person, BACKGROUND)
    monkeypatch.setattr(QGuiApplication, "isSavingSession", lambda _self: True)
    assert close(person) is Afterwards.END


def test_without_a_panel_it_goes_on_while_there_is_something_to_remind_of(person: Person) -> None:
    person.app.window.settings_requested.emit()
    assert "so Retrotimer only goes on while reminders are on" in person.reads()
    assert ICON not in person.names()
    person.press(BACKGROUND)
    person.press("OK")
    assert close(person) is Afterwards.END
    person.app.window.show()
    reminded = replace(person.app.settings.now, remind=True, remind_at=time(18), planned_weekdays=(0,))
    person.app.settings.change(reminded)
    assert close(person) is None
    assert "Start it again to bring the window back" in person.reads()
    person.type(Key.Key_Escape)
    assert person.app.afterwards is Afterwards.WAIT


def test_where_nobody_could_show_a_reminder_going_on_cannot_be_chosen(
    person: Person, outside: FakeOutside
) -> None:
    person.app.window.settings_requested.emit()
    outside.notifier.become(Service.NO_BUS)
    for name in (BACKGROUND, AT_LOGIN):
        assert not person.find(name).isEnabled()
        assert "no message bus" in person.find(name).accessibleDescription()
    assert NO_BUS in person.reads()
    outside.notifier.become(Service.READY)
    assert person.find(BACKGROUND).isEnabled()
    assert NO_BUS not in person.reads()


def test_who_chose_it_before_can_leave_it_where_nobody_could_show_a_reminder(
    person: Person, outside: FakeOutside
) -> None:
    person.app.settings.change(replace(person.app.settings.now, background=True))
    outside.notifier.state = Service.NO_BUS
    person.app.window.settings_requested.emit()
    assert NO_BUS in person.reads()
    person.press(BACKGROUND)
    person.press("OK")
    assert not person.app.settings.now.background


@pytest.mark.usefixtures("panel")
def test_the_icon_follows_the_settings_and_the_walks(person: Person, clock: FakeClock) -> None:
    app = person.app
    choose(person, ICON)
    shown = app.staying.tray
    assert shown is not None
    assert shown.tooltip == "Retrotimer: 0 of 4 this week"
    app._history.save(a_record())
    app.refresh()
    assert shown.tooltip == "Retrotimer: 1 of 4 this week"
    shown.start_requested.emit()
    assert "Before you walk" in person.reads()
    person.type(Key.Key_Escape)
    start = next(one for one in shown.menu.actions() if one.text().startswith("Start"))
    person.begin()
    assert not start.isEnabled()
    clock.advance(60)
    shown.quit_requested.emit()
    assert "Your walk is not over yet" in person.reads()
    person.press("Keep walking")
    app.window.showMinimized()
    shown.window_requested.emit()
    assert not app.window.isMinimized()
    app.settings.change(Settings())
    assert app.staying.tray is None


@pytest.mark.usefixtures("panel")
def test_a_start_has_the_icon_that_was_chosen_before(person: Person, sit: Sit) -> None:
    person.app.settings.change(replace(Settings(), tray=True))
    assert sit().app.staying.tray is not None


def test_the_login_is_the_persons_choice_and_taken_back(person: Person, entries: Entries) -> None:
    choose(person, AT_LOGIN)
    assert person.app.settings.now.background, "it starts in the background"
    ((entry),) = entries()
    assert "--background" in entry.read_text(encoding="utf-8")
    person.app.window.settings_requested.emit()
    assert person.is_ticked(AT_LOGIN)
    person.press(BACKGROUND)
    assert not person.is_ticked(AT_LOGIN)
    person.press("OK")
    assert entries() == []
    assert not person.app.settings.now.at_login


def test_what_was_taken_off_the_list_elsewhere_stays_off(person: Person, entries: Entries, sit: Sit) -> None:
    choose(person, AT_LOGIN)
    entries()[0].unlink()
    person.app.window.settings_requested.emit()
    assert not person.is_ticked(AT_LOGIN)
    person.type(Key.Key_Escape)
    again = sit()
    assert not again.app.settings.now.at_login
    assert entries() == []


def test_a_program_that_has_moved_is_mended_at_its_next_start(
    person: Person, entries: Entries, sit: Sit
) -> None:
    choose(person, AT_LOGIN)
    (entry,) = entries()
    written = entry.read_text(encoding="utf-8")
    entry.write_text(written.replace("retrotimer --background", "elsewhere --background"), encoding="utf-8")
    sit()
    assert entry.read_text(encoding="utf-8") == written


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(
    person: Person, entries: Entries, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("in the way", encoding="utf-8")
    choose(person, AT_LOGIN)
    said = person.reads()
    assert "What starts at login could not be changed" in said
    assert "It was left as it was." in said
    assert not person.app.settings.now.at_login
    assert entries() == []


def test_settings_that_come_from_elsewhere_change_nothing_at_the_login(
    person: Person, entries: Entries
) -> None:
    person.app.settings.change(replace(Settings(), at_login=True, background=True))
    assert entries() == []


def test_wiping_takes_the_entry_away_or_names_it(
    entries: Entries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my walks"
    autostart(folder, standard_folder(), "").put()
    (entry,) = entries()

    def refuse(_path: Path, *, missing_ok: bool = False) -> None:
        del missing_ok
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        assert forgotten_by_the_system(folder) == [str(entry)]
    assert forgotten_by_the_system(folder) == []
    assert entries() == []
