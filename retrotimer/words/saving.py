"""Why a file that a person asked for was not written, wherever it was asked for; %1 is its path."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def own_data() -> str:
    """The name is one of the app's own data."""
    return translate(
        "saving",
        "“%1” belongs to Retrotimer's own data, and nothing is written over that. Nothing was changed. "
        "Choose another folder or name.",
    )


def link() -> str:
    """The name leads to another place."""
    return translate(
        "saving",
        "“%1” is a link to another place, and nothing is written through links. Nothing was changed. "
        "Choose another name.",
    )
