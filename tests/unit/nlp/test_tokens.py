import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillpath.nlp.tokenizer import blank_pipeline
from skillpath.nlp.tokens import cut, normal, plain_form, split_words

PIPELINE = blank_pipeline()


@given(st.text())
def test_a_text_is_cut_without_losing_a_character(text: str):
    tokens = cut(text)

    assert "".join(tokens) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_doc_of_a_text_is_the_text_to_the_character(text: str):
    doc = PIPELINE(text)

    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Node.js", ["Node", ".", "js"]),
        ("C++", ["C", "+", "+"]),
        ("PostgreSQL", ["Postgre", "SQL"]),
        ("Python3", ["Python", "3"]),
        ("APIs", ["APIs"]),
        ("don't", ["don't"]),
        ("end-to-end", ["end-", "to-", "end"]),
        ("C#/.NET", ["C", "#", "/", ".", "NET"]),
    ],
)
def test_a_name_is_cut_where_its_letters_change_class(text: str, words: list[str]):
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("APIs", "api"),
        ("Libraries", "library"),
        ("boxes", "box"),
        ("organisation", "organization"),
        ("behaviour", "behavior"),
        ("modelling", "modeling"),
        ("Bachelor's", "bachelor"),
        ("end-", "end"),
        ("ＳＱＬ", "sql"),
    ],
)
def test_case_plural_hyphen_and_british_spelling_do_not_count(written: str, form: str):
    assert normal(written) == form


@pytest.mark.parametrize("word", ["css", "status", "aws", "redis"])
def test_a_name_that_only_looks_like_a_plural_keeps_its_letters(word: str):
    assert plain_form([word]) == word


def test_spaces_and_hyphens_do_not_tell_forms_apart():
    forms = {plain_form(split_words(text)) for text in ("message queue", "Message-Queue", "MessageQueue")}

    assert forms == {"messagequeue"}
