import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrotimer.core.sound import (
    Device,
    OutputState,
    Sound,
    SoundChoice,
    SoundState,
    VoiceState,
)
from retrotimer.desktop.sound.messages import (
    LONGEST_LINE,
    Begun,
    Choose,
    Hush,
    Leave,
    Lines,
    Ping,
    Play,
    Pong,
    Renew,
    Report,
    Request,
    Told,
    Wake,
    line,
    read,
)

texts = st.text(max_size=20)
choices = st.builds(
    SoundChoice,
    language=texts,
    voice=texts,
    rate=st.integers(-5, 5),
    volume=st.integers(0, 100),
    device=texts,
)
states = st.builds(
    SoundState,
    voice=st.sampled_from(VoiceState),
    output=st.sampled_from(OutputState),
    voice_name=texts,
    device_name=texts,
    voice_lost=st.booleans(),
    voice_apart=st.booleans(),
    device_lost=st.booleans(),
    voices=st.lists(texts, max_size=3).map(tuple),
    devices=st.lists(st.builds(Device, texts, texts), max_size=3).map(tuple),
)
messages = st.one_of(
    st.builds(Choose, choices, st.booleans()),
    st.builds(Play, st.none() | st.sampled_from(Sound), texts, st.booleans()),
    st.builds(Told, states),
    st.sampled_from([Wake(), Hush(), Ping(), Leave(), Pong(), Begun(), Renew()]),
)


@given(messages)
def test_a_message_arrives_as_it_was_sent(message: Request | Report) -> None:
    [text] = Lines().feed(line(message))
    assert read(text) == message


@given(st.binary(max_size=60))
def test_whatever_arrives_raises_nothing(data: bytes) -> None:
    for text in Lines().feed(data + b"\n"):
        read(text)


GOOD = json.loads(line(Choose(SoundChoice())))
STATE = json.loads(line(Told(SoundState())))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"word": 1}',
        b'{"word": "sing"}',
        b'{"word": "play"}',
        b'{"word": "play", "sound": "gong", "words": "", "urgent": false}',
        b'{"word": "play", "sound": null, "words": 7, "urgent": false}',
        b'{"word": "play", "sound": null, "words": "", "urgent": "yes"}',
        b'{"word": "wake"',
        b"\xff\xfe",
        b"[" * 5000,
        json.dumps(GOOD | {"rate": True}).encode(),
        json.dumps(GOOD | {"rate": "fast"}).encode(),
        json.dumps(GOOD | {"language": None}).encode(),
        json.dumps(STATE | {"voice": "hoarse"}).encode(),
        json.dumps(STATE | {"devices": [["one"]]}).encode(),
        json.dumps(STATE | {"devices": [[1, 2]]}).encode(),
        json.dumps(STATE | {"voices": None}).encode(),
    ],
)
def test_nonsense_is_no_message(text: bytes) -> None:
    assert read(text) is None


def test_what_is_out_of_range_is_brought_back_into_it() -> None:
    found = read(json.dumps(GOOD | {"rate": 99, "volume": -4}).encode())
    assert found == Choose(SoundChoice(rate=5, volume=0))


def test_what_a_newer_version_adds_is_left_out() -> None:
    assert read(b'{"word": "wake", "gently": true}') == Wake()


@given(st.lists(messages, max_size=5), st.integers(1, 50))
def test_lines_may_arrive_in_pieces(sent: list[Request | Report], size: int) -> None:
    lines, data = Lines(), b"".join(line(message) for message in sent)
    pieces = [data[index : index + size] for index in range(0, len(data), size)]
    assert [read(text) for piece in pieces for text in lines.feed(piece)] == sent


@pytest.mark.parametrize("size", [LONGEST_LINE + 1, 10 * LONGEST_LINE])
@pytest.mark.parametrize("piece", [1000, 10**7])
def test_a_line_that_is_too_long_is_left_out_and_the_next_one_is_not(size: int, piece: int) -> None:
    lines, data = Lines(), b"x" * size + b"\n" + line(Pong())
    pieces = [data[index : index + piece] for index in range(0, len(data), piece)]
    assert [text for one in pieces for text in lines.feed(one)] == [line(Pong()).strip()]
