"""What the macOS app says of itself; untried, see packaging/macos/README.md."""

from artefacts.project import PUBLISHER, TITLE, project
from retrotimer import APP_ID

IDENTIFIER = APP_ID
OLDEST = "13.0"
"""What Qt 6.10 and newer ask for."""


def info() -> dict[str, object]:
    """The entries of `Info.plist` beside those that PyInstaller writes."""
    version = project().version
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{PUBLISHER}, MIT licence",
        "NSRequiresAquaSystemAppearance": False,  # dark colours, too
    }
