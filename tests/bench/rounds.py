"""The measurements: what is started, in which turn, for how long."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.bench.figures import (
    Figure,
    Samples,
    as_excess,
    as_ratio,
    as_worst,
    busiest,
)
from tests.bench.process import Child, Data, Starter, Use, busy
from tests.bench.report import HEIGHT, WALKS, WIDTH

LATEST = 50.0
"""Milliseconds; the most that a finish may be late."""

COMPLETE_AFTER = 0.7
MEMORY_AFTER = 1.5
BACKED_UP_AFTER = 5.0
"""Seconds; by then the app has made the day's backup."""

CALM_AFTER = 1.5
MINUTE = 60.0

THERE = {"walk": "walking", "background": "waiting"}
"""The word by which a process says that it is where it should be, if that is not its first picture."""

NOTHING = 0.01
"""Percent of a core, a tenth of a millisecond in a second: less than a machine spends on anything else."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured; `calm` is in seconds and longer than the app's minute between two looks.

    `minutes` is how many walk a real minute side by side; several wait for each other's disk, as no person's
    walk does.
    """

    starts: int = 15
    rounds: int = 7
    calm: float = 90.0
    walk: float = 10.0
    minutes: int = 1


QUICK = Size(starts=3, rounds=2, calm=8.0, walk=4.0, minutes=0)


@dataclass(slots=True)
class Calm:
    """What processes did in stretches in which nobody touched them."""

    wakes_a_minute: list[float] = field(default_factory=list)
    core_percent: list[float] = field(default_factory=list)
    repaints: list[float] = field(default_factory=list)
    digits: list[float] = field(default_factory=list)

    def add(self, child: Child, seconds: float) -> None:
        """Let a process be for so long, then add what it did meanwhile."""
        before = child.use()
        began = time.monotonic()
        time.sleep(seconds)
        self.add_since(child, before, began)

    def add_since(self, child: Child, before: Use | None, began: float) -> None:
        """Add what a process did since it was looked at."""
        after = child.use()
        ended = time.monotonic()
        if before is not None and after is not None:
            seconds = after.at - before.at
            processor, wakes = after.since(before)
            self.wakes_a_minute.append(wakes / seconds * 60)
            self.core_percent.append(processor / seconds * 100)
        for word, into in (("repaint", self.repaints), ("digits", self.digits)):
            into.append(busiest([at for at in child.said(word) if began <= at <= ended]))


def measure(starter: Starter, size: Size, cores: int, say: Say) -> list[Figure]:
    """All figures on one platform but those of `scale`."""
    say("warming up")
    for kind in ("empty", "app", "walk"):
        with starter.started(kind) as child:
            child.wait_for("walking" if kind == "walk" else "painted")
            if child.said("width") not in ([], [WIDTH]) or child.said("height") not in ([], [HEIGHT]):
                raise RuntimeError(
                    "the app's window is not as large as the empty one that it is compared with"
                )
    say(f"start: {size.starts} rounds")
    figures = first_paint(starter, size)
    say(f"start, spoken and silent: {size.starts} rounds")
    figures += spoken_start(starter, size)
    say(f"memory: {size.rounds} rounds")
    figures += memory(starter, size)
    say(f"calm: {size.rounds} rounds")
    figures += calm(starter, size)
    say("finish")
    figures += finish(starter, size, cores)
    return figures


def first_paint(starter: Starter, size: Size, data: Data = Data.TEN_YEARS) -> list[Figure]:
    """Process start to the first picture, and to the last of those that follow at once.

    The second figure keeps the first one honest: whatever is put off until after the first picture shows
    in it.
    """
    first: dict[str, list[float]] = {"empty": [], "app": []}
    last: dict[str, list[float]] = {"empty": [], "app": []}
    for _ in range(size.starts):
        for kind, found in first.items():
            _start(starter, kind, data, found, last[kind])
    after = ", 100 years" if data is Data.A_CENTURY else ""
    return [
        as_ratio(f"First painted window{after}", "ms", first["app"], first["empty"], 1.5),
        as_ratio(f"Nothing left to paint{after}", "ms", last["app"], last["empty"]),
    ]


def spoken_start(starter: Starter, size: Size) -> list[Figure]:
    """The same two moments with everything spoken, set beside silence: nobody waits for the voice.

    They take turns, and in each round the other one is first.
    """
    kinds = [Data.TEN_YEARS, Data.TEN_SILENT_YEARS]
    first: dict[Data, list[float]] = {kind: [] for kind in kinds}
    last: dict[Data, list[float]] = {kind: [] for kind in kinds}
    for _ in range(size.starts):
        for kind in kinds:
            _start(starter, "app", kind, first[kind], last[kind])
        kinds.reverse()
    spoken, silent = Data.TEN_YEARS, Data.TEN_SILENT_YEARS
    return [
        as_ratio("First painted window, spoken beside silent", "ms", first[spoken], first[silent], 1.05),
        as_ratio("Nothing left to paint, spoken beside silent", "ms", last[spoken], last[silent], 1.05),
    ]


def _start(starter: Starter, kind: str, data: Data, first: list[float], last: list[float]) -> None:
    """Start a process, and add when it had painted first and last, in milliseconds."""
    with starter.started(kind, data) as child:
        first.append((child.wait_for("painted") - child.began) * 1000)
        time.sleep(COMPLETE_AFTER)
        last.append((max(child.said("painted") + child.said("drawn")) - child.began) * 1000)


def memory(starter: Starter, size: Size) -> list[Figure]:
    """Proportional set size a while after the first picture, into a walk, and without a window.

    The app is without the bench's probe, which takes half a megabyte and belongs to no person's app.
    """
    sizes: dict[str, list[float]] = {"empty": [], "plain": [], "walk": [], "background": []}
    backed_up: list[float] = []
    for _ in range(size.rounds):
        for kind, found in sizes.items():
            with starter.started(kind) as child:
                child.wait_for(THERE.get(kind, "painted"))
                time.sleep(MEMORY_AFTER)
                pss = child.memory()
                if pss is not None:
                    found.append(pss)
                if kind == "plain":
                    time.sleep(BACKED_UP_AFTER - MEMORY_AFTER)
                    backed_up.append(child.memory() or 0.0)
            starter.end_company()
    return [
        as_ratio("Memory (PSS), no walk", "MiB", sizes["plain"], sizes["empty"], 1.4),
        as_ratio("Memory (PSS), no walk, after the day's backup", "MiB", backed_up, sizes["empty"], 1.4),
        as_ratio("Memory (PSS), during a walk", "MiB", sizes["walk"], sizes["empty"], 1.4),
        as_ratio("Memory (PSS), in the background", "MiB", sizes["background"], sizes["empty"], 1.1),
    ]


def calm(starter: Starter, size: Size) -> list[Figure]:
    """Empty windows and apps are left alone side by side; meanwhile walk after walk is started.

    They sleep, so they do not disturb each other; one after the other they would take half an hour.
    """
    empty, idle, walk, background = Calm(), Calm(), Calm(), Calm()
    with ExitStack() as stack:
        sleepers = []
        for _ in range(size.rounds):
            for kind, into in (("empty", empty), ("app", idle), ("background", background)):
                child = stack.enter_context(starter.started(kind))
                child.wait_for(THERE.get(kind, "painted"))
                sleepers.append((child, into))
        time.sleep(BACKED_UP_AFTER)  # while nothing runs: neither the start nor the day's backup
        began = time.monotonic()
        looked = [(child, into, child.use()) for child, into in sleepers]
        for _ in range(size.rounds):
            with starter.started("walk") as child:
                child.wait_for("walking")
                time.sleep(CALM_AFTER)
                walk.add(child, size.walk)
        time.sleep(max(0.0, began + size.calm - time.monotonic()))
        for child, into, before in looked:
            into.add_since(child, before, began)
    return [
        as_excess("Wake-ups, no walk", "/min", idle.wakes_a_minute, empty.wakes_a_minute, 2),
        as_excess("Processor, no walk", "% core", idle.core_percent, empty.core_percent),
        as_worst("Repaints in any second, no walk", "", idle.repaints, 0),
        as_excess("Wake-ups, in the background", "/min", background.wakes_a_minute, empty.wakes_a_minute),
        as_excess(
            "Processor, in the background", "% core", background.core_percent, empty.core_percent, NOTHING
        ),
        as_excess("Wake-ups, during a walk", "/min", walk.wakes_a_minute, empty.wakes_a_minute),
        as_excess("Processor, during a walk", "% core", walk.core_percent, empty.core_percent, 0.5),
        as_worst("Repaints in any second, during a walk", "", walk.repaints, 1),
        as_worst("Digits drawn in any second, during a walk", "", walk.digits, 1),
    ]


def finish(starter: Starter, size: Size, cores: int) -> list[Figure]:
    """How late a finished plan is saved and told, on an idle machine and on one with every core busy.

    The fast walks keep their data in memory: each writes in a quarter of a second what a walk writes in ten
    minutes, and a disk that is slow once would be in the way of an end each time.  The real minutes are
    written to the disk like any walk.
    """
    figures = []
    for name, load in (("idle", 0), (f"{cores} cores busy", cores)):
        with busy(load):
            fast = _fast_walks(starter)
            minutes = _minutes(starter, size.minutes)
        figures.append(as_worst(f"Finish late, {WALKS} fast walks, {name}", "ms", fast, LATEST))
        if size.minutes:
            figures.append(
                as_worst(f"Finish late, {size.minutes} × a real minute, {name}", "ms", minutes, LATEST)
            )
    return figures


def _fast_walks(starter: Starter) -> Samples:
    with starter.started("walks", in_memory=True) as child:
        for _ in range(WALKS):
            child.wait_for("late")
        return child.said("late")


def _minutes(starter: Starter, number: int) -> Samples:
    """Real minutes, begun one after the other and walked side by side."""
    with ExitStack() as stack:
        walkers = []
        for _ in range(number):
            walker = stack.enter_context(starter.started("minute"))
            walker.wait_for("painted")
            walkers.append(walker)
        for walker in walkers:
            walker.wait_for("late", 2 * MINUTE)
        return [late for walker in walkers for late in walker.said("late")]
