"""What bash, zsh and fish complete after `retrotimer`, from the command line's own parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from share_line import options, word_list

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from share_line import Option, Word

BASH_FILES = 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current")'
MADE = "# Made by packaging/share.py from retrotimer/arguments.py."


def bash(line: argparse.ArgumentParser) -> str:
    """The file for bash."""
    words = word_list(line)
    everything = [*options(line), *(one for word in words for one in options(word.parser))]
    paths = sorted({flag for one in everything if one.is_path for flag in one.flags})
    valued = sorted({flag for one in everything if one.value for flag in one.flags})
    chosen = {flag: one.choices for one in everything if one.choices for flag in one.flags}
    files = "|".join(word.name for word in words if any(one.is_path for one in _arguments(word)))
    plain = "|".join(flag for flag in valued if flag not in paths and flag not in chosen)
    lines = [
        MADE,
        "_retrotimer() {",
        '    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" word="" index',
        "    COMPREPLY=()",
        '    case "$before" in',
        f"        {'|'.join(paths)}) {BASH_FILES}; return ;;",
        *(f"        {flag}) {_bash_offer(choices)}; return ;;" for flag, choices in chosen.items()),
        f"        {plain}) return ;;",
        "    esac",
        "    for ((index = 1; index < COMP_CWORD; index++)); do",
        '        case "${COMP_WORDS[index]}" in',
        f"            {'|'.join(valued)}) ((index++)) ;;",
        "            -*) ;;",
        '            *) word="${COMP_WORDS[index]}"; break ;;',
        "        esac",
        "    done",
        '    case "$word" in',
        f'        "") {_bash_offer([*(word.name for word in words), *_flags(line)])} ;;',
        *(f"        {word.name}) {_bash_offer(_flags(word.parser))} ;;" for word in words),
        "    esac",
        f'    if [[ "$current" != -* ]]; then case "$word" in {files})',
        f"        {BASH_FILES} ;;",
        "    esac; fi",
        "}",
        "complete -F _retrotimer retrotimer",
    ]
    return "\n".join(lines) + "\n"


def zsh(line: argparse.ArgumentParser) -> str:
    """The file for zsh."""
    words = word_list(line)
    lines = [
        "#compdef retrotimer",
        MADE,
        "_retrotimer() {",
        "    local context state line",
        "    typeset -A opt_args",
        "    _arguments -C \\",
        *(f"        {_zsh_option(one)} \\" for one in options(line)),
        "        '1: :->word' \\",
        "        '*:: :->rest'",
        '    case "$state" in',
        "        word)",
        "            local -a words_known",
        "            words_known=(",
        *(f"                {_quoted(f'{word.name}:{word.summary}')}" for word in words),
        "            )",
        "            _describe word words_known ;;",
        "        rest)",
        '            case "$line[1]" in',
        *(text for word in words for text in _zsh_word(word)),
        "            esac ;;",
        "    esac",
        "}",
        '_retrotimer "$@"',
    ]
    return "\n".join(lines) + "\n"


def fish(line: argparse.ArgumentParser) -> str:
    """The file for fish."""
    words = word_list(line)
    names = " ".join(word.name for word in words)
    lines = [
        MADE,
        "complete -c retrotimer -f",
        *(_fish_option(one, "") for one in options(line)),
        *(
            f"complete -c retrotimer -n 'not __fish_seen_subcommand_from {names}' "
            f"-a {word.name} -d {_fish_quoted(word.summary)}"
            for word in words
        ),
    ]
    for word in words:
        condition = f"__fish_seen_subcommand_from {word.name}"
        lines += [_fish_option(one, condition) for one in options(word.parser) if one.flags]
        if any(one.is_path for one in _arguments(word)):
            lines.append(f"complete -c retrotimer -n '{condition}' -F")
    return "\n".join(lines) + "\n"


def _bash_offer(choices: Iterable[str]) -> str:
    return f'mapfile -t COMPREPLY < <(compgen -W "{" ".join(choices)}" -- "$current")'


def _flags(line: argparse.ArgumentParser) -> list[str]:
    return [flag for one in options(line) for flag in one.flags if flag.startswith("--")]


def _arguments(word: Word) -> Iterator[Option]:
    return (one for one in options(word.parser) if not one.flags)


def _zsh_word(word: Word) -> Iterator[str]:
    found: Sequence[Option] = [*options(word.parser)]
    yield f"                {word.name})"
    yield "                    _arguments \\"
    for index, one in enumerate(found):
        yield f"                        {_zsh_option(one)}" + (" \\" if index + 1 < len(found) else " ;;")


def _zsh_option(one: Option) -> str:
    about = one.about.replace("[", "(").replace("]", ")").replace(":", "\\:")
    kind = "_files" if one.is_path else f"({' '.join(one.choices)})" if one.choices else " "
    value = f":{one.names}:{kind}" if one.value else ""
    if not one.flags:
        return _quoted(f":{one.names}:{kind}")
    names = one.flags[0] if len(one.flags) == 1 else "{" + ",".join(one.flags) + "}"
    return names + _quoted(f"[{about}]{value}")


def _fish_option(one: Option, condition: str) -> str:
    parts = ["complete -c retrotimer"]
    if condition:
        parts.append(f"-n '{condition}'")
    parts += [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in one.flags]
    if one.value:
        parts.append("-r -F" if one.is_path else f"-x -a '{' '.join(one.choices)}'" if one.choices else "-x")
    return " ".join([*parts, f"-d {_fish_quoted(one.about)}"])


def _quoted(text: str) -> str:
    """A word for zsh, which has one way to end a quotation within."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
