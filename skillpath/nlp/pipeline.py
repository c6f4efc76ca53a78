"""The reading pipelines: spaCy's blank English with SkillPath's own tokens and components."""

from functools import lru_cache
from threading import Lock

from spacy.language import Language

from skillpath.domain.assessment import Assessment
from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import Posting
from skillpath.nlp.ambiguity import Disambiguator
from skillpath.nlp.claims import ClaimReader
from skillpath.nlp.mentions import MentionFinder
from skillpath.nlp.requirements import RequirementReader
from skillpath.nlp.tokenizer import blank_pipeline
from skillpath.nlp.vocabulary import vocabulary


class Reader:
    """Reads postings and self-assessments in the words of one catalogue.

    Two pipelines share the vocabulary and the first components, mentions and ambiguity; then one puts
    requirements together and the other claims. One text is read at a time: the words that it adds to the
    vocabulary are forgotten behind it. `year` is the one up to which "since 2019" counts; without it the
    year in which a text is read.
    """

    def __init__(self, graph: SkillGraph, *, year: int | None = None) -> None:
        self._lock = Lock()
        shared = blank_pipeline()
        finder = MentionFinder(vocabulary(shared, graph))
        disambiguator = Disambiguator(shared, graph)
        self._postings = _pipeline(shared, finder, disambiguator, RequirementReader(shared, graph))
        self._assessments = _pipeline(shared, finder, disambiguator, ClaimReader(shared, year=year))

    def read_posting(self, text: str) -> Posting:
        """Return what a posting asks for. Offsets are characters of the text as given."""
        if not text.strip():
            return Posting(text, messages=("The posting is empty.",))
        with self._lock, self._postings.memory_zone():
            posting: Posting = self._postings(text).user_data["posting"]
        return posting

    def read_assessment(self, text: str) -> Assessment:
        """Return what a person says they can do. Offsets are characters of the text as given."""
        if not text.strip():
            return Assessment(text, messages=("The self-assessment is empty: nothing is taken as held.",))
        with self._lock, self._assessments.memory_zone():
            assessment: Assessment = self._assessments(text).user_data["assessment"]
        return assessment


@lru_cache(maxsize=2)
def reader(graph: SkillGraph) -> Reader:
    """Return the reader of a graph, built once in a process."""
    return Reader(graph)


Component = MentionFinder | Disambiguator | RequirementReader | ClaimReader


def _pipeline(shared: Language, *components: Component) -> Language:
    nlp = blank_pipeline(shared.vocab)
    for component in components:
        name = f"skillpath_{type(component).__name__}"
        Language.component(name, func=component)
        nlp.add_pipe(name)
    return nlp
