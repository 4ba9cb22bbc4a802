"""Whether the system asks for calm: then nothing moves or flickers that need not."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle


def is_calm_wished() -> bool:
    """Whether a person has asked their system for less motion. Qt says so itself from 6.12 on."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()  # dies with the hold on the style hints
    preference = getattr(accessibility, "motionPreference", None)
    if preference is not None and preference().name != "NoPreference":
        return True
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
