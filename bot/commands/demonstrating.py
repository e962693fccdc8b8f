"""`nhacviec run` without a token: the demonstration."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import typer

from bot.commands.base import tell_what_gate_lacks
from bot.commands.exits import Exit, fail
from bot.commands.opening import fail_of, prepared_folder
from bot.config import Config
from bot.demo.run import Demo, PortTaken, SandboxFailed, SandboxGone
from messages.command_line import cli as words
from messages.command_line.office import store_error
from storage.database.faults import StoreError


def demonstrate(config: Config, on_signals: Callable[[Callable[[], None]], None]) -> None:
    """Run until a signal; `on_signals` has them call a function, on the loop that runs."""

    async def work() -> None:
        stopping = asyncio.Event()
        on_signals(stopping.set)
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
        fail_of(error)
    except (FileNotFoundError, NotADirectoryError):
        fail(store_error("folder_missing", {"folder": str(config.data)}), Exit.STORE)
    except OSError:
        fail(store_error("read_only", {"path": str(config.data)}), Exit.STORE)


def _ready(address: str, samples: Path) -> None:
    typer.echo(words.demo_ready(address, str(samples)))
    tell_what_gate_lacks()
