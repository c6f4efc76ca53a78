"""The loader reads a catalogue or names every fault with file, line and skill; the lints judge the graph."""

from pathlib import Path

import pytest

from skillpath.catalogue import load_graph
from skillpath.domain.lints import graph_faults
from skillpath.domain.skills import Rung
from skillpath.errors import CatalogueError

LEVELS = "".join(
    f'[{level}]\nname = "l{level}"\nsentence = "is at {level} in {{skill}}"\n\n' for level in range(1, 5)
)
FAMILIES = """
[tools]
name = "Tools"
hours = [1, 2, 3, 4]
requires = [{ to = 1, skill = "base", level = 1, because = "it stands on it" }]
"""
BASE = '[base]\nname = "Base"\nkind = "concept"\nfamily = "tools"\nrequires = []\n\n'


def write(folder: Path, **files: str) -> Path:
    (folder / "skills").mkdir()
    (folder / "levels.toml").write_text(LEVELS)
    (folder / "families.toml").write_text(FAMILIES)
    for name, text in files.items():
        (folder / "skills" / f"{name}.toml").write_text(text)
    return folder


def skill(id_: str, rest: str = "") -> str:
    return f'[{id_}]\nname = "{id_.title()}"\nkind = "tool"\nfamily = "tools"\n{rest}\n'


def test_a_silent_skill_inherits_from_its_family(tmp_path: Path) -> None:
    graph = load_graph(write(tmp_path, one=BASE + skill("hammer")))

    hammer = graph.skill("hammer")
    assert hammer.hours == (1, 2, 3, 4)
    assert [need.members for need in graph.needs(Rung("hammer", 1))] == [(Rung("base", 1),)]
    assert hammer.level_sentences[1] == "is at 2 in Hammer"


def test_a_level_with_own_prerequisites_inherits_none_for_that_level(tmp_path: Path) -> None:
    own = 'requires = [{ to = 1, skill = "nail", level = 1, because = "it drives nails" }]'
    graph = load_graph(write(tmp_path, one=BASE + skill("hammer", own) + skill("nail")))

    assert [need.members for need in graph.needs(Rung("hammer", 1))] == [(Rung("nail", 1),)]


def test_a_skill_without_a_family_takes_that_of_its_broader_skill(tmp_path: Path) -> None:
    mallet = '[mallet]\nname = "Mallet"\nkind = "tool"\nbroader = ["hammer"]\n'
    graph = load_graph(write(tmp_path, one=BASE + skill("hammer") + mallet))

    assert graph.hours(Rung("mallet", 2)) == 2


def test_the_same_files_give_the_same_version(tmp_path: Path) -> None:
    folder = write(tmp_path, one=BASE)

    assert load_graph(folder).version == load_graph(folder).version


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BASE + skill("x", "colour = 1"), "one.toml:7: [x] colour: there is no such field"),
        (BASE + skill("x", 'broader = ["y"]'), "one.toml:7: [x] broader: there is no skill 'y'"),
        (BASE + skill("x", "related = { y = 0.5 }"), "one.toml:7: [x] related: there is no skill 'y'"),
        (BASE + skill("x", "related = { base = 0.9 }"), "related.base: a share is above 0 and at most 0.8"),
        (BASE + skill("x", "hours = [1, 2, 3]"), "hours: must be four numbers above 0"),
        (BASE + skill("x", "hours = [1, 2, 3, -4]"), "hours: must be four numbers above 0"),
        (BASE + '[x]\nname = "X"\nkind = "fruit"\nfamily = "tools"\n', "kind: 'fruit' is none of"),
        (BASE + '[x]\nname = "X"\nkind = "tool"\n', "neither a family nor a broader skill"),
        (BASE + '[x]\nname = "X"\nkind = "tool"\nfamily = "toys"\n', "there is no family 'toys'"),
        (BASE + skill("x", 'aliases = ["Base"]'), "name or alias 'Base': is taken by base"),
        (BASE + skill("x", 'aliases = ["ex", "EX"]'), "name or alias 'ex': stands twice"),
        (
            BASE + skill("x", 'requires = [{ to = 2, skill = "base", level = 1 }]'),
            "requires[1].because: must give a reason",
        ),
        (
            BASE + skill("x", 'requires = [{ to = 5, skill = "base", level = 1, because = "b" }]'),
            "to: must be a level",
        ),
        (
            BASE + skill("x", 'requires = [{ to = 2, skill = "q", level = 1, because = "b" }]'),
            "there is no skill 'q'",
        ),
        (
            BASE
            + skill("x", 'requires = [{ to = 2, any_of = [{ skill = "base", level = 1 }], because = "b" }]'),
            "a group needs two different members",
        ),
        (
            BASE
            + skill(
                "x",
                'requires = [{ to = 2, skill = "base", level = 2, because = "b", source = "http://a.b" }]',
            ),
            "requires[1].source: 'http://a.b' is no https address",
        ),
        (
            BASE + skill("x", 'resources = [{ title = "T", url = "ftp://a", kind = "docs", level = 1 }]'),
            "resources[1].url: 'ftp://a' is no https address",
        ),
        (BASE + "x = 1\n[broken", "is no valid TOML"),
    ],
)
def test_a_fault_names_file_line_skill_and_value(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CatalogueError) as error:
        load_graph(write(tmp_path, one=text))

    assert fault in str(error.value)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as error:
        load_graph(write(tmp_path, one=skill("x", "colour = 1"), two=skill("y", "hours = []") + skill("x")))

    assert len(error.value.faults) >= 4


def test_an_id_stands_in_one_file_only(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"\[x\] is already defined in skills/one.toml:7"):
        load_graph(write(tmp_path, one=BASE + skill("x"), two=skill("x")))


def test_a_cycle_is_printed(tmp_path: Path) -> None:
    edge = 'requires = [{{ to = 1, skill = "{}", level = 1, because = "b" }}]'
    text = BASE + skill("x", edge.format("y")) + skill("y", edge.format("x"))
    graph = load_graph(write(tmp_path, one=text))

    assert any("x@1 -> y@1" in fault or "y@1 -> x@1" in fault for fault in graph_faults(graph))
