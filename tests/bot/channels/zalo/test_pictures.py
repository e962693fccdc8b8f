"""A picture's address is anybody's: https only, public only, one host, so many bytes."""

from collections.abc import Sequence

import pytest

from bot.channels.fetching import fetch, is_public
from bot.channels.zalo.messenger import ZaloMessenger
from scheduler.channel import ChannelError
from tests.bot.channels.zalo.conftest import HEAD
from tests.servers import Sandbox

PNG = b"\x89PNG" + bytes(2000)


def _address(sandbox: Sandbox) -> str:
    return str(sandbox.send_file(HEAD, ("a.png", PNG), photo=True)["photo_url"])


async def _refused(url: str, *, own: str = "", addresses: Sequence[str] = ("93.184.216.34",)) -> str:
    async def resolve(_host: str) -> Sequence[str]:
        return addresses

    with pytest.raises(ChannelError) as caught:
        await fetch(url, 1000, own=own, resolve=resolve)
    assert "example" not in str(caught.value)
    return str(caught.value)


async def test_a_picture_is_fetched(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    assert await messenger.download(_address(sandbox), 3000) == PNG


async def test_no_more_than_so_many_bytes(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    with pytest.raises(ChannelError, match="too large"):
        await messenger.download(_address(sandbox), 1000)


async def test_no_redirect_leads_to_another_host(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    address = _address(sandbox)
    for goal in ("https://other.example/a.png", "http://127.0.0.1:1/a.png", "//other.example/a"):
        sandbox.faults({"kind": "302", "method": "picture", "channel": "zalo", "description": goal})
        with pytest.raises(ChannelError, match="another host"):
            await messenger.download(address, 3000)


async def test_a_redirect_within_the_host_is_followed_a_few_times(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    address = _address(sandbox)
    again = {"kind": "302", "method": "picture", "channel": "zalo", "description": address}
    sandbox.faults({**again, "times": 2})
    assert await messenger.download(address, 3000) == PNG
    sandbox.faults({**again, "times": -1})
    with pytest.raises(ChannelError, match="redirects"):
        await messenger.download(address, 3000)


@pytest.mark.parametrize(
    "url",
    [
        "http://photo.example/a.png",
        "https://photo.example:8443/a.png",
        "https://me:secret@photo.example/a.png",
        "file:///etc/passwd",
        "ftp://photo.example/a",
        "https:///a",
        "không phải địa chỉ",
        "",
    ],
)
async def test_only_plain_https_is_asked_for(url: str) -> None:
    await _refused(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "224.0.0.1", "255.255.255.255", "rác"],
)  # fmt: skip
async def test_no_private_address_is_asked(address: str) -> None:
    assert not is_public(address)
    assert "private" in await _refused("https://photo.example/a.png", addresses=[address])
    assert "private" in await _refused("https://photo.example/a.png", addresses=["93.184.216.34", address])


async def test_another_address_of_loopback_than_our_servers_is_no_exception() -> None:
    own = "http://127.0.0.1:8081"
    await _refused("http://127.0.0.1:80810/a", own=own)
    await _refused("http://127.0.0.1/a", own=own)


async def test_a_host_without_an_address_is_an_unreachable_one() -> None:
    assert "private" in await _refused("https://photo.example/a.png", addresses=[])
