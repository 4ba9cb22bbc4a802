"""The script: what a walker is told, in words that are spoken and stand in the window."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from retrotimer.core.cues import Cue, TimedCue

translate = QCoreApplication.translate


def cue(which: TimedCue, own: Mapping[Cue, str] | None = None) -> str:
    """The words of a cue; a person's own ones where there are any."""
    words = (own or {}).get(which.cue)
    if words is not None:
        return words.replace("%1", str(which.minutes))
    if which.cue is Cue.MINUTES_DONE:
        return translate("cues", "%n minute(s) done. Easy pace.", "", which.minutes)
    return script(which.cue)


def script(which: Cue) -> str:
    """The words as they are shipped; "%1" stands for the minutes that are done."""
    return {
        Cue.SOUND_CHECK: translate(
            "cues", "If you can hear this clearly from where you will walk, you are ready."
        ),
        Cue.LOOK_BEHIND: translate("cues", "Look behind you. Path clear?"),
        Cue.THREE: translate("cues", "Three."),
        Cue.TWO: translate("cues", "Two."),
        Cue.ONE: translate("cues", "One."),
        Cue.WALK_FORWARDS: translate("cues", "Walk forwards, easily."),
        Cue.BEGIN: translate("cues", "Begin. Small, slow steps. Toes first, then heel. Stand tall."),
        Cue.BEGIN_AGAIN: translate("cues", "Stop. Look behind you. Now backwards: small, slow steps."),
        Cue.GLANCE_LEFT: translate("cues", "Slow down. Look over your left shoulder."),
        Cue.GLANCE_RIGHT: translate("cues", "Slow down. Look over your right shoulder."),
        Cue.GLANCE_BUDDY: translate("cues", "Buddy, is the path clear?"),
        Cue.MINUTES_DONE: translate("cues", "%1 minutes done. Easy pace.", "keep the %1"),
        Cue.STEADY: translate("cues", "You should be able to talk."),
        Cue.NEAR_THE_END: translate("cues", "Near the end? Stop, turn, check, go on."),
        Cue.TURN_AND_WALK_FORWARDS: translate("cues", "Stop, turn, walk forwards."),
        Cue.HALFWAY: translate("cues", "Halfway. Still comfortable? If not, stop."),
        Cue.HALFWAY_FORWARDS: translate("cues", "Halfway. Stop, turn, walk forwards."),
        Cue.ONE_MINUTE_LEFT: translate("cues", "One minute left. No need to speed up."),
        Cue.LAST_MINUTE_AGAIN: translate("cues", "Stop. Look behind you. Now the last minute backwards."),
        Cue.TEN_SECONDS: translate("cues", "Ten seconds. Slow down."),
        Cue.EASY_OUT: translate("cues", "Turn round slowly. Walk forwards, easily."),
        Cue.FINISHED: translate("cues", "Finished. Stop with your feet together, then turn round slowly."),
        Cue.FINISHED_FORWARDS: translate("cues", "Finished. Stop and stand for a moment."),
        Cue.PAUSED: translate("cues", "Paused. Stand still."),
        Cue.RESUMED: translate("cues", "Look behind you first. Carrying on."),
        Cue.STOPPED: translate("cues", "Stopped. Good decision. Your minutes are saved."),
        Cue.WOKE: translate(
            "cues", "The computer was asleep. Stand still. Come and say whether you kept walking."
        ),
    }[which]


def when(which: Cue) -> str:
    """When a cue is told, for who wants to give it other words."""
    return {
        Cue.SOUND_CHECK: translate("cues", "Sound check"),
        Cue.LOOK_BEHIND: translate("cues", "Getting ready"),
        Cue.THREE: translate("cues", "Three seconds before the start"),
        Cue.TWO: translate("cues", "Two seconds before the start"),
        Cue.ONE: translate("cues", "One second before the start"),
        Cue.WALK_FORWARDS: translate("cues", "Start of the warm-up"),
        Cue.BEGIN: translate("cues", "Start"),
        Cue.BEGIN_AGAIN: translate("cues", "Start after walking forwards"),
        Cue.GLANCE_LEFT: translate("cues", "Every two minutes, left"),
        Cue.GLANCE_RIGHT: translate("cues", "Every two minutes, right"),
        Cue.GLANCE_BUDDY: translate("cues", "Every two minutes, with a buddy"),
        Cue.MINUTES_DONE: translate("cues", "Every three minutes, first (%1 is the number)"),
        Cue.STEADY: translate("cues", "Every three minutes, second, and between the cues"),
        Cue.NEAR_THE_END: translate("cues", "The end of a short path"),
        Cue.TURN_AND_WALK_FORWARDS: translate("cues", "Easy start: now forwards"),
        Cue.HALFWAY: translate("cues", "Halfway"),
        Cue.HALFWAY_FORWARDS: translate("cues", "Easy start: halfway"),
        Cue.ONE_MINUTE_LEFT: translate("cues", "One minute left"),
        Cue.LAST_MINUTE_AGAIN: translate("cues", "Easy start: the last minute"),
        Cue.TEN_SECONDS: translate("cues", "Ten seconds left"),
        Cue.EASY_OUT: translate("cues", "Start of the cool-down"),
        Cue.FINISHED: translate("cues", "Finished"),
        Cue.FINISHED_FORWARDS: translate("cues", "Finished, after walking forwards"),
        Cue.PAUSED: translate("cues", "Paused"),
        Cue.RESUMED: translate("cues", "Carrying on"),
        Cue.STOPPED: translate("cues", "Stopped early"),
        Cue.WOKE: translate("cues", "After the computer slept"),
    }[which]
