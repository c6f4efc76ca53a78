"""The tokenizer: spaCy's blank English with the tokens and the normal form of this package."""

from collections.abc import Callable

import spacy
from spacy.attrs import LOWER, NORM, ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from skillpath.nlp.reading import Reading, note
from skillpath.nlp.tokens import normal

TOKENIZER = "skillpath.tokens.v1"
"""The name of the tokenizer in spaCy's registry."""
MOST_CHARACTERS = 10_000_000
"""The longest text that a pipeline takes; what people hand in is limited far below it."""


class Tokenizer:
    """Makes a Doc of a text, to the character, and notes beside it how the rules see it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        reading = Reading.of(text)
        spaces = [_spaced(word) for word in reading.words]
        words = [word[:-1] if spaced else word for word, spaced in zip(reading.words, spaces, strict=True)]
        doc = Doc(self.vocab, words=words, spaces=spaces)
        note(doc, reading)
        return doc

    def to_bytes(self, **_kwargs: object) -> bytes:
        """Return nothing: there is no state to keep."""
        return b""

    def from_bytes(self, _bytes: bytes, **_kwargs: object) -> "Tokenizer":
        """Return the tokenizer as it is: there is no state to take up."""
        return self


def blank_pipeline(vocab: Vocab | None = None) -> Language:
    """Return spaCy's blank English with this tokenizer, on a vocabulary of its own or on a given one.

    spaCy computes some twenty features for each new word; only those that are used here are left.
    """
    nlp = spacy.blank("en", vocab=vocab or True, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.vocab.lex_attr_getters = {ORTH: str, LOWER: str.lower, NORM: normal}  # type: ignore[attr-defined]
    nlp.max_length = MOST_CHARACTERS
    return nlp


def _create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(TOKENIZER, func=_create_tokenizer)


def _spaced(word: str) -> bool:
    """Tell whether spaCy keeps the last blank of a token apart from it."""
    return word[-1] == " " and not word[0].isspace()
