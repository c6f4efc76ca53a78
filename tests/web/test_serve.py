"""The server starts with one line, and says in one line why it cannot start."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `skillpath serve` with a database of its own; what still runs at the end is ended."""
    servers: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> subprocess.Popen[str]:
        server = subprocess.Popen(
            [sys.executable, "-m", "skillpath.cli", "serve", *arguments],
            env={**os.environ, "SKILLPATH_DATABASE": f"sqlite:///{tmp_path / 'skillpath.db'}"},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        servers.append(server)
        return server

    yield run
    for server in servers:
        server.kill()
        server.communicate()


def _first_line(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline()


def test_a_free_port_is_taken_and_told(start: Start) -> None:
    line = _first_line(start("--port", "0"))

    assert line.startswith("SkillPath is at http://127.0.0.1:")
    with urllib.request.urlopen(f"{line.split()[3]}health") as answer:
        assert answer.read() == b"ok\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_the_server_without_a_word(start: Start) -> None:
    server = start("--port", "0")
    _first_line(server)

    server.send_signal(signal.SIGINT)

    rest, errors = server.communicate(timeout=20)
    assert (rest, errors, server.returncode) == ("", "", 0)


def test_a_port_in_use_is_told_in_one_line(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = start("--port", str(port))
        said, errors = server.communicate(timeout=60)

    assert errors == (
        f"skillpath: Port {port} of 127.0.0.1 is in use by another program; choose another with --port.\n"
    )
    assert (said, server.returncode) == ("", 2)


def test_a_host_that_is_none_is_told_in_one_line(start: Start) -> None:
    server = start("--host", "no.such.host.invalid", "--port", "0")

    said, errors = server.communicate(timeout=60)

    assert errors == "skillpath: no.such.host.invalid is not a name or an address of this machine.\n"
    assert (said, server.returncode) == ("", 2)


def test_a_body_of_many_parts_and_unknown_length_is_refused(start: Start) -> None:
    """R11"""
    address = _first_line(start("--port", "0")).split()[3]
    request = urllib.request.Request(
        f"{address}plans",
        data=iter([b"posting="] + [b"x" * 50_000] * 100),
        headers={"Content-Type": "application/x-www-form-urlencoded", "Transfer-Encoding": "chunked"},
    )

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)

    with refused.value:
        assert refused.value.code == 413
        assert refused.value.headers["Content-Security-Policy"].startswith("default-src 'self'")
