"""What `packaging/build.py` writes, without building: that takes minutes, and a release does it."""

import run  # puts packaging/ on the path

__all__ = ["run"]
