"""The menus: every action of the window, with its key."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu


class Menus(QObject):
    """The actions of a window, in its menu bar; who knows what one does connects it.

    A key after a tab is only shown: plain keys belong to the page that is open.  The others hold from
    `give_keys` on, which waits for the first picture.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[tuple[QAction, str]] = []
        walk = self._menu(self.tr("&Walk"))
        self.start = self._act(walk, self.tr("&Start…\tSpace"))
        self.pause = self._act(walk, self.tr("&Pause or resume\tSpace"))
        self.stop = self._act(walk, self.tr("S&top\tS"))
        self.hurts = self._act(walk, self.tr("It &hurts\tH"))
        self.louder = self._act(walk, self.tr("&Louder\t+"))
        self.quieter = self._act(walk, self.tr("Q&uieter\t-"))
        self._separate(walk)
        self.programme = self._act(walk, self.tr("P&rogramme…"), "Ctrl+P")
        self.report = self._act(walk, self.tr("Report for the &doctor…"), "Ctrl+R")
        self.skip_week = self._act(walk, self.tr("S&kip this week's reminders"), "Ctrl+K")
        self.skip_week.setCheckable(True)
        self.settings = self._act(walk, self.tr("S&ettings…"), "Ctrl+,")
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.guidance = self._act(walk, self.tr("Sound and s&creen…"), "Ctrl+U")
        self._separate(walk)
        self.bring_in = self._act(walk, self.tr("&Import…"), "Ctrl+O")
        self.export = self._act(walk, self.tr("E&xport…"), "Ctrl+Shift+S")
        self._separate(walk)
        self.data = self._act(walk, self.tr("&Data and backups…"), "Ctrl+B")
        self.leave = self._act(walk, self.tr("&Quit"), "Ctrl+Q")
        self.leave.setMenuRole(QAction.MenuRole.QuitRole)

        edit = self._menu(self.tr("&Edit"))
        self.undo = self._act(edit, self.tr("&Undo"), "Ctrl+Z")
        self.redo = self._act(edit, self.tr("&Redo"), "Ctrl+Shift+Z")
        self.redo_too = self._key("Ctrl+Y")
        self._separate(edit)
        self.add_walk = self._act(edit, self.tr("&Add a walk…"), "Ctrl+N")
        self.note_other = self._act(edit, self.tr("&Other exercise…"), "Ctrl+E")

        self._make_looking()
        self.walking = (self.pause, self.stop, self.hurts, self.louder, self.quieter)
        """What there is to do during a walk."""

        # Nothing may lie over the countdown: its keys must always work.
        self.still = (
            self.programme, self.report, self.data, self.bring_in, self.export, self.settings,
            self.guidance, self.redo_too,
            self.add_walk, self.note_other, self.previous_month, self.next_month, self.today,
            self.go_to_date, self.month, self.year, self.history, self.progress, self.learn,
            self.help_here, self.how_to, self.guide, self.first_steps, self.about,
        )  # fmt: skip
        """What there is to do while no walk is under way."""

        self._nothing = (self.undo.text(), self.redo.text())
        self._steps = ("", "")
        self._is_still = True
        self._reminds = False

    def _make_looking(self) -> None:
        """The menus of what is there to be looked at."""
        month = self._menu(self.tr("&Month"))
        self.previous_month = self._act(month, self.tr("&Previous month\tPage Up"))
        self.next_month = self._act(month, self.tr("&Next month\tPage Down"))
        self.today = self._act(month, self.tr("&Today\tHome"))
        self.go_to_date = self._act(month, self.tr("&Go to date…"), "Ctrl+G")

        view = self._menu(self.tr("&View"))
        self.month = self._act(view, self.tr("Walk and &month"), "Ctrl+1")
        self.year = self._act(view, self.tr("&Year"), "Ctrl+2")
        self.history = self._act(view, self.tr("&All walks"), "Ctrl+3")
        self.progress = self._act(view, self.tr("&Progress"), "Ctrl+4")
        self.learn = self._act(view, self.tr("&Learn"), "Ctrl+5")
        self._separate(view)
        self.full_screen = self._act(view, self.tr("&Full screen"), "F11")

        helping = self._menu(self.tr("&Help"))
        self.help_here = self._act(helping, self.tr("Help with &this"), "F1")
        self.how_to = self._act(helping, self.tr("&How to walk backwards"), "Shift+F1")
        self.guide = self._act(helping, self.tr("User &guide"), "Ctrl+F1")
        self.first_steps = self._act(helping, self.tr("&First steps…"))
        self.about = self._act(helping, self.tr("&About Retrotimer"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def give_keys(self) -> None:
        """Let the actions be triggered by their keys, too.

        Set as a property, a key is read by Qt alone; `setShortcut` would make `QKeySequence` and all its
        standard keys known to Python: 1 ms and a quarter of a megabyte.
        """
        for action, keys in self._keys:
            action.setProperty("shortcut", keys)
        self._keys.clear()

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what can be undone and what can be done again; an empty text for nothing."""
        self._steps = (undo, redo)
        for action, text, nothing in zip((self.undo, self.redo), self._steps, self._nothing, strict=True):
            action.setText(text or nothing)
        self._follow_steps()

    def show_skipping(self, *, active: bool, skips: bool) -> None:
        """Say whether this week's reminders can be left out, and whether they are."""
        self._reminds = active
        self.skip_week.setChecked(skips)
        self._follow_steps()

    def show_leafing(self, *, years: bool) -> None:
        """Say what Page Up and Page Down leaf through on the page that is shown."""
        if years:
            self.previous_month.setText(self.tr("&Previous year\tPage Up"))
            self.next_month.setText(self.tr("&Next year\tPage Down"))
        else:
            self.previous_month.setText(self.tr("&Previous month\tPage Up"))
            self.next_month.setText(self.tr("&Next month\tPage Down"))

    def show_running(self, *, running: bool) -> None:
        """Offer what there is to do during a walk, or else while none is under way."""
        self._is_still = not running
        for action in self.walking:
            action.setEnabled(running)
        for action in self.still:
            action.setEnabled(not running)
        self._follow_steps()

    def _follow_steps(self) -> None:
        undo, redo = self._steps
        self.undo.setEnabled(bool(undo) and self._is_still)
        self.redo.setEnabled(bool(redo) and self._is_still)
        self.skip_week.setEnabled(self._reminds and self._is_still)

    def _menu(self, text: str) -> QMenu:
        return self._window.menuBar().addMenu(text)

    def _separate(self, menu: QMenu) -> None:
        """A line in a menu; for one that Qt makes, PySide would make another class of actions first."""
        line = QAction(menu)
        line.setSeparator(True)
        menu.addAction(line)

    def _act(self, menu: QMenu, text: str, keys: str = "") -> QAction:
        """An action in a menu; its key works also while the menu bar is hidden."""
        action = QAction(self._window)
        action.setText(text)  # to the constructor, a text might belong to an icon: 1 ms of the start
        if keys:
            self._keys.append((action, keys))
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _key(self, keys: str) -> QAction:
        """Another key for what a menu has already."""
        action = QAction(self._window)
        self._keys.append((action, keys))
        self._window.addAction(action)
        return action
