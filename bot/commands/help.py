"""The command line's help and its errors in the words of messages/: Typer's own are English."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

# Typer carries its parser inside and gives these no public name; the version is pinned.
from typer._click import Context, HelpFormatter
from typer._click.exceptions import (
    BadOptionUsage,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from bot.commands.base import Exit
from messages import usage as words
from messages.cli import stopped

Rows = list[tuple[str, str]]


class Command(TyperCommand):
    """A verb."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Usage, what it does, its values and options."""
        _usage(self, ctx, formatter)
        _parameters(self, ctx, formatter)


class Group(TyperGroup):
    """Verbs under one name."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Usage, what it is, its verbs with those of the groups below."""
        _usage(self, ctx, formatter)
        with formatter.section(words.COMMANDS):
            formatter.write_dl(_verbs(self))
        _parameters(self, ctx, formatter)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The verb that was typed. Raises typer.BadParameter with our words where there is none."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise typer.BadParameter(words.no_such_command(args[0], list(self.commands)), ctx)
        return super().resolve_command(ctx, args)  # type: ignore[return-value]


@contextmanager
def spoken() -> Iterator[None]:
    """Say in a sentence what is wrong with the command line, and end with the status for bad input."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(stopped())
        sys.exit(int(Exit.INTERRUPTED))
    except NoArgsIsHelpError as error:
        typer.echo(error.message)
        sys.exit(int(Exit.OK))
    except ClickException as error:
        typer.echo(_sentence(error), err=True)
        ctx = error.ctx if isinstance(error, UsageError) else None
        if ctx is not None:
            typer.echo(words.see_help(ctx.command_path), err=True)
        sys.exit(int(Exit.INPUT))


def _sentence(error: ClickException) -> str:
    match error:
        case MissingParameter(param=TyperArgument() as param):
            return words.missing(words.name_of(param.name or "", several=False))
        case NoSuchOption():
            return words.no_such_option(error.option_name, list(error.possibilities or ()))
        case BadOptionUsage():
            return words.bad_option(error.option_name)
        case typer.BadParameter() if not isinstance(error, MissingParameter):
            return error.message  # raised by a verb, in words of messages/
    return words.wrong()


def _usage(command: Command | Group, ctx: Context, formatter: HelpFormatter) -> None:
    pieces = [words.ANY_OPTION]
    pieces += [_name(param) for param in command.get_params(ctx) if isinstance(param, TyperArgument)]
    if isinstance(command, Group):
        pieces.append(words.ANY_COMMAND)
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words.USAGE)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help or "")


def _parameters(command: Command | Group, ctx: Context, formatter: HelpFormatter) -> None:
    arguments: Rows = []
    options: Rows = []
    for param in command.get_params(ctx):
        if isinstance(param, TyperArgument):
            arguments.append((_name(param), param.help or ""))
        elif isinstance(param, TyperOption):
            shown = ", ".join(param.opts) + (f" {param.metavar}" if param.metavar else "")
            options.append((shown, words.HELP if param.name == "help" else param.help or ""))
    for heading, rows in ((words.ARGUMENTS, arguments), (words.OPTIONS, options)):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _verbs(group: Group, above: str = "") -> Rows:
    rows: Rows = []
    for name, command in group.commands.items():
        if isinstance(command, Group):
            rows += _verbs(command, f"{above}{name} ")
        else:
            rows.append((above + name, command.help or ""))
    return rows


def _name(param: TyperArgument) -> str:
    return words.name_of(param.name or "", several=param.nargs != 1)
