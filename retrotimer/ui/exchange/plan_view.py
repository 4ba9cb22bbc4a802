"""The table of what an import would do."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from retrotimer.core.exchange.planning import Act
from retrotimer.ui.exchange.plan_model import PlanColumn, PlanModel
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.table import PADDING, LineDelegate, LineHead, LineTable
from retrotimer.words import importing as words
from retrotimer.words.history import date_with_weekday
from retrotimer.words.numbers import number

_LIKED = 260
_LETTERS = 19
"""Of what stands in the file, and of why, in a line."""

_LINES = 2
"""Of words in a row, before they are cut short; a tooltip tells the rest."""


class PlanView(LineTable):
    """Shows a `PlanModel`."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _LINES)
        self.setParent(parent)
        quiet = (PlanColumn.LINE, PlanColumn.WHY)
        self.setItemDelegate(LineDelegate(self, strong=(PlanColumn.ACT,), quiet=quiet, lines=_LINES))
        self._head = LineHead(self)
        self.take_head(self._head)
        self.setAccessibleName(self.tr("What would become of each line"))
        self.take_widths(self._least_widths(), PlanColumn.WHAT, PlanColumn.WHY)

    def sizeHint(self) -> QSize:
        """Some lines more than it must have."""
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), fonts.scaled(_LIKED)))

    def _least_widths(self) -> dict[int, int]:
        """How wide the columns must be for what usually stands in them."""
        metrics = QFontMetrics(fonts.font(weight=QFont.Weight.Medium))
        examples = {
            PlanColumn.LINE: [number(36_525)],
            PlanColumn.ACT: [words.act_name(act) for act in Act],
            PlanColumn.DAY: [date_with_weekday(date(2026, month, 26)) for month in range(1, 13)],
            PlanColumn.WHAT: [_LETTERS * "n"],
            PlanColumn.WHY: [_LETTERS * "n"],
        }
        widths: dict[int, int] = {}
        for column, texts in examples.items():
            name = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            named = self._head.fontMetrics().horizontalAdvance(name)
            widths[column] = max(named, *map(metrics.horizontalAdvance, texts)) + 2 * PADDING
        return widths
