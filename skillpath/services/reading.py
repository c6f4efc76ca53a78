"""Reading texts in bulk and by kind, as documents."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from skillpath.catalogue import shipped_graph
from skillpath.errors import InputError
from skillpath.export.readings import Reading, assessment_document, posting_document
from skillpath.services.assessments import read_assessment
from skillpath.services.postings import read_posting


def reading_document(kind: str, text: str) -> Reading:
    """Return the reading of a text; the kind is "posting" or "assessment"."""
    if kind == "posting":
        return posting_document(shipped_graph(), read_posting(text))
    return assessment_document(shipped_graph(), read_assessment(text))


def read_lines(kind: str, path: str) -> Iterator[Mapping[str, object]]:
    """Yield the reading of each line `{"id", "text"}` of a file, with the same id.

    Raise InputError with the number of the line that is no such object.
    """
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    id_, text = _fields(path, number, line)
                    yield {"id": id_, **reading_document(kind, text)}
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is no text in UTF-8 (byte {error.start} cannot be read).") from error


def _fields(path: str, number: int, line: str) -> tuple[object, str]:
    try:
        fields = json.loads(line, parse_constant=_no_number)
        json.dumps(fields, ensure_ascii=False).encode()
    except RecursionError as error:
        raise InputError(f"{path}:{number}: is nested too deeply.") from error
    except ValueError as error:
        raise InputError(f"{path}:{number}: is no JSON in UTF-8: {error}.") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str) or "id" not in fields:
        raise InputError(f'{path}:{number}: must be an object with "id" and "text".')
    return fields["id"], fields["text"]


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(f"{name} is no number of JSON")
