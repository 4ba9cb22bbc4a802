"""Whose work is in the app: as a bundle ships it, or as the packages that are installed tell it."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from retrotimer import licences
from retrotimer.core.credits import Credit

ROOT = Path(__file__).resolve().parent.parent


def test_all_that_the_project_asks_for_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    assert {*licences.DIRECT} == asked


def test_a_checkout_names_every_part_with_its_licence() -> None:
    credits_ = {one.name: one for one in licences.all_credits()}
    assert [*credits_][:2] == ["Retrotimer", "Inter (digits)"]
    assert {"PySide6_Essentials", "shiboken6", "appdirs", "wakepy", "icalendar", "python-dateutil"} <= {
        *credits_
    }
    assert all(one.licence for one in credits_.values())
    assert "Permission is hereby granted" in credits_["Retrotimer"].text
    assert "SIL OPEN FONT LICENSE" in credits_["Inter (digits)"].text
    assert "MIT" in credits_["appdirs"].text


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of licences as a bundle has it."""
    monkeypatch.setattr(licences, "resource", lambda name: tmp_path / Path(name).name)
    (tmp_path / "Qt").mkdir()
    (tmp_path / "Qt" / "LGPL.txt").write_text("lesser\n", "utf-8")
    (tmp_path / "Qt" / "more.txt").write_bytes(b"and \xff more\n")
    row = {
        "name": "Qt",
        "version": "6",
        "licence": "LGPL",
        "home": "qt.io",
        "texts": ["Qt/LGPL.txt", "Qt/more.txt"],
    }
    (tmp_path / "index.json").write_text(json.dumps([row]), "utf-8")
    return tmp_path


def test_a_bundle_shows_what_it_carries(bundle: Path) -> None:
    assert licences.all_credits() == (
        Credit("Qt", "6", "LGPL", "qt.io", "lesser\n\nand \N{REPLACEMENT CHARACTER} more"),
    )
    (bundle / "Qt" / "more.txt").unlink()
    assert licences.all_credits()[0].text == "lesser"


@pytest.mark.parametrize("index", ["", "{}", "[1]", '[{"name": "Qt"}]'])
def test_an_index_that_makes_no_sense_is_as_none(bundle: Path, index: str) -> None:
    (bundle / "index.json").write_text(index, "utf-8")
    assert licences.shipped() == ()
