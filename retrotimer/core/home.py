"""What the dial shows before a walk. It stands alone, because the start needs it before all else."""

from dataclasses import dataclass

from retrotimer.core.plan import MINUTE, Plan, PlanChoice


@dataclass(frozen=True, slots=True)
class HomeFace:
    """The dial before a walk: what would start; `total_minutes` is the whole plan but for getting ready."""

    choice: PlanChoice
    total_minutes: int


def home_face(choice: PlanChoice, plan: Plan) -> HomeFace:
    """The dial's face for what is chosen now."""
    return HomeFace(choice, (plan.seconds - plan.lead) // MINUTE)
