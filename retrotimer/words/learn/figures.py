"""What the drawings show, in words: their labels, and a description for those who do not see them."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.learn import Figure

translate = QCoreApplication.translate


def labels(figure: Figure) -> tuple[str, ...]:
    """What is written at a drawing's marks, in the order in which it has them."""
    return {
        Figure.STEP: (
            translate("learn", "Stand"),
            translate("learn", "Reach back"),
            translate("learn", "Toes first"),
            translate("learn", "Then heel"),
        ),
        Figure.MUSCLES: (
            translate("learn", "Core, behind"),
            translate("learn", "Glutes"),
            translate("learn", "Hamstrings"),
            translate("learn", "Calves"),
            translate("learn", "Core, in front"),
            translate("learn", "Quadriceps"),
        ),
        Figure.SPINE: (
            translate("learn", "Spine", "of the body"),
            translate("learn", "Vertebra"),
            translate("learn", "Disc", "of the spine"),
            translate("learn", "Nerve"),
        ),
        Figure.CURVE: (
            translate("learn", "With its curve"),
            translate("learn", "Flat back"),
        ),
    }[figure]


def description(figure: Figure) -> str:
    """What is to be seen."""
    return {
        Figure.STEP: translate(
            "learn",
            "Drawing: a step backwards in four pictures. Both feet stand; one leg reaches back; its toes "
            "touch the ground first; then its heel comes down.",
        ),
        Figure.MUSCLES: translate(
            "learn",
            "Drawing: a body from behind and from the front. Marked are the core along the spine and at the "
            "belly, the glutes in the seat, the hamstrings at the back of the thighs, the quadriceps at "
            "their front, and the calves.",
        ),
        Figure.SPINE: translate(
            "learn",
            "Drawing: a spine from the side with its natural curves. Enlarged beside it, two vertebrae with "
            "the disc between them, and the nerve that comes out behind it.",
        ),
        Figure.CURVE: translate(
            "learn",
            "Drawing: two spines from the side. The low back of one curves inwards; that of the other is "
            "nearly straight.",
        ),
    }[figure]
