"""After a session that was stopped because it hurt: where, how much, when to get help, what comes next."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.records import HurtPlace
from retrotimer.ui.parts.choices import ChoiceRow, Shape
from retrotimer.ui.parts.labels import strong
from retrotimer.ui.parts.pain import PainScale
from retrotimer.ui.parts.safety_texts import Part, SafetyTexts
from retrotimer.ui.parts.signs_card import SignsCard
from retrotimer.words.walk import hurt_place_name

_PLACES = tuple(HurtPlace)


class HurtCard(QWidget):
    """Asks where it hurts and how much, and says when to get help; every answer may be left out."""

    def __init__(self) -> None:
        super().__init__()
        title = self.tr("Where does it hurt?")
        self._places = ChoiceRow(title, Shape.WORD, optional=True)
        names = [hurt_place_name(place) for place in _PLACES]
        self._places.offer(names, [f"{title} {name}" for name in names])
        self._pain = PainScale(self.tr("How much does it hurt now?"), self.tr("Pain %1 of 10"))
        self._signs = SignsCard(Part.SOON)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        # What cannot wait, then the questions, then what can be read in peace.
        column.addWidget(SafetyTexts(Part.EMERGENCY))
        column.addSpacing(8)
        column.addWidget(strong(title))
        column.addWidget(self._places)
        column.addSpacing(4)
        column.addWidget(self._pain)
        column.addSpacing(8)
        column.addWidget(self._signs)
        column.addSpacing(8)
        column.addWidget(SafetyTexts(Part.NEXT, Part.STOP))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def forget(self) -> None:
        """Take all answers back."""
        self._places.choose(-1)
        self._pain.forget()
        self._signs.forget()

    @property
    def place(self) -> HurtPlace | None:
        """Where it hurts, if that was told."""
        index = self._places.chosen_index
        return _PLACES[index] if index >= 0 else None

    @property
    def has_urgent_sign(self) -> bool:
        """Whether an urgent sign was told."""
        return self._signs.ticked

    @property
    def pain(self) -> int | None:
        """How much it hurts, 0 to 10, if that was told."""
        return self._pain.value
