"""The door of the stand-in Telegram server, and a look whether requests are what the Bot API describes.

/bot<token>/<method> and /file/bot<token>/<path>.
"""

import json
import re
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox import methods
from sandbox.chats import ReceivedRequest
from sandbox.faults import FaultRule, broken_answer, error_answer
from sandbox.limits import Limiter
from sandbox.params import ApiError, JsonAnswer, Params, bad_request, read_params
from sandbox.world import World, migrate

# Holds requests against a machine-readable description of the Bot API.
#
# The description is JSON: {"methods": {name: {"fields": {name: {"required", "types"}}}},
# "types": {name: {"fields": ..., "subtypes": [...]}}}. Types are "Integer", "String", "Boolean", "Float",
# "InputFile", "Array of <type>" or the name of a type.

DEPTH = 12


class ApiDescription:
    """One version of the published API."""

    def __init__(self, methods: dict[str, Any], types: dict[str, Any]) -> None:
        self._methods = methods
        self._types = types

    @classmethod
    def load(cls, path: Path) -> "ApiDescription":
        """Read the description. Raises OSError, ValueError or KeyError where it is none."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(content["methods"], content["types"])

    def complaint(self, method: str, params: Params) -> str | None:
        """What is wrong with a request, in words; None when it is as described."""
        if method not in self._methods:
            return f"no such method: {method}"
        fields = self._methods[method]["fields"]
        given = set(params.values) | {name for name in params.files if name in fields}
        attached = {
            str(value).removeprefix("attach://")
            for value in params.values.values()
            if str(value).startswith("attach://")
        }
        unknown = (given | set(params.files)) - set(fields) - attached
        if unknown and not self._nested_attachments(unknown, params):
            return f"{method} has no parameter {sorted(unknown)[0]}"
        missing = [name for name, rule in fields.items() if rule["required"] and name not in given]
        if missing:
            return f"{method} lacks the parameter {missing[0]}"
        for name in sorted(given & set(params.values)):
            wrong = self._field(fields[name]["types"], params.values[name], name)
            if wrong:
                return wrong
        return None

    def _nested_attachments(self, names: set[str], params: Params) -> bool:
        """Parts named by attach:// inside a JSON parameter (media groups and the like)."""
        text = " ".join(str(value) for value in params.values.values())
        return all(name in params.files and f"attach://{name}" in text for name in names)

    def _field(self, types: list[str], value: Any, name: str) -> str | None:
        # A form sends everything as text: numbers as digits, structures as JSON.
        candidates = [value]
        if isinstance(value, str) and not {"String", "InputFile"} & set(types):
            try:
                candidates.append(json.loads(value))
            except ValueError:
                return f"{name} must be {' or '.join(types)}"
        elif isinstance(value, str):
            return None
        reasons = [self._any(types, candidate, name, 0) for candidate in candidates]
        return None if None in reasons else reasons[-1]

    def _any(self, types: list[str], value: Any, where: str, depth: int) -> str | None:
        reasons = [self._one(kind, value, where, depth) for kind in types]
        return None if None in reasons else reasons[0]

    def _one(self, kind: str, value: Any, where: str, depth: int) -> str | None:
        if depth > DEPTH:
            return f"{where} is nested too deeply"
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return f"{where} must be an array"
            inner = kind.removeprefix("Array of ")
            wrong = (self._one(inner, item, f"{where}[{i}]", depth + 1) for i, item in enumerate(value))
            return next((reason for reason in wrong if reason), None)
        simple = {"Integer": int, "String": str, "Boolean": bool, "True": bool, "InputFile": str}
        if kind in simple:
            right = isinstance(value, simple[kind]) and (kind != "Integer" or not isinstance(value, bool))
            return None if right else f"{where} must be {kind}"
        if kind in ("Float", "Float number"):
            right = isinstance(value, int | float) and not isinstance(value, bool)
            return None if right else f"{where} must be {kind}"
        return self._object(kind, value, where, depth)

    def _object(self, kind: str, value: Any, where: str, depth: int) -> str | None:
        rule = self._types.get(kind)
        if rule is None:
            return None
        if not isinstance(value, dict):
            return f"{where} must be a {kind}"
        if rule["subtypes"]:
            return self._any(rule["subtypes"], value, where, depth + 1)
        fields = rule["fields"]
        unknown = set(value) - set(fields)
        if unknown:
            return f"{where}: {kind} has no field {sorted(unknown)[0]}"
        for name, field in fields.items():
            if name not in value:
                if field["required"]:
                    return f"{where}: {kind} lacks the field {name}"
                continue
            wrong = self._any(field["types"], value[name], f"{where}.{name}", depth + 1)
            if wrong:
                return wrong
        return None


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
