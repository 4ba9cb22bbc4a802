"""The menu entry, in every language that the app has words in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTranslator

from retrotimer import APP_ID
from retrotimer.desktop.menu.entry import text
from retrotimer.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = "en"


def languages(translations: Path) -> list[str]:
    """The languages beside the source's, as `retrotimer_de.qm` names them."""
    found = (path.stem.partition("_")[2] for path in translations.glob("retrotimer_*.qm"))
    return sorted(name for name in found if name != SOURCE)


def said(language: str, translations: Path, say: Callable[[], str]) -> str:
    """What the app's words are in a language."""
    app = QCoreApplication.instance() or QCoreApplication(["retrotimer"])
    words = QTranslator()
    if not words.load(str(translations / f"retrotimer_{language}.qm")):
        raise LookupError(f"there are no words in {language}")
    app.installTranslator(words)
    try:
        return say()
    finally:
        app.removeTranslator(words)


def in_all(translations: Path, say: Callable[[], str]) -> dict[str, str]:
    """A text by its language; the source's has no name, and a language that says the same is left out."""
    plain = say()
    others = {name: said(name, translations, say) for name in languages(translations)}
    return {"": plain, **{name: words for name, words in others.items() if words != plain}}


def entry(translations: Path) -> str:
    """The menu entry's file."""

    def told(key: str, say: Callable[[], str]) -> list[str]:
        found = in_all(translations, say).items()
        return [f"{key}[{name}]={text(words)}" if name else f"{key}={text(words)}" for name, words in found]

    def sought() -> str:
        return "".join(f"{word};" for word in catalogue.keywords())

    lines = [
        "[Desktop Entry]",
        "Version=1.1",  # the newest that the tools of Debian 12 know to have all that is in here
        "Type=Application",
        "Name=Retrotimer",
        *told("GenericName", catalogue.generic_name),
        *told("Comment", catalogue.summary),
        *told("Keywords", sought),
        f"Icon={APP_ID}",
        "Exec=retrotimer",
        "TryExec=retrotimer",
        "Terminal=false",
        "StartupNotify=true",
        "StartupWMClass=retrotimer",
        "Categories=Utility;Clock;Qt;",
        "Actions=start;month;",
        "",
        "[Desktop Action start]",
        *told("Name", catalogue.start_walk),
        "Exec=retrotimer start",
        "",
        "[Desktop Action month]",
        *told("Name", catalogue.show_month),
        "Exec=retrotimer show",
    ]
    return "\n".join(lines) + "\n"
