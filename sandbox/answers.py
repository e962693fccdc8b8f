"""JSON answers as the real server writes them: everything beyond ASCII escaped.

So half a surrogate pair, which hostile updates hold and UTF-8 cannot, passes through as it came.
"""

import json
from typing import Any

from starlette.responses import Response


class JsonAnswer(Response):
    """Any JSON value as an answer."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Starlette asks for the body here."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")
