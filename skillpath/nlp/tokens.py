"""Tokens: the smallest pieces that a name of a technology is made of, and their normal form.

Names are written in many ways: `Node.js`, `NodeJS`, `node js`; `message-queues`, `Message queue`. So the
tokenizer cuts at every change of class (`Node|.|js`, `Postgre|SQL`, `Python|3`, `C|+|+`), hangs hyphens and
runs of white space on the token before them, and the normal form of a token drops case, hyphen, plural and
British spelling. A name and a text that mean the same then have the same sequence of normal forms, and one
PhraseMatcher over them finds it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import spacy
from spacy.attrs import LOWER, NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

TOKENIZER = "skillpath.tokens.v1"
"""The name of the tokenizer in spaCy's registry."""
MOST_CHARACTERS = 10_000_000
"""The longest text that a pipeline takes; what people hand in is limited far below it."""

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
_WHITE = re.compile(r"\s*")
_ISE = re.compile(r"is(e[drs]?|ers?|ing|ations?|able)$")
_DOUBLED_L = re.compile(r"ll(ing|ed|ers?)$")


def tokenize(vocab: Vocab, text: str) -> Doc:
    """Return a Doc whose text is the text, to the character. Linear in its length."""
    words: list[str] = []
    spaces: list[bool] = []
    position = 0
    end = len(text)
    while position < end:
        token = _TOKEN.match(text, position)
        stop = token.end() if token else position
        white = _WHITE.match(text, stop)
        after = white.end() if white else stop
        spaced = after > stop and text[after - 1] == " " and bool(token)
        words.append(text[position : after - 1] if spaced else text[position:after])
        spaces.append(spaced)
        position = after
    return Doc(vocab, words=words, spaces=spaces)


def split_words(text: str) -> list[str]:
    """Return the tokens of a text as strings, without the white space behind them."""
    return _TOKEN.findall(text)


def normal_words(text: str) -> tuple[str, ...]:
    """Return the normal forms of the tokens of a text, without a Doc: for building tables of names."""
    return tuple(map(normal, split_words(text)))


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Return a word without case, hyphen, possessive and British spelling; its plural stays."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).replace("’", "'")
    word = word.strip().lower()
    if len(word) > 1 and word[-1] in "-‐‑":
        word = word[:-1]
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 5:
        word = _DOUBLED_L.sub(r"l\1", _ISE.sub(r"iz\1", word)).replace("our", "or")
    return word


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


class Tokenizer:
    """The tokenizer of a pipeline, in the form in which spaCy calls it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return tokenize(self.vocab, text)

    def to_bytes(self, **_kwargs: object) -> bytes:
        """Return nothing: there is no state to keep."""
        return b""

    def from_bytes(self, _bytes: bytes, **_kwargs: object) -> "Tokenizer":
        """Return the tokenizer as it is: there is no state to take up."""
        return self


@spacy.registry.tokenizers(TOKENIZER)
def _create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


def blank_pipeline(vocab: Vocab | None = None) -> Language:
    """Return spaCy's blank English with this tokenizer and the normal form of this module.

    spaCy computes some twenty features for each new word; only those that are used here are left.
    """
    nlp = spacy.blank("en", vocab=vocab or True, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.vocab.lex_attr_getters = {ORTH: str, LOWER: str.lower, NORM: normal}
    nlp.max_length = MOST_CHARACTERS
    return nlp


def texts(doc: Doc) -> list[str]:
    """Return the texts of a Doc's tokens; asking each token anew would cost more than reading them."""
    known: list[str] | None = doc.user_data.get("texts")
    if known is None:
        known = doc.user_data["texts"] = [token.text for token in doc]
    return known
