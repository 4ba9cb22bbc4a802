"""Sentences of a start that finds the data damaged."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.keeping import Choice, RescueFace
from retrotimer.words.days import long_date

translate = QCoreApplication.translate


def damaged(face: RescueFace) -> list[str]:
    """What has happened and what there is, a sentence or two each."""
    text = translate(
        "rescue",
        "It will be set aside, not deleted, once you have chosen how to go on. "
        "Nothing is changed before that.",
    )
    lines = [text]
    if face.salvaged:
        lines.append(translate("rescue", "%n walk(s) could be read from it.", "", face.salvaged))
    else:
        lines.append(translate("rescue", "No walk could be read from it."))
    if face.backup is None:
        lines.append(translate("rescue", "There is no backup."))
    else:
        text = translate("rescue", "The newest backup, of %1, has %n walk(s).", "", face.in_backup)
        lines.append(text.replace("%1", long_date(face.backup.day)))
    if Choice.BOTH in face.choices:
        lines.append(translate("rescue", "Together they make %n walk(s).", "", face.both))
    return lines


def choice(one: Choice, face: RescueFace) -> str:
    """The button for a way to go on."""
    if one is Choice.SALVAGED and not face.salvaged:
        return translate("rescue", "Begin anew")
    return {
        Choice.BOTH: translate("rescue", "Use both together"),
        Choice.SALVAGED: translate("rescue", "Use what was read"),
        Choice.BACKUP: translate("rescue", "Use the backup"),
    }[one]


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
