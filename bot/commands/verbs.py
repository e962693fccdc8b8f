"""Every verb of the command line by the place of its function, and the help, in the words of messages/.

What a verb needs loads when it is called. Typer's own words are English.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, cast

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from bot.commands.exits import Exit
from bot.loading import loaded
from messages.command_line import cli
from messages.command_line import verbs as words

CommandContext = Any
"""What Typer hands to a command: a typer.Context, or its base, which has no public name."""

HelpRow = tuple[str, str]
NAME = "nhacviec"
VERBS: Mapping[str, str] = {
    "init": "bot.commands.initializing:init",
    "run": "bot.commands.running:run",
    "read": "bot.commands.reading:read",
    "import": "bot.commands.exchange:import_files",
    "export": "bot.commands.exchange:export",
    "invite": "bot.commands.office:invite",
    "eval": "bot.commands.reading:evaluate",
    "when": "bot.commands.telling:when",
    "understand": "bot.commands.understanding:understand",
    "health": "bot.commands.health:health",
    "check": "bot.commands.checking:check",
    "backup": "bot.commands.keeping:backup",
    "restore": "bot.commands.keeping:restore_archive",
    "move": "bot.commands.keeping:move_office",
    "tidy": "bot.commands.keeping:tidy",
    "moved": "bot.commands.holding:moved",
    "units import": "bot.commands.office:units",
    "people import": "bot.commands.office:people_file",
    "people list": "bot.commands.people:list_people",
    "people prefer": "bot.commands.office:prefer",
    "people unlink": "bot.commands.people:unlink",
    "people leave": "bot.commands.people:leave",
    "people forget": "bot.commands.people:forget",
    "settings show": "bot.commands.settings:show_settings",
    "settings set": "bot.commands.office:change_setting",
    "days show": "bot.commands.office:show_days",
    "days off": "bot.commands.office:day_off",
    "days worked": "bot.commands.office:day_worked",
    "days forget": "bot.commands.office:forget_day",
}
"""The verb as it is typed -> "module:function"; its help is `messages.command_line.verbs.HELP[verb]`."""


class Command(TyperCommand):
    """A verb."""

    def format_help(self, ctx: CommandContext, formatter: Any) -> None:
        """Usage, what it does, its values and options."""
        write_page(self, ctx, formatter)


def write_page(
    command: TyperCommand | TyperGroup, ctx: CommandContext, formatter: Any, verbs: Sequence[HelpRow] = ()
) -> None:
    """A help page; `verbs` are those of a group, each with what it does."""
    params = command.get_params(ctx)
    given = [each for each in params if isinstance(each, TyperArgument)]
    arguments = [(_name(each), words.meaning_of(each.help or "", required=each.required)) for each in given]
    places = [_name(each) if each.required else f"[{_name(each)}]" for each in given]
    options = [_option(each) for each in params if isinstance(each, TyperOption)]
    pieces = [cli.ANY_OPTION, *places, *([cli.ANY_COMMAND] if verbs else ())]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=cli.USAGE)
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help or "")
    for heading, rows in (
        (cli.COMMANDS_HEADING, verbs),
        (cli.ARGUMENTS_HEADING, arguments),
        (cli.OPTIONS_HEADING, options),
    ):
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


def _option(param: TyperOption) -> HelpRow:
    shown = ", ".join(param.opts) + (
        f" {words.VALUES.get(param.metavar, param.metavar)}" if param.metavar else ""
    )
    return shown, cli.HELP_OPTION if param.name == "help" else param.help or ""


def _name(param: TyperArgument, *, one: bool = False) -> str:
    return words.name_of(param.name or "", several=param.nargs != 1 and not one)


class VerbGroup(TyperGroup):
    """The verbs that begin with `above` ("" for all of them)."""

    def __init__(self, above: str = "") -> None:
        super().__init__(name=above or NAME, help=words.HELP.get(above, words.PROGRAM))
        self._above = f"{above} " if above else ""
        self._rest = [verb.removeprefix(self._above) for verb in VERBS if verb.startswith(self._above)]

    def list_commands(self, ctx: CommandContext) -> list[str]:
        """The next word of each verb."""
        return list(dict.fromkeys(rest.split()[0] for rest in self._rest))

    def get_command(self, ctx: CommandContext, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """The verb or the group of that name; only now does the verb's module load."""
        whole = self._above + cmd_name
        if whole in VERBS:
            return command(whole)
        return VerbGroup(whole) if cmd_name in self.list_commands(ctx) else None

    def format_help(self, ctx: CommandContext, formatter: Any) -> None:
        """Usage, what it is, its verbs with those of the groups below."""
        write_page(self, ctx, formatter, [(rest, words.HELP[self._above + rest]) for rest in self._rest])

    def parse_args(self, ctx: CommandContext, args: list[str]) -> list[str]:
        """Without a verb the help is shown; `--version` is asked of the program alone."""
        if not args:
            typer.echo(ctx.get_help())
            raise typer.Exit(int(Exit.OK))
        if args == ["--version"] and not self._above:
            typer.echo(cli.version(version(NAME)))
            raise typer.Exit(int(Exit.OK))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: CommandContext, args: list[str]) -> Any:
        """The verb that was typed. Raises typer.BadParameter with our words where there is none."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            raise typer.BadParameter(words.no_such_command(args[0], known), ctx)
        return super().resolve_command(ctx, args)


def command(verb: str) -> TyperCommand:
    """The verb, loaded, as Typer runs it."""
    app = typer.Typer(add_completion=False)
    app.command(verb.split()[-1], help=words.HELP[verb], cls=Command)(loaded(VERBS[verb]))
    return cast(TyperCommand, get_command(app))


def run(typed: Sequence[str]) -> int:
    """Run the verb that was typed; its exit status. What is typed wrong is said in a sentence."""
    try:
        spelt_out = ["--help" if word == "-h" else word for word in typed]
        return int(VerbGroup().main(spelt_out, prog_name=NAME, standalone_mode=False) or Exit.OK)
    except typer.TyperException as error:
        typer.echo(sentence_of(error), err=True)
        ctx = getattr(error, "ctx", None)
        if ctx is not None:
            typer.echo(words.see_help(ctx.command_path), err=True)
        return int(Exit.INPUT)
