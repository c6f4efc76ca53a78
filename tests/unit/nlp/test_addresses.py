import pytest

from skillpath.nlp.addresses import find_addresses


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://example.org/java, please", ["https://example.org/java,"]),
        ("See (www.example.org) or HTTP://EXAMPLE.ORG", ["www.example.org)", "HTTP://EXAMPLE.ORG"]),
        ("Write to jobs@example.org/Java", ["jobs@example.org"]),
        ("Write to jobs@mail.example.org!", ["jobs@mail.example.org"]),
        ("Pay me @ home, a@b, @example.org", []),
    ],
)
def test_web_and_mail_addresses_are_found(text: str, addresses: list[str]):
    assert [text[start:end] for start, end in find_addresses(text)] == addresses
