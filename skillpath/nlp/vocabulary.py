"""The vocabulary: which written forms name which skill, in every variant that people write."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Skill
from skillpath.nlp.tokens import normal_words, plain, split_words, tokenize

_PRODUCT_KINDS = frozenset({"language", "framework", "library", "tool", "platform", "database", "service"})
_JS = re.compile(r"\.js\b", re.IGNORECASE)
_SPLIT_PREFIX = re.compile(
    r"^(micro|multi|back|front|full|web|cyber|data|hyper|dev|sub|auto|pre|re)(?=[a-z]{4,})"
)


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
    phrases: Mapping[tuple[str, ...], str]
    """The normal forms of every name of two words or more, with the skill: ("unit", "testing")."""
    words: Mapping[str, str]
    """Every single word of six letters or more that names a skill, in plain form, with that skill."""


def vocabulary(nlp: Language, graph: SkillGraph) -> Vocabulary:
    """Return the vocabulary of a graph in the terms of a pipeline's tokens."""
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    forms: dict[str, frozenset[str]] = {}
    single: set[str] = set()
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for skill in graph.skills.values():
        variants = _variants_of(skill)
        matcher.add(skill.id, [tokenize(nlp.vocab, variant) for variant in variants.values()])
        forms[skill.id] = frozenset(
            plain_form(split_words(variant)) for form in skill.forms for variant in _variants(form)
        )
        for key in variants:
            if len(key) > 1:
                phrases.setdefault(key, skill.id)
        if skill.kind in _PRODUCT_KINDS:
            single.update(plain_form([form]) for form in skill.forms if form.isalpha())
        for form in skill.forms:
            if form.isalpha() and len(form) >= 6:
                words.setdefault(plain(form), skill.id)
    spaced = {
        plain_form(form.split()) for skill in graph.skills.values() for form in skill.forms if " " in form
    }
    return Vocabulary(
        matcher=matcher,
        forms=forms,
        spellings=frozenset((skill.id, form) for skill in graph.skills.values() for form in skill.forms),
        products=frozenset(skill.id for skill in graph.skills.values() if skill.kind in _PRODUCT_KINDS),
        single=frozenset(single - spaced),
        phrases=phrases,
        words=words,
    )


def plain_form(words: Iterable[str]) -> str:
    """Return one key for a sequence of tokens, whatever its case, hyphens and spaces."""
    return "".join(map(plain, words))


def _variants_of(skill: Skill) -> Mapping[tuple[str, ...], str]:
    """Return one written variant for each different sequence of normal forms."""
    variants: dict[tuple[str, ...], str] = {}
    for form in skill.forms:
        for variant in _variants(form):
            variants.setdefault(normal_words(variant), variant)
    return variants


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
    if " " in form and not any(char.isupper() for char in form[1:]):
        yield form.replace(" ", "", 1) if _SPLIT_PREFIX.match(form.lower()) else form
    split = _SPLIT_PREFIX.match(form.lower())
    if split and form[1:].islower():
        yield f"{split[1]} {form[len(split[1]) :]}"
