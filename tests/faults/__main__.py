"""`python3 run.py faults`: tries every fault, and reports what was tried, what survived and what was lost.

`--seed` picks the moments of the kills.  Its exit code is 1 where something was lost that must not be, or was
there that nobody walked.  What a damaged file loses that no backup has is counted and no failure: it is gone.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from tests.faults.breaking import BACKED_UP, BEHIND, Broken, break_all
from tests.faults.breaking import KINDS as BROKEN
from tests.faults.company import together
from tests.faults.failing import fill_many, limit_many
from tests.faults.judges import Report
from tests.faults.kills import KINDS, kill_many
from tests.faults.mounts import WAYS
from tests.faults.shared import share_many

WIDTH, NARROW = 46, 20
MOST_TOLD = 5
STOPPED = 130
"""What a shell says of who was stopped by Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is tried.

    Attributes:
        kills: processes that are killed, in turn of each kind of work.
        failing: processes that cannot write for a while, in each of two ways.
        companies: folders on which four processes work at once.
        shared: folders that two computers share, for some seconds each, by each way.
        walks: in the database that is broken at every byte.
        every: at each how manieth byte; 0 for nowhere.
        over: the ways by which two computers share a folder.
    """

    kills: int = 2400
    failing: int = 240
    companies: int = 40
    shared: int = 5
    walks: int = 6
    every: int = 1
    over: tuple[str, ...] = tuple(WAYS)


SHORT = Size(kills=200, failing=12, companies=2, shared=0, walks=6, every=2048)


def main() -> int:
    """Try, and report."""
    asked, seed = _asked()
    began = time.monotonic()
    print(f"seed {seed}")
    try:
        well = [_tell(what, report) for what, report in _processes(asked, seed)]
        if asked.every:
            well.append(_break(asked))
    except KeyboardInterrupt:  # or multiprocessing's own inner workings would be all that one reads
        print(f"\nstopped after {time.monotonic() - began:.0f} s: what is not above was not tried")
        return STOPPED
    print(f"\n{time.monotonic() - began:.0f} s")
    return 0 if all(well) else 1


def _asked() -> tuple[Size, int]:
    parser = argparse.ArgumentParser(prog="run.py faults", description=__doc__)
    usual = Size()
    parser.add_argument("--short", action="store_true", help="what is part of the suite")
    parser.add_argument("--kills", type=int, default=usual.kills, metavar="N")
    parser.add_argument("--failing", type=int, default=usual.failing, metavar="N")
    parser.add_argument("--companies", type=int, default=usual.companies, metavar="N")
    parser.add_argument("--shared", type=int, default=usual.shared, metavar="N")
    text = "how two computers share a folder; each way, if it is left out"
    parser.add_argument("--over", choices=WAYS, help=text)
    parser.add_argument("--walks", type=int, default=usual.walks, metavar="N")
    parser.add_argument("--every", type=int, default=usual.every, metavar="BYTES", help="0: break no file")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    chosen = Size(asked.kills, asked.failing, asked.companies, asked.shared, asked.walks, asked.every)
    if asked.over:
        chosen = replace(chosen, over=(asked.over,))
    return SHORT if asked.short else chosen, asked.seed


def _processes(size: Size, seed: int) -> Iterator[tuple[str, Report]]:
    """All that is done to processes."""
    head = ("", "tried", "met it", "survived", "told done", "lost", "invented", "most gone")
    print(f"\n{head[0]:<{WIDTH}}" + "".join(f"{word:>10}" for word in head[1:]), flush=True)
    kinds = tuple(KINDS)
    if size.kills:
        for kind, report in kill_many(kinds, size.kills, seed).items():
            yield f"killed in the middle of: {kind}", report
    if size.failing:
        for kind, report in limit_many(kinds, size.failing, seed).items():
            yield f"no file may grow during: {kind}", report
        found = fill_many(kinds, size.failing, seed)
        if found is None:
            print("no small file system can be had here: not tried")
        for kind, report in (found or {}).items():
            yield f"the file system is full during: {kind}", report
    if size.companies:
        yield "four processes on one folder, all killed", together(size.companies, seed)
    for over in size.over if size.shared else ():
        both = share_many(size.shared, over)
        if both is None:
            print(f"no two mounts of one folder can be had here over {over}: not tried")
        else:
            yield f"two computers on one folder, over {over}", both


def _tell(what: str, report: Report) -> bool:
    numbers = (report.tried, report.met, report.survived, report.finished, report.lost, report.invented)
    print(
        f"{what:<{WIDTH}}" + "".join(f"{number:>10}" for number in numbers) + f"{report.gone:>8.1f} s",
        flush=True,
    )
    for fault in report.faults[:MOST_TOLD]:
        print(f"    {fault}")
    return report.all_well


def _break(size: Size) -> bool:
    """Break files, and tell; whether nothing was lost that a backup had, and nothing was invented.

    Raises:
        KeyboardInterrupt: it was stopped; what was tried until then is told.
    """
    once = cache(partial(print, f"\nfiles of {size.walks} walks are broken", flush=True))
    found, length, is_done = break_all(size.walks, size.every, once)
    head = ("tried", "all back", "walks", "as before", "otherwise", "lost", "invented", "most")
    for with_what, kinds in found.items():
        title = f"{size.walks} walks in {length} bytes, {with_what}"
        print(f"\n{title}\n{'':<{NARROW}}" + "".join(f"{word:>10}" for word in head))
        for kind, broken in kinds.items():
            print(f"{BROKEN[kind]:<{NARROW}}" + "".join(f"{number:>10}" for number in _numbers(broken)))
            for fault in broken.inventions[:MOST_TOLD]:
                print(f"    INVENTED: {fault}")
    if not is_done:
        raise KeyboardInterrupt
    return (
        not any(broken.inventions for kinds in found.values() for broken in kinds.values())
        and all(broken.whole == broken.tried for broken in found[BACKED_UP].values())
        and all(broken.worst <= 1 for broken in found[BEHIND].values())
    )


def _numbers(broken: Broken) -> tuple[int, ...]:
    return (
        broken.tried,
        broken.whole,
        broken.tried * broken.walks,
        broken.back,
        broken.retold,
        broken.lost,
        broken.invented,
        broken.worst,
    )


if __name__ == "__main__":
    sys.exit(main())
