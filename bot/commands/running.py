"""`nhacviec run`: the service, or without a token the demonstration."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

import typer

from bot import logs
from bot.commands.base import Exit, configured, fail, opened, prepared_folder
from bot.config import Config
from bot.demo.run import Demo
from bot.demo.sandbox import SandboxFailed
from bot.service import BadToken, Parts, Service
from messages import cli as words
from messages.store import store_error
from scheduler.time import SystemClock
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
    with opened(config) as database:

        async def work() -> None:
            service = Service(Parts(database, SystemClock(), token, config.telegram_api, config.data / "tep"))
            await service.hello()
            _on_signals(service.stop)
            typer.echo(words.service_ready(service.username, shown(database.url)))
            await service.run()

        try:
            asyncio.run(work())
        except BadToken:
            fail(words.bad_token(), Exit.NETWORK)


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
