"""What the channels that speak HTTP have in common: whom they trust, and how a foreign address is fetched.

An address that comes in a message is anybody's: it is fetched by https only, from a host whose addresses are
all public, at one that was looked up, with no way to another host, and no more than so many bytes of it.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from urllib.parse import urljoin, urlsplit

import httpx

from scheduler.channel import ChannelError, Failure

FETCH_SECONDS = 60.0
MOST_REDIRECTS = 3
_HTTPS_PORT = 443

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""The addresses of a host; OSError where it has none."""


@cache
def certificates() -> ssl.SSLContext:
    """Those of the authorities to trust, read once."""
    return httpx.create_ssl_context()


def proxied(address: str | None, proxy: str | None) -> str | None:
    """The proxy on the way to a server, None for none: this machine's own servers are reached without."""
    host = urlsplit(address or "").hostname or ""
    try:
        here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    return None if here else proxy


def http_client(
    *, seconds: float, connections: int = 12, plain: bool = False, proxy: str | None = None
) -> httpx.AsyncClient:
    """A client that follows no redirect and heeds no proxy of the environment.

    `plain` for a server of our own, without TLS.
    """
    return httpx.AsyncClient(
        timeout=httpx.Timeout(seconds, connect=10.0),
        limits=httpx.Limits(max_connections=connections),
        follow_redirects=False,
        trust_env=False,
        proxy=proxy,
        verify=False if plain else certificates(),  # without TLS there is nothing to verify
    )


async def resolved(host: str) -> Sequence[str]:
    """The addresses of a host, as the system looks them up."""
    found = await asyncio.get_running_loop().getaddrinfo(host, _HTTPS_PORT, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether the address is one of the open Internet: not of this machine or network, nor reserved."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(ip, "ipv4_mapped", None) or ip
    return inner.is_global and not inner.is_multicast


async def fetch(
    url: str, most: int, *, own: str = "", resolve: Resolve = resolved, proxy: str | None = None
) -> bytes:
    """The bytes under an address that somebody sent; ChannelError where it must not or cannot be had.

    `own` is the origin of a server of ours on loopback, which is the one exception to the rules on addresses.
    """
    try:
        async with asyncio.timeout(FETCH_SECONDS):  # a read time-out alone does not bound a drip
            return await _fetched(url, most, own, resolve, proxy)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, TimeoutError):
        failure = ChannelError(Failure.UNREACHABLE, detail="not fetched")
    raise failure  # outside of the handler: no trace of the address hangs on to it


async def _fetched(url: str, most: int, own: str, resolve: Resolve, proxy: str | None) -> bytes:
    for _ in range(MOST_REDIRECTS + 1):
        ours = bool(own) and url.startswith(own.rstrip("/") + "/")
        by = None if ours else proxy
        async with http_client(seconds=20.0, connections=1, plain=ours, proxy=by) as client:
            request = client.build_request("GET", url) if ours else await _pinned(client, url, resolve)
            answer = await client.send(request, stream=True)
            try:
                if not answer.is_redirect:
                    return await _body(answer, most)
                goal = urljoin(url, answer.headers.get("location", ""))
            finally:
                await answer.aclose()
        if urlsplit(goal).netloc != urlsplit(url).netloc or urlsplit(goal).scheme != urlsplit(url).scheme:
            raise ChannelError(Failure.BAD_MESSAGE, detail="another host")
        url = goal
    raise ChannelError(Failure.BAD_MESSAGE, detail="redirects")


async def _pinned(client: httpx.AsyncClient, url: str, resolve: Resolve) -> httpx.Request:
    """The request to the address that was looked up, so that a second look-up cannot give another."""
    parts = httpx.URL(url)
    if parts.scheme != "https" or not parts.host or parts.port not in (None, _HTTPS_PORT) or parts.userinfo:
        raise ChannelError(Failure.BAD_MESSAGE, detail="address")
    addresses = await resolve(parts.host)
    if not addresses or not all(map(is_public, addresses)):
        raise ChannelError(Failure.BAD_MESSAGE, detail="private address")
    return client.build_request(
        "GET",
        parts.copy_with(host=addresses[0]),
        headers={"Host": parts.host},
        extensions={"sni_hostname": parts.host},
    )


async def _body(answer: httpx.Response, most: int) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise ChannelError(Failure.UNREACHABLE, detail="status")
    data = bytearray()
    async for piece in answer.aiter_bytes():
        data += piece
        if len(data) > most:
            raise ChannelError(Failure.BAD_MESSAGE, detail="too large")
    return bytes(data)
