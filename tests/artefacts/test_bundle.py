"""What is done to a bundle beside PyInstaller's own work."""

import os
import runpy
from pathlib import Path

import pytest
from artefacts import bundle, elf
from artefacts.project import HERE

ELF = b"\x7fELF and more"


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle's inside, with a link to one of Qt's libraries beside it, as PyInstaller makes them."""
    for name in ("PySide6/Qt/lib/libQt6Core.so.6", "python3.13/lib-dynload/_x.so", "libffi.so.8"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ELF)
    (tmp_path / "notes.so.txt").write_bytes(b"no library")
    monkeypatch.setattr(bundle, "INSIDE", tmp_path)
    return tmp_path


@pytest.mark.linux
def test_only_pythons_own_libraries_are_changed(inside: Path) -> None:
    """A tool that was given the link once changed the library of PySide6 behind it."""
    (inside / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    changed = {path.relative_to(inside).as_posix() for path in bundle.pythons_own()}
    assert changed == {"python3.13/lib-dynload/_x.so", "libffi.so.8"}


@pytest.mark.parametrize(("before", "after"), [("/mine", "/mine"), (None, None)])
def test_nothing_that_a_bundle_starts_loads_its_libraries(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/retrotimer/_internal")
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "/usr/lib/retrotimer/retrotimer")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(HERE / "bundle_start.py"))
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert "_PYI_ARCHIVE_FILE" not in os.environ


@pytest.mark.linux
def test_what_the_loader_is_asked_for_and_not_given_is_found(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"_x.so": ["libffi.so.8", "libGL.so.1", "libc.so.6"], "libffi.so.8": ["libnew.so.1"]}
    monkeypatch.setattr(elf, "needs_of", lambda path: asked.get(path.name, []))
    assert elf.needed(inside) == {"libGL.so.1": {"_x.so"}, "libnew.so.1": {"libffi.so.8"}}
