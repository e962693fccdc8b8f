"""The command line's help and its errors in the words of messages/: Typer's own are English."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from messages import usage as words

Context = Any
"""What Typer hands to a command: a typer.Context, or its base, which has no public name."""

Row = tuple[str, str]


class Command(TyperCommand):
    """A verb."""

    def format_help(self, ctx: Context, formatter: Any) -> None:
        """Usage, what it does, its values and options."""
        write_page(self, ctx, formatter)


def write_page(
    command: TyperCommand | TyperGroup, ctx: Context, formatter: Any, verbs: Sequence[Row] = ()
) -> None:
    """A help page; `verbs` are those of a group, each with what it does."""
    params = command.get_params(ctx)
    arguments = [(_name(each), each.help or "") for each in params if isinstance(each, TyperArgument)]
    options = [_option(each) for each in params if isinstance(each, TyperOption)]
    pieces = [words.ANY_OPTION, *(name for name, _ in arguments), *([words.ANY_COMMAND] if verbs else ())]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words.USAGE)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help or "")
    for heading, rows in ((words.COMMANDS, verbs), (words.ARGUMENTS, arguments), (words.OPTIONS, options)):
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def sentence_of(error: typer.TyperException) -> str:
    """What is wrong with what was typed. The kinds of Typer's errors are told apart by what they carry."""
    option = getattr(error, "option_name", None)
    if option is not None:
        near = getattr(error, "possibilities", None)
        unknown = hasattr(error, "possibilities")
        return words.no_such_option(option, list(near or ())) if unknown else words.bad_option(option)
    match error:
        case typer.BadParameter(param=None):
            return error.message  # raised by ourselves, in words of messages/
        case typer.BadParameter(param=TyperArgument() as param, message=""):
            return words.missing(_name(param, one=True))
    return words.wrong()


def _option(param: TyperOption) -> Row:
    shown = ", ".join(param.opts) + (f" {param.metavar}" if param.metavar else "")
    return shown, words.HELP if param.name == "help" else param.help or ""


def _name(param: TyperArgument, *, one: bool = False) -> str:
    return words.name_of(param.name or "", several=param.nargs != 1 and not one)
