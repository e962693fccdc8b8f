"""The promises G1 to G3, held against the sandbox's ledger and the database after any journey.

Every accepted message is either a row's receipt (the row knows its message id) or an extra copy, accepted
without the program having read the answer. An extra costs a fault each, and its row's next copy is marked.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, text
from sqlmodel import col, select

from messages.text import RESENT
from storage.database.engine import Session
from storage.delivery.outbox import DIGEST
from storage.record import audit
from storage.tables import Attempt, Inbox, Outbox
from tests.over_zalo import LISTED
from tests.program import Program
from tests.servers import Json, Sandbox

SETTLED = frozenset({"sent", "refused", "superseded", "cancelled", "failed", "unknown"})
IN_DOUBT = frozenset({"ambiguous", "lost"})
MARK = f"{RESENT}\n"
CLOCKS_APART = timedelta(minutes=1)
"""How far the program's clock may be before the test's notion of it; what waits, waits for hours."""


class Place(NamedTuple):
    """A message where it arrived."""

    chat: str
    message: str

    def heard(self, said: str) -> tuple[str, str]:
        """Who heard what: the same person on either messenger, without the mark, and without the lines that
        stand for buttons on one of them.
        """
        return self.chat.removeprefix("zl-"), said.removeprefix(MARK).partition(LISTED)[0].rstrip()


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the two witnesses say: the rows of the outbox, the messages that the server took."""

    rows: list[Outbox]
    attempts: list[Attempt]
    accepted: dict[Place, str]

    @property
    def receipts(self) -> dict[Place, Outbox]:
        """The row that each known message came from."""
        return {Place(r.chat_id, r.message_id): r for r in self.rows if r.message_id is not None}

    @property
    def extras(self) -> dict[Place, str]:
        """Accepted messages that no row knows of."""
        known = self.receipts
        return {place: said for place, said in self.accepted.items() if place not in known}

    @property
    def in_doubt(self) -> int:
        """How many attempts ended without the program's knowing whether the message arrived."""
        return sum(attempt.outcome in IN_DOUBT for attempt in self.attempts)


def check(program: Program, sandbox: Sandbox, kills: int = 0, ambiguous: int = 0) -> Accounts:
    """Hold G1, G2 and G3, the audit's chain and the server's own rules; the program has come to rest.

    `kills` and `ambiguous` are the faults that may each have cost one copy; on a starved machine a request
    may outlast the short patience of a test as well, which its attempt then says.
    """
    accounts = _accounts(program, sandbox)
    _nothing_lost(accounts, program.now())
    _at_most_two_copies(accounts)
    faults = max(kills + ambiguous, accounts.in_doubt)
    assert len(accounts.extras) <= faults, f"G3: {len(accounts.extras)} extra copies"
    _chain_holds(program)
    assert sandbox.ledger()["violations"] == []
    return accounts


def at_rest(program: Program, planned: int = 0) -> bool:
    """Whether so many digests have been planned, and nothing waits in the inbox or may go out now."""
    now = program.now() + CLOCKS_APART
    return program.look(lambda s: _digests(s) >= planned and not _waiting(s, now))


def _digests(session: Session) -> int:
    return session.exec(select(func.count()).where(col(Outbox.kind) == DIGEST)).one()


def _waiting(session: Session, now: datetime) -> bool:
    if session.exec(select(Inbox.id).where(Inbox.state == "new")).first() is not None:
        return True
    rows = session.exec(select(Outbox).where(col(Outbox.state).not_in(SETTLED)))
    return any(row.state != "due" or row.not_before <= now for row in rows)


def _accounts(program: Program, sandbox: Sandbox) -> Accounts:
    rows, attempts = program.look(lambda s: (list(s.exec(select(Outbox))), list(s.exec(select(Attempt)))))
    accepted = {_place(message): str(message["text"] or "") for message in sandbox.sent()}
    return Accounts(rows, attempts, accepted)


def _place(message: Json) -> Place:
    return Place(str(message["chat_id"]), str(message["message_id"]))


def _nothing_lost(accounts: Accounts, now: datetime) -> None:
    receipts = [Place(r.chat_id, r.message_id or "") for r in accounts.rows if r.state == "sent"]
    missing = [place for place in receipts if place not in accounts.accepted]
    assert not missing, f"G1: sent, and never accepted: {missing}"
    assert len(set(receipts)) == len(receipts), "G1: two rows hold the same receipt"
    stuck = [
        (r.key, r.state)
        for r in accounts.rows
        if r.state not in SETTLED and not (r.state == "due" and r.not_before > now)
    ]
    assert not stuck, f"G1: neither settled nor waiting for its hour: {stuck}"


def _at_most_two_copies(accounts: Accounts) -> None:
    tries = Counter(attempt.outbox_id for attempt in accounts.attempts if attempt.marked)
    assert max(tries.values(), default=0) <= _definite_refusals(accounts) + 1, "G2: resent twice"
    copies = Counter(place.heard(said) for place, said in accounts.accepted.items())
    owed = Counter(place.heard(accounts.accepted[place]) for place in accounts.receipts)
    unknown = sum(row.state == "unknown" for row in accounts.rows)
    marked = {place.heard(said) for place, said in accounts.accepted.items() if said.startswith(MARK)}
    first_and_last = 0
    for place, said in accounts.extras.items():
        text_of_row = place.heard(said)
        if copies[text_of_row] == 1 and not owed[text_of_row]:
            first_and_last += 1  # its resend was struck too, before it was accepted
            continue
        assert copies[text_of_row] <= 2 * (owed[text_of_row] + unknown), f"G2: {said[:200]}"
        assert text_of_row in marked, f"G2: the second copy bears no mark: {said[:200]}"
    assert first_and_last <= unknown, "G2: accepted, and no row is left in doubt of it"


def _definite_refusals(accounts: Accounts) -> int:
    """A marked try that certainly did not arrive is given back."""
    return sum(a.marked and a.outcome not in ("sent", "lost", "ambiguous") for a in accounts.attempts)


def _chain_holds(program: Program) -> None:
    assert program.look(audit.verify_chain) is None, "the audit's chain is broken"
    if program.url.startswith("sqlite"):
        found = program.look(lambda s: s.connection().execute(text("PRAGMA integrity_check")).scalar())
        assert found == "ok"
