"""What is known of each claim, or what the app makes of an advice: a text for each row of `docs/evidence.md`.

Small studies are called small, a figure keeps the conditions that it was measured under, and what no
study has shown says so.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def known(row: str) -> str:
    """What is known of a row's claim."""
    return {**_of_walking(), **_of_running(), **_of_advice()}[row]


def _of_walking() -> dict[str, str]:
    return {
        "1": translate(
            "learn",
            "In one trial with 36 people, a month of backward walking three times a week, beside the usual "
            "treatment, did more for pain and function than the usual treatment alone. A review found three "
            "studies only: their methods were weak, and none reported unwanted effects. "
            "A pilot with ten athletes says “may reduce”.",
        ),
        "2": translate(
            "learn", "This is handed down. We list no study of it, and nothing in this app depends on it."
        ),
        "3": translate(
            "learn",
            "What was measured are the hamstrings, at the back of the thigh. In ten healthy women they "
            "became more flexible within four weeks; how far the low back moved did not change "
            "significantly. In another study, with 30 people, they became no more flexible than in the "
            "comparison group.",
        ),
        "4": translate("learn", "We know of no study that shows it. Take it as an idea, not as a promise."),
        "5a": translate(
            "learn",
            "In 21 people with chronic back pain and 21 without, two muscles along the spine (multifidus and "
            "erector spinae) were more active in walking backwards. More active does not yet mean stronger.",
        ),
        "5b": translate(
            "learn",
            "None of the studies that we list shows it. "
            "That muscles are more active does not tell the angle.",
        ),
        "6a": translate(
            "learn",
            "Of all these claims, this one has the best evidence: 13 trials taken together found less pain, "
            "always with other treatment beside it. "
            "In a trial with 68 people, six weeks with ten supervised minutes three times a week beside "
            "usual care, pain fell by 1.8 points against 1.0. "
            "What walking backwards does alone is not known.",
        ),
        "6b": translate(
            "learn",
            "None of the studies that we list shows it. They asked for pain, which is not the same as stress "
            "on the knee.",
        ),
        "7a": translate(
            "learn",
            "In a pilot of three weeks, five athletes with low back pain and five without, low-back motion "
            "and shock attenuation changed in most of them, and in one the other way. "
            "That does not show less stress, and the authors say no more than “may reduce”.",
        ),
        "7b": translate(
            "learn",
            "Walking backwards at 107 metres a minute took 60 % of the peak oxygen uptake measured forwards. "
            "That is near the fastest that people walk backwards; "
            "for a slow, safe pace we know of no figure.",
        ),
        "8": translate(
            "learn", "We know of no study that shows it. If your back has become flat, ask your doctor."
        ),
        "9": translate(
            "learn",
            "In one study the muscles along the spine were more active in walking backwards, with back pain "
            "and without.",
        ),
        "10": translate(
            "learn",
            "It is meant to come beside what you do already, not instead of it. "
            "Each day of the calendar can carry a note of other exercise.",
        ),
        "16": translate(
            "learn",
            "The study that we list found more activity in the muscles along the spine. "
            "That the others come to support the spine better is not shown.",
        ),
        "17": translate(
            "learn",
            "This dose is that of a small study of ten healthy women, which looked at flexibility and not at "
            "pain. The pilot with back pain ran three weeks. Trials ran three to six weeks, mostly with "
            "three sessions a week, beside physiotherapy. "
            "Four a week is a recommendation and not a proven optimum.",
        ),
    }


def _of_running() -> dict[str, str]:
    return {
        "11": translate(
            "learn",
            "Studies measured about 35 % more: in four men at 3 metres a second, give or take 6 %, and in "
            "eight people; “30 %” is the rounded figure that people quote. This app shows no calories: every "
            "published value is for a speed near the fastest that people walk backwards.",
        ),
        "12": translate(
            "learn",
            "We know of no study that shows it. One found that running backwards is not a smoother ride.",
        ),
        "13a": translate(
            "learn",
            "None of the studies that we list shows it. "
            "Less force on a joint does not yet mean that the knee is protected.",
        ),
        "13b": translate(
            "learn",
            "In one study the force on the joint of the kneecap was 4.5 times the body's weight in running "
            "forwards, and 3.4 times backwards. It was not so in everyone.",
        ),
        "J": translate(
            "learn",
            "The advice of four days a week is for walking. "
            "Before a run you go through the same checklist, with the same doctor's line.",
        ),
    }


def _of_advice() -> dict[str, str]:
    return {
        "14": translate(
            "learn",
            "The checklist asks for it before your first walk and keeps the date. It asks again after six "
            "months, and after a walk that you stopped for pain.",
        ),
        "15": translate(
            "learn",
            "The checklist asks for at least one of them before every walk, and never ticks it for you. "
            "A treadmill is not a flat, open area and does not pass alone.",
        ),
        "A": translate(
            "learn", "The checklist says so under its advice. Only a doctor can tell whether you may walk."
        ),
        "B": translate("learn", "These are advised. They never keep you from starting."),
        "C": translate("learn", "You are told so while you walk, and the words stand on the screen, too."),
        "D": translate(
            "learn",
            "Press S to stop, or H if it hurts, and your minutes are saved. "
            "Stopping early is a good decision.",
        ),
        "E": translate("learn", "No app can help with these. Call for help at once."),
        "F": translate("learn", "Let a doctor see it before your next walk."),
        "G": translate(
            "learn",
            "Two papers say so. This app therefore goes by a change of 2, "
            "and makes nothing of a smaller one.",
        ),
        "H": translate(
            "learn",
            "This is a rule of practice, which we read at second hand. Here it means: stop when pain reaches "
            "6, or 2 above where you began.",
        ),
        "I": translate(
            "learn",
            "This rise is ours; only the range is advised. After pain of 6 or more, a walk stopped for pain, "
            "or a rise of 2 or more, the programme repeats the last length and says why.",
        ),
        "K": translate(
            "learn",
            "It times your walks, tells you when to look behind you, and remembers what you tell it. "
            "That stays on this computer.",
        ),
        "L": translate(
            "learn",
            "Of the papers we have read the summaries. What is only suggested says so wherever it stands.",
        ),
    }
