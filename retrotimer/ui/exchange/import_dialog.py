"""What an import would do, line by line, before it is done."""

from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QVBoxLayout, QWidget

from retrotimer.core.bounds import LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES
from retrotimer.core.exchange.loop_form import LoopChoice, LoopHabits
from retrotimer.core.exchange.planning import Act, ImportPlan
from retrotimer.ui.dialogs.fields import Named
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.exchange.plan_model import PlanModel
from retrotimer.ui.exchange.plan_view import PlanView
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind
from retrotimer.ui.parts.entry_fields import ChoiceField, NumberField
from retrotimer.ui.parts.flow import side_by_side
from retrotimer.ui.parts.labels import MAY_BREAK, Label, breakable, quiet, strong
from retrotimer.ui.parts.whole import share_height
from retrotimer.words import importing as words
from retrotimer.words.numbers import number

_ACTS: tuple[Act | None, ...] = (None, *Act)
_GAP = 12
_LONGEST_IN_TITLE = 12


class LoopPart(QWidget):
    """What a tick in Loop Habit Tracker stands for; there only for a file of its.

    Signals:
        choice_requested(choice): read the file like that.
    """

    choice_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._about = quiet()
        self._habit = ChoiceField()
        self._habit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._habit.setMinimumContentsLength(16)
        self._habit.setMinimumHeight(TARGET)
        self._habit.setPlaceholderText(self.tr("Choose a habit"))
        self._minutes = NumberField()
        self._minutes.setRange(LEAST_ENTRY_MINUTES, MOST_ENTRY_MINUTES)
        self._minutes.setKeyboardTracking(False)  # the file is read once a figure is whole
        self._minutes.setMinimumSize(fonts.scaled(120), TARGET)
        self._named_habit = Named(self.tr("Habit"), self._habit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._about)
        minutes = Named(self.tr("Minutes of a ticked day"), self._minutes)
        column.addWidget(side_by_side(self._named_habit, minutes, gap=_GAP))
        self._habit.currentIndexChanged.connect(self._ask)
        self._minutes.valueChanged.connect(self._ask)
        self.hide()

    def ask_first(self) -> None:
        """Which of several habits is meant comes before all else."""
        self._habit.setFocus()

    def show_habits(self, habits: LoopHabits | None) -> None:
        """Offer these habits, or nothing."""
        self.setVisible(habits is not None)
        if habits is None:
            return
        self._about.setText(words.loop_about(habits))
        with QSignalBlocker(self._habit), QSignalBlocker(self._minutes):
            self._habit.clear()
            self._habit.addItems(list(habits.names))
            # Nothing is chosen for a person who has not: another habit's days would become walks.
            self._habit.setCurrentIndex(self._habit.findText(habits.chosen.habit) if habits.is_chosen else -1)
            self._minutes.setValue(habits.chosen.minutes)
        self._named_habit.setVisible(len(habits.names) > 1)

    def _ask(self) -> None:
        self.choice_requested.emit(LoopChoice(self._habit.currentText(), self._minutes.value()))


class ImportDialog(SheetDialog):
    """Shows an `ImportPlan`, and asks for it to be done.

    Signals:
        import_requested(plan): do it.
        choice_requested(choice): plan it anew, with this habit and length; `show_plan` follows.
    """

    import_requested = Signal(object)
    choice_requested = Signal(object)

    def __init__(self, plan: ImportPlan, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import"), 880, parent)
        self._plan = plan
        self._counts = strong(size=fonts.LARGE)
        self._loop = LoopPart()
        self._shown = ChoiceField()
        self._shown.setAccessibleName(self.tr("Lines that are shown"))
        self._shown.setMinimumHeight(TARGET)
        self._model = PlanModel(self)
        self._view = PlanView(self._model, self)
        self._detail = quiet(size=fonts.SMALL)
        self._hint = quiet()
        self._lay_out()
        self._import = self.offer(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self._cancel = self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._shown.currentIndexChanged.connect(self._on_shown_chosen)
        self._view.row_changed.connect(self._show_detail)
        self._scroll.resized.connect(self._settle)
        self._loop.choice_requested.connect(self._on_choice)
        self.show_plan(plan)
        if plan.loop is not None and len(plan.loop.names) > 1:
            self._loop.ask_first()
        else:
            (self._import if plan.does_anything else self._cancel).setFocus()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what this would do; lines of one kind stay chosen where they were."""
        self._plan = plan
        waits = plan.loop is not None and not plan.loop.is_chosen
        self._counts.setText(words.choose_habit() if waits else words.counts(plan.counts))
        for part in (self._shown, self._view, self._detail):
            part.setVisible(not waits)  # there are no lines yet
        is_safe = waits or plan.does_anything
        self._hint.setText(words.safe() if is_safe else words.nothing_to_do(plan.counts))
        self._loop.show_habits(plan.loop)
        index = max(0, self._shown.currentIndex())
        with QSignalBlocker(self._shown):
            self._shown.clear()
            self._shown.addItem(self.tr("All lines"))
            for act in Act:
                text = self.tr("%1: %2", "Add, how many lines").replace("%1", words.act_name(act))
                self._shown.addItem(text.replace("%2", number(plan.counts.get(act, 0))))
            self._shown.setCurrentIndex(index)
        self._model.show_lines(plan.lines)
        self._show_detail()
        self._import.setEnabled(plan.does_anything)
        if self.isVisible():
            self.fit()
            self._settle()

    def accept(self) -> None:
        """Ask for it to be done; the dialog goes first."""
        if self._import.isEnabled():
            super().accept()
            self.import_requested.emit(self._plan)

    def _on_choice(self, choice: LoopChoice) -> None:
        """What is shown is not what was chosen, until it is planned anew."""
        self._import.setEnabled(False)
        self.choice_requested.emit(choice)

    def _on_shown_chosen(self, index: int) -> None:
        self._model.show_only(_ACTS[index])
        self._show_detail()

    def _show_detail(self) -> None:
        """Tell the chosen line in full: its cells may be cut short."""
        planned = self._model.line_at(self._view.row)
        told = words.row_sentence(planned) if planned is not None else words.choose_a_line()
        self._detail.setText(breakable(told))
        if self.isVisible():
            self._settle()

    def _lay_out(self) -> None:
        self.sheet.setSpacing(_GAP)
        file = PurePath(self._plan.source)
        name = MAY_BREAK.join((breakable(file.stem, _LONGEST_IN_TITLE), file.suffix))
        title = self.tr("Import “%1”", "a file's name").replace("%1", name)
        self.sheet.addWidget(Label(title, 24, QFont.Weight.Bold))
        self.sheet.addWidget(self._counts)
        self.sheet.addWidget(self._loop)
        self.sheet.addWidget(side_by_side(self._shown, gap=_GAP))
        self.sheet.addWidget(self._view, 1)
        self._detail.setMinimumHeight(2 * self._detail.fontMetrics().lineSpacing())
        across = self._detail.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        self._detail.setAlignment(across | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._place_words(whole=False)

    def _settle(self) -> None:
        """Let the table scroll, or all of the sheet where it has no room for a few lines."""
        self._place_words(whole=share_height(self._scroll, self._view))

    def _place_words(self, *, whole: bool) -> None:
        """What tells the chosen line stands below the table; in the foot where that ends out of sight."""
        above, below = (self._hint, self._detail) if whole else (self._detail, self._hint)
        if self.sheet.indexOf(above) < 0:
            self.sheet.addWidget(above)
            self.foot.insertWidget(0, below)
