import pytest

from tests.unit.nlp.questions import Named


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        (
            "unit, integration and end-to-end testing",
            {"unit-testing", "integration-testing", "end-to-end-testing"},
        ),
        ("unit and integration testing", {"unit-testing", "integration-testing"}),
        ("unit/integration testing", {"unit-testing", "integration-testing"}),
    ],
)
def test_items_share_the_last_word_of_a_name(named: Named, text: str, skills: set[str]):
    assert set(named(text)) == skills


def test_an_item_is_shown_without_the_word_that_it_shares(named: Named):
    assert named("unit and integration testing")["unit-testing"] == ["unit"]


@pytest.mark.parametrize(
    "text", ["The unit, on its own, and integration testing", "Every unit.\nIntegration testing"]
)
def test_a_word_that_no_list_joins_to_a_name_is_only_a_word(named: Named, text: str):
    assert "unit-testing" not in named(text)
