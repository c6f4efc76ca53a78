"""Texts: what a person hands in, read from a file or standard input, or refused with a reason."""

import sys
from pathlib import Path

from skillpath.errors import InputError, TooLargeError

MOST_CHARACTERS = 50_000
"""The longest posting or self-assessment that is read, in characters."""

_MOST_BYTES = 4 * MOST_CHARACTERS
"""The most that as many characters take up in UTF-8: more is refused before it is decoded."""
_READ_ENDINGS = ("", ".txt", ".md", ".markdown", ".text")


def read_text(path: str) -> str:
    """Return the text of a UTF-8 file, or of standard input when the path is `-`.

    Raise InputError when it cannot be read or is no text, and TooLargeError when it is longer
    than MOST_CHARACTERS.
    """
    name = "standard input" if path == "-" else path
    text = _decoded(name, _bytes(path, name))
    check_length(text, name)
    return text


def check_length(text: str, name: str) -> None:
    """Raise TooLargeError when a text is longer than MOST_CHARACTERS."""
    if len(text) > MOST_CHARACTERS:
        raise TooLargeError(
            f"{name} has {len(text):,} characters; the most that is read is {MOST_CHARACTERS:,}."
        )


def _bytes(path: str, name: str) -> bytes:
    try:
        if path == "-":
            if sys.stdin is None:
                raise InputError("standard input is closed; name a file.")
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            if Path(path).suffix.lower() not in _READ_ENDINGS:
                raise InputError(f"{name}: is no .txt or .md file; save it as plain text first.")
            with Path(path).open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}.") from error
    if len(content) > _MOST_BYTES:
        raise TooLargeError(f"{name} is too long; the most that is read is {MOST_CHARACTERS:,} characters.")
    return content


def _decoded(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is no text in UTF-8 (byte {error.start} cannot be read).") from error
    if "\0" in text:
        raise InputError(f"{name}: is no text but a binary file (it has a NUL byte).")
    return text
