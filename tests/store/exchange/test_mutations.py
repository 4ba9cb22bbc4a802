"""A few of the damaged files that `python -m tests.mutations` tries by the ten thousand."""

from pathlib import Path

from retrotimer.core.exchange.planning import Act
from retrotimer.store.database import Database
from tests.mutations.history import sources
from tests.mutations.trial import Trial

FILES = 40


def test_no_damaged_file_crashes_or_changes_what_its_plan_does_not_tell(
    database: Database, tmp_path: Path
) -> None:
    trial = Trial(database, sources(database, tmp_path), tmp_path)
    for seed in range(FILES):
        trial.run(seed)
    assert trial.files == FILES
    # Or the files would be damaged so much, or so little, that nothing is tried.
    assert FILES // 6 < sum(trial.refused.values()) < FILES * 2 // 3
    assert trial.changed > FILES // 5
    assert all(trial.lines[act] for act in Act)
