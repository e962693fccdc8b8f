"""The real program killed at random while an office is on both messengers and now one, now the other is down.

No loss in silence, no third copy over the two together, every second copy marked. NHACVIEC_ROUNDS makes it
longer.
"""

import os
import random
import time
from collections import Counter

from scheduler.rendering import MESSAGE
from storage.delivery.outbox import DIGEST
from tests.journeys.mornings import HEADS, TELEGRAM_ALONE, TELEGRAM_FIRST
from tests.journeys.promises import at_rest, check
from tests.over_zalo import zalo_chat
from tests.program import Program
from tests.servers import ChatId, Sandbox

ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "4"))
LONG = 90.0
DOWN = {"kind": "403_html", "method": "*", "times": -1}
DOUBTFUL = {"kind": "reset_after", "method": "sendMessage"}
TROUBLE = (DOWN, DOWN, DOUBTFUL, None)


def _home(head: int) -> ChatId:
    return head if head in (*TELEGRAM_ALONE, *TELEGRAM_FIRST) else zalo_chat(head)


def _told(sandbox: Sandbox, head: int, words: str) -> int:
    """How often over both."""
    return sum(len(sandbox.sent(chat, contains=words)) for chat in (head, zalo_chat(head)))


def _one_life(program: Program, sandbox: Sandbox, chance: random.Random) -> int:
    """Started with one messenger in trouble or none, killed soon after something has gone out; how many
    messages arrived without the program hearing of it, beside what the kill may have cost.
    """
    trouble = chance.choice(TROUBLE)
    if trouble is not None:
        sandbox.faults({**trouble, "channel": chance.choice(("telegram", "zalo"))})
    before = len(sandbox.sent())
    program.start()
    ends = time.monotonic() + 5
    while len(sandbox.sent()) == before and time.monotonic() < ends:
        time.sleep(0.01)
    time.sleep(chance.random() * 0.5)
    program.kill()
    doubtful = sum(int(rule["hits"]) for rule in sandbox.fault_rules() if rule["kind"] == "reset_after")
    sandbox.clear_faults()
    return doubtful


def test_random_kills_while_either_messenger_fails_keep_the_promises(
    on_both: Program, server: Sandbox
) -> None:
    seed = random.randrange(10**6)  # noqa: S311
    chance = random.Random(seed)  # noqa: S311
    asked: Counter[int] = Counter()
    doubtful = 0
    for number in range(ROUNDS):
        head = HEADS[number % len(HEADS)]
        server.say(_home(head), "cảm ơn")  # so that something is owed however long the run
        asked[head] += 1
        doubtful += _one_life(on_both, server, chance)
    on_both.start()
    server.wait_until(
        lambda: all(_told(server, head, "Cảm ơn") >= n for head, n in asked.items()), timeout=LONG
    )
    server.wait_until(lambda: at_rest(on_both, planned=len(HEADS)), timeout=LONG)
    accounts = check(on_both, server, kills=ROUNDS, ambiguous=doubtful)
    silent = sum(not _told(server, head, "Hệ thống nhắc việc") for head in HEADS)
    in_doubt = sum((row.kind, row.state) == (DIGEST, "unknown") for row in accounts.rows)
    assert silent <= in_doubt, f"seed {seed}: lost, and nobody is told of it"
    answers = sum((row.kind, row.state) in ((MESSAGE, "sent"), (MESSAGE, "unknown")) for row in accounts.rows)
    assert answers == asked.total(), f"seed {seed}: an answer was lost or given twice"
