"""The vocabulary: which written forms name which skill, in every variant that people write."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from skillpath.domain.graph import SkillGraph
from skillpath.nlp.cues import grammar
from skillpath.nlp.tiers import Tier, tier_of
from skillpath.nlp.tokens import normal, plain, plain_form, split_words

_PRODUCT_KINDS = frozenset({"language", "framework", "library", "tool", "platform", "database", "service"})
_JS = re.compile(r"\.js\b", re.IGNORECASE)
_LEAST_WORD = 6
"""Letters from which a name can be recognised in spite of a misspelling."""

Phrase = tuple[str, ...]
"""The normal forms of a name's tokens."""


class Match(NamedTuple):
    """Tokens `start` to `end` of a text, which name a skill."""

    start: int
    end: int
    skill: str

    @property
    def tokens(self) -> range:
        """The numbers of the tokens."""
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The written forms of a catalogue, ready to be matched."""

    matcher: PhraseMatcher
    """Matches normal forms; the match id is the skill's id."""
    forms: Mapping[str, frozenset[str]]
    """The plain forms of each skill: case, hyphens and spaces do not count in them, plurals do."""
    spellings: frozenset[tuple[str, str]]
    """Each skill with each of its forms, to the letter."""
    products: frozenset[str]
    """Skills that are names of products: "Teams" is one, "team" is none."""
    single: frozenset[str]
    """The plain forms of products that are written in one word, with capitals inside: "GitHub"."""
    phrases: Mapping[Phrase, str]
    """The normal forms of every name of two words or more, with the skill: ("unit", "testing")."""
    words: Mapping[str, str]
    """Every single word of six letters or more that surely names a skill, in plain form, with that skill."""


def vocabulary(nlp: Language, graph: SkillGraph) -> Vocabulary:
    """Return the vocabulary of a graph in the terms of a pipeline's tokens."""
    skills = graph.skills.values()
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    forms: dict[str, frozenset[str]] = {}
    phrases: dict[Phrase, str] = {}
    for skill in skills:
        variants = [split_words(variant) for form in skill.forms for variant in _variants(form)]
        by_phrase = _by_phrase(variants)
        matcher.add(skill.id, [Doc(nlp.vocab, words=words) for words in by_phrase.values()])
        forms[skill.id] = frozenset(map(plain_form, variants))
        for phrase in by_phrase:
            if len(phrase) > 1:
                phrases.setdefault(phrase, skill.id)
    return Vocabulary(
        matcher=matcher,
        forms=forms,
        spellings=frozenset((skill.id, form) for skill in skills for form in skill.forms),
        products=frozenset(skill.id for skill in skills if skill.kind in _PRODUCT_KINDS),
        single=_single(graph),
        phrases=phrases,
        words=_words(graph),
    )


def tokens_of(matches: Iterable[Match]) -> frozenset[int]:
    """Return the numbers of all tokens of matches."""
    return frozenset(index for match in matches for index in match.tokens)


def _by_phrase(variants: Sequence[list[str]]) -> Mapping[Phrase, list[str]]:
    """Return one variant for each different sequence of normal forms."""
    found: dict[Phrase, list[str]] = {}
    for words in variants:
        found.setdefault(tuple(map(normal, words)), words)
    return found


def _single(graph: SkillGraph) -> frozenset[str]:
    skills = graph.skills.values()
    products = (skill for skill in skills if skill.kind in _PRODUCT_KINDS)
    whole = {plain(form) for skill in products for form in skill.forms if form.isalpha()}
    parted = {_in_one_word(form) for skill in skills for form in skill.forms if _is_parted(form)}
    return frozenset(whole - parted)


def _is_parted(form: str) -> bool:
    """Tell whether a form is written in several words, as "Node.js" may be: "Node js"."""
    return " " in form or _JS.search(form) is not None


def _in_one_word(form: str) -> str:
    return plain_form(_JS.sub("js", form).split())


def _words(graph: SkillGraph) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for skill in graph.skills.values():
        for form in skill.forms:
            if form.isalpha() and len(form) >= _LEAST_WORD and tier_of([form]) is Tier.SURE:
                words.setdefault(plain(form), skill.id)
    return words


def _variants(form: str) -> Iterator[str]:
    """Yield a form and how else it is spelt; hyphens, plurals and case are the tokens' affair."""
    yield form
    yield form.lower()
    if _JS.search(form):
        yield _JS.sub("js", form)
        yield _JS.sub(" js", form)
        yield _JS.sub("js", form).lower()
    if "/" in form:
        yield form.replace("/", " ")
    if "&" in form:
        yield form.replace("&", "and")
    if " and " in form:
        yield form.replace(" and ", " & ")
    yield from _prefix_variants(form)


def _prefix_variants(form: str) -> Iterator[str]:
    """Yield "micro services" for "microservices", and the other way round."""
    prefix = _prefix().match(form.lower())
    if prefix and " " in form and not any(char.isupper() for char in form[1:]):
        yield form.replace(" ", "", 1)
    if prefix and form[1:].islower():
        yield f"{prefix[0]} {form[len(prefix[0]) :]}"


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(grammar('prefixes')))})(?=[a-z]{{4,}})")
