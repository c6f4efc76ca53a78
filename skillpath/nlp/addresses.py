"""Addresses: web and mail addresses in a text; what stands within one names no skill."""

import re
from collections.abc import Iterator

_MARKS = ("@", "://", "www.")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CHUNK = re.compile(r"\S+")
_DOMAIN_END = re.compile(r"\.\w+")


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return where addresses start and end, in characters and in order. Linear in the length of the text."""
    lowered = text.lower()
    if not any(mark in lowered for mark in _MARKS):
        return []
    return [address for chunk in _CHUNK.finditer(text) for address in _in_chunk(text, *chunk.span())]


def _in_chunk(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    web = _WEB.search(text, start, end)
    if web is None or web.start() > start:
        mail_end = _mail_end(text, start, end)
        if mail_end:
            yield start, mail_end
            web = _WEB.search(text, mail_end, end)
    if web:
        yield web.span()


def _mail_end(text: str, start: int, end: int) -> int:
    """Return where the mail address at the head of a chunk ends, behind its last dot and word; 0 without."""
    at = text.find("@", start + 1, end)
    if at < 0:
        return 0
    return max((domain.end() for domain in _DOMAIN_END.finditer(text, at + 2, end)), default=0)
