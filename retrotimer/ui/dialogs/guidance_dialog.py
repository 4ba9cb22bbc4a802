"""How a walk is guided: what is told aloud, by which voice, on what device, and what the screen does."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QSlider,
    QWidget,
)

from retrotimer.core.cue_sheet import LEAST_TURN_SECONDS, MOST_TURN_SECONDS
from retrotimer.core.cues import Cue
from retrotimer.core.guidance import VOLUME_STEP, Guidance
from retrotimer.core.sound import (
    LEAST_RATE,
    MOST_RATE,
    MOST_VOLUME,
    Frequency,
    OutputState,
    SoundState,
    VoiceState,
    sound_face,
)
from retrotimer.ui.checklist.sound_check import SoundCheck
from retrotimer.ui.dialogs.cue_words_dialog import CueWordsDialog
from retrotimer.ui.dialogs.sheet import SheetDialog
from retrotimer.ui.look import fonts
from retrotimer.ui.parts.button import TARGET, Kind, PillButton
from retrotimer.ui.parts.check import CheckLine
from retrotimer.ui.parts.entry_fields import ChoiceField, NumberField
from retrotimer.ui.parts.labels import Label, quiet, strong
from retrotimer.words.sound import frequency_name, rate_name, volume_name

_FREQUENCIES = tuple(Frequency)


class GuidanceDialog(SheetDialog):
    """Shows how a walk is guided and asks for a change when it is confirmed.

    Signals:
        guidance_requested(guidance): OK was pressed.
        check_requested(guidance): play the test phrase as it is set here, confirmed or not.
    """

    guidance_requested = Signal(object)
    check_requested = Signal(object)

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sound and screen"), 560, parent)
        self._guidance = guidance
        self._cue_words: Mapping[Cue, str] = guidance.cue_words
        self._frequency = ChoiceField()
        self._frequency.addItems([frequency_name(frequency) for frequency in _FREQUENCIES])
        self._frequency.setCurrentIndex(_FREQUENCIES.index(guidance.frequency))
        self._voice = _Named(self.tr("The best for the language"), guidance.voice)
        self._device = _Named(self.tr("Same as the system"), guidance.device)
        self._rate = Slide(guidance.rate, LEAST_RATE, MOST_RATE, 1, rate_name)
        self._volume = Slide(guidance.volume, 0, MOST_VOLUME, VOLUME_STEP, volume_name)
        self._turn = TurnField(guidance.turn_every)
        self._glance = CheckLine(self.tr("Let the walk take the whole screen by itself"))
        self._glance.setChecked(guidance.glance_at_start)
        self._words = PillButton(self.tr("Your own words…"), Kind.LINK)
        self._check = SoundCheck(key="")
        apart = self.tr("The voice cannot go to a device: it comes from wherever your system sends speech.")
        self._apart = quiet(apart, fonts.SMALL)
        self._apart.hide()
        self._state = SoundState()
        self._lay_out()
        self.offer(self.tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole, Kind.MAIN)
        self.offer(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._check.check_requested.connect(lambda: self.check_requested.emit(self.chosen()))
        for box in (self._frequency, self._device):
            box.currentIndexChanged.connect(self._show_check)
        self._words.clicked.connect(self._on_words_clicked)
        self.accepted.connect(lambda: self.guidance_requested.emit(self.chosen()))

    def chosen(self) -> Guidance:
        """How a walk would be guided as the dialog stands."""
        return replace(
            self._guidance,
            frequency=_FREQUENCIES[self._frequency.currentIndex()],
            voice=self._voice.chosen,
            rate=self._rate.value(),
            volume=self._volume.value(),
            device=self._device.chosen,
            turn_every=self._turn.value(),
            glance_at_start=self._glance.isChecked(),
            cue_words=self._cue_words,
        )

    def show_sound(self, state: SoundState) -> None:
        """Offer the voices and devices that there are; they become known a moment after the dialog opens."""
        self._state = state
        self._show_check()
        self._apart.setVisible(state.voice_apart)
        if state.voice is not VoiceState.STARTING:
            self._voice.offer({name: name for name in state.voices})
        if state.output is not OutputState.STARTING:
            self._device.offer({device.id: device.name for device in state.devices})

    def _show_check(self) -> None:
        """How a walk would be heard as the dialog stands."""
        frequency = _FREQUENCIES[self._frequency.currentIndex()]
        self._check.show_face(sound_face(frequency, self._state, self._device.chosen))

    def _on_words_clicked(self) -> None:
        dialog = CueWordsDialog(self._cue_words, self)
        dialog.words_requested.connect(self._on_words_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_words_requested(self, words: Mapping[Cue, str]) -> None:
        self._cue_words = words

    def _lay_out(self) -> None:
        self.sheet.addWidget(Label(self.tr("Sound and screen"), 24, QFont.Weight.Bold))
        self.sheet.addWidget(self._check)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        _section(
            grid,
            self.tr("What you hear"),
            (self.tr("Told aloud"), self._frequency),
            (self.tr("Voice"), self._voice),
            (self.tr("Speed of the voice"), self._rate),
            (self.tr("Loudness"), self._volume),
            (self.tr("Sound comes from"), self._device),
        )
        essential = self.tr("Essential are the start, the turns, halfway, the last minute and the finish.")
        _whole_line(grid, quiet(essential, fonts.SMALL))
        _whole_line(grid, self._apart)
        grid.addWidget(self._words, grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
        _section(grid, self.tr("A short path"), (self.tr("Call the turn every"), self._turn))
        how = self.tr(
            "Time one length of your path at your own pace; the call comes after that many seconds."
        )
        _whole_line(grid, quiet(how, fonts.SMALL))
        grid.addWidget(strong(self.tr("What you see"), fonts.LARGE), grid.rowCount(), 0, 1, 2)
        _whole_line(grid, self._glance)
        self.sheet.addLayout(grid)
        self.sheet.addStretch(1)


class _Named(ChoiceField):
    """A choice among things that come and go; the first entry leaves it to the system."""

    def __init__(self, nothing: str, chosen: str) -> None:
        super().__init__()
        self._offered: dict[str, str] | None = None
        self.addItem(nothing, "")
        if chosen:
            self.addItem(chosen, chosen)
            self.setCurrentIndex(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(17)

    @property
    def chosen(self) -> str:
        """What is chosen; an empty text for what the system has."""
        return str(self.currentData() or "")

    def offer(self, things: dict[str, str]) -> None:
        """Show these things by id and name; what was chosen stays, there or not."""
        if things == self._offered:
            return
        self._offered = things
        chosen = self.chosen
        while self.count() > 1:
            self.removeItem(1)
        for key, name in things.items():
            self.addItem(name, key)
        if chosen and chosen not in things:
            gone = self.tr("%1 (not there now)", "a voice or a device").replace("%1", chosen)
            self.addItem(gone, chosen)
        self.setCurrentIndex(max(0, self.findData(chosen)))


class Slide(QSlider):
    """A slider whose value stands beside it in words."""

    def __init__(self, value: int, least: int, most: int, step: int, words: Callable[[int], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # some styles take the focus by the wheel, too
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step)
        self.setValue(value)
        self._words = words
        self.told = quiet()
        self.told.setWordWrap(False)
        widest = max(map(words, range(least, most + 1)), key=len)
        self.told.setMinimumWidth(self.told.fontMetrics().horizontalAdvance(widest))
        self.valueChanged.connect(self._tell)
        self._tell(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the sheet scroll: whoever scrolls past must not change it unseen."""
        event.ignore()

    def _tell(self, value: int) -> None:
        self.told.setText(self._words(value))
        self.setAccessibleDescription(self._words(value))


class TurnField(NumberField):
    """Seconds to the end of a short path; zero reads as never, and what lies between is no choice."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.setRange(LEAST_TURN_SECONDS - 1, MOST_TURN_SECONDS)
        self.setSpecialValueText(self.tr("Never"))
        self.setSuffix(self.tr(" s", "seconds"))
        self.setValue(seconds or self.minimum())

    def value(self) -> int:
        """The seconds; 0 for never."""
        seconds = super().value()
        return 0 if seconds == self.minimum() else seconds


def _section(grid: QGridLayout, title: str, *rows: tuple[str, QWidget]) -> None:
    if grid.rowCount() > 1:
        grid.setRowMinimumHeight(grid.rowCount(), 8)
    grid.addWidget(strong(title, fonts.LARGE), grid.rowCount(), 0, 1, 2)
    for name, field in rows:
        row = grid.rowCount()
        field.setMinimumSize(fonts.scaled(120 if isinstance(field, Slide) else 180), TARGET)
        field.setAccessibleName(name)
        label = Label(name)
        label.setBuddy(field)
        grid.addWidget(label, row, 0)
        if isinstance(field, Slide):
            beside = QHBoxLayout()
            beside.setSpacing(12)
            beside.addWidget(field, 1)
            beside.addWidget(field.told)
            grid.addLayout(beside, row, 1)
        else:
            grid.addWidget(field, row, 1)


def _whole_line(grid: QGridLayout, widget: QWidget) -> None:
    grid.addWidget(widget, grid.rowCount(), 0, 1, 2)
