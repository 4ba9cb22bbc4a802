"""What `retrotimer --doctor` looks at, and what it may find; nothing of it is about a person's health."""

from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """Something that the app needs of the machine, or is glad to have."""

    VERSIONS = "versions"
    FOLDER = "folder"
    DATA = "data"
    DISPLAY = "display"
    SOUND = "sound"
    VOICE = "voice"
    BUS = "bus"
    TRAY = "tray"
    NOTIFICATIONS = "notifications"
    KEEP_AWAKE = "keep awake"
    MEDIA_KEYS = "media keys"


class State(Enum):
    """What became of the look."""

    GOOD = "good"
    NONE_YET = "none yet"
    """Nothing was kept here so far, and something could be."""
    OPEN = "open"
    """A window has it open, or one was ended by force; both are seen by the same log."""
    NO_ANSWER = "no answer"
    """It did not answer within two seconds."""
    MISSING = "missing"
    BROKEN = "broken"
    MUTED = "muted"
    NO_LANGUAGE = "no language"
    NO_ROOM = "no room"
    """The disk is full."""
    IS_FILE = "is file"
    """A file has the folder's name."""
    GONE = "gone"
    """A link leads to what is not there."""
    UNREADABLE = "unreadable"
    NOT_WRITABLE = "not writable"
    OTHERS_READ = "others read"
    """Other people of this machine may look into it."""
    OTHERS = "others"
    """It is another account's, which keeps it to itself."""
    LEFT_BY_ADMINISTRATOR = "left by administrator"
    """It lies in this person's home and is the administrator's."""
    ADMINISTRATOR = "administrator"
    """It is a person's, and this is the administrator."""
    STRANGE = "strange"
    """What has the name of the data is no database, or no file of its own."""
    DOUBTED = "doubted"
    """Damage was met; the next start looks first."""


FINE = {State.GOOD, State.NONE_YET, State.OPEN}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found; `detail` is a name or path to be told with it."""

    part: Part
    state: State
    detail: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is to be mended."""
        return self.state in FINE
