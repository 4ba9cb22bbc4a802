"""Sentences on the app's place in the desktop's menu."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def installed(path: str) -> str:
    """It is in the menu; `path` is the entry's."""
    text = translate(
        "menu", "Retrotimer is in your menu now (%1). “retrotimer --uninstall-desktop” removes it."
    )
    return text.replace("%1", path)


def removed() -> str:
    """It is in the menu no longer."""
    return translate(
        "menu", "Retrotimer is no longer in your menu. Your data and the program are still there."
    )


def nothing_to_remove() -> str:
    """It was not put there by this command."""
    return translate("menu", "Nothing to remove: this command has not put Retrotimer into your menu.")


def cannot_install(path: str, reason: str) -> str:
    """Something cannot be written."""
    text = translate(
        "menu",
        "Retrotimer could not be put into your menu: %1 (%2). Make that folder writable and try again.",
    )
    return text.replace("%1", path).replace("%2", reason)


def cannot_remove(path: str, reason: str) -> str:
    """Something cannot be deleted."""
    text = translate(
        "menu",
        "Retrotimer could not be taken out of your menu: %1 (%2). Make that folder writable and try again.",
    )
    return text.replace("%1", path).replace("%2", reason)


def not_here() -> str:
    """A system whose menu is filled in another way."""
    return translate(
        "menu",
        "This is for Linux and other free desktops. On this system, pin Retrotimer to your taskbar or Dock.",
    )
