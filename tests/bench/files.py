"""What it costs to export a hundred years of daily walks, and to import them into an empty history.

The processes do the same steps as the window and the command line do, and nothing beside them.
"""

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, as_median
from tests.bench.process import Data, Starter, kibibytes
from tests.bench.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from retrotimer.core.exchange.forms import Steps
    from retrotimer.desktop.clock import SystemClock
    from retrotimer.store.exchange.exchange import SqliteExchange
    from tests.bench.rounds import Say, Size

EXPORTS = {"export_csv": "csv", "export_json": "json"}
IMPORTS = {"import_csv": "csv", "import_json": "json"}
KINDS = {**EXPORTS, **IMPORTS}
STATUS = Path("/proc/self/status")
MOST_EXPORT_MS, MOST_IMPORT_MS, MOST_STEP_MS = 1500, 4000, 100


def measure_files(starter: Starter, size: "Size", say: "Say") -> list[Figure]:
    """Time, memory and the longest step of each way."""
    say(f"files: {size.rounds} rounds")
    figures = []
    for kind, ending in KINDS.items():
        what = "Exporting" if kind in EXPORTS else "Importing"
        most = MOST_EXPORT_MS if kind in EXPORTS else MOST_IMPORT_MS
        said: dict[str, list[float]] = {"took": [], "step": [], "memory": []}
        for _ in range(size.rounds):
            with starter.started(kind, Data.A_CENTURY) as child:
                child.wait()
                time.sleep(0.1)  # the last lines are on their way through the pipe
                for word in said:
                    said[word] += child.said(word)
        form = ending.upper()
        figures += [
            as_median(f"{what} 36,525 walks as {form}", "ms", said["took"], most),
            as_median(f"{what} as {form}, the longest step", "ms", said["step"], MOST_STEP_MS),
            as_median(f"{what} as {form}, memory at its highest", "MiB more", said["memory"]),
        ]
    return figures


def carry_out(kind: str, folder: str) -> int:
    """Be the process that exports, or that imports what another one has exported."""
    import gc

    gc.disable()  # as `cli.main` does
    file = Path(folder, f"walks.{KINDS[kind]}")
    if kind in EXPORTS:
        _export(Path(folder), file)
    else:
        command = [sys.executable, "-m", "retrotimer", "--data-dir", folder, "export", str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        _import(Path(folder, "fresh"), file)
    return 0


def _export(folder: Path, file: Path) -> None:
    from retrotimer.core.exchange.forms import ExportWish, form_of
    from retrotimer.words.exchange import calendar_words

    with _exchange(folder) as (exchange, _clock):
        wish = ExportWish(form_of(file.name))
        _measured(lambda: exchange.export(str(file), wish, calendar_words()))


def _import(folder: Path, file: Path) -> None:
    from retrotimer.core.days import stamp, wall_time
    from retrotimer.core.exchange.lines import Here
    from retrotimer.core.exchange.loop_form import LoopChoice

    with _exchange(folder) as (exchange, clock):
        here = Here(clock.read(), 0, lambda day, at: stamp(clock.at_wall(wall_time(day, at, 0))))

        def both() -> "Steps[object]":
            plan = yield from exchange.read(str(file), here, LoopChoice())
            return (yield from exchange.write(plan))

        _measured(both)


@contextmanager
def _exchange(folder: Path) -> "Iterator[tuple[SqliteExchange, SystemClock]]":
    from retrotimer.desktop.clock import SystemClock
    from retrotimer.store.database import open_database
    from retrotimer.store.exchange.exchange import SqliteExchange

    database, clock = open_database(folder), SystemClock()
    yield SqliteExchange(database, clock.read), clock
    database.close()


def _measured(begin: "Callable[[], Steps[object]]") -> None:
    """Do all steps; tell how long all of it took, how long the longest, and how much memory was needed."""
    before = kibibytes(STATUS, "VmHWM")
    began = latest = time.perf_counter()
    longest = 0.0
    for _progress in begin():
        now = time.perf_counter()
        longest, latest = max(longest, now - latest), now
    report("took", (time.perf_counter() - began) * 1000)
    report("step", longest * 1000)
    after = kibibytes(STATUS, "VmHWM")
    if before is not None and after is not None:
        report("memory", after - before)
