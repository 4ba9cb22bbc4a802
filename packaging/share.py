"""Makes what desktops, `man` and shells read of Retrotimer: `python packaging/share.py`.

    python packaging/share.py                 makes resources/share anew
    python packaging/share.py --to FOLDER     lays all of it out as under /usr/share, with the icons

Laying out needs nothing but Python.  The menu entry and the catalogue's page come from
`retrotimer/words/catalogue.py`, the page's releases from CHANGELOG.md, its pictures from docs/pictures;
manual and completions come from the command line's own parser, and all addresses from `[project.urls]` in
pyproject.toml.  What this writes is kept in the repository; the tests compare both.
"""

# ruff: noqa: E402

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from retrotimer import APP_ID
from retrotimer.desktop.menu.files import ENTRY, ZSH, lay_out

RESOURCES = ROOT / "resources"
TRANSLATIONS = RESOURCES / "translations"


def made_files() -> dict[str, str]:
    """What each made file holds, by its place below `share`."""
    import share_completion  # these speak through Qt
    import share_entry
    import share_manual
    import share_page
    from artefacts.project import project

    from retrotimer.arguments import parser

    line, facts = parser(), project()
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    return {
        ENTRY: share_entry.entry(TRANSLATIONS),
        f"metainfo/{APP_ID}.metainfo.xml": share_page.page(TRANSLATIONS, changes, facts),
        "man/man1/retrotimer.1": share_manual.manual(line, facts),
        "bash-completion/completions/retrotimer": share_completion.bash(line),
        "fish/vendor_completions.d/retrotimer.fish": share_completion.fish(line),
        ZSH: share_completion.zsh(line),
    }


def main() -> None:
    """Write the files, or lay them out."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--to", type=Path, metavar="FOLDER", help="lay everything out in this share folder")
    folder: Path | None = asked.parse_args().to
    if folder is not None:
        lay_out(RESOURCES, folder)
        return
    for place, text in made_files().items():
        path = RESOURCES / "share" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
