"""Why something could not be kept or read: one class for each thing that a person can do about it."""


class StoreError(Exception):
    """Something could not be kept or read; nothing that was kept before is touched.

    Attributes:
        path: the file or folder it is about.
        detail: what the system said, for whoever helps.
    """

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail


class FolderIsFileError(StoreError):
    """The data folder's name belongs to a file."""


class FolderNotWritableError(StoreError):
    """The data folder cannot be made, or nothing can be written in it."""


class OthersError(StoreError):
    """The data belong to another account, which keeps them to itself; `detail` is its name."""


class LeftByAdministratorError(StoreError):
    """What lies in a person's home is the administrator's; `detail` is the person's own name."""


class AdministratorError(StoreError):
    """The administrator wants to work on a person's data; `detail` is their name."""


class NotADatabaseError(StoreError):
    """The file in the database's place is something else, or belongs to another program."""


class DamagedError(StoreError):
    """The database can no longer be read as one."""


class NewerSchemaError(StoreError):
    """The database was written by a newer Retrotimer."""


class OldSqliteError(StoreError):
    """The system's SQLite cannot hold the data; `detail` is its version."""


class ChangedElsewhereError(StoreError):
    """What was to be corrected is no longer what the person saw."""


class FullError(StoreError):
    """There is no room left on the disk."""


class LinkError(StoreError):
    """A name is a link, which leads to who knows where."""


class OwnDataError(StoreError):
    """A file that a person asked for would take the place of the app's own data."""


class NoFileError(StoreError):
    """What has the name is no file that could be replaced: a folder, say, or a device."""


class GoneError(StoreError):
    """The database is no longer in its place: its folder was moved, deleted or unplugged."""


class MissingError(StoreError):
    """The file that was named is not there."""


class BusyError(StoreError):
    """Another program keeps the database locked."""


class LoginError(StoreError):
    """What starts at login cannot be changed there."""


class ElsewhereError(StoreError):
    """The folder is in use on another computer, as far as can be told; `detail` is its name, if known."""


class LostError(StoreError):
    """There is no database, but backups of one lie beside its place."""


class WorkingError(StoreError):
    """Something of our own that takes long is not done yet, and nothing else is done meanwhile."""
