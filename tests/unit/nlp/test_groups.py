import pytest

from tests.unit.nlp.questions import Asked, Groups

JVM = {"java", "kotlin", "scala"}


@pytest.mark.parametrize(
    "text",
    [
        "Java, Kotlin or Scala",
        "Java or Kotlin or Scala",
        "at least one of Java, Kotlin and Scala",
        "languages such as Java, Kotlin, Scala",
        "a language (Java, Kotlin, Scala)",
        "Java, Kotlin, Scala or similar",
        "e.g. Java, Kotlin, Scala",
    ],
)
def test_one_of_several_suffices(groups: Groups, text: str):
    assert groups(f"You know {text}.") == [(JVM, 1)]


def test_a_posting_may_want_two_of_several(groups: Groups):
    assert groups("At least two of Kafka, Redis and RabbitMQ") == [({"apache-kafka", "redis", "rabbitmq"}, 2)]


def test_a_slash_between_alike_skills_makes_a_group(groups: Groups):
    assert groups("AWS/GCP/Azure") == [({"aws", "google-cloud", "microsoft-azure"}, 1)]


@pytest.mark.parametrize(
    "text", ["HTML/CSS", "Java/Spring", "Java and Kotlin", "Java, Kotlin, Scala", "Java. Or Kotlin"]
)
def test_what_is_wanted_together_is_no_group(groups: Groups, text: str):
    assert groups(text) == []


def test_an_or_reaches_back_no_further_than_an_and(groups: Groups):
    assert groups("Docker and Java or Kotlin") == [({"java", "kotlin"}, 1)]


def test_an_or_between_technologies_does_not_reach_back_over_a_concept(groups: Groups):
    assert groups("microservices, Java or Kotlin") == [({"java", "kotlin"}, 1)]


def test_each_mention_is_in_one_group(groups: Groups):
    assert groups("Java or Kotlin, AWS or Azure") == [
        ({"java", "kotlin"}, 1),
        ({"aws", "microsoft-azure"}, 1),
    ]


def test_one_skill_named_twice_is_no_group(groups: Groups):
    assert groups("Go or Golang") == []


def test_a_member_that_is_also_asked_for_by_itself_is_marked_so(asked: Asked):
    found = asked("Requirements:\n- Java\n- Java or Kotlin")

    assert [one.alone for one in found.values()] == [True, False]


def test_the_members_of_a_group_share_their_level(asked: Asked):
    found = asked("Strong Java or Kotlin")

    assert [one.level for one in found.values()] == [3, 3]
