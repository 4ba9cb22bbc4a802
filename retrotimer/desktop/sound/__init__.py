"""The speaker: a process of its own for all that sounds, and the pipe between it and the window.

The window's side is `speaker.py`, with `pipe.py` and `command.py`; `messages.py` is both sides'; the rest
belongs to the speaker, and nothing of it may be imported in the window's process.
"""
