"""What every test in this room is given."""

from tests.english import english

__all__ = ["english"]
