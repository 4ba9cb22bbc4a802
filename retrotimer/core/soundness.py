"""What a look through the data finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Findings:
    """How a database stands.

    Attributes:
        walks: sessions that a person sees, as far as they can be read.
        damage: what SQLite says is wrong with the file's structure; an empty text for nothing.
        strange: tables and indexes that are missing, are too many, or are not as this version makes them.
        senseless: sessions and other entries that are there and make no sense.
    """

    walks: int
    damage: str = ""
    strange: tuple[str, ...] = ()
    senseless: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damage or self.strange or self.senseless)
