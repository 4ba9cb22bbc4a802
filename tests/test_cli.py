"""What the command line does before any of its commands."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrotimer import answers, arguments, cli, launch
from retrotimer.store.paths import LOCK_NAME, standard_folder


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--data-dir", "/a/b c"],
        ["--data-dir", "/a/../b"],
        ["--data-dir", "a"],
        ["--data-dir", "~/a"],
        ["--data-dir", ""],
        ["--data-dir", "/a\0b"],
        ["--data-dir", "/\udc80"],
        ["--data-dir", "--help"],
        ["--data-dir"],
        ["--data-dir", "/a", "status"],
        ["--data-dir=/a"],
        ["status"],
        ["--help"],
    ],
)
def test_a_plain_start_is_understood_as_the_parser_would(words: list[str]) -> None:
    plain = cli._folder_of_a_plain_start(words)
    if plain is not None:
        asked = arguments.read(words)
        assert (asked.word, asked.data_dir or standard_folder()) == ("", plain)


def test_no_help_names_what_only_packagers_need() -> None:
    told = arguments.parser().format_help()
    assert "--data-dir" in told
    assert cli.SELF_TEST not in told


def test_a_start_from_the_menu_needs_no_parser() -> None:
    assert cli._folder_of_a_plain_start([]) == standard_folder()
    assert cli._folder_of_a_plain_start(["--data-dir", str(Path.cwd())]) == Path.cwd()


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """What Ctrl-C does is as before afterwards."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("words", [[], ["start"], ["show"]], ids=" ".join)
def test_ctrl_c_ends_a_start_before_qt_has_begun(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python threw into what Qt was drawing: the window stood there unfinished, or the program crashed."""
    found = []

    def opened(*_: object) -> int:
        found.append(signal.getsignal(signal.SIGINT))
        return 0

    monkeypatch.setattr(launch, "open_window", opened)
    cli.main(["--data-dir", str(tmp_path), *words])
    assert found == [signal.SIG_DFL]


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_reminder_that_waits_for_its_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's turn came a minute later, and threw into a slot: it could not be ended from its terminal."""
    found = []

    def reminded(*_: object) -> int:
        found.append(signal.getsignal(signal.SIGINT))
        return 0

    monkeypatch.setitem(answers.ANSWERS, "remind", reminded)
    cli.main(["--data-dir", str(tmp_path), "remind"])
    assert found == [signal.SIG_DFL]


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_that_a_shell_has_ignored_stays_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(launch, "open_window", lambda *_: 0)
    cli.main(["--data-dir", str(tmp_path)])
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN


@pytest.mark.parametrize("word", ["--doctor", "--install-desktop", "--uninstall-desktop"])
def test_nobody_vouches_for_data_that_stay_closed(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(answers.ANSWERS, word, lambda *_: 0)
    lock = tmp_path / LOCK_NAME
    lock.write_text("of another computer")
    assert cli.main(["--data-dir", str(tmp_path), "--open-here", word]) == 0
    assert lock.read_text() == "of another computer"


def test_ctrl_c_in_a_word_that_prints_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def struck(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(answers.ANSWERS, "status", struck)
    assert cli.main(["--data-dir", str(tmp_path), "status"]) == 130
    assert capsys.readouterr() == ("", "")
