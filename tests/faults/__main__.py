"""`python -m tests.faults`: tries every fault at every 512 bytes, and reports what survived.

`--walks N` and `--every BYTES` make it shorter or longer.  It exits with 1 where a walk was invented.
"""

import argparse
import sys
import time
from collections import defaultdict

from tests.faults.damage import Outcome, a_file, faults, judge

KINDS = {"flip": "a flipped bit", "cut": "a file cut short", "page": "a page of zeroes"}


def main() -> int:
    """Try, and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=150)
    parser.add_argument("--every", type=int, default=512, metavar="BYTES")
    asked = parser.parse_args()
    content, before = a_file(asked.walks)
    print(f"{len(before)} walks in {len(content)} bytes, a fault at every {asked.every}")
    found: dict[str, list[Outcome]] = defaultdict(list)
    began = time.process_time()
    for fault in faults(content, asked.every):
        outcome = judge(fault.of(content), before)
        found[fault.kind].append(outcome)
        if outcome.invented:
            print(f"  INVENTED {outcome.invented}: {fault}")
    print(f"{'':<20}{'tried':>8}{'survived':>10}{'retold':>8}{'lost':>8}{'invented':>10}{'all back':>10}")
    for kind, name in KINDS.items():
        print(_line(name, found[kind], len(before)))
    print(f"{time.process_time() - began:.0f} s of processor time")
    return 1 if any(one.invented for outcomes in found.values() for one in outcomes) else 0


def _line(name: str, outcomes: list[Outcome], walks: int) -> str:
    """One kind of fault: files tried, walks in all of them, and files of which every walk is back."""
    every = len(outcomes) * walks
    back, retold, lost, invented = (
        sum(getattr(one, what) for one in outcomes) for what in ("back", "retold", "lost", "invented")
    )
    whole = sum(one.back == walks for one in outcomes)
    share = f"{100 * back / every:.2f} %" if every else "-"
    return f"{name:<20}{len(outcomes):>8}{share:>10}{retold:>8}{lost:>8}{invented:>10}{whole:>10}"


if __name__ == "__main__":
    sys.exit(main())
