"""The app's icon, as windows and notifications show it."""

from typing import TYPE_CHECKING

from retrotimer.assets import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> "QIcon":
    """The app's icon in all sizes that are drawn."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon  # 3 ms with its files, after the first picture

    icon = QIcon()
    for size in ICON_SIZES:
        # With its size, the file is read only if a picture of that size is asked for.
        icon.addFile(str(resource(f"icons/retrotimer-{size}.png")), QSize(size, size))
    return icon
