"""The command line: `nhacviec --help`."""

import sys

import typer

from bot.commands import reading
from messages import cli as words


def build() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(help=words.PROGRAM, no_args_is_help=True, add_completion=False)
    app.command("read", help=words.HELP["read"])(reading.read)
    return app


def main() -> None:
    """The entry point of `nhacviec`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    build()()


if __name__ == "__main__":
    main()
