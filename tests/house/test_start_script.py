"""The start script sets up a checkout once, says in one line what it lacks, and then gets out of the way."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-test.txt")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

Answer = subprocess.CompletedProcess[str]
Start = Callable[..., Answer]

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")

# Runs the script as Python 3.8 would: it sees another version number and no other Python on PATH.
AS_PYTHON_3_8 = """
import runpy, sys
sys.version_info = (3, 8, 18, "final", 0)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""

# Stands in for the Python of .venv: it writes down what it is asked to do, and pip fails when told to.
RECORDING_PYTHON = f"""\
#!/bin/sh
case "$*" in *"import sys, pip"*) echo {VERSION}; exit ;; esac
echo "python $*" >>"$RECORD"
case "$*" in *"pip install"*) exit "${{PIP_STATUS:-0}}" ;; esac
"""
RECORDING_SKILLPATH = """\
#!/bin/sh
echo "skillpath $*" >>"$RECORD"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose path has spaces, with locks that name nothing."""
    folder = tmp_path / "a folder with spaces"
    folder.mkdir()
    shutil.copy(ROOT / "run", folder)
    for name in (*LOCKS, "pyproject.toml"):
        (folder / name).write_text("# empty\n")
    return folder


@pytest.fixture
def prepared(checkout: Path) -> Path:
    """A checkout with a .venv of stand-ins that write down how they are called."""
    for name, text in (("python", RECORDING_PYTHON), ("skillpath", RECORDING_SKILLPATH)):
        _write_script(checkout / ".venv" / "bin" / name, text)
    return checkout


@pytest.fixture
def start(checkout: Path, tmp_path: Path) -> Start:
    """Start the script from a folder that is not the checkout."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def run(*arguments: str, python: tuple[str, ...] = (), **environment: str) -> Answer:
        return subprocess.run(
            [sys.executable, *python, str(checkout / "run"), *arguments],
            cwd=elsewhere,
            env={**os.environ, "RECORD": str(checkout / "record"), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def _write_script(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    place.chmod(0o755)


def _taken_down(checkout: Path) -> list[str]:
    """Return what the stand-ins were asked to do since the last call."""
    record = checkout / "record"
    lines = record.read_text().splitlines() if record.exists() else []
    record.unlink(missing_ok=True)
    return lines


def _installs(checkout: Path) -> list[str]:
    return [line for line in _taken_down(checkout) if "pip install" in line]


def _locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Read a lock as package name -> version and checksums."""
    found = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text()):
        if pin := re.match(r"([a-z0-9.-]+)==(\S+)", entry):
            found[pin[1]] = (pin[2], frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)))
    return found


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((ROOT / "run").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_help_is_shown_without_setting_anything_up(checkout: Path, start: Start) -> None:
    answer = start("--help")

    assert "./run test" in answer.stdout
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_told_in_one_line_which_one_is_needed(start: Start, tmp_path: Path) -> None:
    answer = start(python=("-c", AS_PYTHON_3_8), PATH=str(tmp_path))

    assert answer.returncode == 2
    assert answer.stderr.startswith("SkillPath needs Python 3.11 or newer; this is 3.8.18.")
    assert answer.stderr.count("\n") == 1


@needs_shell
def test_an_old_python_makes_way_for_a_newer_one_on_the_path(
    prepared: Path, start: Start, tmp_path: Path
) -> None:
    _write_script(tmp_path / "bin" / f"python{VERSION}", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')

    start("check", python=("-c", AS_PYTHON_3_8), PATH=str(tmp_path / "bin"))

    assert _taken_down(prepared)[-1] == "skillpath check"


@needs_shell
def test_a_command_on_the_path_that_only_looks_like_a_python_is_passed_over(
    start: Start, tmp_path: Path
) -> None:
    _write_script(tmp_path / "bin" / "python3.12", "#!/bin/sh\nexit 127\n")

    answer = start(python=("-c", AS_PYTHON_3_8), PATH=str(tmp_path / "bin"))

    assert "this is 3.8.18" in answer.stderr


def test_a_python_without_ensurepip_is_told_which_package_to_install(start: Start, tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError('not part of this Python')\n")

    answer = start(PYTHONPATH=str(tmp_path))

    assert answer.returncode == 2
    assert "apt install python3-venv" in answer.stderr.splitlines()[-1]


def test_a_failed_install_ends_with_the_reason_that_pip_gives(checkout: Path, start: Start) -> None:
    (checkout / "requirements.txt").write_text(f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n")

    answer = start(PIP_NO_INDEX="1")

    assert answer.returncode == 2
    assert "No matching distribution found for no-such-package==1.0" in answer.stderr.splitlines()[-1]
    assert "Traceback" not in answer.stderr


@needs_shell
def test_the_first_start_installs_then_migrates_then_serves(prepared: Path, start: Start) -> None:
    start("--port", "8123")

    packages, checkout, *rest = _taken_down(prepared)
    assert "--require-hashes --only-binary :all: --requirement" in packages
    assert "--no-index --no-build-isolation --editable" in checkout
    assert rest == ["skillpath db upgrade", "skillpath serve --port 8123"]


@needs_shell
def test_a_second_start_installs_nothing_and_says_nothing(prepared: Path, start: Start) -> None:
    start()
    _taken_down(prepared)

    answer = start()

    assert _taken_down(prepared) == ["skillpath db upgrade", "skillpath serve"]
    assert answer.stderr == ""


@needs_shell
@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_what_has_changed_is_installed_again(prepared: Path, start: Start, name: str) -> None:
    start("check")
    _taken_down(prepared)
    (prepared / name).write_text("# changed\n")

    start("check")

    assert len(_installs(prepared)) == 1


@needs_shell
def test_an_interrupted_install_is_repaired_by_the_next_start(prepared: Path, start: Start) -> None:
    start("check", PIP_STATUS="1")
    _taken_down(prepared)

    start("check")

    assert len(_installs(prepared)) == 2


@needs_shell
def test_packages_of_another_lock_do_not_pass_for_those_of_this_one(prepared: Path, start: Start) -> None:
    start("test")
    (prepared / "requirements.txt").write_text("# changed\n")
    start("check")
    _taken_down(prepared)

    start("test")

    assert len(_installs(prepared)) == 1


@needs_shell
def test_after_the_tests_a_start_has_nothing_to_install(prepared: Path, start: Start) -> None:
    start("test")
    _taken_down(prepared)

    start()

    assert _installs(prepared) == []


@needs_shell
def test_the_tests_get_the_arguments_that_follow(prepared: Path, start: Start) -> None:
    start("test", "-k", "a path")

    assert _taken_down(prepared)[-1] == "python -m pytest -k a path"


@needs_shell
def test_a_command_is_passed_on_without_touching_the_database(prepared: Path, start: Start) -> None:
    start("plan", "--posting", "posting.txt")

    assert [line for line in _taken_down(prepared) if line.startswith("skillpath")] == [
        "skillpath plan --posting posting.txt"
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_nothing_but_versions_and_checksums(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    allowed = re.compile(r"#[^/]*|[a-z0-9.-]+==[^\s/]+( ; [^/]*)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")

    assert [line for line in lines if not allowed.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_checksum(name: str) -> None:
    assert [package for package, (_, checksums) in _locked(name).items() if not checksums] == []


def test_the_tests_run_on_the_very_versions_that_people_get() -> None:
    runtime, test = (_locked(name) for name in LOCKS)

    assert runtime.items() <= test.items()


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["build-system"]["requires"]
    names = {re.split(r"[^a-z0-9-]", each, maxsplit=1)[0] for each in asked}

    assert names <= _locked("requirements.txt").keys()
