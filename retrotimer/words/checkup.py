"""What `retrotimer --doctor` says: a line for each part, and how to mend what does not work."""

import re
import shlex

from PySide6.QtCore import QCoreApplication

from retrotimer.core.checkup import Finding, Part, State

translate = QCoreApplication.translate

GOOD_MARK, MARK = "ok", "!"


def line(finding: Finding) -> str:
    """One line: the mark, the part, what is so, and what to do about it."""
    mark = GOOD_MARK if finding.is_fine else MARK
    said = {"%1": finding.detail, "%2": shlex.quote(finding.detail)}
    what = re.sub("%[12]", lambda found: said[found[0]], _said(finding))
    text = translate("checkup", "%1: %2", "Sound: headphones").replace("%1", part(finding.part), 1)
    return f"{mark:<3} {text.replace('%2', what, 1)}"


def conclusion(*, fine: bool) -> str:
    """The last line."""
    if fine:
        return translate("checkup", "All of it works here.")
    return translate(
        "checkup",
        "Lines that begin with “!” say what to mend. This looked only from outside; “retrotimer check” "
        "looks through your data. Nothing was changed.",
    )


def part(which: Part) -> str:
    """What a part is called."""
    names = {
        Part.VERSIONS: translate("checkup", "Versions"),
        Part.FOLDER: translate("checkup", "Data folder"),
        Part.DATA: translate("checkup", "Data"),
        Part.DISPLAY: translate("checkup", "Display"),
        Part.SOUND: translate("checkup", "Sound"),
        Part.VOICE: translate("checkup", "Voice"),
        Part.BUS: translate("checkup", "Session bus"),
        Part.TRAY: translate("checkup", "Tray"),
        Part.NOTIFICATIONS: translate("checkup", "Notifications"),
        Part.KEEP_AWAKE: translate("checkup", "Staying awake"),
        Part.MEDIA_KEYS: translate("checkup", "Media keys"),
    }
    return names[which]


def _said(finding: Finding) -> str:
    if finding.state is State.NO_ANSWER:
        return translate("checkup", "no answer in time. Try again; if it stays so, log out and in.")
    if finding.part in {Part.FOLDER, Part.DATA}:
        return _of_files(finding)
    if finding.part in {Part.SOUND, Part.VOICE}:
        return _of_sound(finding)
    return _of_session(finding)


def _of_files(finding: Finding) -> str:
    said = {
        State.GOOD: translate("checkup", "%1"),
        State.NONE_YET: translate("checkup", "none yet; the first start makes it: %1"),
        State.OPEN: translate("checkup", "%1; a window has it open, or the last one had no time to close it"),
        State.NO_ROOM: translate(
            "checkup", "the disk is full: %1. Free some space, or walks cannot be kept."
        ),
        State.IS_FILE: translate(
            "checkup", "a file stands where the folder should be: %1. Rename the file, or use --data-dir."
        ),
        State.GONE: translate(
            "checkup",
            "this link leads to what is not there: %1. Plug in the disk that it leads to, or mend the link.",
        ),
        State.UNREADABLE: translate(
            "checkup", "cannot be read: %1. See whose it is, and give yourself the right to read it."
        ),
        State.NOT_WRITABLE: translate(
            "checkup", "cannot be written to: %1. Make it writable, or use --data-dir with another folder."
        ),
        State.OTHERS_READ: translate(
            "checkup",
            "other people on this computer may read it: %1. In a terminal, “chmod go= %2” stops that.",
        ),
        State.OTHERS: translate(
            "checkup",
            "it belongs to another account on this computer: %1. Start without --data-dir, or name another "
            "folder.",
        ),
        State.LEFT_BY_ADMINISTRATOR: translate(
            "checkup",
            "it belongs to the administrator, as after a start with sudo: %1. In a terminal, "
            '“sudo chown -R "$USER": %2” gives it back to you.',
        ),
        State.ADMINISTRATOR: translate(
            "checkup", "it belongs to a person, and you are the administrator: %1. Start without sudo."
        ),
        State.STRANGE: translate(
            "checkup",
            "what lies there is no database of this app: %1. Start the window: it offers to set it aside and "
            "to go on with a backup.",
        ),
        State.DOUBTED: translate(
            "checkup", "damage was met: %1. Start the window: it looks through it and offers what to do."
        ),
        State.BROKEN: translate("checkup", "cannot be looked at (%1)."),
    }
    return said.get(finding.state, finding.state.value)


def _of_sound(finding: Finding) -> str:
    if finding.part is Part.SOUND:
        said = {
            State.GOOD: translate("checkup", "plays on %1")
            if finding.detail
            else translate("checkup", "plays"),
            State.MUTED: translate("checkup", "muted. Turn the sound on; until then the screen flashes."),
            State.MISSING: translate(
                "checkup",
                "no device to play on. Plug in or switch on speakers; until then the screen flashes.",
            ),
            State.BROKEN: translate(
                "checkup", "the sound system does not answer. Log out and in; until then the screen flashes."
            ),
        }
    else:
        said = {
            State.GOOD: translate("checkup", "speaks (%1)")
            if finding.detail
            else translate("checkup", "speaks"),
            State.MISSING: translate(
                "checkup",
                "nothing here speaks, so walks are told by signals. On Linux install speech-dispatcher with "
                "espeak-ng; elsewhere add a voice in the system's settings.",
            ),
            State.NO_LANGUAGE: translate(
                "checkup", "no voice speaks English. Add one in the system's settings for speech."
            ),
            State.BROKEN: translate("checkup", "it failed, so walks are told by signals. Log out and in."),
        }
    return said.get(finding.state, finding.state.value)


def _of_session(finding: Finding) -> str:
    if finding.state is State.GOOD:
        return finding.detail or translate("checkup", "there")
    if finding.state is State.BROKEN:
        return translate("checkup", "could not be asked (%1).")
    if finding.part is not Part.BUS and finding.detail:
        return translate("checkup", "not without the session bus.")
    said = {
        Part.DISPLAY: translate(
            "checkup", "none, so no window can open here; “status”, “month” and “log” work all the same."
        ),
        Part.BUS: translate(
            "checkup",
            "none. Log in through the system's own screen, or start the app within dbus-run-session.",
        ),
        Part.TRAY: translate(
            "checkup",
            "none. The window does all that it would; GNOME has one with the AppIndicator extension.",
        ),
        Part.NOTIFICATIONS: translate(
            "checkup", "nobody shows them, so only the window reminds you. Switch them on, or install dunst."
        ),
        Part.KEEP_AWAKE: translate(
            "checkup", "refused. Set the screen's time to sleep to more than 20 minutes before you walk."
        ),
        Part.MEDIA_KEYS: translate("checkup", "not without the session bus; the window's own keys work."),
    }
    return str(said.get(finding.part, finding.state.value))
