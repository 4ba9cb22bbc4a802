"""What is said of going on with the window closed, and of starting at login."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.errors import LoginError
from retrotimer.core.notices import Service
from retrotimer.words.keeping import breakable_at_folders

translate = QCoreApplication.translate


def entry_comment() -> str:
    """What the system shows of the entry that starts the app at login."""
    return translate("staying", "Waits in the background and reminds you of your walks")


def goes_on(*, has_icon: bool) -> str:
    """What closing the window means, said once before it closes."""
    if has_icon:
        return translate(
            "staying",
            "Retrotimer now goes on without its window, as you chose. Its icon in the panel brings the "
            "window back. To end Retrotimer, choose Quit there, or in the menu Walk.",
        )
    return translate(
        "staying",
        "Retrotimer now goes on without its window, as you chose. Start it again to bring the window back. "
        "To end Retrotimer, choose Quit in the menu Walk.",
    )


def close() -> str:
    """The answer that closes the window."""
    return translate("staying", "Close the window")


def leave() -> str:
    """The answer that ends the app instead."""
    return translate("staying", "Quit Retrotimer")


def in_background(*, has_tray: bool, reminds: bool) -> str:
    """What going on without a window comes to here, in the settings."""
    if has_tray:
        return translate("staying", "Its icon in the panel brings the window back, and lets you quit.")
    if reminds:
        return translate(
            "staying",
            "This desktop shows no icons in its panel: to bring the window back, start Retrotimer again. "
            "To end it, choose Quit in the menu Walk.",
        )
    return translate(
        "staying",
        "This desktop shows no icons in its panel, so Retrotimer only goes on while reminders are on. "
        "To bring the window back, start it again.",
    )


def unseen(service: Service) -> str:
    """Why nobody would see a reminder without the window; empty where somebody would."""
    if service is Service.NO_BUS:
        return translate(
            "staying",
            "Cannot be had in this session: it has no message bus (D-Bus), and without one nothing can show "
            "a reminder once the window is closed.",
        )
    if service is Service.NONE:
        return translate(
            "staying", "Cannot be had here: this system shows no notifications without the window."
        )
    return ""


def no_login_here() -> str:
    """Why starting at login cannot be chosen."""
    return translate(
        "staying", "Here the system alone decides what starts at login: look in its own settings."
    )


def cannot_change_login(error: LoginError) -> str:
    """Why starting at login is as it was."""
    text = translate(
        "staying",
        "What starts at login could not be changed: “%1” cannot be written to (%2). It was left as it was. "
        "Allow writing there, then choose again.",
    )
    # The path is put in last: a folder may be called "%2".
    path = breakable_at_folders(error.path)
    return path.join(part.replace("%2", error.detail) for part in text.split("%1"))
