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


def starts_no_more() -> str:
    """What started it at login or had it remind is gone."""
    return translate("menu", "Retrotimer no longer starts by itself, neither at login nor to remind you.")


def cannot_forget(path: str, reason: str) -> str:
    """What starts it cannot be deleted."""
    text = translate(
        "menu",
        "Retrotimer would still start by itself, as this could not be deleted: %1 (%2). Make that folder "
        "writable and try again.",
    )
    return text.replace("%1", path).replace("%2", reason)


def not_as_administrator(path: str, name: str) -> str:
    """The administrator wants to change a person's menu."""
    text = translate(
        "menu",
        "“%1” belongs to “%2”, whom files of the administrator would be in the way of. Nothing was changed. "
        "Start Retrotimer without sudo.",
    )
    return text.replace("%1", path).replace("%2", name)


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
