"""Why a file that a person asked for was not written, or nothing can be printed; %1 is a file's path."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def own_data() -> str:
    """The name is one of the app's own data."""
    return translate(
        "saving",
        "“%1” belongs to Retrotimer's own data, and nothing is written over that. Nothing was changed. "
        "Choose another folder or name.",
    )


def no_printer() -> str:
    """What is to be printed can be saved instead."""
    return translate("saving", "No printer was found. Save a PDF here, and print it elsewhere.")


def no_file() -> str:
    """The name is a folder's, say, or a device's."""
    return translate(
        "saving", "“%1” is no file that could be replaced. Nothing was changed. Choose another name."
    )


def link() -> str:
    """The name leads to another place."""
    return translate(
        "saving",
        "“%1” is a link to another place, and nothing is written through links. Nothing was changed. "
        "Choose another name.",
    )
