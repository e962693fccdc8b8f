"""With a key the levers are for the page alone, which is given it as it opens."""

from collections.abc import Iterator

import httpx
import pytest

from tests.servers import TOKEN, running_sandbox

KEY = "khoa-thu"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running_sandbox(key=KEY) as sandbox:
        yield sandbox.url


@pytest.mark.parametrize("path", ["/control/ledger", "/events", "/clock"])
@pytest.mark.parametrize("headers", [{}, {"Cookie": "sandbox_key=khac"}])
def test_without_the_key_no_lever_moves(url: str, path: str, headers: dict[str, str]) -> None:
    assert httpx.get(f"{url}{path}", headers=headers).status_code == 403


def test_the_page_is_given_the_key_as_it_opens(url: str) -> None:
    with httpx.Client(base_url=url) as browser:
        opened = browser.get("/")
        assert "HttpOnly; SameSite=Strict" in opened.headers["set-cookie"]
        assert browser.get("/control/ledger").status_code == 200


def test_the_servers_are_opened_by_their_token(url: str) -> None:
    assert httpx.get(f"{url}/bot{TOKEN}/getMe").json()["ok"]
