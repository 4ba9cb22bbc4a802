"""How much it hurts now, at each site that is asked about; and what speaks against going on, if that does."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from retrotimer.core.pain import NOT_TOLD, Pain, PainSign, PainSite, pain_of, pain_sign
from retrotimer.ui.look import colours
from retrotimer.ui.parts.announce import announce
from retrotimer.ui.parts.disclosure import Disclosure
from retrotimer.ui.parts.labels import Label
from retrotimer.ui.parts.pain import PainScale
from retrotimer.ui.parts.safety_texts import Part
from retrotimer.ui.parts.signs_card import SignsCard
from retrotimer.words import safety
from retrotimer.words.pain import answer_name, pain_now


class PainQuestion(QWidget):
    """Asks for a pain; every answer may be left out, and taken back.

    From 6, or 2 above what it was before, it says so and shows when to stop and when to see a doctor; there
    an urgent sign can be told.

    Signals:
        grew(): there is more or less to see.
        answered(): a person chose an answer, or took it back.
        sign_told(ticked): they ticked that they have an urgent sign, or took that back.
    """

    grew = Signal()
    answered = Signal()
    sign_told = Signal(bool)

    def __init__(
        self,
        warning: Callable[[PainSign], str],
        asks: Callable[[PainSite], str] = pain_now,
        *,
        unfolds: bool = False,
    ) -> None:
        """`warning` gives the words for a pain's sign, `asks` the question about a site.

        Where the texts `unfold`, they can be had whatever the pain is, and tell of help alone.
        """
        super().__init__()
        self._warning_words = warning
        self._before = NOT_TOLD
        self._sites: tuple[PainSite, ...] = ()
        self._scales = {site: PainScale(asks(site), answer_name(site)) for site in PainSite}
        self._warning = Label(tone=colours.WARNING, weight=QFont.Weight.DemiBold)
        self._fold = Disclosure(safety.fold_signs()) if unfolds else None
        parts = (Part.EMERGENCY, Part.SOON) if unfolds else (Part.STOP, Part.SOON, Part.EMERGENCY)
        self._texts = SignsCard(*parts)
        self._texts.toggled.connect(self.grew)
        self._texts.toggled.connect(self.sign_told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for scale in self._scales.values():
            scale.answered.connect(self._show_sign)
            scale.answered.connect(self.answered)
            column.addWidget(scale)
        column.addWidget(self._warning)
        if self._fold is not None:
            self._fold.toggled.connect(self._on_fold_toggled)
            column.addWidget(self._fold)
        column.addWidget(self._texts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.ask(())

    def ask(self, sites: tuple[PainSite, ...], before: Pain = NOT_TOLD) -> None:
        """Ask about these sites, with no answer yet; `before` is what was told when the walk began."""
        self._sites, self._before = sites, before
        for site, scale in self._scales.items():
            scale.forget(before.of(site))
            scale.setVisible(site in sites)
        self.setVisible(bool(sites))
        self._texts.forget()
        if self._fold is not None:
            self._fold.setChecked(False)
        self._show_sign()

    @property
    def pain(self) -> Pain:
        """What was answered so far."""
        return pain_of((site, self._scales[site].value) for site in self._sites)

    @property
    def has_urgent_sign(self) -> bool:
        """Whether an urgent sign was told."""
        return self._texts.ticked

    def _show_sign(self) -> None:
        sign = pain_sign(self.pain, self._before)
        words = "" if sign is None else self._warning_words(sign)
        if words == self._warning.text() and sign is not None:
            return
        self._warning.setText(words)
        self._warning.setVisible(sign is not None)
        if self._fold is not None and sign is not None:
            self._fold.setChecked(True)
        # A sign that was ticked stays in sight, and told, whatever becomes of the pain that had led to it.
        asked = sign is not None or self._texts.ticked
        self._texts.setVisible(asked if self._fold is None else self._fold.isChecked())
        if sign is not None:
            announce(self._warning, words)
            QTimer.singleShot(0, self._texts, self._show_texts)  # what has just grown is not laid out yet
        self.grew.emit()

    def _on_fold_toggled(self, shown: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._texts.setVisible(shown)
        self.grew.emit()

    def _show_texts(self) -> None:
        """Bring the texts into sight, as far as there is room, and the answer with them."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            page.ensureWidgetVisible(self._texts)
            page.ensureWidgetVisible(self._warning)
