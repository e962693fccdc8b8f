"""A request's parameters, however they came (query, JSON body, form or multipart), and the answers to it."""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response


class JsonAnswer(Response):
    """Any JSON value, as the real server writes it: everything beyond ASCII escaped.

    So half a surrogate pair, which hostile updates hold and UTF-8 cannot, passes through as it came.
    """

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Starlette asks for the body here."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class ApiError(Exception):
    """A definite refusal: HTTP status, description and the optional `parameters` of the Bot API."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The envelope of the Bot API (https://core.telegram.org/bots/api#making-requests)."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """The commonest refusal, worded as the Bot API words it."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


class ControlError(Exception):
    """The page or a test asked for something that cannot be; the text is for people."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


@dataclass
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


@dataclass
class Params:
    """Parameters by name. Values are str from a form, any JSON from a JSON body."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """A string parameter."""
        value = self.values.get(name)
        return value if value is None or isinstance(value, str) else str(value)

    def integer(self, name: str) -> int | None:
        """An integer parameter; digits in a string count."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError, OverflowError):  # JSON may say Infinity
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def boolean(self, name: str) -> bool:
        """A boolean parameter."""
        return self.values.get(name) in (True, 1, "true", "True", "1")

    def structure(self, name: str) -> Any:
        """An object or array, decoded if it came as a string of JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if value == "":
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file of a parameter: sent under its own name, or as attach://<other part>."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return self.files.get(name)


async def read_params(request: Request) -> Params:
    """All parameters of a request. Raises ApiError where the body cannot be read."""
    params = Params(dict(request.query_params))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.values |= await _json_body(request)
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        await _form_body(request, params)
    return params


async def _json_body(request: Request) -> dict[str, Any]:
    raw = await request.body()
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        raise bad_request("can't parse request body as JSON") from None
    if not isinstance(body, dict):
        raise bad_request("request body must be a JSON object")
    return {name: value for name, value in body.items() if value is not None}


async def _form_body(request: Request, params: Params) -> None:
    try:
        async with request.form(max_part_size=64 * 1024 * 1024) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    params.files[name] = Upload(
                        value.filename or name,
                        value.content_type or "application/octet-stream",
                        await value.read(),
                    )
                else:
                    params.values[name] = value
    except MultiPartException:
        raise bad_request("can't parse the form") from None
