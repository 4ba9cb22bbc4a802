"""Words for pain: of the back and of the knee, before a walk, after it, and on the morning after."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.pain import Pain, PainSign, PainSite
from retrotimer.core.records import WalkRecord
from retrotimer.words.numbers import number, with_arrow

translate = QCoreApplication.translate


def site_pain(site: PainSite) -> str:
    """The pain of a site, at the start of a line: "Back pain"."""
    return {
        PainSite.BACK: translate("pain", "Back pain"),
        PainSite.KNEE: translate("pain", "Knee pain"),
    }[site]


def pain_now(site: PainSite) -> str:
    """What is asked: how much it hurts now."""
    return {
        PainSite.BACK: translate("pain", "Back pain now"),
        PainSite.KNEE: translate("pain", "Knee pain now"),
    }[site]


def pain_this_morning(site: PainSite) -> str:
    """What is asked on the morning after a walk."""
    return {
        PainSite.BACK: translate("pain", "Back pain this morning"),
        PainSite.KNEE: translate("pain", "Knee pain this morning"),
    }[site]


def answer_name(site: PainSite) -> str:
    """The name of an answer; "%1" is its number."""
    return {
        PainSite.BACK: translate("pain", "Back pain %1 of 10"),
        PainSite.KNEE: translate("pain", "Knee pain %1 of 10"),
    }[site]


def against_walking(_sign: PainSign) -> str:
    """What much pain says before a walk; it is advice, and blocks nothing."""
    return translate(
        "pain",
        "Pain of 6 or more is too much to exercise with. "
        "Better not to walk today; ask your doctor if it stays.",
    )


def after_walking(sign: PainSign) -> str:
    """What a pain says after a walk, or on the morning after."""
    return {
        PainSign.MUCH: translate(
            "pain", "Pain of 6 or more is too much. Keep your next walk no longer than the last one."
        ),
        PainSign.RISEN: translate(
            "pain",
            "The pain rose by 2 or more, a change that people notice. "
            "Keep your next walk no longer than the last one.",
        ),
    }[sign]


def field_names(site: PainSite) -> tuple[str, str, str]:
    """The names of three fields: the pain before a walk, after it, and on the next morning."""
    return {
        PainSite.BACK: (
            translate("pain", "Back pain before"),
            translate("pain", "Back pain after"),
            translate("pain", "Back pain next morning"),
        ),
        PainSite.KNEE: (
            translate("pain", "Knee pain before"),
            translate("pain", "Knee pain after"),
            translate("pain", "Knee pain next morning"),
        ),
    }[site]


def not_told() -> str:
    """In the place of an answer that was not given."""
    return translate("pain", "–", "a pain that was not told")


def sites_name(sites: tuple[PainSite, ...]) -> str:
    """Whose pain is asked for, as a choice in the settings."""
    return {
        (PainSite.BACK,): translate("pain", "My back"),
        (PainSite.KNEE,): translate("pain", "My knee"),
        (PainSite.BACK, PainSite.KNEE): translate("pain", "My back and my knee"),
        (): translate("pain", "Nothing: do not ask"),
    }[sites]


def morning_question() -> str:
    """What the window asks the morning after a walk."""
    return translate("pain", "You walked yesterday. How is the pain this morning?")


def answer_morning() -> str:
    """The button beside the question."""
    return translate("pain", "Answer")


def told(record: WalkRecord) -> list[str]:
    """What was told of each site, in the middle of a line: "back pain: before 4, after 3"."""
    names = {
        PainSite.BACK: translate("pain", "back pain: %1", "before 4, after 3"),
        PainSite.KNEE: translate("pain", "knee pain: %1", "before 4, after 3"),
    }
    return [names[site].replace("%1", times) for site, times in _told(record)]


def sentence(record: WalkRecord) -> str:
    """All that was told of the pain, as it is spoken; or that nothing was."""
    names = {
        PainSite.BACK: translate("pain", "Back pain: %1.", "before 4, after 3"),
        PainSite.KNEE: translate("pain", "Knee pain: %1.", "before 4, after 3"),
    }
    lines = [names[site].replace("%1", times) for site, times in _told(record)]
    return " ".join(lines) or translate("pain", "No pain was told")


def times(before: str | None, after: str | None, morning: str | None) -> str:
    """What was told at which time, in the middle of a line: "before 4, after 3, next morning 2"."""
    words = (
        translate("pain", "before %1", "a pain"),
        translate("pain", "after %1", "a pain"),
        translate("pain", "next morning %1", "a pain"),
    )
    told = zip(words, (before, after, morning), strict=True)
    return ", ".join(text.replace("%1", figure) for text, figure in told if figure is not None)


def signs(record: WalkRecord) -> str:
    """Before and after in few signs, a dash for what was not told: "4 → 3"; the knee's by its name."""
    before, after = record.pain_before, record.feedback.pain
    back, knee = (_arrow(site, before, after) for site in PainSite)
    if not knee:
        return back
    if not back:
        return translate("pain", "knee %1", "4 → 3").replace("%1", knee)
    both = translate("pain", "back %1, knee %2", "4 → 3, 2 → 2")
    return both.replace("%1", back).replace("%2", knee)


def longest_signs() -> str:
    """As wide as what usually stands in a cell of `signs`."""
    ten = _sign(translate("pain", "%1 → %2", "pain before, after"), 10, 10)
    return translate("pain", "knee %1", "4 → 3").replace("%1", ten)


def _told(record: WalkRecord) -> list[tuple[PainSite, str]]:
    """Of each site of which anything was told, what and when."""
    told = (record.pain_before, record.feedback.pain, record.feedback.morning)
    found = []
    for site in PainSite:
        before, after, morning = (None if (figure := pain.of(site)) is None else str(figure) for pain in told)
        if words := times(before, after, morning):
            found.append((site, words))
    return found


def _arrow(site: PainSite, before: Pain, after: Pain) -> str:
    then, now = before.of(site), after.of(site)
    if then is None and now is None:
        return ""
    return _sign(with_arrow(translate("pain", "%1 → %2", "pain before, after")), then, now)


def _sign(text: str, then: int | None, now: int | None) -> str:
    return text.replace("%1", _figure(then)).replace("%2", _figure(now))


def _figure(value: int | None) -> str:
    return not_told() if value is None else number(value)
