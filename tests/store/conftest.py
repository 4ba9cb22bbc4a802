"""What every test in this room may ask for; some have a folder of their own."""

from tests.store.keeping import folder, keeper, opened

__all__ = ["folder", "keeper", "opened"]
