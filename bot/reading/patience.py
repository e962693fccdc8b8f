"""How long a child is waited for: as long as it works, for what it may use of the processor is limited.

A server that has other things to do is slow, and no file is in doubt for that.
"""

import asyncio
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
_LEAST_WORK = 0.01  # of the time that has passed; what hangs looks now and then whether it may go on


async def worked_for(answer: Coroutine[object, None, _T], process: int, silence: float) -> _T:
    """What comes from a process that leads a session; it has seconds of silence in which it does not work.

    Raises TimeoutError behind these.
    """
    coming, used = asyncio.create_task(answer), -1.0
    try:
        while not coming.done():
            # It is looked at half way for the first time: most answers come before, and a look takes a while.
            await asyncio.wait({coming}, timeout=silence / 2)
            if not coming.done():
                before, used = used, seconds_of(process)
                if before >= 0 and used - before < _LEAST_WORK * silence / 2:
                    raise TimeoutError
        return coming.result()
    finally:
        coming.cancel()


def seconds_of(session: int) -> float:
    """Of the processor, by all processes of a session, those that have ended in it and were waited for too.

    0 where the system keeps no account of them under /proc.
    """
    ticks = 0
    for account in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = account.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended since
        if int(fields[_SESSION]) == session:
            ticks += sum(map(int, fields[_USED]))
    return ticks / os.sysconf("SC_CLK_TCK")


_SESSION, _USED = 3, slice(11, 15)  # proc(5): behind the name; utime, stime, cutime, cstime
