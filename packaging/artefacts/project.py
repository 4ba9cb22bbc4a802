"""What all packages say of the project, each fact taken from the one place that holds it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging"
DIST = ROOT / "dist"
WORK = ROOT / ".run" / "build"

NAME, TITLE = "retrotimer", "Retrotimer"
PUBLISHER = "The Retrotimer founders"
"""As LICENSE names them."""


@dataclass(frozen=True, slots=True)
class Project:
    """What this checkout is: its version, what it says of itself in a line, and its addresses by name."""

    version: str
    summary: str
    urls: Mapping[str, str]

    @property
    def tag(self) -> str:
        """What this version's commit is called once it is released."""
        return f"v{self.version}"


def project(root: Path = ROOT) -> Project:
    """The project of a checkout.

    Raises:
        ValueError: its version is not written where it should be.
    """
    source = (root / "retrotimer" / "__init__.py").read_text("utf-8")
    version = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if version is None:
        raise ValueError("retrotimer/__init__.py says no version")
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return Project(version[1], settings["description"], settings["urls"])
