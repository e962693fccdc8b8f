"""`nhacviec run`: the service, or without a token the demonstration."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import typer

from bot import logs
from bot.channels.wiring import messengers_of
from bot.commands.base import configured, tell_what_gate_lacks, unknown_settings
from bot.commands.exits import Exit, fail
from bot.commands.holding import at_home, held, leading
from bot.commands.opening import opened
from bot.config import Config, ConfigError
from bot.loading import can_demonstrate, can_serve_web, loaded
from bot.service import Parts, Service
from bot.upkeep.hearing import BadToken
from bot.upkeep.troubles import TokenShared
from messages.command_line import cli as words
from scheduler.time import MovableClock, SystemClock
from storage.database.faults import shown
from storage.record.audit import engine_of
from storage.registry import people


def run() -> None:
    """Run until a signal ends it."""
    config = configured()
    if unknown := unknown_settings(Path(".env")):  # a token under a wrong name would be taken for none
        fail(words.bad_config(tuple((name, "unknown") for name in unknown)), Exit.CONFIG)
    with logs.told_as(config.log_level):
        if config.tokens:
            _serve(config)
        else:
            _need_no_office(config)
            _need_demo()
            loaded("bot.commands.demonstrating:demonstrate")(config, _on_signals)
    typer.echo(words.stopped())


def _serve(config: Config) -> None:
    try:
        movable, delivery = config.may_move_clock, config.delivery
    except ConfigError as error:
        fail(words.bad_config(error.faults), Exit.CONFIG)
    if movable:
        _need_demo()
    with opened(config) as database, held(config.data), leading(database, config):
        at_home(database)
        try:
            parts = Parts(
                database,
                MovableClock() if movable else SystemClock(),
                messengers_of(config),
                config.files,
                delivery,
                backups=config.backups,
                tokens=config.token_now,
                at_leisure=tell_what_gate_lacks,
            )
            asyncio.run(_on_the_web(config, parts) if config.web_port is not None else _work(config, parts))
        except BadToken as refused:
            fail(words.bad_token(refused.channel), Exit.NETWORK)
        except TokenShared as shared:
            fail(words.token_shared(shared.channel), Exit.SHARED)


async def _on_the_web(config: Config, parts: Parts) -> None:
    """The work, with the web side on its port beside it."""
    port = config.web_port or 0
    if not can_serve_web():
        fail(words.bad_config((("NHACVIEC_WEB_PORT", "no_web"),)), Exit.CONFIG)
    try:
        endpoint = loaded("bot.web.endpoint:Endpoint")(port)
    except OSError:
        fail(words.port_in_use(port, "NHACVIEC_WEB_PORT"), Exit.NETWORK)
    hooked, hooks, links = loaded("bot.web.endpoint:with_web")(parts, config.web_url or "")
    service = Service(hooked)
    side = loaded("bot.web.endpoint:web_side")(service, hooks, links)
    await loaded("bot.web.endpoint:beside")(endpoint, side.app(), _work(config, hooked, service))


async def _work(config: Config, parts: Parts, service: Service | None = None) -> None:
    service = service or Service(parts)
    await service.hello()
    _on_signals(service.stop)
    where = shown(parts.database.url)
    engine = await parts.database.look(engine_of)
    typer.echo(
        words.service_ready(list(service.names.values()), where, engine)
        if service.names
        else words.service_waiting([each.name for each in parts.messengers], where)
    )
    clock = parts.clock
    if not isinstance(clock, MovableClock):
        await service.run()
        return
    if config.clock_start is not None:
        clock.move_to(config.clock_start)
    port = config.clock_port or 0
    key = config.clock_key.get_secret_value() if config.clock_key is not None else ""
    try:
        endpoint = loaded("bot.web.endpoint:Endpoint")(port)
    except OSError:
        fail(words.port_in_use(port, "NHACVIEC_CLOCK_PORT"), Exit.NETWORK)
    await loaded("bot.web.endpoint:run_with_clock")(service, parts.database, clock, endpoint, key)


def _need_no_office(config: Config) -> None:
    """An office that has been set up gets no demonstration for want of a token, or of its right name."""
    if not config.has_database:
        return
    with opened(config) as database:
        founded = database.read(lambda session: bool(people.units(session)))
    if founded:
        fail(words.office_without_token(shown(config.database_url)), Exit.CONFIG)


def _need_demo() -> None:
    if not can_demonstrate():
        fail(words.no_demo(), Exit.CONFIG)


def _on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
