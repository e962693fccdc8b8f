"""getUpdates: long polling as the real server does it."""

import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.broken import TEXTS
from sandbox.errors import ApiError
from sandbox.params import Params
from sandbox.world import World

LONGEST = 50


async def get_updates(world: World, params: Params, gone: Callable[[], Awaitable[bool]]) -> list[Any]:
    """Wait for updates and hand them out; `gone` tells whether the client has hung up. Raises ApiError."""
    if world.webhook:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    updates = world.updates
    _allow(world, params)
    updates.confirm(params.integer("offset") or 0)
    limit = max(1, min(params.integer("limit") or 100, 100))
    ends = time.monotonic() + max(0, min(params.integer("timeout") or 0, LONGEST))
    updates.poller += 1
    mine = updates.poller
    world.inbound.ring()
    while not world.updates.pending:
        left = ends - time.monotonic()
        if left <= 0 or world.inbound.closed:
            return []
        await world.inbound.wait(left)
        if world.updates is updates and updates.poller != mine:
            raise ApiError(409, TEXTS[409])
    # What goes out once only must not be spent on a client that was killed while it waited.
    return [] if await gone() else world.updates.take(limit)


def _allow(world: World, params: Params) -> None:
    if "allowed_updates" not in params.values:
        return
    wanted = params.structure("allowed_updates")
    if not isinstance(wanted, list):
        raise ApiError(400, "Bad Request: can't parse allowed_updates: " + json.dumps(wanted))
    world.updates.allowed = [str(kind) for kind in wanted]
