"""The command line: `nhacviec --help`."""

import sys
from collections.abc import Callable

import typer

from bot.commands import checking, evaluating, exporting, importing, office, reading, registry, running
from bot.commands.help import Command, Group, spoken
from messages import cli as words

NAME = "nhacviec"


def build() -> typer.Typer:
    """The whole command line: every verb with its help."""
    app = _group("program")
    units, people = _group("units"), _group("people")
    settings, days = _group("settings"), _group("days")
    verbs: tuple[tuple[typer.Typer, str, Callable[..., None]], ...] = (
        (app, "run", running.run),
        (app, "read", reading.read),
        (app, "import", importing.import_files),
        (app, "export", exporting.export),
        (app, "invite", registry.invite),
        (units, "units import", registry.units),
        (people, "people import", registry.people_file),
        (app, "eval", evaluating.evaluate),
        (app, "check", checking.check),
        (settings, "settings show", office.show_settings),
        (settings, "settings set", office.change_setting),
        (days, "days show", office.show_days),
        (days, "days off", office.day_off),
        (days, "days worked", office.day_worked),
        (days, "days forget", office.forget_day),
    )
    for group, verb, function in verbs:
        group.command(verb.split()[-1], help=words.HELP[verb], cls=Command)(function)
    app.add_typer(units, name="units")
    app.add_typer(people, name="people")
    app.add_typer(settings, name="settings")
    app.add_typer(days, name="days")
    return app


def _group(name: str) -> typer.Typer:
    group = typer.Typer(
        cls=Group, help=words.HELP.get(name, words.PROGRAM), no_args_is_help=True, add_completion=False
    )
    group.callback()(lambda: None)  # a group of one verb would be taken for the verb itself
    return group


def main() -> None:
    """The entry point of `nhacviec`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with spoken():
        status = build()(prog_name=NAME, standalone_mode=False)
        sys.exit(int(status or 0))


if __name__ == "__main__":
    main()
