"""The pictures of the user guide: some scenes of the tour, small, and the same bytes with the same Qt.

`python -m tests.tour --guide` writes them into `resources/guide/pictures`.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "guide" / "pictures"
SCENES = {
    "home": "home",
    "checklist-confirmed": "checklist",
    "walking": "walking",
    "glance": "glance",
    "sound-and-screen": "sound",
    "home-day-selected": "day",
    "programme-middle": "programme",
    "after-answered": "after",
    "progress": "progress",
    "report": "report",
    "export": "export",
}
"""The name of each scene that is in the guide, and of its picture."""

WIDEST = 960
"""Pixels; the guide shows 640 points at most, on screens of up to half as many pixels again."""

COLOURS = 256
_COARSE = 0xFFF8F8F8


class GuidePictures:
    """Writes the first picture of each scene that the guide has."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._left = dict(SCENES)
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, scene: str, grab: Callable[[], QImage]) -> bool:
        """Take a scene; whether its picture was written."""
        name = self._left.pop(scene, None)
        return name is not None and small(grab()).save(str(self._folder / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload]


def small(picture: QImage) -> QImage:
    """A picture no wider than it is shown, in the 256 colours that most of it is in; none is mixed."""
    if picture.width() > WIDEST:
        picture = picture.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    exact = Counter(memoryview(plain.constBits()).cast("I"))
    kinds: dict[int, int] = {}
    for colour, _ in exact.most_common():  # of colours that no eye tells apart, the most frequent
        kinds.setdefault(colour & _COARSE, colour)
    palette = list(kinds.values())[:COLOURS]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, palette)
