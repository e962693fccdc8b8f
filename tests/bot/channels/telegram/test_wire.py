"""The way to the socket: with TLS and without, whole answers, and what is known of a failure."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpcore
import pytest

from bot.channels.telegram.requests import Wire

LONG = 3 << 20


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of "localhost", signed by itself, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not there")
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        [openssl, *made, *named, "-keyout", str(file), "-out", str(file) + ".crt"],
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            body = await reader.readexactly(size)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


@asynccontextmanager
async def _connection(
    host: str, certificate: Path | None = None
) -> AsyncIterator[tuple[httpcore.AsyncHTTPConnection, httpcore.URL]]:
    """To a server that sends back what it is sent."""
    serving = trusted = None
    if certificate is not None:
        serving, trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
        serving.load_cert_chain(certificate)
        trusted.load_verify_locations(certificate)
    server = await asyncio.start_server(_echo, "127.0.0.1", 0, ssl=serving)
    url = httpcore.URL(f"{'https' if certificate else 'http'}://{host}:{server.sockets[0].getsockname()[1]}/")
    connection = httpcore.AsyncHTTPConnection(url.origin, trusted, network_backend=Wire())
    try:
        yield connection, url
    finally:
        await connection.aclose()
        server.close()


async def _post(connection: httpcore.AsyncHTTPConnection, url: httpcore.URL, body: bytes) -> bytes:
    headers = [(b"Host", url.host), (b"Content-Length", str(len(body)).encode())]
    request = httpcore.Request("POST", url, headers=headers, content=body)
    answer = await connection.handle_async_request(request)
    try:
        return await answer.aread()
    finally:
        await answer.aclose()


@pytest.mark.parametrize("secured", [False, True])
async def test_long_and_short_answers_come_whole_over_one_connection(
    secured: bool, request: pytest.FixtureRequest
) -> None:
    certificate = request.getfixturevalue("certificate") if secured else None
    async with _connection("localhost" if secured else "127.0.0.1", certificate) as (connection, url):
        for size in (1, LONG, 0, 70_000):
            said = bytes(n % 251 for n in range(1000)) * (size // 1000) + b"x" * (size % 1000)
            assert await _post(connection, url, said) == said
            assert connection.is_idle()
            assert not connection.has_expired()


async def test_a_server_under_another_name_is_sent_nothing(certificate: Path) -> None:
    async with _connection("127.0.0.1", certificate) as (connection, url):
        with pytest.raises(httpcore.ConnectError):
            await _post(connection, url, b"x")


async def test_a_server_that_never_answers_the_handshake_was_sent_nothing() -> None:
    gone = asyncio.Event()

    async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        gone.set()

    silent = await asyncio.start_server(stay_silent, "127.0.0.1", 0)
    url = httpcore.URL(f"https://127.0.0.1:{silent.sockets[0].getsockname()[1]}/")
    connection = httpcore.AsyncHTTPConnection(url.origin, network_backend=Wire())
    timeouts = {"timeout": {"connect": 0.2}}
    asked = httpcore.Request("GET", url, headers=[(b"Host", b"x")], extensions=timeouts)
    with pytest.raises(httpcore.ConnectTimeout):
        await connection.handle_async_request(asked)
    await gone.wait()  # nothing of the connection stays open
    silent.close()


async def test_a_connection_that_is_reset_tells_it() -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.transport.abort()

    server = await asyncio.start_server(reset, "127.0.0.1", 0)
    url = httpcore.URL(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    connection = httpcore.AsyncHTTPConnection(url.origin, network_backend=Wire())
    with pytest.raises((httpcore.ReadError, httpcore.RemoteProtocolError)):
        await _post(connection, url, b"")
    server.close()
