"""How a walk felt, in fields that take little room: the pain at three times, and the effort."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retrotimer.core.entries import Entry
from retrotimer.core.pain import LEAST_PAIN, MOST_PAIN, Pain, PainSite, pain_of
from retrotimer.core.records import Effort
from retrotimer.ui.dialogs.fields import Named
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET
from retrotimer.ui.parts.entry_fields import ChoiceField
from retrotimer.ui.parts.flow import side_by_side
from retrotimer.words import pain as words
from retrotimer.words.numbers import number
from retrotimer.words.walk import effort_name

_EFFORTS: tuple[Effort | None, ...] = (None, *Effort)
_GAP = 16


class PainField(ChoiceField):
    """A pain from 0 to 10, or none that was told."""

    def __init__(self, pain: int | None) -> None:
        super().__init__()
        self.addItem(words.not_told())
        self.addItems([number(figure) for figure in range(LEAST_PAIN, MOST_PAIN + 1)])
        self.setCurrentIndex(0 if pain is None else pain - LEAST_PAIN + 1)
        self.setMinimumSize(fonts.scaled(112), TARGET)

    @property
    def pain(self) -> int | None:
        """The pain that is chosen."""
        index = self.currentIndex()
        return LEAST_PAIN + index - 1 if index else None


class FeltFields(QWidget):
    """Shows what was said of how a walk felt; each answer can be given, changed or taken back."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        told = (entry.pain_before, entry.pain_after, entry.pain_morning)
        self._fields = {site: [PainField(pain.of(site)) for pain in told] for site in PainSite}
        self._effort = ChoiceField()
        self._effort.addItems([effort_name(one) if one else words.not_told() for one in _EFFORTS])
        self._effort.setCurrentIndex(_EFFORTS.index(entry.effort))
        self._effort.setMinimumSize(fonts.scaled(176), TARGET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for site, fields in self._fields.items():
            named = (Named(name, field) for name, field in zip(words.field_names(site), fields, strict=True))
            column.addWidget(side_by_side(*named, gap=_GAP))
        column.addWidget(Named(self.tr("While walking I could have"), self._effort))

    def pains(self) -> tuple[Pain, Pain, Pain]:
        """The pain before, after and on the next morning."""
        before, after, morning = (
            pain_of((site, fields[when].pain) for site, fields in self._fields.items()) for when in range(3)
        )
        return before, after, morning

    @property
    def effort(self) -> Effort | None:
        """The answer to the talk test."""
        return _EFFORTS[self._effort.currentIndex()]
