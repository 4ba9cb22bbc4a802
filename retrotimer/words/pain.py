"""Words for pain: of the back and of the knee, before a walk, after it, and on the morning after."""

from PySide6.QtCore import QCoreApplication

from retrotimer.core.pain import Pain, PainSite
from retrotimer.core.records import WalkRecord
from retrotimer.words.numbers import number, with_arrow

translate = QCoreApplication.translate


def site_pain(site: PainSite) -> str:
    """The pain of a site, at the start of a line: "Back pain"."""
    return {
        PainSite.BACK: translate("pain", "Back pain"),
        PainSite.KNEE: translate("pain", "Knee pain"),
    }[site]


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
    return translate("pain", "–", "a pain that was not told") if value is None else number(value)
