"""Finds `resources/`: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The path of a resource, such as `icons/check.svg`.

    Raises:
        FileNotFoundError: it is in neither place, so the installation is incomplete.
    """
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from Retrotimer's resources")
