"""The methods of the Zalo Bot API that are of use, typed, over httpx.

Success is `ok` and nothing else: a refusal comes with HTTP 200 too. The token is in the URL, so no URL and no
exception of httpx's leaves this module. There is no idempotency key: whatever is not a definite refusal may
have been taken.
"""

import asyncio
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError

from bot.channels.fetching import http_client, proxied
from scheduler.channel import ChannelError, Failure

OFFICIAL = "https://bot-api.zaloplatforms.com"
SECONDS = 15.0
POLL_SECONDS = 30
_BEYOND_POLL = 10.0
_IDLE = 408
_CONFLICT = 409

_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_OF_THE_CHAT = ("chat_id", "chat not found", "user_id", "user not found")
"""What a definite refusal says where the address is wrong; in other words it speaks of the message."""


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, defer_build=True)


class ZaloAccount(_Lenient):
    """Our bot, as it is named there."""

    id: str
    account_name: str = ""


class ZaloReceipt(_Lenient):
    """A message that was taken."""

    message_id: str = ""


_Answer = TypeVar("_Answer", bound=_Lenient)


class _Envelope(_Lenient):
    ok: StrictBool
    result: Any = None
    description: str | None = None
    error_code: int | None = None


class ZaloClient:
    """The bot with this token; `api` is the server's address without the token. Raises ChannelError only."""

    def __init__(self, token: str, api: str | None = None, proxy: str | None = None) -> None:
        base = (api or OFFICIAL).rstrip("/")
        self._base = f"{base}/bot{quote(token, safe=':-_~.')}"
        self._plain = base.startswith("http://")
        self._proxy = proxied(base, proxy)
        self._http: httpx.AsyncClient | None = None

    async def me(self) -> ZaloAccount:
        """Who our bot is."""
        result = await self._call("getMe")
        account = _parsed(ZaloAccount, result)
        if account is None:
            raise ChannelError(Failure.AMBIGUOUS, detail="account")
        return account

    async def update(self, seconds: float = POLL_SECONDS + _BEYOND_POLL) -> object | None:
        """The one event that waits, None for none; asked for `seconds` at most.

        What is not journalled before the next call is lost.
        """
        try:
            event: object = await self._call("getUpdates", {"timeout": POLL_SECONDS}, seconds)
        except ZaloRefusal as refusal:
            if refusal.code == _IDLE:
                return None
            if refusal.code == _CONFLICT:
                raise ChannelError(Failure.SHARED) from None
            raise
        return event

    async def send_message(self, chat_id: str, text: str, styles: list[dict[str, Any]]) -> ZaloReceipt:
        """Send a text of 1 to 2,000 characters."""
        arguments: dict[str, Any] = {"chat_id": chat_id, "text": text}
        if styles:
            arguments["text_styles"] = styles
        result = await self._call("sendMessage", arguments)
        return _parsed(ZaloReceipt, result) or ZaloReceipt()

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have events posted to a public https address, with the secret of 8 to 256 characters."""
        await self._call("setWebhook", {"url": url, "secret_token": secret})

    async def delete_webhook(self) -> None:
        """Have events kept for polling."""
        await self._call("deleteWebhook")

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def _call(
        self, method: str, arguments: dict[str, Any] | None = None, seconds: float = SECONDS
    ) -> Any:
        """The result. The error is raised outside of any handler, so that no request hangs on to it."""
        if self._http is None:
            self._http = http_client(seconds=SECONDS, plain=self._plain, proxy=self._proxy)
        failure: ChannelError
        try:
            async with asyncio.timeout(seconds):  # a read time-out alone does not bound a drip
                answer = await self._http.post(
                    f"{self._base}/{method}",
                    json=arguments or {},
                    timeout=httpx.Timeout(seconds, connect=10.0),
                )
        except _NOT_SENT:
            failure = ChannelError(Failure.UNREACHABLE)
        except Exception as error:
            late = isinstance(error, httpx.TimeoutException | TimeoutError)
            what = "time-out" if late else type(error).__name__
            failure = ChannelError(Failure.AMBIGUOUS, detail=what)
        else:
            envelope = _enveloped(answer)
            if envelope is not None and envelope.ok:
                return envelope.result
            failure = judged_answer(answer.status_code, envelope)
        raise failure


class ZaloRefusal(ChannelError):
    """The platform's own refusal, with its code."""

    def __init__(self, failure: Failure, code: int) -> None:
        super().__init__(failure, detail=str(code))
        self.code = code


def judged_answer(status: int, envelope: "_Envelope | None") -> ChannelError:
    """What an answer that is no success means; None for one that the platform did not write."""
    if envelope is None:
        # Something between us and the platform: a 401, 403 or 404 of that kind says nothing about the token.
        stopped = 300 <= status < 500
        return ChannelError(Failure.UNREACHABLE if stopped else Failure.AMBIGUOUS, detail="no envelope")
    code = envelope.error_code
    if code is None:
        code = status if status >= 400 else 0
    return ZaloRefusal(_failure(code, (envelope.description or "").casefold()), code)


def _failure(code: int, description: str) -> Failure:
    if code == 401:
        return Failure.BAD_TOKEN
    if code == 429:
        return Failure.QUOTA
    # 403 is "internal server error" here, and 408 a time-out: neither says that nothing was taken.
    if code in (403, 408) or not 400 <= code < 500:
        return Failure.AMBIGUOUS
    of_the_chat = any(words in description for words in _OF_THE_CHAT)
    return Failure.INVALID_ADDRESS if of_the_chat else Failure.BAD_MESSAGE


def _enveloped(answer: httpx.Response) -> _Envelope | None:
    try:
        return _Envelope.model_validate(answer.json())
    except (ValidationError, ValueError):
        return None


def _parsed(model: type[_Answer], result: object) -> _Answer | None:
    """The result as the model; None where it has another form."""
    try:
        return model.model_validate(result)
    except ValidationError:
        return None
