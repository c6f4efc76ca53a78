"""The vendored files are the published ones, unchanged."""

import hashlib

import pytest

from skillpath.web.assets import STATIC

VENDOR = STATIC / "vendor"
LISTED = [
    line.split()
    for line in (VENDOR / "VERSIONS").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("file", "sha256"), [(entry[0], entry[3]) for entry in LISTED])
def test_a_vendored_file_has_the_sum_that_is_listed(file: str, sha256: str) -> None:
    """Q8: the vendored script is the one that was reviewed."""
    content = (VENDOR / file).read_bytes()

    assert hashlib.sha256(content).hexdigest() == sha256


@pytest.mark.parametrize("licence", [entry[5] for entry in LISTED])
def test_a_vendored_file_brings_its_licence(licence: str) -> None:
    text = (VENDOR / licence).read_text(encoding="utf-8")

    assert "AS IS" in text


def test_every_vendored_file_is_listed() -> None:
    listed = {"VERSIONS", *(entry[0] for entry in LISTED), *(entry[5] for entry in LISTED)}

    found = {file.name for file in VENDOR.iterdir()}

    assert found == listed
