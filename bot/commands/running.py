"""`nhacviec run`: the service, or without a token the demonstration."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import typer

from bot import logs
from bot.channels.wiring import messengers_of
from bot.commands.base import configured, opened, prepared_folder
from bot.commands.exits import Exit, fail
from bot.config import Config, ConfigError
from bot.demo.run import Demo
from bot.demo.sandbox import PortTaken, SandboxFailed, SandboxGone
from bot.service import BadToken, Parts, Service
from bot.web.endpoint import Endpoint, run_with_clock
from messages import cli as words
from messages.store import store_error
from scheduler.time import MovableClock, SystemClock
from storage.condition import engine_of
from storage.start import StoreError, shown


def run() -> None:
    """Run until a signal ends it."""
    config = configured()
    logs.configure(config.log_level)
    if config.tokens:
        _serve(config)
    else:
        _demonstrate(config)
    typer.echo(words.stopped())


def _serve(config: Config) -> None:
    try:
        movable, delivery = config.may_move_clock, config.delivery
    except ConfigError as error:
        fail(words.bad_config(error.faults), Exit.CONFIG)
    with opened(config) as database:
        try:
            parts = Parts(
                database,
                MovableClock() if movable else SystemClock(),
                messengers_of(config),
                config.data / "tep",
                delivery,
            )
            asyncio.run(_work(config, parts))
        except BadToken as refused:
            fail(words.bad_token(refused.channel), Exit.NETWORK)


async def _work(config: Config, parts: Parts) -> None:
    service = Service(parts)
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
    await run_with_clock(service, parts.database, clock, _endpoint(config.clock_port or 0))


def _endpoint(port: int) -> Endpoint:
    try:
        return Endpoint(port)
    except OSError:
        fail(words.port_in_use(port, "NHACVIEC_CLOCK_PORT"), Exit.NETWORK)


def _demonstrate(config: Config) -> None:
    async def work() -> None:
        stopping = asyncio.Event()
        _on_signals(stopping.set)
        await Demo(config.data, config.port).run(_ready, stopping)

    try:
        prepared_folder(config)
        asyncio.run(work())
    except PortTaken:
        fail(words.port_in_use(config.port), Exit.NETWORK)
    except SandboxFailed as error:
        fail(words.sandbox_failed(str(error)), Exit.NETWORK)
    except SandboxGone:
        fail(words.demo_ended(), Exit.NETWORK)
    except StoreError as error:
        fail(store_error(error.code, error.params), Exit.STORE)
    except (FileNotFoundError, NotADirectoryError):
        fail(store_error("folder_missing", {"folder": str(config.data)}), Exit.STORE)
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)


def _ready(address: str, samples: Path) -> None:
    typer.echo(words.demo_ready(address, str(samples)))


def _on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
