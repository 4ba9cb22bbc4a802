"""One clear sentence or two for each thing that can go wrong: what happened, what is safe, what to do."""

import re
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from retrotimer.core import errors
from retrotimer.core.errors import StoreError
from retrotimer.core.records import WalkRecord
from retrotimer.words.days import duration, time_of_day

translate = QCoreApplication.translate


def cannot_open(error: StoreError) -> str:
    """Why the app cannot start with this data folder."""
    from shlex import quote  # a terminal's rules, for one sentence

    # All in one go: a folder may be called "%2".
    said = {"%1": error.path, "%2": error.detail, "%3": quote(error.path)}
    return re.sub("%[123]", lambda found: said[found[0]], _opening(error))


def _opening(error: StoreError) -> str:
    if isinstance(error, errors.ElsewhereError):
        return _elsewhere(error)
    return {
        errors.FolderIsFileError: translate(
            "problems",
            "“%1” is a file, not a folder. Nothing was changed. "
            "Name a folder for your data, or move the file away.",
        ),
        errors.FolderNotWritableError: translate(
            "problems",
            "“%1” cannot be written to, so a walk could not be saved. Nothing was changed. "
            "Allow writing there, or choose another folder with --data-dir.",
        ),
        errors.OthersError: translate(
            "problems",
            "“%1” belongs to another account on this computer (%2), and only that account opens it. "
            "Nothing was changed. For walks of your own start without --data-dir, or name another folder.",
        ),
        errors.LeftByAdministratorError: translate(
            "problems",
            "“%1” belongs to the administrator, as after a start with sudo, so a walk could not be saved. "
            "Nothing was changed. In a terminal, “sudo chown -R %2: %3” gives it back to you.",
        ),
        errors.AdministratorError: translate(
            "problems",
            "“%1” belongs to “%2”, whom files of the administrator would lock out of their own walks. "
            "Nothing was changed. Start Retrotimer without sudo, as “%2”. "
            "Walks of the administrator's own need another folder: name one with --data-dir.",
        ),
        errors.NotADatabaseError: translate(
            "problems",
            "“%1” is not Retrotimer's data. It was left as it is. "
            "Move it away, or choose another folder with --data-dir.",
        ),
        errors.DamagedError: translate(
            "problems",
            "“%1” is damaged and cannot be read. It was left as it is. Open Retrotimer's window: "
            "it reads what can be read, and offers your latest backup.",
        ),
        errors.NewerSchemaError: translate(
            "problems",
            "“%1” was written by a newer Retrotimer. Your data is safe and was not changed. "
            "Please install the newer version.",
        ),
        errors.OldSqliteError: translate(
            "problems",
            "This computer's SQLite is version %2, and Retrotimer needs 3.37 or newer. "
            "Nothing was changed. Please use a newer Python.",
        ),
        errors.FullError: translate(
            "problems",
            "There is no room left on the disk for “%1”. Nothing was lost. "
            "Free some space, then start again.",
        ),
        errors.BusyError: translate(
            "problems",
            "Another program keeps “%1” locked. Nothing was changed. Close that program, then start again.",
        ),
        errors.LinkError: translate(
            "problems",
            "“%1” is a link to another place, and nothing is written through links. Nothing was changed. "
            "Put the file itself there, or name the folder that it lies in with --data-dir.",
        ),
        errors.GoneError: translate(
            "problems", "“%1” is no longer there. Put it back, or plug its disk in again, then try again."
        ),
        errors.LostError: translate(
            "problems",
            "The data file “%1” is gone, and backups of it are still here. Nothing was changed. "
            "Open Retrotimer's window: it offers the newest one. "
            "Or bring one back with “retrotimer restore FILE”.",
        ),
    }.get(type(error), translate("problems", "“%1” cannot be opened: %2. It was left as it is."))


def _elsewhere(error: StoreError) -> str:
    """The data are in use on another computer, as far as can be told."""
    if error.detail:
        what = translate("problems", "“%1” is in use on the computer “%2”, or was not closed there.")
    else:
        what = translate("problems", "“%1” is in use on another computer, or was not closed there.")
    way = translate(
        "problems",
        "Nothing was changed: two computers at once would lose walks. Close Retrotimer there. "
        "If it is closed there, open Retrotimer's window here and choose “Open it here”, "
        "or say so in a terminal: give the command once more with --open-here at its end.",
    )
    return f"{what} {way}"


def cannot_save(error: StoreError) -> str:
    """Why something is not on the disk yet, while the app goes on."""
    if isinstance(error, errors.FullError):
        why = translate("problems", "The disk is full.")
    elif isinstance(error, errors.BusyError):
        why = translate("problems", "Another program keeps your data locked.")
    elif isinstance(error, errors.GoneError):
        why = translate("problems", "Your data folder is gone: put it back, or plug its disk in again.")
    else:
        why = translate("problems", "Your data cannot be written.")
    keep = translate(
        "problems", "Keep Retrotimer open: your walk is safe in it, and it keeps trying to save."
    )
    return why + " " + keep


def cannot_keep_settings(error: StoreError) -> str:
    """Why a changed setting will be forgotten; nothing tries to write it again."""
    text = translate(
        "problems",
        "Your change holds until Retrotimer closes, but it could not be written. Your walks are safe. (%1)",
    )
    return text.replace("%1", error.detail or error.path)


def cannot_read(error: StoreError) -> str:
    """Why the calendar could not be brought up to date."""
    text = translate("problems", "Your walks cannot be read just now: %1. Nothing was changed.")
    return text.replace("%1", error.detail or error.path)


def cannot_change(error: StoreError) -> str:
    """Why a change to the history was not made."""
    if isinstance(error, errors.ChangedElsewhereError):
        return translate(
            "problems",
            "This was changed elsewhere in the meantime, so nothing was overwritten. "
            "Look at it again, then change it.",
        )
    if isinstance(error, errors.WorkingError):
        return translate(
            "problems",
            "What you asked for before is still being done. Nothing else was changed. Try again in a moment.",
        )
    text = translate(
        "problems", "The change could not be saved: %1. Nothing was changed; your walks are safe. Try again."
    )
    return text.replace("%1", error.detail or error.path)


def not_there(path: str) -> str:
    """The program cannot start itself again; `path` is where it was."""
    return translate(
        "problems",
        "Retrotimer is no longer at “%1”. Your walks are safe. Install it again, or start it where it is.",
    ).replace("%1", path)


def already_open() -> str:
    """A second start that could not reach the first window."""
    return translate(
        "problems",
        "Retrotimer is already open with this data folder, but it does not answer. Close it first.",
    )


def restoring() -> str:
    """A start while another process puts a backup in the place of the data."""
    return translate(
        "problems",
        "A backup is being restored into this data folder just now, by “retrotimer restore”. "
        "Nothing is lost. Wait until that is done, then start Retrotimer again.",
    )


def interrupted(record: WalkRecord) -> str:
    """What became of a walk that the last start found unfinished."""
    text = translate(
        "problems",
        "Your walk of %n minute(s) was interrupted at %1. Saved: %2.",
        "",
        record.meant_minutes,
    )
    when = record.written + timedelta(seconds=record.started.offset)
    return text.replace("%1", time_of_day(when)).replace("%2", duration(record.walked.backward))


def saved_again() -> str:
    """The disk takes walks again."""
    return translate("problems", "Your data can be written again. Everything is saved.")


def not_understood(words: str) -> str:
    """A command line that makes no sense."""
    text = translate(
        "problems",
        "Retrotimer does not understand how it was started (%1). Nothing was changed. "
        "“retrotimer --help” shows what it takes.",
    )
    return text.replace("%1", words)


def no_display() -> str:
    """Why no window can open."""
    return translate(
        "problems", "Retrotimer needs a screen, and none is connected to this session. Nothing was changed."
    )
