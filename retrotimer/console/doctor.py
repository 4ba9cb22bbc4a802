"""`retrotimer --doctor`: what works here, a line each. It opens no data, and needs no display."""

import platform
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import qVersion

from retrotimer.console.desk import Answer
from retrotimer.console.terminal import FAILED
from retrotimer.core.checkup import Finding, Part, State
from retrotimer.core.machine import KeepAwake, Speaker
from retrotimer.desktop.checkup.looks import Look, Looks
from retrotimer.desktop.checkup.machine import BINDING, look_at_keeping_awake, look_at_sound
from retrotimer.desktop.checkup.session import session_looks
from retrotimer.store.checkup import SQLITE, look_at_data, look_at_folder
from retrotimer.words import checkup


def doctor(
    folder: Path,
    version: str,
    language: str,
    speaker: Speaker,
    keeper: KeepAwake,
    session: Sequence[Look] | None = None,
) -> Answer:
    """Take all looks, the most of them at once; the exit code says whether all is well."""
    files = (
        Look(Part.FOLDER, lambda: look_at_folder(folder)),
        Look(Part.DATA, lambda: look_at_data(folder)),
    )
    looks = Looks([*files, *(session_looks() if session is None else session)])
    heard = look_at_sound(speaker, language)
    awake = look_at_keeping_awake(keeper)
    found = {one.part: one for one in (versions(version), *looks.findings(), *heard, awake)}
    findings = [found[part] for part in Part if part in found]
    fine = all(one.is_fine for one in findings)
    lines = [*map(checkup.line, findings), checkup.conclusion(fine=fine)]
    return Answer("\n".join(lines), 0 if fine else FAILED)


def versions(version: str) -> Finding:
    """What runs here."""
    parts = (
        f"Retrotimer {version}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"PySide {BINDING}",
        f"SQLite {SQLITE}",
        _system(),
    )
    return Finding(Part.VERSIONS, State.GOOD, ", ".join(parts))


def _system() -> str:
    with suppress(OSError):  # nothing but Linux has the file
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{platform.system()} {platform.release()}"
