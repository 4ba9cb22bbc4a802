"""Sentences about keeping the data safe: backups, restoring, merging, looking through, deleting."""

import os
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from retrotimer.core import errors
from retrotimer.core.copies import Copy, Why
from retrotimer.core.errors import StoreError
from retrotimer.core.keeping import Merged, Restored
from retrotimer.core.soundness import Findings
from retrotimer.words import problems, rescue
from retrotimer.words.days import long_date, time_of_day
from retrotimer.words.numbers import number

translate = QCoreApplication.translate


def when(copy: Copy) -> str:
    """When a copy was made: "Tuesday, 17 November 2026, 08:30"."""
    text = translate("keeping", "%1, %2", "a date, a time of day")
    moment = datetime.combine(copy.day, copy.at)
    return text.replace("%1", long_date(copy.day)).replace("%2", time_of_day(moment))


def breakable_at_folders(path: str) -> str:
    """A path that may begin a new line after each folder, or large text would cut it off."""
    return path.replace(os.sep, os.sep + "\N{ZERO WIDTH SPACE}")


def backed_up(walks: int, path: str) -> str:
    """A backup was written."""
    return translate("keeping", "Backed up: %n walk(s), in “%1”.", "", walks).replace("%1", path)


def nothing_to_back_up() -> str:
    """There is no database yet."""
    return translate("keeping", "There is nothing to back up yet: no walk is kept here.")


def one_moment() -> str:
    """What is said while something is being done."""
    return translate("keeping", "One moment…")


def last_backup(copy: Copy | None) -> str:
    """When the latest backup was made."""
    if copy is None:
        return translate("keeping", "There is no backup yet. One is made after a walk, or now if you wish.")
    return translate("keeping", "Last backup: %1.", "a date and time").replace("%1", when(copy))


def rhythm() -> str:
    """What is backed up by itself."""
    return translate(
        "keeping",
        "A backup is made a few seconds after each walk and each change. "
        "Of each of seven days, four weeks and twelve months the latest is kept.",
    )


def restored(result: Restored, before: str) -> str:
    """A backup is in the place of the data; `before` is where those are now."""
    text = translate("keeping", "Restored: %n walk(s).", "", result.walks)
    if result.before is None:
        return text
    if result.before.why is Why.DAMAGED:
        kept = translate("keeping", "The damaged file that was there is kept as “%1”.")
    else:
        kept = translate("keeping", "What was there before is kept as “%1”.")
    return f"{text} {kept.replace('%1', before)}"


def restored_here(walks: int) -> str:
    """The same in the window, which offers the way back beside it."""
    return translate(
        "keeping", "Restored: %n walk(s). What was there before is among your backups.", "", walks
    )


def restore_again(before: str) -> str:
    """How a restore is undone in a terminal."""
    text = translate("keeping", "“retrotimer restore %1” brings it back.")
    return text.replace("%1", _quoted(before))


def cannot_use(error: StoreError, source: str) -> str:
    """Why a backup, or a copy from another computer, was not taken over."""
    if error.path != source:
        return problems.cannot_open(error)
    text = {
        errors.MissingError: translate("keeping", "There is no file “%1”. Nothing was changed."),
        errors.NotADatabaseError: translate(
            "keeping", "“%1” is no backup of Retrotimer's. Nothing was changed. Choose another file."
        ),
        errors.DamagedError: translate(
            "keeping", "“%1” is damaged, so it was not used. Nothing was changed. Choose another backup."
        ),
    }.get(type(error))
    return text.replace("%1", source) if text is not None else problems.cannot_open(error)


def cannot_back_up(error: StoreError) -> str:
    """Why a backup that was asked for is not there."""
    if isinstance(error, errors.DamagedError):
        return found(Findings(0, error.detail))[0]
    from retrotimer.words import saving  # few ever name a file

    named = {
        errors.OwnDataError: saving.own_data,
        errors.LinkError: saving.link,
        errors.NoFileError: saving.no_file,
    }.get(type(error))
    if named is not None:
        return named().replace("%1", error.path)
    in_the_way = (errors.BusyError, errors.GoneError, errors.NotADatabaseError, errors.NewerSchemaError)
    if isinstance(error, in_the_way):
        return problems.cannot_open(error)  # it is the data that are
    text = {
        errors.FullError: translate(
            "keeping",
            "The backup was not written: there is no room left on the disk of “%1”. "
            "Your walks are safe in the data file. Free some space, then try again.",
        ),
        errors.FolderNotWritableError: translate(
            "keeping",
            "The backup was not written: nothing can be written beside “%1”. "
            "Your walks are safe in the data file. Save a backup in another folder.",
        ),
        errors.MissingError: translate(
            "keeping", "The backup was not written: there is no folder “%1”. Make it, then try again."
        ),
    }.get(type(error))
    if text is not None:
        return text.replace("%1", error.path)
    text = translate(
        "keeping", "The backup could not be written: %1. Your walks are safe in the data file. Try again."
    )
    return text.replace("%1", error.detail or error.path)


def restore_question(name: str, walks: int, here: int) -> str:
    """Asked before a backup with so many walks takes the place of the data, which have others."""
    backup = translate("keeping", "The backup “%1” has %n walk(s).", "", walks)
    data = translate(
        "keeping",
        "Put it in the place of your settings and the %n walk(s) here? They are backed up first, "
        "so you can go back.",
        "",
        here,
    )
    return f"{backup} {data}".replace("%1", name)


def found(findings: Findings) -> list[str]:
    """What a look through the data found, a sentence each."""
    lines = []
    if findings.damage:
        text = translate(
            "keeping",
            "The data file is damaged (%1). Nothing was changed. Open Retrotimer's window: "
            "it reads what can be read, and offers your latest backup.",
        )
        lines.append(text.replace("%1", findings.damage))
        lines.append(rescue.look_over())
    if findings.strange:
        text = translate(
            "keeping",
            "The data file is not built as this version builds it: %1. Nothing was changed. "
            "If something does not work, restore a backup.",
            "names of tables",
        )
        lines.append(text.replace("%1", ", ".join(findings.strange)))
    if findings.senseless:
        text = translate(
            "keeping",
            "Entries that make no sense and cannot be shown: %1. Nothing was changed. "
            "A backup from before that may still have them.",
        )
        lines.append(text.replace("%1", number(findings.senseless)))
    if not findings.strange:
        lines.append(translate("keeping", "%n walk(s) can be read.", "", findings.walks))
    if findings.sound:
        lines.insert(0, translate("keeping", "All is well with your data."))
    return lines


def conflict(name: str) -> str:
    """A copy that synchronising left was noticed."""
    text = translate(
        "keeping",
        "“%1” lies beside your data: walks were kept on two computers at the same time. "
        "Nothing was lost. Bring both together?",
    )
    return text.replace("%1", name)


def conflict_in_terminal(name: str) -> str:
    """The same where nothing can be pressed."""
    text = translate(
        "keeping",
        "“%1” lies beside your data: walks were kept on two computers at the same time. "
        "Retrotimer's window offers to bring both together.",
    )
    return text.replace("%1", name)


def bring_together() -> str:
    """The button that merges."""
    return translate("keeping", "Bring together")


def merged(result: Merged) -> str:
    """What a merge has changed."""
    text = translate("keeping", "Brought together: %n walk(s) added.", "", result.added)
    if result.changed:
        text += " " + translate("keeping", "Told later there: %n walk(s).", "", result.changed)
    return text


def backup_failed(detail: str) -> str:
    """This day's backup could not be made; said once."""
    text = translate(
        "keeping",
        "Today's backup could not be made: %1. Your walks are safe in the data file. "
        "It is tried again with the next walk.",
    )
    return text.replace("%1", detail)


def damage_met(path: str) -> str:
    """The data turned out damaged while the window is open."""
    text = translate(
        "keeping",
        "Your data file is damaged: “%1”. It was left as it is. Start again, "
        "and Retrotimer reads what can be read and offers your latest backup.",
    )
    return text.replace("%1", path)


def start_again() -> str:
    """The button that closes the window and opens it anew."""
    return translate("keeping", "Start again")


# Deleting everything.


def delete_question(folder: str) -> str:
    """The first of two questions."""
    text = translate(
        "keeping",
        "Delete every walk, note, setting and backup in “%1”? This cannot be undone. "
        "Backups that you saved elsewhere stay.",
    )
    return text.replace("%1", folder)


def delete_really(walks: int) -> str:
    """The second one."""
    return translate("keeping", "Really delete everything? %n walk(s) will be gone for good.", "", walks)


def not_deleted(paths: list[str]) -> str:
    """Some files could not be deleted."""
    text = translate(
        "keeping", "Not everything could be deleted. These files are still there: %1. Delete them yourself."
    )
    return text.replace("%1", ", ".join(paths))


def in_use() -> str:
    """A damaged file cannot be replaced while a window has it open."""
    return translate(
        "keeping",
        "Your data file is damaged, and Retrotimer's window has it open. Nothing was changed. "
        "Close the window, then try again.",
    )


def _quoted(path: str) -> str:
    """A path as a shell takes it for one word."""
    return f'"{path}"' if " " in path else path
