"""Each cue reaches the walker, by what there is to be heard; what is wrong is told at once."""

from dataclasses import replace

import pytest

from retrotimer.control.guide import LINGER_SECONDS, Guide
from retrotimer.control.session import SessionControl
from retrotimer.control.settings import SettingsControl
from retrotimer.control.walk_log import WalkLog
from retrotimer.core.cues import TOO_LATE_SECONDS, Cue
from retrotimer.core.guidance import Guidance
from retrotimer.core.pain import Pain
from retrotimer.core.plan import MINUTE, Mode, PlanChoice
from retrotimer.core.session import StopReason
from retrotimer.core.sound import (
    Channel,
    Frequency,
    OutputState,
    Sound,
    SoundChoice,
    SoundState,
    VoiceState,
)
from retrotimer.store.history import SqliteHistory
from retrotimer.store.settings import SqliteSettings
from retrotimer.words.cues import cue, script
from tests.fakes import FakeClock, FakeSpeaker, a_clearance, heard

GET_READY = 10
NO_VOICE = SoundState(VoiceState.NO_ENGINE, OutputState.READY, device_name="Desk")
MUTED = SoundState(VoiceState.READY, OutputState.MUTED, "Ann", "Desk")


class Walk:
    """A session with its guide, and what a walker hears."""

    def __init__(self, clock: FakeClock, history: SqliteHistory, store: SqliteSettings) -> None:
        self.clock = clock
        self.speaker = FakeSpeaker()
        self.settings = SettingsControl(store)
        self.session = SessionControl(
            clock, WalkLog(clock, history), self.settings.now.choice(Mode.WALK), lambda: 0
        )
        self.guide = Guide(
            clock=clock,
            speaker=self.speaker,
            session=self.session,
            settings=self.settings,
            words_of=lambda timed: cue(timed, self.settings.guidance.cue_words),
            language="en-GB",
        )
        self.told = heard(self.guide.told)
        self.flashes = heard(self.guide.flash_requested)
        self.faces = heard(self.guide.sound_changed)

    def set(self, guidance: Guidance) -> None:
        self.settings.guide_otherwise(guidance)

    def begin(self, *, buddy: bool = False, minutes: int = 10, turn_every: int = 0) -> None:
        self.session.choose(PlanChoice(minutes=minutes))
        self.session.begin(a_clearance(buddy=buddy), Pain(), turn_every)

    def walk(self) -> None:
        self.begin()
        self.clock.advance(GET_READY + 10 * MINUTE)


@pytest.fixture
def walk(clock: FakeClock, history: SqliteHistory, settings_store: SqliteSettings) -> Walk:
    return Walk(clock, history, settings_store)


def words(*cues: Cue) -> list[str]:
    return [script(which) for which in cues]


def test_a_whole_walk_is_spoken_as_the_script_has_it(walk: Walk) -> None:
    walk.walk()
    spoken = words(
        Cue.LOOK_BEHIND,
        Cue.THREE,
        Cue.TWO,
        Cue.ONE,
        Cue.BEGIN,
        Cue.GLANCE_LEFT,
        Cue.STEADY,
        Cue.GLANCE_RIGHT,
        Cue.HALFWAY,
        Cue.GLANCE_LEFT,
        Cue.GLANCE_RIGHT,
        Cue.ONE_MINUTE_LEFT,
        Cue.TEN_SECONDS,
        Cue.FINISHED,
    )
    assert walk.speaker.words == walk.told == spoken


def test_what_matters_has_its_sound_before_the_words(walk: Walk) -> None:
    walk.walk()
    sounds = [sound for sound, _ in walk.speaker.played if sound is not None]
    assert sounds == [
        Sound.READY,
        Sound.START,
        Sound.HALFWAY,
        Sound.ONE_MINUTE,
        Sound.TEN_SECONDS,
        Sound.FINISH,
    ]


def test_a_sleeping_device_is_woken_a_second_before_each_cue(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(6.5)
    before = walk.speaker.asked.count("wake")
    walk.clock.advance(GET_READY + 100)  # three, two, one, begin
    assert before == 1
    assert walk.speaker.asked.count("wake") == 4


@pytest.mark.parametrize("reason", [StopReason.DONE, StopReason.PAIN])
def test_a_step_is_answered(walk: Walk, reason: StopReason) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 60)
    del walk.speaker.played[:]
    walk.session.pause_or_resume()
    walk.clock.advance(30)
    walk.session.pause_or_resume()
    walk.session.stop(reason)
    assert walk.speaker.played == [
        (Sound.PAUSED, script(Cue.PAUSED)),
        (Sound.RESUMED, script(Cue.RESUMED)),
        (Sound.STOPPED, script(Cue.STOPPED)),
    ]


def test_a_walk_that_was_never_begun_ends_in_silence(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(3)
    walk.session.stop(StopReason.DONE)
    assert script(Cue.STOPPED) not in walk.speaker.words
    assert walk.speaker.asked[-1] == "hush"


def test_the_words_at_the_end_are_not_hushed_with_what_was_said_before_it(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 10 * MINUTE)
    assert walk.speaker.words[-1] == script(Cue.FINISHED)
    assert walk.speaker.asked[-2:] == ["hush", "urgent"]


def test_a_buddy_is_spoken_to(walk: Walk) -> None:
    walk.begin(buddy=True)
    walk.clock.advance(GET_READY + 121)
    assert walk.speaker.words[-1] == script(Cue.GLANCE_BUDDY)


def test_a_short_path_is_called_out(walk: Walk) -> None:
    walk.begin(turn_every=20)
    walk.clock.advance(GET_READY + 61)
    assert walk.speaker.played[-3:] == [(Sound.TURN, script(Cue.NEAR_THE_END))] * 3


def test_the_essential_is_heard_and_all_is_told_in_the_window(walk: Walk) -> None:
    walk.set(Guidance(frequency=Frequency.ESSENTIAL))
    walk.walk()
    assert walk.speaker.words == words(Cue.BEGIN, Cue.HALFWAY, Cue.ONE_MINUTE_LEFT, Cue.FINISHED)
    assert len(walk.told) == 14


def test_signals_alone_say_nothing_and_leave_nothing_out(walk: Walk) -> None:
    walk.set(Guidance(frequency=Frequency.SIGNALS))
    walk.walk()
    assert set(walk.speaker.words) == {""}
    assert len(walk.speaker.played) == len(walk.told) == 14
    assert walk.speaker.played[1:4] == [(Sound.TICK, "")] * 3


def test_silence_starts_no_sound_system(walk: Walk) -> None:
    walk.set(Guidance(frequency=Frequency.SILENT))
    walk.guide.prepare()
    walk.walk()
    assert walk.speaker.choice is None
    assert "prepare" not in walk.speaker.asked
    assert walk.speaker.played == []
    assert len(walk.flashes) == 1  # the end is seen
    assert len(walk.told) == 14


def test_without_a_voice_the_signals_take_over(walk: Walk) -> None:
    walk.speaker.become(NO_VOICE)
    assert walk.guide.face.channel is Channel.SIGNALS
    walk.walk()
    assert set(walk.speaker.words) == {""}


def test_where_nothing_can_be_heard_the_screen_flashes_at_each_cue(walk: Walk) -> None:
    walk.speaker.become(MUTED)
    walk.walk()
    assert walk.speaker.played == []
    assert len(walk.flashes) == len(walk.told) == 14


def test_a_voice_that_dies_during_the_walk_is_told_by_the_sound_of_trouble(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 60)
    walk.speaker.become(NO_VOICE)
    assert walk.speaker.played[-1] == (Sound.TROUBLE, "")
    assert walk.faces[-1].lacking
    walk.speaker.become(MUTED)
    assert len(walk.flashes) == 1
    walk.speaker.become(FakeSpeaker().state)
    assert walk.faces[-1].channel is Channel.VOICE
    assert walk.speaker.played[-1] == (Sound.TROUBLE, "")


def test_trouble_before_a_walk_makes_no_noise(walk: Walk) -> None:
    walk.guide.prepare()
    walk.speaker.become(NO_VOICE)
    assert walk.speaker.played == []
    assert walk.faces[-1].channel is Channel.SIGNALS


def test_what_came_much_too_late_is_not_told_but_the_end_is(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 119)
    told = len(walk.told)
    walk.clock.stall(4 * MINUTE)  # the glance, the minute call, halfway: all long past
    assert walk.told[told:] == []
    walk.clock.stall(20 * MINUTE)
    assert walk.told[told:] == words(Cue.FINISHED)


@pytest.mark.parametrize(("late", "told"), [(9, True), (TOO_LATE_SECONDS, True), (16, False)])
def test_what_came_a_little_late_is_told_once(walk: Walk, late: float, *, told: bool) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 119)
    before = len(walk.told)
    walk.clock.stall(1 + late)
    walk.clock.advance(20)
    assert walk.told[before:] == (words(Cue.GLANCE_LEFT) if told else [])


def test_what_is_told_with_others_does_not_cut_them_off(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(6.5)
    asked = len(walk.speaker.asked)
    walk.clock.stall(4)
    assert walk.told[-4:] == words(Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)
    assert [one for one in walk.speaker.asked[asked:] if one != "wake"] == ["play"] * 4


@pytest.mark.parametrize("frequency", [Frequency.SIGNALS, Frequency.SILENT])
def test_who_chooses_to_hear_less_during_a_walk_is_told_of_no_trouble(
    walk: Walk, frequency: Frequency
) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + MINUTE)
    played = len(walk.speaker.played)
    walk.set(Guidance(frequency=frequency))
    assert (walk.speaker.played[played:], walk.flashes) == ([], [])


def test_a_pause_tells_no_cue_and_loses_none(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 119.5)
    walk.session.pause_or_resume()
    told = len(walk.told)
    walk.clock.advance(3600)
    assert len(walk.told) == told
    walk.session.pause_or_resume()
    walk.clock.advance(GET_READY + 1)
    assert walk.told[told:] == words(Cue.RESUMED, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN, Cue.GLANCE_LEFT)


def test_a_pause_while_getting_ready_again_begins_no_walk(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 60)
    walk.session.pause_or_resume()
    walk.session.pause_or_resume()
    walk.clock.advance(GET_READY - 2)
    told = len(walk.told)
    walk.session.pause_or_resume()
    walk.clock.advance(3600)
    assert walk.told[told:] == words(Cue.PAUSED)
    walk.session.pause_or_resume()
    walk.clock.advance(GET_READY)
    assert walk.told[told + 1 :] == words(Cue.RESUMED, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)


def test_a_pause_while_getting_ready_is_told_from_the_start(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY - 1)
    walk.session.pause_or_resume()
    told = len(walk.told)
    walk.session.pause_or_resume()
    walk.clock.advance(GET_READY)
    assert walk.told[told:] == words(Cue.LOOK_BEHIND, Cue.THREE, Cue.TWO, Cue.ONE, Cue.BEGIN)


def test_a_count_that_came_much_too_late_is_not_told(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 60)
    walk.session.pause_or_resume()
    walk.session.pause_or_resume()
    told = len(walk.told)
    walk.clock.stall(GET_READY + 30)
    assert walk.told[told:] == []


def test_own_words_are_spoken(walk: Walk) -> None:
    walk.set(Guidance(cue_words={Cue.BEGIN: "Off we go."}))
    walk.begin()
    walk.clock.advance(GET_READY + 1)
    assert walk.speaker.words[-1] == "Off we go."


def test_the_sound_is_asked_for_as_it_was_chosen(walk: Walk) -> None:
    walk.set(Guidance(voice="Bob", rate=2, volume=60, device="kitchen"))
    walk.guide.prepare()
    assert walk.speaker.choice == SoundChoice("en-GB", "Bob", 2, 60, "kitchen")
    walk.set(replace(walk.settings.guidance, volume=10))
    assert walk.speaker.choice == SoundChoice("en-GB", "Bob", 2, 10, "kitchen")


def test_no_sound_is_held_before_it_is_wanted_nor_long_after(walk: Walk) -> None:
    assert walk.speaker.asked == []
    walk.guide.prepare()
    walk.guide.let_go()
    walk.clock.advance(LINGER_SECONDS - 1)
    assert "release" not in walk.speaker.asked
    walk.walk()
    walk.clock.advance(LINGER_SECONDS - 1)
    assert "release" not in walk.speaker.asked
    walk.clock.advance(2)
    assert walk.speaker.asked[-1] == "release"


def test_the_sound_check_plays_what_a_walk_would_sound_like(walk: Walk) -> None:
    walk.guide.prepare()
    walk.guide.check()
    assert walk.speaker.played == [(Sound.START, script(Cue.SOUND_CHECK))]
    assert walk.told == []


def test_what_is_tried_out_is_heard_and_not_kept(walk: Walk) -> None:
    walk.guide.try_out(Guidance(voice="Bob", volume=5))
    assert walk.speaker.choice == SoundChoice("en-GB", "Bob", volume=5)
    assert walk.speaker.played == [(Sound.START, script(Cue.SOUND_CHECK))]
    walk.guide.done_trying()
    assert walk.speaker.choice == SoundChoice("en-GB")
    assert walk.settings.guidance == Guidance()


def test_of_cues_at_one_moment_only_the_first_cuts_off_what_is_being_said(walk: Walk) -> None:
    walk.begin(turn_every=60)
    walk.clock.advance(GET_READY + 299)
    del walk.speaker.asked[:], walk.speaker.played[:]
    walk.clock.advance(2)  # the end of the path, and halfway
    assert [asked for asked in walk.speaker.asked if asked != "wake"] == ["urgent", "play"]
    assert walk.speaker.words == words(Cue.NEAR_THE_END, Cue.HALFWAY)


def test_what_only_tells_does_not_cut_off_what_must_be_done(walk: Walk) -> None:
    walk.begin(turn_every=299)
    walk.clock.advance(GET_READY + 301)
    assert walk.speaker.words[-2:] == words(Cue.NEAR_THE_END, Cue.HALFWAY)
    assert walk.speaker.asked[-1] == "play"


def test_while_the_voice_starts_even_a_glance_has_its_sound(walk: Walk) -> None:
    walk.begin()
    walk.clock.advance(GET_READY + 110)
    walk.speaker.become(replace(walk.speaker.state, voice=VoiceState.STARTING))
    walk.clock.advance(15)
    assert walk.speaker.played[-1] == (Sound.LOOK, script(Cue.GLANCE_LEFT))


def test_each_checklist_tries_again_what_had_given_up(walk: Walk) -> None:
    walk.guide.prepare()
    walk.speaker.become(SoundState(VoiceState.BROKEN, OutputState.BROKEN))
    walk.guide.let_go()
    walk.guide.prepare()
    assert walk.speaker.asked.count("prepare") == 2


def test_who_chooses_how_to_hear_is_offered_everything_even_out_of_silence(walk: Walk) -> None:
    walk.set(Guidance(frequency=Frequency.SILENT))
    walk.guide.prepare_for_choice()
    assert walk.speaker.choice == SoundChoice("en-GB")
    walk.guide.done_trying()
    assert walk.speaker.asked[-1] == "release"


def test_a_sound_that_is_tried_is_not_given_back_as_what_came_before_it_would_be(walk: Walk) -> None:
    walk.guide.prepare()
    walk.guide.let_go()
    walk.guide.try_out(Guidance())
    walk.clock.advance(2 * LINGER_SECONDS)
    assert "release" not in walk.speaker.asked
    walk.guide.done_trying()
    walk.clock.advance(LINGER_SECONDS)
    assert walk.speaker.asked[-1] == "release"
