"""The command line keeps its contract and answers bad input with one clear line."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

POSTING = (
    "Requirements:\n- Python and PostgreSQL\n- Docker; Kubernetes is a plus\n- One of AWS, GCP or Azure\n"
)
SELF = "Python five years, PostgreSQL strong. No Docker."


def skillpath(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "skillpath.cli", *args],
        capture_output=True,
        text=True,
        input=stdin,
        timeout=60,
        check=False,
    )


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    contents: dict[str, bytes] = {
        "posting": POSTING.encode(),
        "self": SELF.encode(),
        "empty": b"",
        "blank": b" \n\t\n",
        "binary": bytes(range(256)) * 8,
        "nul": b"Python\0and Docker",
        "latin": "Ma\xeetrise de Python".encode("latin-1"),
        "huge": b"Python and Docker. " * 10_527,
        "lines": json.dumps({"id": "a", "text": POSTING}).encode() + b"\n",
        "surrogate": b'{"id": "a", "text": "Python \\ud800"}\n',
        "nan": b'{"id": NaN, "text": "Python"}\n',
        "deep": b"[" * 100_000,
        "bad_lines": b'{"id": "a", "text": "Python"}\n{"id": "b"}\n',
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.txt").write_bytes(content)
    (tmp_path / "folder").mkdir()
    return {name: str(tmp_path / f"{name}.txt") for name in contents} | {
        "folder": str(tmp_path / "folder"),
        "missing": str(tmp_path / "missing.txt"),
        "output": str(tmp_path / "plan.md"),
    }


def test_a_plan_is_printed_by_the_contract(files: dict[str, str]) -> None:
    result = skillpath("plan", "--posting", files["posting"], "--self", files["self"], "--json")

    plan = json.loads(result.stdout)
    assert result.returncode == 0
    assert {"requirements", "steps", "choices", "totals", "optimal", "assumed", "unknown", "messages"} <= set(
        plan
    )
    assert set(plan["requirements"][0]) >= {
        "skill",
        "name",
        "level",
        "importance",
        "held",
        "source",
        "state",
        "group",
        "evidence",
    }
    assert set(plan["steps"][0]) >= {
        "skill",
        "name",
        "from_level",
        "to_level",
        "hours",
        "week",
        "because",
        "serves",
        "resources",
        "done_when",
    }


def test_evidence_points_at_the_words_of_the_posting(files: dict[str, str]) -> None:
    result = skillpath("plan", "--posting", files["posting"], "--self", files["self"], "--json")

    evidence = [mention for one in json.loads(result.stdout)["requirements"] for mention in one["evidence"]]
    assert [POSTING[one["start"] : one["end"]] for one in evidence] == [one["text"] for one in evidence]


def test_an_empty_self_assessment_starts_from_nothing(files: dict[str, str]) -> None:
    result = skillpath("plan", "--posting", files["posting"], "--self", files["empty"], "--json")

    assert "programming" in [step["skill"] for step in json.loads(result.stdout)["steps"]]


def test_standard_input_is_read_for_a_dash(files: dict[str, str]) -> None:
    result = skillpath("plan", "--posting", "-", "--self", files["self"], stdin=POSTING)

    assert result.stdout.startswith("# Learning path")


def test_a_plan_is_written_to_the_file_that_is_named(files: dict[str, str]) -> None:
    result = skillpath("plan", "--posting", files["posting"], "--self", files["self"], "-o", files["output"])

    assert (result.stdout, Path(files["output"]).read_text().splitlines()[0]) == ("", "# Learning path")


def test_json_lines_are_answered_line_by_line(files: dict[str, str]) -> None:
    result = skillpath("extract", "--kind", "posting", "--jsonl", files["lines"])

    reading = json.loads(result.stdout)
    assert (reading["id"], reading["kind"], len(reading["any_of"])) == ("a", "posting", 1)


def test_an_assessment_has_a_level_for_each_skill(files: dict[str, str]) -> None:
    result = skillpath("extract", "--kind", "assessment", "--json", files["self"])

    levels = {skill["id"]: skill["level"] for skill in json.loads(result.stdout)["skills"]}
    assert levels == {"python": 3, "postgresql": 3, "docker": 0}


def test_the_catalogue_is_counted() -> None:
    result = skillpath("check", "--stats")

    starts = [line.split("  ")[0].strip() for line in result.stdout.splitlines()]
    assert {"skills", "language", "prerequisites of taught skills", "resources", "the longest chain"} <= set(
        starts
    )


def test_skills_and_graph_are_printed_by_the_contract() -> None:
    skills = json.loads(skillpath("skills", "--json").stdout)
    graph = json.loads(skillpath("graph", "--json").stdout)

    assert set(skills[0]) == {"id", "name", "aliases", "kind", "broader", "taught"}
    assert set(graph["nodes"][0]) == {"id", "name", "aliases"}
    assert set(graph["edges"][0]) == {"from", "from_level", "to", "to_level", "group", "because", "source"}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["plan", "--posting", "{missing}", "--self", "{self}"], "missing.txt: cannot be read"),
        (["plan", "--posting", "{folder}", "--self", "{self}"], "folder: cannot be read"),
        (["plan", "--posting", "{binary}", "--self", "{self}"], "is no text in UTF-8"),
        (["plan", "--posting", "{nul}", "--self", "{self}"], "binary"),
        (["plan", "--posting", "{latin}", "--self", "{self}"], "is no text in UTF-8"),
        (["plan", "--posting", "{empty}", "--self", "{self}"], "posting is empty"),
        (["plan", "--posting", "{blank}", "--self", "{self}"], "posting is empty"),
        (["plan", "--posting", "{huge}", "--self", "{self}"], "50,000"),
        (["plan", "--posting", "{posting}", "--self", "{huge}"], "50,000"),
        (["plan", "--posting", "-", "--self", "-"], "cannot both be standard input"),
        (["plan", "--self", "{self}"], "--posting"),
        (["plan", "--posting", "{posting}", "--self", "{self}", "--hours-per-week", "0"], "--hours-per-week"),
        (["plan", "--posting", "{posting}", "--self", "{self}", "--start", "soon"], "--start"),
        (["plan", "--posting", "{posting}", "--self", "{self}", "-o", "{folder}"], "cannot be written"),
        (["extract", "--kind", "posting"], "name one FILE"),
        (["extract", "--kind", "poem", "{posting}"], "--kind"),
        (["extract", "--kind", "posting", "{empty}"], "is empty"),
        (["extract", "--kind", "posting", "--jsonl", "{bad_lines}"], "bad_lines.txt:2"),
        (["extract", "--kind", "posting", "--jsonl", "{binary}"], "UTF-8"),
        (["extract", "--kind", "posting", "--jsonl", "{surrogate}"], "surrogate.txt:1"),
        (["extract", "--kind", "posting", "--jsonl", "{nan}"], "NaN is no number"),
        (["extract", "--kind", "posting", "--jsonl", "{deep}"], "nested too deeply"),
        (["plan", "--posting", "{posting}", "--self", "{self}", "-o", "{posting}"], "one of the texts"),
        (["nonsense"], "nonsense"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    files: dict[str, str], args: list[str], says: str
) -> None:
    before = sorted(Path(files["folder"]).parent.iterdir())

    result = skillpath(*(arg.format(**files) for arg in args))

    assert result.returncode == 2
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert sorted(Path(files["folder"]).parent.iterdir()) == before


def test_help_imports_neither_spacy_nor_flask_nor_scipy() -> None:
    code = (
        "import sys; sys.argv = ['skillpath', '--help']\n"
        "from skillpath.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'flask', 'scipy', 'networkx', 'sqlalchemy'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )

    assert result.stdout.splitlines()[-1] == "[]"


def test_the_same_input_gives_the_same_plan(files: dict[str, str]) -> None:
    first, second = (
        skillpath("plan", "--posting", files["posting"], "--self", files["empty"], "--json").stdout
        for _ in range(2)
    )

    assert first == second


def test_a_start_gives_each_step_its_date(files: dict[str, str]) -> None:
    result = skillpath(
        "plan", "--posting", files["posting"], "--self", files["empty"], "--start", "2027-01-04", "--json"
    )

    steps = json.loads(result.stdout)["steps"]
    first = date(2027, 1, 4)
    dates = [(first + timedelta(weeks=step["week"] - 1)).isoformat() for step in steps]
    assert [step["starts"] for step in steps] == dates
    assert len(set(dates)) > 1


@pytest.mark.parametrize(
    "address", ["sqlite:////no/such/folder/x.db", "nonsense://x", "postgresql+psycopg://127.0.0.1:1/x"]
)
def test_a_database_that_cannot_be_used_is_one_clear_line(address: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "skillpath.cli", "db", "upgrade"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "SKILLPATH_DATABASE": address},
    )

    assert (result.returncode, len(result.stderr.strip().splitlines())) == (2, 1)
    assert "SKILLPATH_DATABASE" in result.stderr
