"""The safety texts of the checklist and of a session that was stopped because it hurt."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.checklist import AskDoctor, Missing

translate = QCoreApplication.translate


def why_not_yet(found: tuple[Missing, ...]) -> str:
    """Why Begin cannot be pressed yet; an empty text when it can."""
    if Missing.DOCTOR in found:
        return translate("safety", "First confirm that you have checked with a back doctor.")
    if Missing.PLACE in found:
        return translate("safety", "Confirm the flat, open area or the buddy. Both is best.")
    return ""


def why_ask_doctor(reason: AskDoctor) -> str:
    """Why the doctor's line is not ticked."""
    return {
        AskDoctor.NEVER_CONFIRMED: translate(
            "safety",
            "Needed once, before your first walk: is walking backwards right for your back?",
        ),
        AskDoctor.SIX_MONTHS_AGO: translate(
            "safety", "It is six months or more since you confirmed this. Please confirm it again."
        ),
        AskDoctor.STOPPED_FOR_PAIN: translate(
            "safety", "You stopped a walk for pain. Please ask the doctor again."
        ),
        AskDoctor.URGENT_SIGN: translate(
            "safety", "You reported a sign that a doctor should see. Please ask a doctor before you walk."
        ),
    }[reason]


def advice_title() -> str:
    """The line that the advice folds under."""
    count = len(advice())
    return translate("safety", "%n more thing(s) that make it safer", "", count)


def advice() -> tuple[str, ...]:
    """What makes it safer; advised, never required."""
    return (
        translate("safety", "I walked the path forwards first"),
        translate("safety", "No road, stairs, water, pets or cables"),
        translate("safety", "Dry floor, good light"),
        translate("safety", "Closed, flat shoes"),
        translate("safety", "Slower than my normal pace"),
        translate("safety", "Hands free"),
        translate("safety", "I hear the sound from where I walk"),
    )


def ask_specifically() -> str:
    """Who should ask the doctor about this in particular."""
    return translate(
        "safety",
        "Ask specifically if you have: falls, dizziness, balance or sight problems, numb feet, "
        "fragile bones, recent surgery, a heart condition, a walking aid, or if you are pregnant.",
    )


def emergency_title() -> str:
    """What the next list is for."""
    return translate("safety", "Emergency help now")


def emergency() -> str:
    """When to call for help at once."""
    return translate(
        "safety",
        "Back pain with new weakness, numbness or tingling in both legs; numbness around the genitals, "
        "buttocks or inner thighs; trouble passing urine, or losing bladder or bowel control; chest pain; "
        "after a serious accident or hard fall.",
    )


def soon_title() -> str:
    """What the next list is for."""
    return translate("safety", "See a doctor soon")


def soon() -> str:
    """When to see a doctor soon."""
    return translate(
        "safety",
        "Fever; unexplained weight loss; a lump or changed shape of the back; pain worse at night; a knee "
        "you cannot stand on, or that is badly swollen, misshapen or hot.",
    )


def has_sign() -> str:
    """What is ticked by whoever finds a sign of `emergency` or `soon`."""
    return translate("safety", "I have one of the signs for emergency help or a doctor")


def get_help() -> str:
    """What is said at once to whoever ticked that."""
    return translate("safety", "Please get that help before you walk again.")


def sign_kept() -> str:
    """What follows from a sign that was told."""
    return translate("safety", "Noted. The checklist will ask whether you have spoken with a doctor.")


def fold_signs() -> str:
    """The line that the signs fold under on the morning after a walk."""
    return translate("safety", "Signs to get help for")


def next_title() -> str:
    """What the next sentence is for."""
    return translate("safety", "Before your next walk")


def ask_before_next() -> str:
    """What follows from a walk that was stopped because it hurt."""
    return translate("safety", "Ask your doctor again; the checklist will ask you whether you have.")


def stop_title() -> str:
    """What the list of `stop_when` is for."""
    return translate("safety", "Stop a walk whenever")


def stop_when() -> tuple[str, ...]:
    """When to end a session."""
    return (
        translate("safety", "You feel dizzy or faint"),
        translate("safety", "You stumble"),
        translate("safety", "A pain is sharp or new"),
        translate("safety", "Pain reaches 6, or 2 above where you began"),
        translate("safety", "The knee locks or gives way"),
        translate("safety", "The path is no longer clear"),
    )


def step() -> tuple[str, ...]:
    """How to walk backwards."""
    return (
        translate("safety", "Small, slow steps. Toes first, then heel."),
        translate("safety", "Stand tall. Hands free. Slower than your normal pace."),
        translate("safety", "Look over your shoulder every now and then: slow down first."),
        translate("safety", "Near the end of your path? Stop, turn, check, go on."),
    )
