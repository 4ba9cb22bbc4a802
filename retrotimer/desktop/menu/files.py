"""Which files make the app at home on a desktop, and where each belongs below a `share` folder.

They lie once in `resources/`: packages copy them to `/usr/share`, `retrotimer --install-desktop` to the
person's own.  Most are made by `packaging/share.py`.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from retrotimer import APP_ID

ENTRY = f"applications/{APP_ID}.desktop"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Of the PNGs, in pixels."""

ZSH = "zsh/vendor-completions/_retrotimer"
"""Where Debian's zsh looks; a person's own zsh looks nowhere by itself."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file: where it belongs below `share`, and where it lies in `resources/`."""

    target: str
    source: str


def shared_files() -> tuple[SharedFile, ...]:
    """All files, in the order of their places."""
    made = (
        ENTRY,
        f"metainfo/{APP_ID}.metainfo.xml",
        "man/man1/retrotimer.1",
        "bash-completion/completions/retrotimer",
        "fish/vendor_completions.d/retrotimer.fish",
        ZSH,
    )
    icons = "icons/hicolor"
    drawn = (
        *(
            SharedFile(f"{icons}/{size}x{size}/apps/{APP_ID}.png", f"icons/retrotimer-{size}.png")
            for size in ICON_SIZES
        ),
        SharedFile(f"{icons}/scalable/apps/{APP_ID}.svg", "icons/retrotimer.svg"),
        SharedFile(f"{icons}/symbolic/apps/{APP_ID}-symbolic.svg", "icons/retrotimer-symbolic.svg"),
    )
    return (*(SharedFile(place, f"share/{place}") for place in made), *drawn)


def lay_out(resources: Path, share: Path) -> None:
    """Copy every file to its place below a package's `share` folder, readable by all.

    Raises:
        OSError: one cannot be read or written.
    """
    for file in shared_files():
        target = share / file.target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resources / file.source, target)
        target.chmod(0o644)
