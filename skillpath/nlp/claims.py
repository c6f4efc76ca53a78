"""Claims: what a self-assessment says its writer holds, and at which level."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from spacy.language import Language
from spacy.tokens import Doc

from skillpath.domain.assessment import Assessment, Claim
from skillpath.nlp.cues import CueMatcher
from skillpath.nlp.reading import Reading, reading_of
from skillpath.nlp.statements import Statement, find_statements
from skillpath.nlp.suggestions import suggestions


class ClaimReader:
    """A pipeline component that puts an `Assessment` into `doc.user_data["assessment"]`."""

    def __init__(self, nlp: Language, *, year: int | None = None) -> None:
        self._cues = CueMatcher(nlp, "claims")
        self._year = year

    def __call__(self, doc: Doc) -> Doc:
        bare = reading_of(doc)
        reading = bare.with_cues(
            cue for cue in self._cues(doc) if bare.mentioned.isdisjoint(range(cue.start, cue.end))
        )
        claims = _claims(reading, find_statements(reading, self._year or datetime.now(UTC).year))
        doc.user_data["assessment"] = Assessment(
            reading.text, claims, suggestions(reading), _messages(claims)
        )
        return doc


def _claims(reading: Reading, statements: Iterable[Statement]) -> tuple[Claim, ...]:
    by_skill: dict[str, list[Statement]] = {}
    for statement in statements:
        by_skill.setdefault(statement.span.label_, []).append(statement)
    return tuple(_claim(reading, said) for said in by_skill.values())


def _claim(reading: Reading, said: Sequence[Statement]) -> Claim:
    """Settle what several mentions say of one skill.

    The weightiest evidence counts. Of equally weighty words a denial and a claim are a correction, so the
    later one counts; two claims are the same thing said twice, so the higher one does. What is used, by any
    words behind its denial, is no longer denied.
    """
    rank = max(statement.rank for statement in said)
    weighty = [statement for statement in said if statement.rank == rank]
    corrected = any(statement.level == 0 for statement in weighty)
    settled = weighty[-1] if corrected else max(weighty, key=lambda statement: statement.level)
    if settled.level == 0:
        behind = said[said.index(settled) + 1 :]
        settled = next((one for one in reversed(behind) if one.rank and one.level), settled)
    years = settled.sign.years if settled.sign else None
    mentions = tuple(reading.mention(one.span.start, one.span.end) for one in said)
    return Claim(said[0].span.label_, settled.level, years, mentions)


def _messages(claims: Sequence[Claim]) -> tuple[str, ...]:
    return () if claims else ("No skill of the catalogue is named in this self-assessment.",)
