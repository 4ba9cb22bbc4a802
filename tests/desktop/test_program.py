"""How the program is started again: from Python, from a bundle, from an AppImage."""

import sys

import pytest

from retrotimer.desktop.program import program


def test_python_starts_the_package() -> None:
    assert program() == (sys.executable, "-m", "retrotimer")


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("", "/opt/retrotimer/retrotimer"),
        ("not/absolute", "/opt/retrotimer/retrotimer"),
        ("/home/me/Retrotimer x86.AppImage", "/home/me/Retrotimer x86.AppImage"),
    ],
)
def test_a_bundle_starts_itself_and_an_appimage_its_file(
    monkeypatch: pytest.MonkeyPatch, image: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/retrotimer/retrotimer")
    monkeypatch.setenv("APPIMAGE", image)
    assert program() == (expected,)
