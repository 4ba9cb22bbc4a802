"""Sentences about a plan: all that the first screen says, and nothing that would make it wait."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.choice import MINUTE, Mode, SegmentKind

translate = QCoreApplication.translate


def mode_name(mode: Mode) -> str:
    """The mode as a choice."""
    return {Mode.WALK: translate("plan", "Walk"), Mode.RUN: translate("plan", "Run")}[mode]


def what_to_do(kind: SegmentKind, mode: Mode) -> str:
    """What a segment asks for, in two or three words."""
    if kind is SegmentKind.BACKWARD and mode is Mode.RUN:
        return translate("plan", "Run backwards")
    return {
        SegmentKind.GET_READY: translate("plan", "Get ready"),
        SegmentKind.WARM_UP: translate("plan", "Warm up: walk forwards"),
        SegmentKind.BACKWARD: translate("plan", "Walk backwards"),
        SegmentKind.FORWARD: translate("plan", "Walk forwards"),
        SegmentKind.COOL_DOWN: translate("plan", "Cool down: walk forwards"),
    }[kind]


def countdown(seconds: int) -> str:
    """Minutes and seconds as the digits show them: "7:42"."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"


def run_note() -> str:
    """Why a run does not count."""
    return translate(
        "plan", "A run is kept in your history. It does not count toward the week: the advice is for walking."
    )
