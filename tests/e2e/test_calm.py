"""While nothing happens, nothing is done: a layout that asks for itself once took a whole core, unseen."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_an_idle_window_neither_lays_itself_out_nor_draws(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    said = subprocess.run(
        [sys.executable, "-m", "tests.e2e.calm_app", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(said.stdout) == {"size": [1080, 720], "layouts": 0, "updates": 0}
