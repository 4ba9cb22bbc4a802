from pathlib import Path

import pytest

from tests.bench.__main__ import fill
from tests.bench.figures import (
    Figure,
    as_excess,
    as_json,
    as_median,
    as_ratio,
    as_worst,
    busiest,
    number,
    table,
)
from tests.bench.panel import MOST, measure_in_panel
from tests.bench.process import Data, Use, kibibytes


def test_a_ratio_compares_medians_so_that_one_slow_start_changes_nothing() -> None:
    figure = as_ratio("start", "ms", [300, 290, 9000], [200, 100, 210], target=1.5)
    assert (figure.value, figure.empty, figure.compared) == (300, 200, 1.5)
    assert (figure.worst, figure.samples) == (9000, 3)
    assert figure.met


def test_an_excess_is_what_the_app_has_more_than_the_empty_window() -> None:
    assert as_excess("wake-ups", "/min", [3, 4, 5], [1, 1, 1], target=2).compared == 3
    assert as_excess("wake-ups", "/min", [3, 4, 5], [1, 1, 1], target=2).met is False


def test_once_too_late_is_too_late() -> None:
    assert as_worst("finish", "ms", [1, 1, 60], target=50).met is False
    assert as_median("finish", "ms", [1, 1, 60], target=50).met


def test_a_figure_without_a_target_meets_and_misses_nothing() -> None:
    assert as_median("month", "ms", [8.0]).met is None


@pytest.mark.parametrize("samples", [([], [1.0]), ([1.0], []), ([], [])])
def test_what_could_not_be_measured_is_neither_met_nor_missed(
    samples: tuple[list[float], list[float]],
) -> None:
    app, empty = samples
    figure = as_ratio("memory", "MiB", app, empty, target=1.4)
    assert figure.compared is None
    assert figure.met is None
    assert "not measured" in table([figure])


def test_an_empty_window_that_does_nothing_has_no_ratio() -> None:
    assert as_ratio("processor", "%", [1.0], [0.0]).compared is None


@pytest.mark.parametrize(
    ("moments", "most"),
    [
        ([], 0),
        ([5.0], 1),
        ([0.0, 1.0, 2.0, 3.0], 1),
        ([0.004, 1.0, 2.003, 3.0], 1),
        ([0.0, 0.5, 1.0, 1.5], 2),
        ([9.0, 0.0, 0.1, 0.2, 5.0], 3),
    ],
)
def test_the_busiest_second(moments: list[float], most: int) -> None:
    assert busiest(moments) == most


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (0, "0"), (0.12345, "0.123"), (1.5, "1.50"), (15.04, "15.0"), (270.4, "270")],
)
def test_numbers_have_three_digits_that_matter(value: float | None, text: str) -> None:
    assert number(value) == text


def test_the_table_has_a_line_for_each_figure_and_says_what_is_missed() -> None:
    lines = table(
        [
            Figure("First painted window", "ms", 300, 100, 3.0, 1.5, "×", 7, 320),
            Figure("Repaints", "", 1, None, 1, 1, "max ", 7, 1),
            Figure("Change of month", "ms", 8.0, compared=8.0, samples=60, worst=12.0),
        ]
    ).splitlines()
    assert len(lines) == 5
    assert " ".join(lines[2].split()) == "First painted window 300 ms 100 ms 320 ms 3.00× ≤ 1.5× NOT MET"
    assert lines[3].endswith("≤ 1      met")
    assert "MET" not in lines[4].upper()


def test_json_holds_the_figures_and_the_verdict() -> None:
    (row,) = as_json([as_ratio("start", "ms", [300.0], [100.0], target=1.5)])
    assert (row["name"], row["compared"], row["target"], row["met"]) == ("start", 3.0, 1.5, False)


def test_memory_is_read_from_lines_of_kibibytes(tmp_path: Path) -> None:
    file = tmp_path / "smaps_rollup"
    file.write_text("55e0-7ffd ---p 00000000 00:00 0 [rollup]\nRss:   4096 kB\nPss:   2048 kB\n")
    assert kibibytes(file, "Pss") == 2.0
    assert kibibytes(file, "Swap") is None
    assert kibibytes(tmp_path / "none", "Pss") is None


def test_use_is_counted_thread_by_thread_and_one_that_ended_takes_nothing_away() -> None:
    before = Use(10.0, {"1": (1.0, 100), "2": (0.5, 40)})
    after = Use(20.0, {"1": (1.25, 103), "3": (0.5, 2)})
    assert after.since(before) == (0.75, 5)


@pytest.mark.linux
def test_the_icon_is_measured_where_a_panel_shows_it(tmp_path: Path) -> None:
    data = {Data.TEN_YEARS: fill(tmp_path / "data", Data.A_SEASON)}
    (figure,) = measure_in_panel(data, tmp_path, rounds=1)
    assert figure.target == MOST
    assert figure.value is not None
    assert 10 < figure.value < 200
    assert figure.compared is not None
