import pytest

from skillpath.nlp.pipeline import Reader
from tests.unit.nlp.questions import Named


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("We ask for C++.", "cpp"),
        ("We ask for C#.", "csharp"),
        ("We ask for .NET.", "dotnet"),
        ("We ask for NodeJS.", "nodejs"),
        ("We ask for node js.", "nodejs"),
        ("We ask for Vue js.", "vue"),
        ("We ask for CI/CD.", "ci-cd"),
        ("We ask for TCP/IP.", "tcp-ip"),
        ("We ask for message-queues.", "message-queues"),
        ("We ask for Python3.", "python"),
        ("We ask for k8s.", "kubernetes"),
        ("We ask for micro services.", "microservices"),
    ],
)
def test_a_name_is_found_however_it_is_written(named: Named, text: str, skill: str):
    assert set(named(text)) == {skill}


def test_the_longest_name_is_the_one_that_is_meant(named: Named):
    assert named("We use Spring Boot and Java.") == {"spring-boot": ["Spring Boot"], "java": ["Java"]}


def test_of_two_names_in_one_list_each_is_found(named: Named):
    assert set(named("C#/.NET, Node.js/Express")) == {"csharp", "dotnet", "nodejs", "express"}


def test_a_name_glued_to_the_word_before_it_is_found(named: Named):
    assert named("We build data pipelinesKubernetes and Docker") == {
        "data-pipelines": ["build data pipelines"],
        "kubernetes": ["Kubernetes"],
        "docker": ["Docker"],
    }


def test_the_white_space_behind_a_glued_word_does_not_count(named: Named):
    assert named("Git HubNot  here") == named("Git HubNot here")


@pytest.mark.parametrize("text", ["JavaBeanish", "Dockerish", "preKafka"])
def test_a_part_of_a_word_is_no_name(named: Named, text: str):
    assert named(text) == {}


@pytest.mark.parametrize("text", ["Look out of the window.", "Join the team.", "A fast reaction."])
def test_the_singular_of_a_product_is_no_product(named: Named, text: str):
    assert named(text) == {}


def test_the_plural_of_an_idea_is_the_idea(named: Named):
    assert set(named("Relational databases. A relational database.")) == {"relational-databases"}


@pytest.mark.parametrize(
    ("word", "skill"),
    [
        ("Kubernets", "kubernetes"),
        ("Postgre SQL", "postgresql"),
        ("Terrafrom", "terraform"),
        ("HazelCast", "hazelcast"),
    ],
)
def test_a_misspelt_name_is_found(named: Named, word: str, skill: str):
    assert named(f"We ask for {word} and Java.")[skill] == [word]


def test_an_english_word_is_no_misspelling(named: Named):
    assert named("Answers are terrific, and the docket is ready.") == {}


@pytest.mark.parametrize(
    "text",
    ["See https://example.org/java/kafka for more.", "Write to java@kafka.example.", "www.docker.example"],
)
def test_a_name_within_an_address_is_none(named: Named, text: str):
    assert named(text) == {}


def test_a_name_behind_an_address_is_found(named: Named):
    assert named("Write to jobs@example.org, Java") == {"java": ["Java"]}


def test_a_mention_is_the_characters_of_the_text(reader: Reader):
    text = "  — You know\tJava , PostgreSQL-based systems,\r\n and message-\nqueues: C++/C#"
    posting = reader.read_posting(text)

    mentions = [one for asked in posting.skills for one in asked.mentions]
    assert [one.text for one in mentions] == [text[one.start : one.end] for one in mentions]


def test_a_name_does_not_run_over_the_lines_of_a_list(named: Named):
    assert set(named("- Spring\n- Java\n- SQL\nServer")) == {"spring", "java", "sql"}
