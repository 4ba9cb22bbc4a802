"""What is wrong with a command line, in words that need no manual: `argparse` speaks of its own parts."""

import re

_LACKING = "the following arguments are required: "
_ARGUMENT = r"argument (?P<name>\S+): "
_PLAIN = (
    (_LACKING + r"(?P<value>.*)", "{value} is missing"),
    (_ARGUMENT + r"expected one argument", "there is nothing after {name}"),
    (_ARGUMENT + r"ignored explicit argument (?P<value>.*)", "{name} takes nothing after it"),
    (_ARGUMENT + r"invalid int value: (?P<value>.*)", "{name} takes a whole number, not {value}"),
    (r"argument COMMAND: invalid choice: (?P<value>.*) \(choose from .*\)", "there is no command {value}"),
    (
        _ARGUMENT + r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
        "{name} takes {choices}, not {value}",
    ),
    (_ARGUMENT + r"(?P<value>.*)", "{name}: {value}"),
)


def plain(message: str) -> str:
    """A mistake as `argparse` tells it, in plain words; what it does not know stays as it is."""
    for form, words in _PLAIN:
        found = re.fullmatch(form, message, re.DOTALL)
        if found is not None:
            parts = found.groupdict()
            if "value" in parts:
                parts["value"] = _quoted(parts["value"])
            if "choices" in parts:
                parts["choices"] = _one_of(parts["choices"])
            if words.startswith("{value} is"):
                return _missing(found["value"])
            return words.format(**parts)
    return message


def lacks(message: str) -> bool:
    """Whether `argparse` only misses something."""
    return message.startswith(_LACKING)


def _quoted(value: str) -> str:
    """A value as it was typed, in typographic quotes instead of Python's."""
    bare = value[1:-1] if value[:1] == value[-1:] and value[:1] in {"'", '"'} else value
    return f"“{bare}”" if bare != value or value.isdigit() else value


def _one_of(choices: str) -> str:
    names = [choice.strip("'\" ") for choice in choices.split(",")]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _missing(names: str) -> str:
    missing = names.split(", ")
    return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
