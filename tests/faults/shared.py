"""Two computers on one shared folder: command lines that enter walks through two mounts of it at once.

One side is told that it is another machine, by a number and a name of its own.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from retrotimer.core.errors import StoreError
from retrotimer.store.paths import DATABASE_NAME
from retrotimer.store.soundness import look_through
from tests.faults.damage import rows_in
from tests.faults.judges import Report
from tests.faults.mounts import SIDES, two_mounts

ROOT = Path(__file__).resolve().parents[2]
NUMBERS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
"""Where a machine's number stands; Qt looks at the second first, which need not be a link to the other."""

ANOTHER = "0123456789abcdef0123456789abcdef"
SECONDS = 6.0
EACH = 2
"""Command lines on each of the two."""

ENTERS = """
import sys, time
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from io import BytesIO, TextIOWrapper
from PySide6.QtCore import QSysInfo
from retrotimer.cli import main
from tests.faults.errands import FIRST_DAY

folder, who, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
print("number", bytes(QSysInfo.machineUniqueId().data()).decode(), flush=True)
number, end = 0, time.monotonic() + seconds
while time.monotonic() < end:
    number += 1
    note, day = f"{who}: {number}", FIRST_DAY + timedelta(days=number)
    with redirect_stdout(TextIOWrapper(BytesIO())), redirect_stderr(TextIOWrapper(BytesIO())):
        code = main(["--data-dir", folder, "log", day.isoformat(), "12", "--note", note, "--again"])
    print("entered" if code == 0 else "refused", note, flush=True)
"""


def share_many(times: int, over: str) -> Report | None:
    """Let two computers share so many folders, by one of `mounts.WAYS`; None where nobody can."""
    report = Report()
    for _ in range(times):
        with tempfile.TemporaryDirectory() as place:
            real = Path(place, "real")
            with two_mounts(Path(place), real, over) as mounts:
                if mounts is None:
                    return None
                told = _enter(mounts, Path(place, "number"))
            _judge(real / "data", told, report)
    return report


def elsewhere(number: Path) -> list[str]:
    """What starts a program on a machine with another number and name, which that file is to hold."""
    number.write_text(ANOTHER, encoding="ascii")
    binds = [f'mount --bind "{number}" {place}' for place in NUMBERS if Path(place).exists()]
    start = " && ".join(["hostname there", *binds, 'exec "$@"'])
    return ["unshare", "--mount", "--uts", "sh", "-c", start, "sh"]


def _enter(mounts: list[Path], number: Path) -> list[str]:
    """Enter walks on both sides at once; what was told of each."""
    there = elsewhere(number)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    running = [
        subprocess.Popen(
            [*before, sys.executable, "-c", ENTERS, str(mount / "data"), f"{mount.name} {one}", str(SECONDS)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for before, mount in zip(([], there), mounts, strict=True)
        for one in range(EACH)
    ]
    return [line for process in running for line in process.communicate()[0].splitlines()]


def _judge(folder: Path, told: list[str], report: Report) -> None:
    """Hold what is in the folder against what was told."""
    report.tried += 1
    report.met += 1
    entered = Counter(note for word, note in (line.split(" ", 1) for line in told) if word == "entered")
    report.finished += entered.total()
    faults = report.faults
    if len({line for line in told if line.startswith("number")}) < len(SIDES):
        faults.append("shared: both were the same machine to the program")
    sides = {note.split()[0] for note in entered}
    if len(sides) < len(SIDES):
        faults.append(f"shared: only {sides} entered anything")
        return
    try:
        findings = look_through(folder / DATABASE_NAME)
        found = Counter(str(row["note"]) for row in rows_in(folder).values())
    except StoreError as error:
        faults.append(f"shared: {error}")
        report.lost += entered.total()
        return
    if not findings.sound:
        faults.append(f"shared: {findings}")
    report.lost += (entered - found).total()
    report.invented += (found - entered).total()
