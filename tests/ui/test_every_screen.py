"""Rules that every screen and dialog keeps, whatever it shows; the tour leads through them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton, QWidget

from retrotimer.core.checklist import Answers
from retrotimer.store.database import open_database
from retrotimer.store.history import SqliteHistory
from tests.fakes import FakeClock
from tests.tour.example import example_history
from tests.tour.scenes import scenes
from tests.ui.controls import called, controls, cut_off, shown_in, unusable
from tests.ui.in_sight import banner_covers, out_of_sight, scrolls_within
from tests.ui.surroundings import Start, set_text_size

DEFAULT, LEAST = QSize(1080, 720), QSize(640, 480)
LONGER = str.maketrans({vowel: 2 * vowel for vowel in "aeiouAEIOU"})
WALKED_ROUND = {
    "home", "checklist-advice", "walking", "after", "settings", "how-to", "banner",
    "progress", "report", "learn", "learn-running", "learn-print", "help-with-a-run", "first-steps-2",
    "first-steps-3", "settings-staying",
}  # fmt: skip
"""The scenes in which Tab is pressed until it comes round."""


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at the app; `foreign` means longer words, from right to left."""

    size: QSize = DEFAULT
    text: float = 1.0
    foreign: bool = False

    def __str__(self) -> str:
        return f"{self.size.width()}x{self.size.height()}-{self.text:.0%}{'-foreign' * self.foreign}"


VIEWS = [
    View(DEFAULT),
    View(LEAST, 2.0),
    View(DEFAULT, 2.0, foreign=True),
    View(LEAST, foreign=True),
    View(LEAST, 1.5, foreign=True),
]
"""Every two of a size, a text size and a direction; where words have room, shorter ones have it too."""


class LongWords(QTranslator):
    """A language with each vowel twice: its words are about a third longer."""

    def translate(self, _context: str, source: str, _comment: str | None = None, n: int = -1) -> str:
        text = source.replace("%n", str(n)) if n >= 0 else source
        return text.translate(LONGER)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder whose name is as long as a person's own, and not as long as pytest's."""
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Callable[[View], None]]:
    """Takes on a view until the test is over."""
    words = LongWords()

    def take_on(view: View) -> None:
        set_text_size(view.text)
        if view.foreign:
            qapp.installTranslator(words)
            qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    yield take_on
    qapp.removeTranslator(words)


def shown(start: Start, folder: Path, clock: FakeClock, view: View) -> Iterator[tuple[str, QWidget]]:
    """Every scene of the tour, laid out at the view's size."""
    database = open_database(folder)
    example_history(SqliteHistory(database, lambda: clock.read().utc), clock.read().day(0))
    database.close()
    app = start(folder)
    app.window.resize(view.size)
    for name, window in scenes(app, clock):
        if isinstance(window, QDialog) and view.size == LEAST and view.text == 1.0:
            # as if the screen were no larger
            window.resize(window.size().boundedTo(LEAST))
        for _ in range(3):  # a layout may ask for another one
            QApplication.processEvents()
        yield name, window


def test_foreign_words_are_a_third_longer(look: Callable[[View], None]) -> None:
    look(View(foreign=True))
    plain = "I have checked with a back doctor. Seven more things that make it safer. Walk backwards."
    foreign = QCoreApplication.translate("any", plain)
    assert len(foreign) / len(plain) > 1.25
    assert QCoreApplication.translate("any", "%n minute(s)", "", 3) == "3 miinuutee(s)"


def too_large(name: str, window: QWidget, view: View) -> Iterator[str]:
    """That a dialog does not fit; offscreen there is one screen of 800×800."""
    room = LEAST if view.size == LEAST and view.text == 1.0 else window.screen().availableSize()
    if isinstance(window, QDialog) and window.size().boundedTo(room) != window.size():
        yield f"{name}: is {window.width()}×{window.height()}"


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """The controls at which Tab stops, in their order, once round."""
    window.activateWindow()
    QApplication.processEvents()
    order: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in order:
        order.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return order


def missed_by_tab(window: QWidget) -> Iterator[str]:
    """The enabled controls at which Tab does not stop, nor at another one of their group."""
    reached = reached_by_tab(window)
    groups = {widget.group() for widget in reached if isinstance(widget, QRadioButton)}
    for widget in controls(window):
        of_group = isinstance(widget, QRadioButton) and widget.group() in groups
        if widget.isEnabled() and widget not in reached and not of_group:
            yield called(widget)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_nothing_is_cut_off_and_every_control_has_a_name_room_for_a_finger_and_a_key(
    start: Start, look: Callable[[View], None], folder: Path, clock: FakeClock, view: View
) -> None:
    """One tour for all that is looked at, in one with Tab; the tour itself is most of the work."""
    look(view)
    faults: list[str] = []
    walked_round: set[str] = set()
    for name, window in shown(start, folder, clock, view):
        faults += too_large(name, window, view)
        among = shown_in(window)
        found = (
            *cut_off(window, among),
            *unusable(window, among),
            *banner_covers(window, among),
            *out_of_sight(window, among),
            *scrolls_within(window, among),
        )
        faults += [f"{name}: {fault}" for fault in found]
        if view == View() and name in WALKED_ROUND:
            faults += [f"{name}: Tab does not reach {missed}" for missed in missed_by_tab(window)]
            walked_round.add(name)
    assert not faults, "\n" + "\n".join(faults)
    assert walked_round == (WALKED_ROUND if view == View() else set())


def test_the_checklist_opens_where_the_next_tick_belongs(start: Start, folder: Path) -> None:
    app = start(folder)
    app.window.start_requested.emit(Answers())
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    focus = dialog.focusWidget()
    assert focus is not None
    assert called(focus).endswith("'I have checked with a back doctor'")
