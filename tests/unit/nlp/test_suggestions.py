import pytest

from skillpath.nlp.pipeline import Reader


def unknown(reader: Reader, text: str) -> list[str]:
    return [mention.text for mention in reader.read_posting(text).unknown]


@pytest.mark.parametrize("text", ["We run ZorbLax here", "Java, Zorblax and Kafka", "Zorblax/Kafka"])
def test_an_unknown_name_is_suggested(reader: Reader, text: str):
    assert [name.lower() for name in unknown(reader, text)] == ["zorblax"]


@pytest.mark.parametrize(
    "text", ["Zorblax is nice", "Java, Communication", "Java, GmbH", "our APIs and SLAs"]
)
def test_a_word_that_looks_like_no_technology_is_not_suggested(reader: Reader, text: str):
    assert unknown(reader, text) == []


def test_a_name_is_suggested_once(reader: Reader):
    assert unknown(reader, "ZorbLax, ZorbLax and ZORBLAX") == ["ZorbLax"]


def test_names_are_suggested_in_the_order_of_the_text(reader: Reader):
    assert unknown(reader, "ZorbLax beats AquaBrix and ZorbLax") == ["ZorbLax", "AquaBrix"]


def test_there_are_no_more_suggestions_than_one_would_read(reader: Reader):
    names = " ".join(f"Zorb{chr(65 + number // 26)}x{chr(97 + number % 26)}Quix" for number in range(100))

    assert len(unknown(reader, names)) == 30


def test_a_self_assessment_suggests_names_as_well(reader: Reader):
    assert [one.text for one in reader.read_assessment("Strong in ZorbLax").unknown] == ["ZorbLax"]
