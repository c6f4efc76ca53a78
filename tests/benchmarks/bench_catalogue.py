"""What a fresh process pays for the catalogue: run `python tests/benchmarks/bench_catalogue.py [TIMES]`."""

import subprocess
import sys
from pathlib import Path
from statistics import median

LOAD = """
from time import perf_counter
from skillpath.catalogue import shipped_graph
begun = perf_counter()
graph = shipped_graph()
read = perf_counter()
shipped_graph()
print(read - begun, perf_counter() - read, len(graph.skills))
"""


def main(times: int) -> None:
    """Print the median and the worst of some first loads, and what asking again costs."""
    runs = [_load() for _ in range(times)]
    first = sorted(run[0] for run in runs)
    print(f"{runs[0][2]:.0f} skills, {times} fresh processes")
    print(f"loading, cold:   median {median(first) * 1000:.0f} ms, worst {first[-1] * 1000:.0f} ms")
    print(f"asking again:    {median(run[1] for run in runs) * 1_000_000:.1f} microseconds")


def _load() -> tuple[float, ...]:
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, cwd=root
    )
    return tuple(map(float, result.stdout.split()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
