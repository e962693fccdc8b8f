"""`nhacviec run`: the service, or without a token the demonstration."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import typer

from bot import logs
from bot.commands.base import Exit, configured, fail, opened, prepared_folder
from bot.config import Config, ConfigError
from bot.demo.run import Demo
from bot.demo.sandbox import SandboxFailed
from bot.endpoint import Endpoint, run_with_clock
from bot.service import BadToken, Parts, Service
from messages import cli as words
from messages.store import store_error
from scheduler.time import MovableClock, SystemClock
from storage.engine import Database
from storage.start import StoreError, shown


def run() -> None:
    """Run until a signal ends it."""
    config = configured()
    logs.configure(config.log_level)
    token = config.token
    if token is None:
        _demonstrate(config)
    else:
        _serve(config, token)
    typer.echo(words.stopped())


def _serve(config: Config, token: str) -> None:
    try:
        movable = config.may_move_clock
    except ConfigError as error:
        fail(words.bad_config(error.faults), Exit.CONFIG)
    with opened(config) as database:
        try:
            asyncio.run(_work(config, token, database, movable))
        except BadToken:
            fail(words.bad_token(), Exit.NETWORK)


async def _work(config: Config, token: str, database: Database, movable: bool) -> None:
    clock = MovableClock() if movable else SystemClock()
    service = Service(Parts(database, clock, token, config.telegram_api, config.data / "tep"))
    await service.hello()
    _on_signals(service.stop)
    typer.echo(words.service_ready(service.username, shown(database.url)))
    if not isinstance(clock, MovableClock):
        await service.run()
        return
    if config.clock_start is not None:
        clock.move_to(config.clock_start)
    await run_with_clock(service, database, clock, Endpoint(config.clock_port or 0))


def _demonstrate(config: Config) -> None:
    async def work() -> None:
        stopping = asyncio.Event()
        _on_signals(stopping.set)
        await Demo(config.data, config.port).run(_ready, stopping)

    try:
        prepared_folder(config)
        asyncio.run(work())
    except SandboxFailed as error:
        fail(words.sandbox_failed(str(error)), Exit.NETWORK)
    except StoreError as error:
        fail(store_error(error.code, error.params), Exit.STORE)
    except FileNotFoundError:
        fail(store_error("folder_missing", {"folder": str(config.data)}), Exit.STORE)
    except PermissionError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)


def _ready(address: str, samples: Path) -> None:
    typer.echo(words.demo_ready(address, str(samples)))


def _on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
