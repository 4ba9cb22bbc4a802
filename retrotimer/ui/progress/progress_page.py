"""The page of progress: what a person's walks add up to, in cards, over a range of time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from retrotimer.core.charts import ChartName
from retrotimer.core.progress_charts import days_chart, hours_chart, minutes_chart, pain_chart, places_chart
from retrotimer.core.statistics.pain import PainCourse
from retrotimer.core.statistics.progress import Progress
from retrotimer.core.statistics.weeks import Range, Stretch
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import Kind, PillButton
from retrotimer.ui.parts.card import GAP
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import quiet
from retrotimer.ui.parts.page import Page
from retrotimer.ui.parts.page_head import page_head
from retrotimer.ui.parts.scroll import PageArea
from retrotimer.ui.progress.chart_card import ChartCard
from retrotimer.ui.progress.programme_card import ProgrammeCard
from retrotimer.words import progress as words

if TYPE_CHECKING:
    from retrotimer.ui.parts.card import Card

_RANGES = tuple(Range)
_HEAD_ROWS = 2
_LEAST_SIDE_BY_SIDE = 820


class ProgressPage(PageArea):
    """Draws a `Progress` and passes on wishes.

    Signals:
        back_requested(): leave the page.
        range_requested(range): look back as far as this.
        programme_requested(), report_requested(): open the programme, the report for the doctor.
        table_requested(chart, note): show a chart as a table.
        picture_copied(title): a chart was put into the clipboard.
    """

    back_requested = Signal()
    range_requested = Signal(object)
    programme_requested = Signal()
    report_requested = Signal()
    table_requested = Signal(object, str)
    picture_copied = Signal(str)

    def __init__(self) -> None:
        page = Page()
        super().__init__(page)
        self._page = page
        self._progress: Progress | None = None
        self._ranges = ChoiceRow(self.tr("Range"), Shape.WORD)
        self._ranges.offer(
            [words.range_name(one) for one in _RANGES], [words.range_sentence(one) for one in _RANGES]
        )
        self._ranges.choose(0)
        self._report = PillButton(self.tr("Report for the doctor…"), Kind.LINK)
        self._back = PillButton(self.tr("Back"), Kind.LINK, self.tr("Esc", "the key"))
        self.programme = ProgrammeCard()
        self.days = ChartCard(ChartName.DAYS)
        self.minutes = ChartCard(ChartName.MINUTES)
        self.pains = (ChartCard(ChartName.BACK_PAIN), ChartCard(ChartName.KNEE_PAIN))
        self.hours = ChartCard(ChartName.HOURS)
        self.places = ChartCard(ChartName.PLACES)
        # The page's own layout, and not one within another: Qt would forget to ask a nested one anew.
        self._grid = QGridLayout(page)
        self._side_by_side: bool | None = None
        self._lay_out()
        self._connect()

    @property
    def charts(self) -> tuple[ChartCard, ...]:
        """All cards with charts, in their order."""
        return (self.days, *self.pains, self.minutes, self.hours, self.places)

    @property
    def range(self) -> Range:
        """How far it looks back."""
        return _RANGES[self._ranges.chosen_index]

    def choose_range(self, range_: Range) -> None:
        """Look back as far as this, as if its choice was pressed."""
        self._ranges.choose(_RANGES.index(range_))
        self.range_requested.emit(range_)

    def show_progress(self, progress: Progress) -> None:
        """Draw this; what is drawn already stays."""
        if progress == self._progress:
            return
        self._progress = progress
        weeks, habits = progress.weeks, progress.habits
        self.programme.show_face(progress.programme)
        if weeks.bars:
            self.days.show_chart(days_chart(weeks), words.weeks_met(weeks), words.goal_now(weeks))
            self.minutes.show_chart(minutes_chart(weeks), "", words.minutes_note(weeks))
        else:
            for card in (self.days, self.minutes):
                card.show_nothing(words.no_weeks())
        for card, course in zip(self.pains, progress.pains, strict=True):
            self._show_pain(card, course, weeks.stretch)
        for card, chart in ((self.hours, hours_chart(habits)), (self.places, places_chart(habits))):
            if habits.missing:
                card.show_nothing(words.habits_missing(habits))
            else:
                card.show_chart(chart, "", "")
        self._turn()

    def take_focus(self) -> None:
        """Let the keys be the first chart's, or the range's while there is none."""
        charts = (card.view for card in self.charts if card.view.isVisibleTo(self))
        next(charts, self._ranges.choices()[self._ranges.chosen_index]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose side by side or one above the other."""
        super().resizeEvent(event)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cards may need another width than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def _show_pain(self, card: ChartCard, course: PainCourse, stretch: Stretch) -> None:
        if not course.points:
            card.show_nothing(words.nothing_told(course.site))
            return
        card.show_chart(
            pain_chart(course, stretch),
            words.change_sentence(course),
            words.pain_note(course, stretch.shared),
            words.change_meaning(course.change) if course.change is not None else "",
        )

    def _turn(self) -> None:
        """Two columns where there is room for them, pain and minutes over both; else one."""
        pairs = ((self.programme, self.days), (self.hours, self.places))
        half = max(card.minimumSizeHint().width() for pair in pairs for card in pair)
        wide = self.viewport().width() >= max(fonts.scaled(_LEAST_SIDE_BY_SIDE), 2 * half + 3 * GAP)
        if wide is self._side_by_side:
            return
        self._side_by_side = wide
        alone = [(card,) for card in (*self.pains, self.minutes)]
        rows: list[tuple[Card, ...]] = [pairs[0], *alone, pairs[1]]
        if not wide:
            rows = [(card,) for row in rows for card in row]
        for number, row in enumerate(rows, _HEAD_ROWS):
            for column, card in enumerate(row):
                self._grid.removeWidget(card)
                self._grid.addWidget(card, number, column, 1, 1 if len(row) > 1 else 2)

    def _connect(self) -> None:
        self._ranges.chosen.connect(lambda index: self.range_requested.emit(_RANGES[index]))
        self._back.clicked.connect(self.back_requested)
        self._report.clicked.connect(self.report_requested)
        self.programme.programme_requested.connect(self.programme_requested)
        for card in self.charts:
            card.table_requested.connect(self.table_requested)
            card.picture_copied.connect(self.picture_copied)
        self._page.installEventFilter(self)

    def _lay_out(self) -> None:
        head = page_head(self.tr("Progress"), self._ranges, self._report, self._back)
        grid = self._grid
        grid.setContentsMargins(GAP, 8, GAP, GAP)
        grid.setSpacing(GAP)
        for row, widget in enumerate((head, quiet(words.honesty()))):
            grid.addWidget(widget, row, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
