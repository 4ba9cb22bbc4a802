"""Runs in a bundle before the app: nothing that it starts is to inherit what its own start needed.

PyInstaller's bootloader names the bundle's folder in LD_LIBRARY_PATH and starts itself again. A browser or a
speech service that got that would load our SQLite instead of its own. The libraries in the bundle find each
other without it (artefacts/bundle.py, `let_find_each_other`).
Source: https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
for name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[name]
