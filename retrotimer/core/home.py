"""What the dial shows before a walk. It stands alone, because the start needs it before all else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrotimer.core.plan import MINUTE, Plan, PlanChoice

if TYPE_CHECKING:
    from retrotimer.core.programme import ProgrammeFace


@dataclass(frozen=True, slots=True)
class HomeFace:
    """The dial before a walk.

    Attributes:
        choice: what would start.
        total_minutes: the whole plan but for getting ready.
        programme: where in the programme the walk would be; None where none is followed, or not read yet.
    """

    choice: PlanChoice
    total_minutes: int
    programme: "ProgrammeFace | None" = None


def home_face(choice: PlanChoice, plan: Plan, programme: "ProgrammeFace | None" = None) -> HomeFace:
    """The dial's face for what is chosen now."""
    return HomeFace(choice, (plan.seconds - plan.lead) // MINUTE, programme)
