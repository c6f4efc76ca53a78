"""The server of `skillpath serve`."""

import errno
import gc
import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import replace

import click
from flask import Flask
from waitress.server import create_server

from skillpath.config import load_config
from skillpath.errors import InputError
from skillpath.services.planning import draft_plan
from skillpath.store.database import upgrade
from skillpath.web.app import MOST_BYTES, create_app
from skillpath.web.examples import example_texts

_THREADS = 8
_MOST_BUFFERED = 8 * MOST_BYTES
"""Waitress takes in a whole request before the app sees it, and answers a larger one by itself."""


def serve(host: str, port: int) -> None:
    """Serve until Ctrl-C; port 0 takes a free one. Raise InputError when the address cannot be used."""
    config = load_config()
    app = create_app(replace(config, hosts=(*config.hosts, *_names(host))))
    server = _listen(app, host, port)
    try:
        _prepare(app)
        taken = getattr(server, "effective_port", None) or server.effective_listen[0][1]
        click.echo(f"SkillPath is at {_address(host, taken)} (Ctrl-C stops it)")
        server.run()
    except KeyboardInterrupt:  # before the server runs; later it ends by itself
        server.close()


def _prepare(app: Flask) -> None:
    """Bring the schema up to date and read once, which loads spaCy and the catalogue: nobody should wait."""
    with app.app_context():
        upgrade()
    draft_plan(*example_texts())
    # What is loaded now stays for good. Left among the living, a full collection would walk over all of it
    # and let every twentieth visitor wait three times as long.
    gc.collect()
    gc.freeze()


def _listen(app: Flask, host: str, port: int):  # type: ignore[no-untyped-def]  # waitress has no types
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=_THREADS,
            max_request_body_size=_MOST_BUFFERED,
            ident=None,
        )
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise InputError(
                f"Port {port} of {host} is in use by another program; choose another with --port."
            ) from error
        raise InputError(f"{host}, port {port}: cannot be listened on: {error.strerror or error}.") from error
    except ValueError as error:  # what waitress makes of a name that has no address
        raise InputError(f"{host} is not a name or an address of this machine.") from error


def _names(host: str) -> Iterator[str]:
    """Yield what a server that listens on a host is reached by; on all addresses, those of this machine."""
    yield host
    try:
        if not ipaddress.ip_address(host).is_unspecified:
            return
        name = socket.gethostname()
        yield from (name, socket.getfqdn(name))
        yield from {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(name, None)}
    except (OSError, ValueError):  # the host is a name, or the machine's own name has no address
        return


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 # it is told, not listened on
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
