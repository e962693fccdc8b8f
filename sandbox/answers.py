"""What the stand-in servers answer: JSON, and refusals."""

import json
from typing import Any

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
