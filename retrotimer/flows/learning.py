"""The cards: all of them on a page, one of them over what a person is doing, and all of them on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from retrotimer.core.errors import StoreError
from retrotimer.core.plan import Mode
from retrotimer.flows.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrotimer.core.learn import Card
    from retrotimer.core.topics import Topic
    from retrotimer.flows.walking import Walking
    from retrotimer.ui.checklist.checklist_dialog import ChecklistDialog
    from retrotimer.ui.dialogs.desk import Dialogs
    from retrotimer.ui.learn.learn_page import LearnPage
    from retrotimer.ui.main_window import MainWindow


class Learning(QObject):
    """Shows what there is to know, where it is asked for; all of it is imported only then.

    `write` puts a file's content where its path says, or raises a `StoreError`.
    """

    def __init__(
        self,
        walking: "Walking",
        window: "MainWindow",
        dialogs: "Dialogs",
        write: "Callable[[Path, bytes], None]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._walking = walking
        self._window = window
        self._dialogs = dialogs
        self._write = write
        self._reading = Reading(window, self._make_page, self)

    def show(self, topic: "Topic | None" = None) -> None:
        """Let the cards take the window, as they were left, or opened at a topic."""
        self._reading.show(topic.value if topic is not None else None)

    def help_here(self) -> None:
        """What fits the screen: a run's card where a run would start, else how to walk backwards."""
        from retrotimer.core.topics import Topic

        if self._window.at_home and self._window.is_ready and self._walking.mode is Mode.RUN:
            self.open_card(Topic.RUNNING, self._window, leads_on=True)
        else:
            self._dialogs.open_help()

    def open_card(
        self, topic: "Topic", over: "MainWindow | ChecklistDialog", *, leads_on: bool = False
    ) -> None:
        """Show a card over a window or dialog, which stays as it is."""
        from retrotimer.core.learn import card_about
        from retrotimer.ui.learn.card_dialog import CardDialog

        dialog = CardDialog(card_about(topic), over, leads_on=leads_on)
        dialog.link_requested.connect(self._reading.open_link)
        dialog.all_requested.connect(lambda: self.show(topic))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_page(self) -> "LearnPage":
        from retrotimer.ui.learn.learn_page import LearnPage

        page = LearnPage()
        page.print_requested.connect(self._on_print_requested)
        return page

    def stand_by(self, dialog: "ChecklistDialog") -> None:
        """Show the card that fits, over this checklist, when it is asked for."""
        dialog.help_requested.connect(lambda topic: self.open_card(topic, dialog))

    def _on_print_requested(self, card: "Card") -> None:
        from retrotimer.core.learn import card_about
        from retrotimer.core.topics import Topic
        from retrotimer.ui.learn.print_dialog import PrintDialog

        found = tuple(card_about(Topic(key)) for key in self._reading.found)
        dialog = PrintDialog(card, found, self._window)
        dialog.save_requested.connect(self._on_save_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_save_requested(self, pdf: bytes, path: str) -> None:
        from retrotimer.words.learn import cards

        try:
            self._write(Path(path), pdf)
        except StoreError as error:
            self._window.banner.say(cards.cannot_save(error))
        else:
            self._window.banner.say(cards.saved(path), passing=True)
