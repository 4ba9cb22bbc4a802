"""Hands an address to the person's own browser; nothing of it is fetched by this app."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_in_browser(address: str) -> bool:
    """Open an address where the system opens such; whether it could be handed over."""
    return QDesktopServices.openUrl(QUrl(address))
