"""The command line: `nhacviec --help`."""

import sys

import typer

from bot.commands import evaluating, exporting, importing, reading, registry, running
from messages import cli as words


def build() -> typer.Typer:
    """The whole command line: every verb with its help."""
    app = typer.Typer(help=words.PROGRAM, no_args_is_help=True, add_completion=False)
    app.command("run", help=words.HELP["run"])(running.run)
    app.command("read", help=words.HELP["read"])(reading.read)
    app.command("import", help=words.HELP["import"])(importing.import_files)
    app.command("export", help=words.HELP["export"])(exporting.export)
    app.command("invite", help=words.HELP["invite"])(registry.invite)
    app.command("eval", help=words.HELP["eval"])(evaluating.evaluate)
    units = typer.Typer(help=words.HELP["units"], no_args_is_help=True)
    units.command("import", help=words.HELP["units import"])(registry.units)
    units.callback()(lambda: None)
    app.add_typer(units, name="units")
    people = typer.Typer(help=words.HELP["people"], no_args_is_help=True)
    people.command("import", help=words.HELP["people import"])(registry.people_file)
    people.callback()(lambda: None)
    app.add_typer(people, name="people")
    return app


def main() -> None:
    """The entry point of `nhacviec`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    build()()


if __name__ == "__main__":
    main()
