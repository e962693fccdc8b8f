"""Two machines on one server's database: one works, the other takes over; whatever ends, nothing is lost.

The one at work is killed, the database's server is restarted; at length (`make two-machines`) the one at work
also stands still until the other has taken over, and then goes on.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from scheduler.rendering import MESSAGE
from storage.delivery.outbox import ANSWER_KEY
from storage.tables import Attempt
from tests import postgres
from tests.journeys.mornings import EIGHT, HEADS, found_morning
from tests.journeys.promises import at_rest, check
from tests.program import Program
from tests.servers import Sandbox

ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "2"))
LONG = 120.0
READY, STANDS_BY = "Nhắc Việc đang chạy với bot", "Một máy khác đang chạy"
GIVES_WAY = "event=lead_lost"
FAULTS = ("kill", "restart", "stand still")


def _leads(program: Program) -> bool:
    log = program.log()
    return program.running and log.rfind(READY) > max(log.rfind(STANDS_BY), log.rfind(GIVES_WAY))


class Machines:
    """Two programs with folders of their own on one database."""

    def __init__(self, folder: Path, sandbox: Sandbox, server: postgres.Server) -> None:
        self.server, url = server, server.new()
        found_morning(url, folder)
        self.both = []
        for name in ("a", "b"):
            (folder / name).mkdir()
            self.both.append(Program(folder / name, sandbox, EIGHT, url))
        self.kills = 0

    def start(self) -> None:
        """Both, the first one first."""
        self.both[0].start()
        self.both[1].start(stands_by=True)
        self.both[1].sandbox.wait_until(lambda: STANDS_BY in self.both[1].log(), timeout=LONG)

    def wait(self, until: Callable[[], bool]) -> None:
        """Until it is so; a program that has ended is started anew, as its service manager does."""

        def tended() -> bool:
            for program in self.both:
                if not program.running:
                    program.start(stands_by=True)
            return until()

        self.both[0].sandbox.wait_until(tended, timeout=LONG)

    def _roles(self) -> tuple[Program, Program]:
        """Who works, and who stands by."""
        self.wait(lambda: sum(map(_leads, self.both)) == 1)
        leader, other = sorted(self.both, key=_leads, reverse=True)
        return leader, other

    def strike(self, fault: str, chance: random.Random) -> None:
        """The one at work is struck; the other goes on, or the same one, and both are there again."""
        leader, other = self._roles()
        time.sleep(chance.random())
        while not _leads(leader) or _leads(other):  # what was struck before may have changed them only now
            leader, other = self._roles()
        began = other.log().count(READY)
        if fault == "restart":
            self.server.restart()
            return
        if fault == "kill":
            leader.kill()
        else:
            leader.signal(signal.SIGSTOP)
        self.kills += 1
        self.both.remove(leader)  # it is not to be started before the other leads
        self.wait(lambda: other.log().count(READY) > began)
        self.both.append(leader)
        if fault == "kill":
            leader.start(stands_by=True)
        else:
            leader.signal(signal.SIGCONT)


@pytest.fixture
def machines(tmp_path: Path, sandbox: Sandbox) -> Iterator[Machines]:
    """Both on a server of their own, which can be restarted."""
    try:
        with postgres.server() as server:
            made = Machines(tmp_path, sandbox, server)
            try:
                yield made
            finally:
                for program in made.both:
                    program.close()
    except postgres.Absent as absent:
        pytest.skip(str(absent))


@pytest.mark.on("telegram")
def test_nothing_is_lost_or_claimed_twice_whichever_machine_ends(
    machines: Machines, sandbox: Sandbox
) -> None:
    seed = random.randrange(10**6)  # noqa: S311
    chance = random.Random(seed)  # noqa: S311
    machines.start()
    asked: Counter[int] = Counter()
    for number in range(ROUNDS):
        head = HEADS[number % len(HEADS)]
        sandbox.say(head, "cảm ơn")
        asked[head] += 1
        machines.strike(FAULTS[number % len(FAULTS)], chance)
        sandbox.say(head, "cảm ơn")
        asked[head] += 1
    works = machines.both[0]
    machines.wait(lambda: all(len(sandbox.sent(head, contains="Cảm ơn")) >= n for head, n in asked.items()))
    machines.wait(lambda: at_rest(works, planned=len(HEADS)))
    # A server that was restarted has cut off whoever was about to write that a message had gone.
    accounts = check(works, sandbox, kills=machines.kills + ROUNDS * 2)
    assert all(sandbox.sent(head, contains="Hệ thống nhắc việc") for head in HEADS), f"seed {seed}: lost"
    # The office may hear by a message of its own that both polled for a moment.
    given = [row for row in accounts.rows if row.kind == MESSAGE and row.key.startswith(ANSWER_KEY)]
    answers = sum(row.state in ("sent", "unknown") for row in given)
    assert answers == asked.total(), f"seed {seed}: an answer was lost or given twice"
    twice = (
        select(col(Attempt.outbox_id), col(Attempt.epoch))
        .group_by(col(Attempt.outbox_id), col(Attempt.epoch))
        .having(func.count() > 1)
    )
    assert works.look(lambda session: session.exec(twice).all()) == [], f"seed {seed}: claimed twice"
