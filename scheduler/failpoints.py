"""Named points at which a test can kill the program: FAIL_AT="after_claim:3" dies the third time."""

import os
from collections import Counter

POINTS = frozenset(
    {
        "plan",
        "claim",
        "after_claim",
        "before_send",
        "after_send",
        "record",
        "before_journal",
        "journal",
        "answer",
        "tidy",
    }
)
KILLED = 137

_reached: Counter[str] = Counter()


def reach(name: str) -> None:
    """Die here, as by kill -9, if the environment asks for it; nothing is flushed, nothing runs after."""
    wanted = os.environ.get("FAIL_AT")
    if not wanted:
        return
    point, _, count = wanted.partition(":")
    if point not in POINTS:
        raise ValueError(f"no such fail point: {point}")
    if point != name:
        return
    _reached[name] += 1
    if _reached[name] >= int(count or 1):
        os._exit(KILLED)
