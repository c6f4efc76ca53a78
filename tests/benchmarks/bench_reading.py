"""How long reading takes: run `python tests/benchmarks/bench_reading.py [FILE]`."""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

import spacy

from skillpath.catalogue import shipped_graph
from skillpath.nlp.pipeline import Reader
from skillpath.paths import GRAPH_DATA

EXAMPLE = GRAPH_DATA / "examples" / "posting.txt"
RUNS = 100
BUILDS = 5


def main() -> None:
    """Print the medians in milliseconds for one text, given as a file or the example that is shipped."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    text = path.read_text(encoding="utf-8")
    graph = shipped_graph()
    reader, blank = Reader(graph), spacy.blank("en")
    skills = len(reader.read_posting(text).skills)
    print(f"{path.name}: {len(text):,} characters, {skills} of {len(graph.skills):,} skills asked for")
    show("read as a posting", RUNS, lambda: reader.read_posting(text))
    show("read as a self-assessment", RUNS, lambda: reader.read_assessment(text))
    show("tokens of spaCy's blank English alone", RUNS, lambda: blank(text))
    show("building the reader", BUILDS, lambda: Reader(graph))


def show(what: str, runs: int, work: Callable[[], object]) -> None:
    """Print the median and the worst time of some runs, after one to warm up."""
    work()
    times = [milliseconds(work) for _ in range(runs)]
    print(f"  {what:38} {median(times):8.2f} ms, at most {max(times):8.2f} ms")


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    begin = perf_counter()
    work()
    return 1000 * (perf_counter() - begin)


if __name__ == "__main__":
    main()
