"""python -m sandbox: run the stand-in servers and the chat page on loopback."""

import argparse
import asyncio
import json
import os
import re
import socket
import sys
from pathlib import Path

import uvicorn

from sandbox.app import build
from sandbox.chats import read_people
from sandbox.faults import OpenSocketProtocol
from sandbox.params import ControlError
from sandbox.telegram import ApiDescription
from sandbox.world import World

TOKEN = "1000000001:sandbox"  # noqa: S105 - no secret: it opens nothing but this program
HOST = "127.0.0.1"


class SandboxServer(uvicorn.Server):
    """uvicorn that lets long polls and open pages go before it waits for them."""

    def __init__(self, config: uvicorn.Config, world: World) -> None:
        super().__init__(config)
        self.world = world

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what waits, then shut down as usual."""
        self.world.close()
        await super().shutdown(sockets)


def main() -> int:
    """Parse the command line, print the address, serve. Returns the exit code."""
    options = _options()
    try:
        world = World(options.token)
        if options.people:
            world.put_people(read_people(json.loads(options.people.read_text(encoding="utf-8"))))
        description = ApiDescription.load(options.api) if options.api else None
        listener = _listen(options.port)
    except ControlError as error:
        return _fail(str(error))
    except (OSError, ValueError, KeyError) as error:
        return _fail(f"Không đọc được tệp: {error}")
    address = world.address = f"http://{HOST}:{listener.getsockname()[1]}"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        build(world, description, options.clock, os.environ.get("SANDBOX_KEY", "")),
        http=OpenSocketProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    asyncio.run(_serve(SandboxServer(config, world), listener, options.leash))
    return 0


async def _serve(server: SandboxServer, listener: socket.socket, leash: bool) -> None:
    watcher = asyncio.create_task(_end_with_stdin(server)) if leash else None
    await server.serve(sockets=[listener])
    if watcher is not None:
        watcher.cancel()


async def _end_with_stdin(server: SandboxServer) -> None:
    """The parent holds the other end of stdin: when it dies, however it dies, we end too."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while await reader.read(1024):
        pass
    server.should_exit = True


def _listen(port: int) -> socket.socket:
    # Without the protocol's number asyncio leaves Nagle's delay on: 40 ms for every answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # A port in TIME_WAIT may be taken again; one that is in use still cannot.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise ControlError(f"Cổng {port} đang có chương trình khác dùng.") from None
    listener.listen(1024)
    return listener


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="Máy chủ Telegram, Zalo giả và trang thử."
    )
    parser.add_argument("--port", type=int, default=8081, help="cổng trên 127.0.0.1 (0: cổng trống bất kỳ)")
    parser.add_argument("--people", type=Path, help="tệp JSON: những người dùng thử")
    parser.add_argument("--token", type=_token, default=TOKEN, help="token duy nhất được nhận")
    parser.add_argument("--api", type=Path, help="bản mô tả Bot API (JSON) để soát từng yêu cầu")
    parser.add_argument("--clock", type=_clock, default="", help="địa chỉ đồng hồ của bot trên loopback")
    parser.add_argument("--leash", action="store_true", help="tự dừng khi stdin đóng")
    return parser.parse_args()


def _token(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,128}", text):
        raise argparse.ArgumentTypeError("token phải có dạng <số>:<chữ>")
    return text


def _clock(text: str) -> str:
    if text and not re.match(r"http://(127\.0\.0\.1|localhost):[0-9]{1,5}(/|$)", text):
        raise argparse.ArgumentTypeError("chỉ nhận địa chỉ http trên 127.0.0.1")
    return text


def _fail(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
