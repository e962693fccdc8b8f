"""The demonstration's clock: a loopback endpoint that moves it, ticks once and answers the new time.

It exists only where the messenger's server is one of our own on this machine; `bot.demo` opens it.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from scheduler.time import MovableClock
from tasks.workdays import VIETNAM, Calendar, local

_STEP = re.compile(r"\+(\d{1,2})")

Calendars = Callable[[], Awaitable[tuple[Calendar, datetime]]]
"""The office's calendar, and the next working morning after the clock's now."""


def target(move: str, now: datetime, calendar: Calendar, morning: datetime) -> datetime | None:
    """Where the clock goes: "next_morning", or "+n" working days at the morning's hour; None for neither."""
    if move == "next_morning":
        return morning
    step = _STEP.fullmatch(move)
    if step is None or not 1 <= int(step[1]) <= 30:
        return None
    day = calendar.add(local(now).date(), int(step[1]))
    return datetime.combine(day, local(morning).time(), VIETNAM)


def clock_app(clock: MovableClock, calendars: Calendars, moved: Callable[[], Awaitable[None]]) -> Starlette:
    """GET /clock answers {"now": …}; POST {"move": …} moves on, never back, and waits for the tick."""

    def told() -> JSONResponse:
        return JSONResponse({"now": local(clock.now()).isoformat(timespec="seconds")})

    async def look(_request: Request) -> Response:
        return told()

    async def move(request: Request) -> Response:
        try:
            wish = str((await request.json())["move"])
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": "move"}, status_code=400)
        calendar, morning = await calendars()
        moment = target(wish, clock.now(), calendar, morning)
        if moment is None or moment < clock.now() - timedelta(seconds=1):
            return JSONResponse({"error": "move"}, status_code=400)
        clock.move_to(moment)
        await moved()
        return told()

    return Starlette(routes=[Route("/clock", look), Route("/clock", move, methods=["POST"])])
