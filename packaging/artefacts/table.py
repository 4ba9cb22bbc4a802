"""The table of what was built and how it was tried, kept in `dist/table.json` between commands."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from artefacts.project import DIST

KEPT = DIST / "table.json"
MEBIBYTE = 1024 * 1024
HEADS = ("artefact", "size", "built", "installed in a clean root", "walked", "removed")
NOT_APPLICABLE = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one artefact; a cell says "yes", "NO", why it was not tried, or –."""

    artefact: str
    size: str
    built: str
    installed: str = NOT_APPLICABLE
    walked: str = NOT_APPLICABLE
    removed: str = NOT_APPLICABLE

    @property
    def is_good(self) -> bool:
        """Whether nothing failed."""
        return not any(
            cell.startswith("NO") for cell in (self.built, self.installed, self.walked, self.removed)
        )


def yes(well: bool) -> str:  # noqa: FBT001 - it is what the word says
    """A cell's word."""
    return "yes" if well else "NO"


def size(path: Path) -> str:
    """How large a file, or all in a folder, is."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.lstat().st_size for one in files) / MEBIBYTE:.1f} MiB"


def remember(row: Row) -> Row:
    """Keep a row, in the place of an earlier one of the same name."""
    rows = {one.artefact: one for one in (*remembered(), row)}
    DIST.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps([asdict(one) for one in rows.values()], indent=1) + "\n", "utf-8")
    return row


def remembered() -> list[Row]:
    """The rows so far."""
    try:
        return [Row(**row) for row in json.loads(KEPT.read_text("utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def printed(rows: Iterable[Row]) -> str:
    """The table, for a terminal and for Markdown."""
    cells = [
        HEADS,
        *((row.artefact, row.size, row.built, row.installed, row.walked, row.removed) for row in rows),
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADS))]
    lines = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
