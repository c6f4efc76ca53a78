"""Cues: the words that trigger a rule, kept as data under graph_data/cues/."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import rtoml
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from skillpath.errors import CatalogueError
from skillpath.nlp.tokens import split_words
from skillpath.paths import GRAPH_DATA


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of tokens that triggers a rule."""

    start: int
    end: int
    file: str
    name: str
    """The table in which the words stand: `levels.toml`, table `[deep]`, gives file levels, name deep."""


@cache
def cue_tables(file: str, folder: Path = GRAPH_DATA / "cues") -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of one file of cues; raise CatalogueError when it cannot be read."""
    path = folder / f"{file}.toml"
    try:
        return rtoml.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, rtoml.TomlParsingError) as error:
        raise CatalogueError([f"cues/{path.name}: cannot be read: {error}"]) from error


@cache
def grammar(*tables: str) -> frozenset[str]:
    """Return the small words of one or more tables of `grammar.toml`, in lower case."""
    return frozenset(word for table in tables for word in cue_tables("grammar")[table]["words"])


class CueMatcher:
    """Finds the phrases of one or more files of cues in a text."""

    def __init__(self, nlp: Language, *files: str) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        for file in files:
            for name, table in cue_tables(file).items():
                docs = [Doc(nlp.vocab, words=split_words(phrase)) for phrase in table.get("phrases", ())]
                if docs:
                    self._matcher.add(f"{file}.{name}", docs)

    def __call__(self, doc: Doc) -> list[Cue]:
        """Return the cues in the order of the text; of two of one file that overlap, the longer."""
        strings = doc.vocab.strings
        found = sorted(self._matcher(doc), key=lambda match: (match[1], -match[2]))
        cues: list[Cue] = []
        last_end: dict[str, int] = {}
        for key, start, end in found:
            file, _, name = strings[key].partition(".")
            if start >= last_end.get(file, 0):
                cues.append(Cue(start, end, file, name))
                last_end[file] = end
        return cues
