"""How a session came to its end, in as few words as a list has room for."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.session import StopReason

translate = QCoreApplication.translate


def stopped(reason: StopReason) -> str:
    """It was stopped before its plan had ended."""
    return {
        StopReason.DONE: translate("endings", "stopped early"),
        StopReason.PAIN: translate("endings", "stopped for pain"),
        StopReason.INTERRUPTED: translate("endings", "interrupted"),
    }[reason]


def by_hand() -> str:
    """The timer had no part in it."""
    return translate("endings", "entered by hand")
