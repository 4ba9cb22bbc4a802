import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.desktop.sound.voices import (
    MOST_LETTERS,
    Candidate,
    engine,
    loudness,
    ordered,
    plain,
    qt_rate,
)

ESPEAK = [
    Candidate(name, locale)
    for locale, names in {
        "en_US": ("English (Caribbean)", "English (America)+Al", "English (America)", "English (America, Y)"),
        "en_GB": ("English (Scotland)", "English (Great Britain)", "English (Received Pronunciation)"),
        "pt_BR": ("Portuguese (Brazil)",),
        "pt_PT": ("Portuguese (Portugal)",),
        "de_DE": ("German", "German+Klaus"),
        "fr_FR": ("French (France)",),
        "fr_BE": ("French (Belgium)",),
        "C": ("Bishnupriya Manipuri",),
    }.items()
    for name in names
]


def best(language: str, system: str, own: str = "") -> str:
    return ordered(ESPEAK, language, system, own)[0].name


@pytest.mark.parametrize(
    ("language", "system", "name"),
    [
        ("en", "en_US", "English (America)"),
        ("en", "en_GB", "English (Great Britain)"),
        ("en", "C", "English (America)"),
        ("en", "de_DE", "English (America)"),
        ("en", "en_NZ", "English (America)"),
        ("en-GB", "en_US", "English (Great Britain)"),
        ("pt", "pt_PT", "Portuguese (Portugal)"),
        ("pt", "en_US", "Portuguese (Brazil)"),
        ("pt-BR", "pt_PT", "Portuguese (Brazil)"),
        ("de", "de_AT", "German"),
        ("fr", "fr_BE", "French (Belgium)"),
        ("fr", "fr_CA", "French (France)"),
    ],
)
def test_the_best_voice(language: str, system: str, name: str) -> None:
    assert best(language, system) == name


def test_the_engine_s_own_voice_is_taken_where_it_means_something() -> None:
    mac = [Candidate(name, "en_US") for name in ("Zarvox", "Fred", "Samantha")]
    assert ordered(mac, "en", "en_US", "Samantha")[0].name == "Samantha"


def test_no_voice_of_another_language_and_no_disguise_is_offered() -> None:
    assert [one.name for one in ordered(ESPEAK, "de", "de_DE")] == ["German"]
    assert ordered(ESPEAK, "cy", "cy_GB") == []


def test_a_name_that_several_locales_have_is_offered_once() -> None:
    twice = [Candidate("Anna", "de_AT"), Candidate("Anna", "de_DE")]
    assert ordered(twice, "de", "de_AT") == [Candidate("Anna", "de_AT")]


@pytest.mark.parametrize(
    ("available", "platform", "name"),
    [
        (["mock", "speechd"], "linux", "speechd"),
        (["flite", "mock", "speechd"], "linux", "speechd"),
        (["flite", "mock"], "linux", "flite"),
        (["mock"], "linux", ""),
        ([], "linux", ""),
        (["mock", "sapi", "winrt"], "win32", "winrt"),
        (["darwin", "mock"], "darwin", "darwin"),
        (["mock", "another"], "freebsd13", "another"),
    ],
)
def test_the_engine(available: list[str], platform: str, name: str) -> None:
    assert engine(available, platform) == name


@pytest.mark.parametrize("name", ["speechd", "winrt", "sapi", "darwin", "another"])
def test_rates_rise_and_stay_within_qt_s(name: str) -> None:
    rates = [qt_rate(name, rate) for rate in range(-5, 6)]
    assert rates == sorted(rates)
    assert rates[5] == 0.0
    assert -1 <= rates[0] < 0 < rates[-1] <= 1


def test_loudness() -> None:
    assert (loudness(0), loudness(50), loudness(100)) == (0.0, 0.25, 1.0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Turn around.", "Turn around."),
        ("  Turn\n\taround \x00\x1b[1m now ", "Turn around 1m now"),
        ("<speak>Turn & go</speak>", "speak Turn go /speak"),
        ("10 minutes’ walk – über", "10 minutes’ walk – über"),
        ("[[slnc 5000]] x", "slnc 5000 x"),
        ("<>&", ""),
    ],
)
def test_words_become_plain(words: str, said: str) -> None:
    assert plain(words) == said


@given(st.text())
def test_no_engine_gets_anything_but_plain_words(words: str) -> None:
    said = plain(words)
    assert len(said) <= MOST_LETTERS
    assert not set(said) & set("<>&\n\r\t\0")
    assert all(letter.isprintable() for letter in said)


def test_what_is_longer_than_any_cue_is_cut() -> None:
    assert plain("word " * 100) == ("word " * 60).strip()
