"""The command line: one command for each thing a person does in the shell.

What takes long to import is imported by the command that needs it, so that `--help` answers at once.
"""

import gc
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from skillpath.errors import CatalogueError, InputError, SkillPathError

BAD_INPUT = 2
"""The exit code for bad input and bad usage."""

_PATIENCE = (100_000, 50, 100)
"""When Python looks for garbage: seldom, since nearly all that a command loads stays until it ends.

Walking over it again and again takes a quarter of the command's time.
"""


def main() -> None:
    """Run the command line; an error that a person can act on is one line on standard error and exit 2."""
    gc.set_threshold(*_PATIENCE)
    try:
        sys.exit(commands.main(prog_name="skillpath", standalone_mode=False))
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "skillpath"
        _fail(f"{error.format_message()} ({command} --help shows what can be given)")
    except CatalogueError as error:
        click.echo("\n".join(error.faults), err=True)
        _fail(f"The catalogue has {len(error.faults)} faults.")
    except SkillPathError as error:
        _fail(str(error))
    except click.Abort:
        _fail("Stopped.")
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _fail(f"The output cannot be written: {error.strerror or error}.")


def _fail(message: str) -> NoReturn:
    click.echo(f"skillpath: {message}", err=True)
    sys.exit(BAD_INPUT)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="skillpath")
def commands() -> None:
    """Read a job posting and what you can do, and show what to learn, in which order, and why."""


@commands.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
def serve(host: str, port: int) -> None:
    """Serve the web app on this machine."""
    from skillpath.web.server import serve as serve_app

    serve_app(host, port)


@commands.command()
@click.option("--kind", type=click.Choice(["posting", "assessment"]), required=True, help="What the text is.")
@click.option("--json", "as_json", is_flag=True, help="Print the reading as JSON.")
@click.option(
    "--jsonl", metavar="FILE", help='Read {"id", "text"} per line of FILE, print a JSON object per line.'
)
@click.argument("file", required=False)
def extract(kind: str, as_json: bool, jsonl: str | None, file: str | None) -> None:
    """Show which skills a posting or a self-assessment names. FILE may be - for standard input."""
    from skillpath.services.reading import read_lines, reading_document
    from skillpath.services.texts import read_text

    if (file is None) == (jsonl is None):
        raise click.UsageError("name one FILE (or -), or a file of JSON lines with --jsonl")
    if jsonl is not None:
        for document in read_lines(kind, jsonl):
            click.echo(json.dumps(document, ensure_ascii=False))
        return
    text = read_text(str(file))
    if not text.strip():
        raise InputError(f"{file}: is empty: there is nothing to read.")
    reading = reading_document(kind, text)
    if as_json:
        _print_json(reading)
        return
    from skillpath.export.tables import reading_table

    click.echo(reading_table(reading))


@commands.command()
@click.option("--posting", required=True, metavar="FILE", help="The job posting; - reads standard input.")
@click.option("--self", "self_", required=True, metavar="FILE", help="What you can do, in your own words.")
@click.option("--hours-per-week", type=click.FloatRange(0.5, 80), default=5.0, show_default=True)
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the first week begins.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option("--format", "format_", type=click.Choice(["md", "json"]), help="The form of the plan.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE and not to standard output.")
def plan(
    posting: str,
    self_: str,
    hours_per_week: float,
    start: object,
    as_json: bool,
    format_: str | None,
    output: str | None,
) -> None:
    """Show what to learn for a posting, in which order, and why."""
    from skillpath.services.planning import Pace, draft_plan, render_plan
    from skillpath.services.texts import read_text

    if as_json and format_ == "md":
        raise click.UsageError("--json and --format md cannot both be the form of the plan")
    if posting == "-" and self_ == "-":
        raise click.UsageError("--posting and --self cannot both be standard input")
    if output is not None and any(_is_same(output, given) for given in (posting, self_)):
        raise InputError(f"{output}: is one of the texts to be read; choose another file for the plan.")
    document = draft_plan(read_text(posting), read_text(self_), Pace(hours_per_week, _day(start)))
    text = render_plan(document, "json" if as_json else format_ or "md")
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="Print the skills as JSON.")
def skills(as_json: bool) -> None:
    """List every skill that is recognised."""
    from skillpath.catalogue import shipped_graph
    from skillpath.export.readings import skill_entries

    entries = skill_entries(shipped_graph())
    if as_json:
        _print_json(entries)
        return
    from skillpath.export.tables import skill_table

    click.echo(skill_table(entries))


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="Print the graph as JSON.")
def graph(as_json: bool) -> None:
    """Show what rests on what."""
    from skillpath.catalogue import shipped_graph
    from skillpath.export.readings import graph_document

    document = graph_document(shipped_graph())
    if as_json:
        _print_json(document)
        return
    from skillpath.export.tables import edge_table

    click.echo(edge_table(document["edges"]))


@commands.command()
@click.option("--stats", is_flag=True, help="Count what the catalogue holds.")
def check(stats: bool) -> None:
    """Check the catalogue and say all that is wrong with it."""
    from skillpath.services.check import catalogue_statistics, catalogue_summary

    click.echo(catalogue_statistics() if stats else catalogue_summary())


@commands.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Create the database, or bring its schema up to date."""
    from skillpath.store.database import upgrade as upgrade_schema
    from skillpath.web.app import create_app

    with create_app().app_context():
        upgrade_schema()


def _day(start: object) -> str | None:
    return start.date().isoformat() if hasattr(start, "date") else None


def _is_same(output: str, given: str) -> bool:
    return given != "-" and Path(output).resolve() == Path(given).resolve()


def _print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _write(path: str, text: str) -> None:
    try:
        with Path(path).open("w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}.") from error


if __name__ == "__main__":
    main()
