"""A start on a data folder that somebody else has: this machine's window or restore, or another machine.

The window of this machine is told what is wanted, and that is all: there are never two of them here.  What
restores a backup in a terminal lets no window open meanwhile, and is waited for.  About
another machine the person is asked, as nobody can tell from here whether it still has the folder.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from retrotimer import complaint
from retrotimer.core.errors import ElsewhereError
from retrotimer.desktop.door import START
from retrotimer.desktop.elsewhere import claim_after_restoring, in_use, is_restoring, take_over
from retrotimer.store.paths import LOCK_NAME, WORK_NAME

if TYPE_CHECKING:
    from retrotimer.core.keeping import Elsewhere
    from retrotimer.desktop.single_instance import SingleInstance


def give_way(folder: Path, instance: "SingleInstance", words: str, *, claimed: bool) -> int | None:
    """See to who has the folder; None where it is this start's now, else the exit code.

    Raises:
        StoreError: the claim cannot be written down.
    """
    ours = claimed or claim_after_restoring(folder, LOCK_NAME, WORK_NAME, instance.claim)
    if not ours and is_restoring(folder, LOCK_NAME, WORK_NAME):
        return complaint.restoring()
    if not ours and _told(folder, instance, words):
        return 0
    other = in_use(folder, LOCK_NAME, WORK_NAME)
    if other is None:
        return None if ours or instance.claim() else complaint.already_open()
    instance.release()  # while the question is there, another start may get an answer from whoever has it
    if QGuiApplication.platformName() in complaint.UNSEEN_PLATFORMS:
        return complaint.cannot_open(ElsewhereError(str(folder), other.host))
    if not ask(other):
        return 0
    return _open_here(folder, instance, words, other)


def _told(folder: Path, instance: "SingleInstance", words: str) -> bool:
    """Whether an open window has heard what is wanted."""
    if not instance.tell_first(words):
        return False
    if words.startswith(START):
        from retrotimer.console.status import tell_running
        from retrotimer.desktop.clock import SystemClock

        tell_running(folder, SystemClock())
    return True


def _open_here(folder: Path, instance: "SingleInstance", words: str, other: "Elsewhere") -> int | None:
    """Take the folder over, as the person says that it is free."""
    if not take_over(folder, LOCK_NAME, WORK_NAME):  # the file system says that somebody holds it
        return complaint.cannot_open(ElsewhereError(str(folder), other.host))
    if instance.claim():
        return None
    return 0 if _told(folder, instance, words) else complaint.already_open()


def ask(other: "Elsewhere") -> bool:
    """Whether the window is to open here all the same. There is none yet, so the dialog has its own loop."""
    from retrotimer.core.settings import Appearance
    from retrotimer.ui.dialogs.elsewhere_dialog import ElsewhereDialog
    from retrotimer.ui.look import colours
    from retrotimer.ui.look.app_icon import app_icon

    colours.apply(Appearance.SYSTEM)  # what was chosen stands in a file that is not opened yet
    dialog = ElsewhereDialog(other)
    dialog.setWindowIcon(app_icon())
    dialog.exec()
    return dialog.opens_here
