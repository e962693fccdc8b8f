"""What the stand-in servers answer when they refuse."""

from typing import Any


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
