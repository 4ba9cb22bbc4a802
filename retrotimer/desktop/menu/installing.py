"""Puts the app into a person's own menu, and takes it out again: for whoever has no package of it.

What was put there is written down in the entry itself (`X-Retrotimer-Files`), so a later version removes what
an earlier one has installed, and nothing else.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from retrotimer import APP_ID
from retrotimer.desktop.menu.entry import started_by
from retrotimer.desktop.menu.files import ENTRY, ZSH, shared_files

LIST = "X-Retrotimer-Files="
OURS = ("retrotimer", APP_ID)
"""What the name of each of our files begins with; a list that names another is not obeyed."""

FOLDER_MODE = 0o700
FILE_MODE = 0o644
MOST_BYTES = 65_536
PATIENCE = 10.0
"""Seconds that a tool has to renew its cache."""

CACHES = (
    ("applications/mimeinfo.cache", "update-desktop-database", ("-q",), "applications"),
    ("icons/hicolor/icon-theme.cache", "gtk-update-icon-cache", ("-q", "-t", "-f"), "icons/hicolor"),
)
"""A cache, what renews it, and of which folder.  Where there is none, nothing waits for it to be renewed."""


class MenuError(Exception):
    """The person's menu cannot be written; `path` is what refused, and `reason` the system's word for it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def own_share() -> Path:
    """A person's own `share` folder; what is no absolute path is left aside, as the specification says."""
    named = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 - never raises
        return Path(named)
    return Path(os.path.expanduser("~/.local/share")).absolute()  # noqa: PTH111 - never raises


def install(resources: Path, share: Path, words: Sequence[str]) -> list[Path]:
    """Put everything in its place; `words` start the program. What an earlier version left over goes.

    The entry comes last: it is what a desktop looks for, and it lists the rest.

    Raises:
        MenuError: something cannot be written; what was written by this call is gone again.
    """
    before = _listed(share)
    files = [file for file in shared_files() if file.target != ZSH]
    names = [file.target for file in files]
    written: list[str] = []
    made: list[str] = []
    path = resources
    try:
        for file in sorted(files, key=lambda one: one.target == ENTRY):
            path = resources / file.source
            content = path.read_bytes()
            path = share / file.target
            made += _make_folder(share, PurePosixPath(file.target).parent)
            if file.target == ENTRY:
                kept = [name for name in before if name.endswith("/") and name not in made]
                content = _entry(content.decode(), words, [*names, *kept, *made])
            is_new = not path.exists()
            _write(path, content)
            if is_new:
                written.append(file.target)
    except (OSError, ValueError) as error:
        _remove(share, [*written, *made])
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else repr(str(error))
        raise MenuError(str(path), reason) from error
    _remove(share, [name for name in before if not name.endswith("/") and name not in names])
    _renew_caches(share)
    return [share / name for name in names]


def uninstall(share: Path) -> list[Path]:
    """Take away what `install` put there, and the folders that it made, if nothing else lies in them.

    Returns:
        What was taken away; nothing where nothing was installed.

    Raises:
        MenuError: something cannot be taken away; the entry with its list is still there.
    """
    names = _listed(share)
    if not names:
        return []
    try:
        gone = _remove(share, [*(name for name in names if name != ENTRY)], strict=True)
        gone += _remove(share, [ENTRY, *(name for name in names if name.endswith("/"))], strict=True)
    except OSError as error:
        raise MenuError(str(error.filename or share), error.strerror or str(error)) from error
    _renew_caches(share)
    return gone


def is_installed(share: Path) -> bool:
    """Whether `install` has put an entry there."""
    return bool(_listed(share))


def _entry(content: str, words: Sequence[str], names: Sequence[str]) -> bytes:
    head, actions, rest = started_by(content, words).partition("\n[Desktop Action")
    return f"{head.rstrip()}\n{LIST}{';'.join(names)};\n{actions}{rest}".encode()


def _listed(share: Path) -> list[str]:
    """What the entry there says was installed, as far as it can be ours."""
    try:
        with (share / ENTRY).open("rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    found = [line.removeprefix(LIST) for line in text.splitlines() if line.startswith(LIST)]
    return [name for line in found for name in line.split(";") if _is_ours(name)]


def _is_ours(name: str) -> bool:
    place = PurePosixPath(name)
    within = bool(place.parts) and not place.is_absolute() and ".." not in place.parts
    return within and (name.endswith("/") or place.name.startswith(OURS))


def _make_folder(share: Path, place: PurePosixPath) -> list[str]:
    """Make a folder below `share`; those that were not there, as names that end in a slash."""
    parts = (*reversed(place.parents[:-1]), place)
    missing = [f"{part}/" for part in parts if not (share / part).is_dir()]
    (share / place).mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    return missing


def _write(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".retrotimer-", suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        unfinished.chmod(FILE_MODE)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _remove(share: Path, names: Sequence[str], *, strict: bool = False) -> list[Path]:
    """Delete these files, then these folders, the deepest first, if they are empty; what is gone."""
    gone = []
    for name in sorted(set(names), key=lambda one: (one.endswith("/"), -one.count("/"))):
        path = share / name
        if name.endswith("/"):
            with suppress(OSError):  # somebody else's files lie in it
                path.rmdir()
            continue
        try:
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            if strict:
                raise
            continue
        gone.append(path)
    return gone


def _renew_caches(share: Path) -> None:
    for cache, tool, options, folder in CACHES:
        program = shutil.which(tool)
        if program is not None and (share / cache).exists():
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603 - the desktop's own tool
                    [program, *options, str(share / folder)],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    timeout=PATIENCE, check=False,
                )  # fmt: skip
