"""What the command line does before any of its commands."""

from pathlib import Path

import pytest

from retrotimer import arguments, cli
from retrotimer.store.paths import standard_folder


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
