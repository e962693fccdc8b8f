"""`nhacviec understand`: what a message comes to, by the very function that the bot uses. Nothing is done."""

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.actions.people.known_office import KnownOffice, in_files
from bot.actions.people.registry_file import BadFile
from bot.commands.exits import Exit, fail
from bot.commands.telling import given_moment
from bot.loading import loaded
from chat.record import record
from chat.situation import Situation
from messages.command_line import cli as words
from messages.command_line.meaning import told
from messages.command_line.office import rejected
from tasks.serializing import from_text, to_text

ROLES = ("head", "deputy", "staff", "office", "director")
"""Who may speak; a deputy is the deputy head of a unit."""


class _BadLineError(ValueError):
    """A message that cannot be used as it was given."""


def understand(
    text: Annotated[str | None, typer.Argument(help=words.OPTIONS["text"])] = None,
    role: Annotated[str, typer.Option(metavar="ROLE", help=words.OPTIONS["role"])] = "head",
    unit: Annotated[str | None, typer.Option(metavar="CODE", help=words.OPTIONS["unit"])] = None,
    reply_to: Annotated[int | None, typer.Option(metavar="N", help=words.OPTIONS["reply_to"])] = None,
    review: Annotated[int | None, typer.Option(metavar="N", help=words.OPTIONS["review"])] = None,
    after: Annotated[str | None, typer.Option(metavar="TEXT", help=words.OPTIONS["after"])] = None,
    now: Annotated[str | None, typer.Option(metavar="ISO", help=words.OPTIONS["now"])] = None,
    units: Annotated[Path | None, typer.Option(metavar="FILE", help=words.OPTIONS["units_file"])] = None,
    people: Annotated[Path | None, typer.Option(metavar="FILE", help=words.OPTIONS["people_file"])] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help=words.OPTIONS["jsonl"])] = False,
) -> None:
    """Print what is understood; with `--jsonl` of each object on standard input."""
    if as_lines == (text is not None):
        raise typer.BadParameter(words.text_or_lines())
    if role not in ROLES:
        raise typer.BadParameter(words.bad_role(role, ROLES))
    usual = {
        "text": text, "role": role, "unit": unit, "reply_to": reply_to, "review": review, "after": after,
    }  # fmt: skip
    office, moment = _office(units, people), given_moment(now)
    if as_lines:
        for asked in _lines(usual):
            at = given_moment(asked["now"]) if asked.get("now") is not None else moment
            typer.echo(to_text(_understood(asked, at, office)))
        return
    made = _understood(usual, moment, office)
    typer.echo(to_text(made) if as_json else told(made))


def _understood(asked: Mapping[str, Any], now: datetime, office: KnownOffice) -> dict[str, Any]:
    situation = _situation(asked, now, office)
    return record(asked["text"], situation, earlier=asked.get("after") or "", tasks=office.tasks)


def _situation(asked: Mapping[str, Any], now: datetime, office: KnownOffice) -> Situation:
    """Where somebody of that role stands. What is replied to is a reminder, or to an officer a report."""
    role, reply, drafts = asked["role"], asked.get("reply_to"), asked.get("review")
    head, officer = role in ("head", "deputy"), role in ("office", "director")
    return Situation(
        today=now.date(),
        now=now,
        office=role == "office",
        leader=role == "director",
        head=head,
        staff=role == "staff",
        units=office.units,
        people=office.people,
        own_units=(asked["unit"],) if asked.get("unit") else (),
        replied_to=(reply,) if reply else (),
        replied_report=bool(reply) and officer,
        open_reviews=1 if drafts else 0,
        draft_numbers=(1, drafts) if drafts else None,
    )


def _lines(usual: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The message of each line of standard input; what a line does not say is as on the command line."""
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                yield _message(from_text(line), usual)
            except ValueError:
                fail(words.bad_message_line(number), Exit.INPUT)


_KINDS: Mapping[str, type] = {
    "text": str,
    "role": str,
    "unit": str,
    "reply_to": int,
    "review": int,
    "after": str,
}


def _message(given: object, usual: Mapping[str, Any]) -> dict[str, Any]:
    """Raises ValueError where a value is missing or of another kind."""
    if not isinstance(given, dict):
        raise _BadLineError
    said = {key: value for key, value in given.items() if value is not None}
    wrong = [key for key, kind in _KINDS.items() if not isinstance(said.get(key, kind()), kind)]
    if wrong or "text" not in said or said.get("role", ROLES[0]) not in ROLES:
        raise _BadLineError
    return {**usual, **said}


def _office(units: Path | None, people: Path | None) -> KnownOffice:
    """The office of the files that were given; else of the database, where there is one."""
    if units is None and people is None:
        return _stored()
    try:
        return in_files(units, people)
    except BadFile as bad:
        fail(rejected((bad.problem,)), Exit.INPUT)


def _stored() -> KnownOffice:
    config = loaded("bot.commands.base:configured")()
    if not config.has_database:
        return KnownOffice()  # asking makes no database
    with loaded("bot.commands.opening:opened")(config) as database:
        office: KnownOffice = database.read(loaded("bot.incoming.facts:in_database"))
    return office
