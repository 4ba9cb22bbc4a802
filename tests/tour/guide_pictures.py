"""Pictures for people: some scenes of the tour, small, and the same bytes with the same Qt.

`python -m tests.tour --guide` writes those of the user guide into `resources/guide/pictures`,
`python -m tests.tour --catalogue` those for catalogues of software into `docs/pictures`.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "guide" / "pictures"
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

CATALOGUE = ROOT / "docs" / "pictures"
SHOWN = {
    "home": "home",
    "checklist-confirmed": "checklist",
    "walking": "walking",
    "after-answered": "after",
    "progress": "progress",
}
SHOWN_DARK = {"home": "dark"}
"""The same for catalogues: what they see in light and in dark colours."""

CATALOGUE_SIZE = (1248, 702)
"""Points of the whole window: 16 to 9, as AppStream asks, and twice what many catalogues show."""

COLOURS = 256
_COARSE = 0xFFF8F8F8


class Pictures:
    """Writes the first picture of each scene that has a name here, no wider than `widest` pixels."""

    def __init__(
        self, folder: Path = FOLDER, scenes: Mapping[str, str] = SCENES, widest: int = WIDEST
    ) -> None:
        self._folder, self._widest = folder, widest
        self._left = dict(scenes)
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, scene: str, grab: Callable[[], QImage]) -> bool:
        """Take a scene; whether its picture was written."""
        name = self._left.pop(scene, None)
        if name is None:
            return False
        return small(grab(), self._widest).save(str(self._folder / f"{name}.png"), "PNG", 0)  # type: ignore[call-overload,no-any-return]


def small(picture: QImage, widest: int) -> QImage:
    """A picture no wider than it is shown, in the 256 colours that most of it is in; none is mixed."""
    if picture.width() > widest:
        picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    exact = Counter(memoryview(plain.constBits()).cast("I"))
    kinds: dict[int, int] = {}
    for colour, _ in exact.most_common():  # of colours that no eye tells apart, the most frequent
        kinds.setdefault(colour & _COARSE, colour)
    palette = list(kinds.values())[:COLOURS]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, palette)
