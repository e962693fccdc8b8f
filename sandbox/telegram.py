"""The door of the stand-in Telegram server: /bot<token>/<method> and /file/bot<token>/<path>."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox import methods
from sandbox.apicheck import ApiDescription
from sandbox.chats import ReceivedRequest
from sandbox.faults import FaultRule, broken_answer, error_answer
from sandbox.limits import Limiter
from sandbox.params import ApiError, JsonAnswer, Params, bad_request, read_params
from sandbox.world import World, migrate

TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,128}")


class TelegramServer:
    """Takes requests for one bot; `description` (may be None) holds them against the published API."""

    def __init__(self, world: World, description: ApiDescription | None) -> None:
        self.world = world
        self.description = description
        self.limiter = Limiter()

    async def call(self, request: Request) -> Response:
        """One method call."""
        await self.world.travel()
        answer = await self._call(request)
        await self.world.travel()
        return answer

    async def _call(self, request: Request) -> Response:
        method = request.path_params["method"]
        try:
            self._check_token(request.path_params["token"])
            params = await read_params(request)
        except ApiError as error:
            return error_answer(error)
        name = methods.canonical(method)
        if name == "getUpdates":
            return await self._poll(request, params)
        chat_id, text = _chat_id(params), params.text("text") or params.text("caption")
        attempt = self.world.ledger.attempt("telegram", name or method, chat_id, text)
        rule = self.world.faults.strike("telegram", name or method, chat_id, text)
        return self._answer(name, params, attempt, rule)

    def _answer(
        self, name: str | None, params: Params, attempt: ReceivedRequest, rule: FaultRule | None
    ) -> Response:
        if rule is not None and not rule.accepts:
            attempt.outcome = f"fault {rule.kind}"
            if rule.kind == "migrate" and attempt.chat_id is not None:
                rule.migrate_to = migrate(self.world, attempt.chat_id, rule.migrate_to)
            return broken_answer(rule, {"ok": True, "result": True})
        try:
            result = self._perform(name, params, attempt)
        except ApiError as error:
            attempt.outcome = f"refused {error.code}: {error.description}"
            return error_answer(error)
        attempt.accepted = True
        attempt.outcome = "accepted" if rule is None else f"accepted, fault {rule.kind}"
        if isinstance(result, dict):
            attempt.message_id = result.get("message_id")
        good = {"ok": True, "result": result}
        return JsonAnswer(good) if rule is None else broken_answer(rule, good)

    def _perform(self, name: str | None, params: Params, attempt: ReceivedRequest) -> Any:
        if name is None:
            raise ApiError(404, "Not Found: method not found")
        self._check_description(name, params)
        if name in methods.SENDING:
            self.limiter.check(self.world.settings, attempt.chat_id)
        return methods.METHODS[name](self.world, params)

    async def _poll(self, request: Request, params: Params) -> Response:
        self.world.ledger.polls += 1
        rule = self.world.faults.strike("telegram", "getUpdates", None, None)
        if rule is not None and not rule.accepts:
            self.world.ledger.attempt("telegram", "getUpdates", None, None).outcome = f"fault {rule.kind}"
            return broken_answer(rule, {"ok": True, "result": []})
        try:
            self._check_description("getUpdates", params)
            updates = await methods.get_updates(self.world, params, request.is_disconnected)
        except ApiError as error:
            entry = self.world.ledger.attempt("telegram", "getUpdates", None, None)
            entry.outcome = f"refused {error.code}: {error.description}"
            return error_answer(error)
        good = {"ok": True, "result": updates}
        return JsonAnswer(good) if rule is None else broken_answer(rule, good)

    async def download(self, request: Request) -> Response:
        """The bytes of a file that getFile has named."""
        try:
            self._check_token(request.path_params["token"])
            attempt = self.world.ledger.attempt("telegram", "file", None, None)
            rule = self.world.faults.strike("telegram", "file", None, None)
            if rule is not None:
                attempt.outcome = f"fault {rule.kind}"
                return broken_answer(rule, {"ok": True})
            path = request.path_params["path"]
            file = next((file for file in self.world.files.values() if file.path == path), None)
            if file is None:
                attempt.outcome = "refused 404"
                return error_answer(ApiError(404, "Not Found"))
            attempt.outcome = "accepted"
            return Response(file.data, media_type="application/octet-stream")
        except ApiError as error:
            return error_answer(error)

    def _check_token(self, token: str) -> None:
        # The real server tells a malformed token (404) from a well-formed one that it does not know (401).
        if not TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self.world.token:
            raise ApiError(401, "Unauthorized")

    def _check_description(self, name: str, params: Params) -> None:
        reason = self.description.complaint(name, params) if self.description else None
        if reason:
            self.world.ledger.violate(name, reason)
            raise bad_request(f"{reason} (not as the Bot API describes it)")


def _chat_id(params: Params) -> int | None:
    try:
        return params.integer("chat_id")
    except ApiError:
        return None
