"""What the dial shows before a walk. It stands alone, because the start needs it before all else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrotimer.core.choice import PlanChoice

if TYPE_CHECKING:
    from retrotimer.core.programme import ProgrammeFace


@dataclass(frozen=True, slots=True)
class HomeFace:
    """The dial before a walk.

    Attributes:
        choice: what would start.
        programme: where in the programme the walk would be; None where none is followed, or not read yet.
    """

    choice: PlanChoice
    programme: "ProgrammeFace | None" = None
