"""What a hundred years of walks cost: months, list, progress, report, programme, and the commands."""

import time
from datetime import datetime

from tests.bench.figures import Figure, Samples, as_median, as_ratio
from tests.bench.files import measure_files
from tests.bench.process import Data, Starter
from tests.bench.rounds import Say, Size, first_paint

QT = "import PySide6.QtCore"
COMMAND = "import sys; from retrotimer.cli import main; sys.exit(main(sys.argv[1:]))"
"""What the installed program `retrotimer` does."""


def measure_scale(starter: Starter, size: Size, say: Say) -> list[Figure]:
    """All figures that a long history could spoil."""
    say(f"start with 100 years: {size.starts} rounds")
    figures = first_paint(starter, size, Data.A_CENTURY)
    say("months")
    figures += months(starter, size)
    say("the list of all walks")
    figures += walk_list(starter, size)
    say("progress")
    figures += progress(starter, size)
    say("the report for a doctor")
    figures += doctors_report(starter, size)
    say("the programme")
    found = said_by(starter, "programme", Data.NEVER_FOUR_A_WEEK, "programme")
    figures.append(as_median("Programme read, 100 years, never four a week", "ms", found))
    figures += measure_files(starter, size, say)
    say(f"the command line: {size.starts} rounds")
    return figures + commands(starter, size)


def months(starter: Starter, size: Size) -> list[Figure]:
    """From month to month; then the same two of them in turn, with a long history and with no more than that.

    The pictures must be the same, or a history that ends would be compared by its empty months.
    """
    back: list[float] = []
    century: list[float] = []
    season: list[float] = []
    for _ in range(size.rounds):
        back += said_by(starter, "months", Data.A_CENTURY, "month")
        century += said_by(starter, "two_months", Data.A_CENTURY, "month")
        season += said_by(starter, "two_months", Data.A_SEASON, "month")
    return [
        as_median("Change of month, 100 years of walks", "ms", back, 16),
        as_ratio("Change of month, 100 years beside 100 days", "ms", century, season, 1.5),
    ]


def walk_list(starter: Starter, size: Size) -> list[Figure]:
    """From the key to the whole picture; the first time, what it is made of is imported and made too."""
    first: list[float] = []
    again: list[float] = []
    for _ in range(size.rounds):
        with starter.started("list", Data.A_CENTURY) as child:
            first.append(child.wait_for("list"))
            again.append(child.wait_for("list_again"))
    return [
        as_median("List of 36,525 walks opened, the first time", "ms", first, 100),
        as_median("List of 36,525 walks opened, again", "ms", again, 100),
    ]


def progress(starter: Starter, size: Size) -> list[Figure]:
    """From the key to the whole page with all its charts; the first time, they are imported and made, too."""
    found: dict[str, list[float]] = {"progress": [], "progress_again": [], "progress_all": []}
    for _ in range(size.rounds):
        with starter.started("progress", Data.A_CENTURY) as child:
            for word, samples in found.items():
                samples.append(child.wait_for(word))
    return [
        as_median("Progress with 36,525 walks opened, the first time", "ms", found["progress"], 100),
        as_median("Progress with 36,525 walks opened, again", "ms", found["progress_again"], 100),
        as_median("Progress, from 12 weeks to all 36,525 walks", "ms", found["progress_all"], 100),
    ]


def doctors_report(starter: Starter, size: Size) -> list[Figure]:
    """From its key to the last four weeks; then from the choice of all walks to the saved PDF."""
    opened: list[float] = []
    saved: list[float] = []
    for _ in range(size.rounds):
        with starter.started("report", Data.A_CENTURY) as child:
            opened.append(child.wait_for("report_opened"))
            saved.append(child.wait_for("report"))
    return [
        as_median("Report for the doctor opened, 100 years of walks", "ms", opened),
        as_median("Report with 36,525 walks, from the choice to the saved PDF", "ms", saved, 2000),
    ]


def commands(starter: Starter, size: Size) -> list[Figure]:
    """Each command from its start to its end, beside a Python that only imports QtCore."""
    day = datetime.now().astimezone().date().isoformat()
    asked = {"status": ["status"], "month": ["month"], "log": ["log", day, "--time", "00:00"]}
    found: dict[str, list[float]] = {name: [] for name in asked}
    beside: list[float] = []
    with starter.copied(Data.A_CENTURY) as folder:
        for round_ in range(size.starts):
            beside.append(starter.seconds(QT) * 1000)
            asked["log"][4:] = [str(round_ + 1)]  # other minutes each time: the same walk is refused
            for name, arguments in asked.items():
                found[name].append(starter.seconds(COMMAND, "--data-dir", folder, *arguments) * 1000)
    return [
        as_ratio(f"retrotimer {name}, 100 years, beside importing QtCore", "ms", samples, beside, 1.6)
        for name, samples in found.items()
    ]


def said_by(starter: Starter, kind: str, data: Data, word: str) -> Samples:
    """All that a process said with lines of a word until it ended."""
    with starter.started(kind, data) as child:
        child.wait()
        time.sleep(0.1)  # the last lines are on their way through the pipe
        return child.said(word)
