"""Brackets: what a word inside them can speak of."""

from spacy.tokens import Span

from skillpath.nlp.reading import Reading


class Brackets:
    """The round brackets of one text; an inner pair counts as part of the outer one."""

    def __init__(self, reading: Reading) -> None:
        self._opened = [-1] * len(reading.bare)
        current, depth = -1, 0
        for index, word in enumerate(reading.bare):
            if word == "(":
                current = index if depth == 0 else current
                depth += 1
            self._opened[index] = current if depth else -1
            if word == ")" and depth:
                depth -= 1
        self._naming = {self._opened[span.start] for span in reading.spans}

    def open_to(self, token: int, span: Span) -> bool:
        """Tell whether a word can speak of a mention: of one in its bracket, or right before that."""
        opened = self._opened[token]
        if opened in {-1, self._opened[span.start]}:
            return True
        return opened not in self._naming and span.end == opened
