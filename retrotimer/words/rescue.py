"""Sentences of a start that finds the data damaged or gone."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.words.days import long_date

translate = QCoreApplication.translate


def heading(face: RescueFace) -> str:
    """What has happened, in short."""
    if face.gone:
        return translate("rescue", "Your data file is gone")
    return translate("rescue", "Your data file is damaged")


def lines(face: RescueFace) -> list[str]:
    """What has happened and what there is, a sentence or two each."""
    return [*_what_happened(face), *_what_there_is(face)]


def _what_happened(face: RescueFace) -> list[str]:
    if face.gone:
        text = translate(
            "rescue",
            "It is not in its folder any more: it was deleted or moved, or a program that synchronises "
            "the folder took it. If you know where it is, quit and put it back.",
        )
    else:
        text = translate(
            "rescue",
            "It will be set aside, not deleted, once you have chosen how to go on. "
            "Nothing is changed before that.",
        )
    return [text]


def _what_there_is(face: RescueFace) -> list[str]:
    lines = []
    if face.gone:
        if face.salvaged:
            lines.append(translate("rescue", "%n walk(s) could be read from its log.", "", face.salvaged))
    elif face.salvaged:
        lines.append(translate("rescue", "%n walk(s) could be read from it.", "", face.salvaged))
    else:
        lines.append(translate("rescue", "No walk could be read from it."))
    if face.backup is None:
        lines.append(_no_backup(face))
    else:
        text = translate("rescue", "The newest backup, of %1, has %n walk(s).", "", face.in_backup)
        lines.append(text.replace("%1", long_date(face.backup.day)))
    if Choice.BOTH in face.choices:
        lines.append(translate("rescue", "Together they make %n walk(s).", "", face.both))
    if face.salvaged:
        lines.append(look_over())
    if face.gone and not face.salvaged:
        lines.append(translate("rescue", "Your backups stay where they are, whatever you choose."))
    return lines


def _no_backup(face: RescueFace) -> str:
    if face.gone:
        return translate("rescue", "There are backups, but none of them can be read.")
    return translate("rescue", "There is no backup.")


def look_over() -> str:
    """A damaged file has no checksums, so that a wrong value of it can look right."""
    return translate(
        "rescue",
        "In walks that were read from a damaged file or its log, the minutes, a pain or a note may "
        "differ from what you entered. Please look them over.",
    )


def choice(one: Choice, face: RescueFace) -> str:
    """The button for a way to go on."""
    if one is Choice.SALVAGED and not face.salvaged:
        return translate("rescue", "Begin empty") if face.gone else translate("rescue", "Begin anew")
    if one is Choice.BACKUP and face.gone:
        return translate("rescue", "Bring the backup back")
    return {
        Choice.BOTH: translate("rescue", "Use both together"),
        Choice.SALVAGED: translate("rescue", "Use what was read"),
        Choice.BACKUP: translate("rescue", "Use the backup"),
    }[one]


def gone_on(choice: Choice, face: RescueFace, aside: str) -> str:
    """What the window says of what was chosen; `aside` is where the damaged file is now."""
    said = [_brought_back(choice, face) if face.gone else set_aside(aside)]
    if face.salvaged and choice is not Choice.BACKUP:
        said.append(look_over())
    return " ".join(said)


def _brought_back(choice: Choice, face: RescueFace) -> str:
    if choice is Choice.SALVAGED:
        return translate("rescue", "A new data file was begun. Your backups are where they were.")
    number = face.in_backup if choice is Choice.BACKUP else face.both
    return translate("rescue", "Your data file is back, with %n walk(s).", "", number)


def set_aside(path: str) -> str:
    """Where the damaged file is now."""
    text = translate("rescue", "The damaged file was set aside as “%1”. It is not needed any more.")
    return text.replace("%1", path)


def cannot_rescue(detail: str) -> str:
    """Nothing could be made ready, or put in the damaged file's place."""
    text = translate(
        "rescue",
        "Your data file is damaged, and what can be read of it could not be written: %1. "
        "It was left as it is. Free some space and make the folder writable, then start again.",
    )
    return text.replace("%1", detail)
