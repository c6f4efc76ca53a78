"""How long the server takes to plan, to show a plan and to correct a level, over a real connection.

    python tests/benchmarks/bench_server.py [POSTING [SELF [ROUNDS]]]

Starts the server on a free port of this machine with a database of its own, and prints the median and the
95th percentile in milliseconds. Without files it takes the shipped example.
"""

import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from skillpath.paths import GRAPH_DATA

ROUNDS = 60
WARM_UP = 5


def main() -> None:
    """Start the server, time its answers and stop it."""
    posting, own = (
        Path(given) if given else GRAPH_DATA / "examples" / name
        for given, name in zip((*sys.argv[1:3], "", "")[:2], ("posting.txt", "self.txt"), strict=True)
    )
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "skillpath.cli", "serve", "--port", "0"],
            env={"SKILLPATH_HOME": home, "PATH": ""},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            address = re.search(r"http://([\d.]+):(\d+)/", server.stdout.readline())
            assert address is not None
            measure(http.client.HTTPConnection(address[1], int(address[2])), (posting, own), rounds)
        finally:
            server.terminate()
            server.wait(timeout=10)


def measure(connection: http.client.HTTPConnection, files: tuple[Path, Path], rounds: int) -> None:
    """Print how long each kind of request takes."""
    texts = {
        "posting": files[0].read_text(encoding="utf-8"),
        "self_assessment": files[1].read_text(encoding="utf-8"),
    }
    plan = post(connection, "/plans", texts).getheader("Location") or ""
    skill = re.search(rb'name="skill" value="([^"]+)"', get(connection, plan))
    assert skill is not None
    levels = {"skill": skill[1].decode(), "level": "2"}
    report("plan two texts (POST /plans)", rounds, lambda: post(connection, "/plans", texts))
    report("show a plan (GET /plans/<id>)", rounds, lambda: get(connection, plan))
    report(
        "correct a level (POST /plans/<id>/levels, htmx)",
        rounds,
        lambda: post(connection, f"{plan}/levels", levels, {"HX-Request": "true"}),
    )


def report(name: str, rounds: int, request: Callable[[], object]) -> None:
    """Print the median and the 95th percentile of so many requests."""
    for _ in range(WARM_UP):
        request()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        request()
        times.append(1000 * (time.perf_counter() - begun))
    middle, most = statistics.median(times), statistics.quantiles(times, n=20)[18]
    print(f"{name:50} median {middle:6.1f} ms   95 % {most:6.1f} ms")


def post(
    connection: http.client.HTTPConnection,
    path: str,
    fields: dict[str, str],
    headers: dict[str, str] | None = None,
) -> http.client.HTTPResponse:
    """Post a form and read the whole answer."""
    form = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    connection.request("POST", path, urlencode(fields), form)
    response = connection.getresponse()
    response.read()
    assert response.status in {200, 303}, response.status
    return response


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    """Return the body of a page."""
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, response.status
    return body


if __name__ == "__main__":
    main()
