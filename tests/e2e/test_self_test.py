"""What whoever builds a package runs in it: a whole walk in the real program, with data of its own."""

from pathlib import Path

import tests.artefacts  # noqa: F401 - puts packaging/ on the path

# isort: split
from artefacts.smoke import is_whole

from tests.e2e.program import Run, complaint, in_tree
from tests.waiting import PATIENCE


def test_an_installation_tests_itself_and_leaves_what_it_did(run: Run, tmp_path: Path) -> None:
    process = run("--self-test", tmp_path / "walk", PULSE_SERVER="unix:/nowhere")
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, "")
    assert is_whole(out)
    assert (tmp_path / "walk" / "walks.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1
    assert (tmp_path / "walk" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert is_whole((tmp_path / "walk" / "result.txt").read_text("utf-8"))


def test_it_never_plays_in_a_folder_that_holds_anything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "retrotimer.db").write_bytes(b"walks")
    before = in_tree(tmp_path)
    assert "is not empty" in complaint(run("--self-test", tmp_path))
    assert in_tree(tmp_path) == before
