"""Tokens: the smallest pieces that a name of a technology is made of, and their normal form.

Names are written in many ways: `Node.js`, `NodeJS`, `node js`; `message-queues`, `Message queue`. So a text
is cut at every change of class (`Node|.|js`, `Postgre|SQL`, `Python|3`, `C|+|+`), hyphens and runs of white
space hang on the token before them, and the normal form of a token drops case, hyphen, plural and British
spelling. A name and a text that mean the same then have the same sequence of normal forms.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

HYPHENS = frozenset("-‐‑")
"""A token ends in one of these when another word hangs on it: "end-" and "user" in "end-user"."""

_TOKEN = re.compile(
    r"""
    (?: [A-Z]{2,}s(?![^\W\d_])                       # APIs, SLAs
      | [A-Z]+(?![^\W\d_A-Z])                         # SQL, the J of JVM
      | [A-Z]?[a-z]+(?:['’](?:t|s|m|d|ve|re|ll)\b)?   # Java, script, don't, Bachelor's
      | \d+
      | [^\W\d_]+                                     # letters of other alphabets
      | [^\s]                                         # any other character by itself
    )
    (?:(?<=\w)[-‐‑](?=[^\W\d_]))?
    """,
    re.VERBOSE,
)
_TOKEN_AND_SPACE = re.compile(rf"(?:{_TOKEN.pattern})\s*|\s+", re.VERBOSE)
_ISE = re.compile(r"is(e[drs]?|ers?|ing|ations?|able)$")
_DOUBLED_L = re.compile(r"ll(ing|ed|ers?)$")
_LONGEST_KEPT = 40
"""Characters of a word whose plain form is remembered; longer ones are no words and would fill the memory."""


def cut(text: str) -> list[str]:
    """Return the tokens of a text, each with the white space behind it: joined they are the text.

    White space at the head of the text is a token of its own. Linear in the length of the text.
    """
    return _TOKEN_AND_SPACE.findall(text)


def split_words(text: str) -> list[str]:
    """Return the tokens of a text without the white space between them."""
    return _TOKEN.findall(text)


def plain(word: str) -> str:
    """Return a word without case, hyphen, possessive and British spelling; its plural stays."""
    return _remembered(word) if len(word) <= _LONGEST_KEPT else _plain(word)


def normal(word: str) -> str:
    """Return the normal form of a word: `plain`, and in the singular."""
    word = plain(word)
    if len(word) < 4 or not word.endswith("s") or word[-2] in "su'":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def plain_form(words: Iterable[str]) -> str:
    """Return one key for a sequence of tokens, whatever its case, hyphens and spaces."""
    return "".join(map(plain, words))


def _plain(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).replace("’", "'")
    word = word.strip().lower()
    if len(word) > 1 and word[-1] in HYPHENS:
        word = word[:-1]
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 5:
        word = _DOUBLED_L.sub(r"l\1", _ISE.sub(r"iz\1", word)).replace("our", "or")
    return word


_remembered = lru_cache(maxsize=1 << 16)(_plain)
