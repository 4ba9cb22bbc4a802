"""`python -m tests.mutations [FILES] [FIRST SEED]`: imports 10,000 damaged files, and counts them.

The same seed makes the same file.
"""

import sys
import tempfile
import time
from pathlib import Path

from retrotimer.store.database import open_database
from tests.mutations.history import sources
from tests.mutations.trial import Trial

FILES = 10_000


def main() -> None:
    """Try them all; the first that goes wrong ends it, with its seed."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="retrotimer-mutations-") as made:
        folder = Path(made)
        database = open_database(folder / "data")
        trial = Trial(database, sources(database, folder), folder)
        for seed in range(first, first + files):
            try:
                trial.run(seed)
            except BaseException:
                print(f"seed {seed}")
                raise
        database.close()
    seconds = time.monotonic() - began
    print(f"{trial.files} files in {seconds:.0f} s; none crashed, none changed what its plan had not told")
    reasons = dict(trial.refused.most_common())
    print(f"refused as a whole: {sum(reasons.values())} {reasons}")
    print(f"imported and undone: {trial.changed}")
    print("lines:", {act.value: count for act, count in trial.lines.items()})


if __name__ == "__main__":
    main()
