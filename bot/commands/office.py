"""What the office gives by the command line: its settings, its days, its registry, invitations."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.actions.people.registry import RegistryTaken, Rejected, import_people, import_units
from bot.commands.base import configured, given_day
from bot.commands.exits import Exit, fail
from bot.commands.opening import opened, set_by_hand
from bot.commands.settings import HIDDEN
from messages.command_line import cli as cli_words
from messages.command_line import office as words
from messages.command_line.cli import OPTIONS
from messages.command_line.office import people_imported, rejected, units_imported
from messages.people import linking
from messages.vi import moment
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Session
from storage.record import audit
from storage.registry import invites, people
from storage.registry.invites import NewInvite
from storage.settings import BadSetting, OfficeSettings
from storage.work import days
from tasks.model import Person
from tasks.serializing import from_text, to_text
from tasks.standing import Ladder
from tasks.workdays import SpecialDay, local_day, national

# `nhacviec settings set` and `nhacviec days …`: what the office decides on reminding and on its days.

Day = Annotated[str, typer.Argument(metavar="YYYY-MM-DD", help=OPTIONS["day"])]
Name = Annotated[str, typer.Argument(help=OPTIONS["day_name"])]


def change_setting(
    key: Annotated[str, typer.Argument(help=OPTIONS["key"])],
    value: Annotated[str, typer.Argument(help=OPTIONS["value"])],
) -> None:
    """Change one setting, from now on."""

    known = {each.name for each in fields(OfficeSettings)} - HIDDEN
    if key not in known:
        fail(words.no_such_setting(key, sorted(known)), Exit.INPUT)
    with opened(configured()) as database:
        try:
            office = database.write(lambda session: set_by_hand(session, key, _steps(key, _plain(value))))
        except BadSetting:
            fail(words.bad_value(key, value, _typed(key)), Exit.INPUT)
    typer.echo(words.changed(key, to_text(asdict(office)[key])))


def _plain(typed: str) -> Any:
    """A value as JSON has it; "5,2,0" is a list, and what is no JSON a text."""
    for form in (typed, f"[{typed}]" if "," in typed else typed):
        try:
            return from_text(form)
        except ValueError:
            continue
    return [part.strip() for part in typed.split(",")] if "," in typed else typed


def _typed(key: str) -> str:
    """What the setting is at first, as it may be typed; "" for a text."""
    value = asdict(OfficeSettings())[key]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
    return ",".join(to_text(part).strip('"') for part in parts)


def _steps(key: str, value: Any) -> Any:
    """What is set by several figures at once takes them in their order: "ladder 1,3,5"."""
    names = [each.name for each in fields(Ladder)]
    if key == "ladder" and isinstance(value, list) and len(value) == len(names):
        return dict(zip(names, value, strict=True))
    return value


def show_days() -> None:
    """List the days that the office has set, and from today on the nation's that it has left as they are."""
    today = local_day(SystemClock().now())
    with opened(configured()) as database:
        edits = database.read(days.edits)
    for each in edits:
        typer.echo(words.day(each))
    if not edits:
        typer.echo(words.no_days())
    own = {each.on for each in edits}
    named = national(range(today.year, today.year + 2)).named
    typer.echo(words.national_days([named[on] for on in sorted(named) if on >= today and on not in own]))


def day_off(day: Day, name: Name = "") -> None:
    """A day on which the office does not work."""
    _set(SpecialDay(_known(day), False, name))


def day_worked(day: Day, name: Name = "") -> None:
    """A Saturday, Sunday or holiday on which the office works."""
    _set(SpecialDay(_known(day), True, name))


def forget_day(day: Day) -> None:
    """Take the office's own word on a day back."""
    on = _known(day)

    def work(session: Session) -> bool:
        there = days.forget(session, on)
        if there:
            now = SystemClock().now()
            audit.record(session, "day", f"day:{on}", now=now, new="forgotten", data=audit.by(None))
        return there

    with opened(configured()) as database:
        there = database.write(work)
    typer.echo(words.forgotten(on) if there else words.not_set(on))


def _known(day: str) -> date:
    given = given_day(day)
    if given is None:
        raise typer.BadParameter(day)
    return given


def _set(special: SpecialDay) -> None:
    def work(session: Session) -> None:
        days.set_days(session, [special])
        new = "worked" if special.working else "off"
        now = SystemClock().now()
        audit.record(session, "day", f"day:{special.on}", now=now, new=new, data=audit.by(None))

    with opened(configured()) as database:
        database.write(work)
    typer.echo(words.day(special))


# `nhacviec units import`, `nhacviec people import`, `nhacviec people prefer`, `nhacviec invite`.

FileArgument = Annotated[Path, typer.Argument(help=cli_words.OPTIONS["file"])]


def units(file: FileArgument) -> None:
    """Import units."""
    done = _import(file, lambda session: import_units(session, file, SystemClock().now()), make=True)
    typer.echo(units_imported(done.written.added, done.written.updated, done.warnings))


def people_file(file: FileArgument) -> None:
    """Import people."""
    done = _import(file, lambda session: import_people(session, file, SystemClock().now()))
    typer.echo(people_imported(done.written.added, done.written.updated, done.warnings))


def _import(
    file: Path, take: Callable[[Session], RegistryTaken | Rejected], *, make: bool = False
) -> RegistryTaken:
    if not file.is_file():
        fail(cli_words.no_such_file(str(file)), Exit.INPUT)
    with opened(configured(), make=make) as database:
        outcome = database.write(take)
    if isinstance(outcome, Rejected):
        fail(rejected(outcome.problems), Exit.INPUT)
    return outcome


def prefer(
    code: Annotated[str, typer.Argument(help=cli_words.OPTIONS["code"])],
    channel: Annotated[str, typer.Argument(help=cli_words.OPTIONS["channel"])],
) -> None:
    """Try a person's addresses of one channel first."""
    wanted = channel.strip().lower()

    def work(session: Session) -> tuple[Person, bool] | None:
        person = people.of_office(session, code)
        if person is None:
            return None
        return person, people.prefer(session, person.id, wanted, SystemClock().now())

    with opened(configured()) as database:
        done = database.write(work)
    if done is None:
        fail(cli_words.no_such_person(code), Exit.INPUT)
    person, preferred = done
    who = f"{person.title} {person.name}".strip()
    if not preferred:
        fail(linking.not_linked_there(who, wanted), Exit.INPUT)
    typer.echo(linking.preferred(who, wanted))


def invite(code: Annotated[str, typer.Argument(help=cli_words.OPTIONS["code"])]) -> None:
    """Give a one-time code."""

    def work(session: Session) -> tuple[Person, NewInvite, str] | None:
        person = people.of_office(session, code)
        if person is None:
            return None
        office = settings.load(session)
        new = invites.create(session, person.id, None, SystemClock().now(), office)
        return person, new, office.bot_username

    with opened(configured()) as database:
        made = database.write(work)
    if made is None:
        fail(cli_words.no_such_person(code), Exit.INPUT)
    person, new, bot = made
    said = cli_words.invited(
        f"{person.title} {person.name}".strip(), new.code, new.link(bot), moment(new.expires_at)
    )
    typer.echo(said)
