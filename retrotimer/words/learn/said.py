"""What is said of walking backwards, advised, or made a rule: a sentence for each row of `docs/evidence.md`.

Never stronger than the row: "may" stays "may".
"""

from PySide6.QtCore import QCoreApplication

from retrotimer.words import safety

translate = QCoreApplication.translate


def said(row: str) -> str:
    """The claim of a row."""
    return {
        "1": translate("learn", "Walking backwards may be an effective way to manage back pain."),
        "2": translate(
            "learn",
            "“Retro walking” comes from ancient China. Later it became popular in parts of Asia and Europe.",
        ),
        "3": translate("learn", "Hips and knees become more flexible."),
        "4": translate(
            "learn",
            "Walking backwards may open the discs of the spine. Pain from a pressed nerve, or from discs "
            "that have lost height, would then be less likely.",
        ),
        "5a": translate("learn", "The muscles along the spine are more active than in walking forwards."),
        "5b": translate(
            "learn",
            "The core works from a different angle, and the range of motion is smaller than in walking "
            "forwards.",
        ),
        "6a": translate("learn", "Walking backwards may ease pain in the knees."),
        "6b": translate(
            "learn", "People whose back and knees hurt can exercise without more stress on their knees."
        ),
        "7a": translate("learn", "There is less stress on the discs, the supporting muscles and the joints."),
        "7b": translate("learn", "It still gives you some conditioning."),
        "8": translate("learn", "With flat back syndrome, walking backwards may restore the curve."),
        "9": translate("learn", "It is an unfamiliar movement, and the muscles work differently."),
        "10": translate("learn", "It complements a regular fitness routine."),
        "11": translate("learn", "Running backwards takes about 30 % more energy than running forwards."),
        "12": translate("learn", "Running backwards may reduce stress on the back."),
        "13a": translate(
            "learn", "Running backwards reverses the load on the muscles, and protects the knees."
        ),
        "13b": translate(
            "learn",
            "Running backwards puts less force on the joint of the kneecap than running forwards.",
        ),
        "14": translate(
            "learn",
            "Check with a board-certified back doctor first, whether you want to walk backwards or to run.",
        ),
        "15": translate("learn", "Walk on a flat, open area, or with a buddy beside you. Both is best."),
        "16": translate(
            "learn",
            "Hamstrings, quadriceps, glutes, calves and other muscles that support the spine are at work.",
        ),
        "17": translate(
            "learn", "Walk backwards for 10 to 15 minutes, four days a week, and keep it up for a month."
        ),
        "A": safety.ask_specifically(),
        "B": listed(safety.advice()),
        "C": listed(safety.step()),
        "D": titled(safety.stop_title(), listed(safety.stop_when())),
        "E": titled(safety.emergency_title(), safety.emergency()),
        "F": titled(safety.soon_title(), safety.soon()),
        "G": translate("learn", "On a scale from 0 to 10, a change of about 2 is one that a person notices."),
        "H": translate(
            "learn",
            "Pain while you exercise: 0 to 3 is fine. 4 and 5 are acceptable if they settle within 24 hours. "
            "6 to 10 is too much.",
        ),
        "I": translate(
            "learn",
            "The programme begins with 10 minutes and reaches 15 in the fourth week. "
            "Or choose a steady 10, 12 or 15.",
        ),
        "J": translate(
            "learn", "A run is kept in your history, and does not count toward the four days of a week."
        ),
        "K": translate(
            "learn",
            "This app does not diagnose and does not treat. It cannot see what is around you. "
            "Your doctor's word comes before its own.",
        ),
        "L": translate("learn", "Nothing is said here more strongly than the papers allow."),
    }[row]


def listed(lines: tuple[str, ...]) -> str:
    """A list, a line for each of its entries."""
    return "\n".join(f"•  {line}" for line in lines)


def titled(title: str, text: str) -> str:
    """A text under its title."""
    return f"{title}\n{text}"
