"""Eight o'clock: presses of many heads, and strangers who write: `python -m benchmarks.burst`.

The program as it is run, 250 ms a request, 30 messages a second allowed. Presses of 200 heads on the buttons
of their digests: 1,000 spread over a minute, then 100 at once. Printed is how long after the poll that had
it a spinner was stopped (1.5 s at p95) and the effect was in the record (3 s), whether presses of a chat were
done in order, and how many messages the office was sent. Then 1,000 strangers write for twenty seconds while
heads ask: when a head was answered (2 s at p95).
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.busy_office import DIRECTOR, DUE, EIGHT, FIRST_HEAD, OFFICER, chat_of, found
from benchmarks.delivery import LIMITS
from benchmarks.running import (
    BOT,
    ROOT,
    Control,
    Watched,
    environment,
    free_port,
    running,
    sandbox,
    wait_until,
)
from storage.database.start import open_database

LATENCY = 0.25
SPINNER, EFFECT, ANSWER = 1.5, 3.0, 2.0
STRANGER = 5_000_000
FLOOD_SECONDS = 20.0
SETTLE_SECONDS = 8.0
"""The conversation is loaded some seconds after the start."""


def p95(values: Sequence[float]) -> float:
    """The twentieth part is slower."""
    return statistics.quantiles(values, n=20)[18] if len(values) > 1 else max(values, default=float("nan"))


class Office:
    """The program on a busy office's morning, and the levers of its server."""

    def __init__(self, control: Control, database: Path, program: Watched, heads: int) -> None:
        self.control, self.database, self.program, self.heads = control, database, program, heads

    def rows(self, statement: str) -> list[Any]:
        """What the database says."""
        with sqlite3.connect(self.database) as connection:
            return connection.execute(statement).fetchall()

    def presses(self, first: int, number: int) -> Iterator[tuple[int, str]]:
        """So many by chat and data, from the `first` on: heads in turn, first «đã nhận», then «xong»."""
        shares = dict(
            self.rows(
                "SELECT o.task_number, a.id FROM assignment a JOIN occurrence o ON o.id = a.occurrence_id"
            )
        )
        for n in range(first, first + number):
            head, turn = n % self.heads, n // self.heads
            task = head * len(DUE) + turn % len(DUE) + 1
            verb = ("got", "done")[turn // len(DUE) % 2]
            yield chat_of(FIRST_HEAD + head), f"{verb}:{task}:{shares[task]}"

    def sent(self) -> list[dict[str, Any]]:
        """The messages that the server took."""
        messages: list[dict[str, Any]] = self.control.get("ledger")["messages"]
        return messages

    def at_rest(self) -> bool:
        """Whether nothing is left to be handled."""
        return bool(self.rows("SELECT count(*) FROM inbox WHERE state = 'new'") == [(0,)])


def burst(office: Office, first: int, number: int, seconds: float) -> None:
    """Press, spread over so many seconds, and tell how it went."""
    before = office.sent()
    digests = {message["chat_id"]: message["message_id"] for message in reversed(before)}
    begun, ids = time.monotonic(), []
    for n, (chat, data) in enumerate(list(office.presses(first, number))):
        time.sleep(max(0.0, begun + seconds * n / number - time.monotonic()))
        body = {"chat_id": chat, "message_id": digests[chat], "data": data}
        ids.append(str(office.control.post("press", body)["callbacks"][0]))
    wait_until(lambda: _handled(office, ids) == number and office.at_rest(), office.program)
    wait_until(lambda: _stopped(office, ids), office.program)
    presses = office.control.get("figures")["callbacks"]
    rows = {key: (chat, _moment(came), _moment(done)) for key, chat, came, done in _journal(office)}
    taken = [(presses[each]["handed"], *rows[f"press:{each}"]) for each in ids]
    # The program's clock is moved. The quickest way from poll to journal is taken for half a round trip.
    apart = min(came - handed for handed, _, came, _ in taken) - LATENCY / 2
    spinners = [presses[each]["stopped"] - presses[each]["handed"] for each in ids]
    effects = [done - apart - handed for handed, _, _, done in taken]
    in_order = _in_order(office)
    time.sleep(3)
    told = [m for m in office.sent()[len(before) :] if m["chat_id"] == chat_of(OFFICER)]
    bad = p95(spinners) > SPINNER or p95(effects) > EFFECT or not in_order
    verdict = "MISSED" if bad else ""
    print(
        f"{verdict:6} {number} presses in {seconds:.0f} s: spinner {p95(spinners):.2f} s at p95"
        f" (at most {SPINNER}), effect {p95(effects):.2f} s (at most {EFFECT}), the slowest"
        f" {max(spinners):.2f} and {max(effects):.2f} s;"
        f" {'in order' if in_order else 'OUT OF ORDER'}; {len(told)} messages to the office",
        flush=True,
    )


def _journal(office: Office) -> list[Any]:
    return office.rows(
        "SELECT key, chat_id, received_at, done_at FROM inbox WHERE done_at IS NOT NULL ORDER BY id"
    )


def _handled(office: Office, ids: Sequence[str]) -> int:
    wanted = {f"press:{each}" for each in ids}
    return sum(key in wanted for key, *_ in _journal(office))


def _stopped(office: Office, ids: Sequence[str]) -> bool:
    presses = office.control.get("figures")["callbacks"]
    return all(presses[each]["stopped"] for each in ids)


def _moment(stored: str) -> float:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC).timestamp()


def _in_order(office: Office) -> bool:
    last: dict[str, str] = {}
    for _, chat, _, done in _journal(office):
        if done < last.get(chat, ""):
            return False
        last[chat] = done
    return True


def flood(office: Office, strangers: int) -> None:
    """Strangers write, and heads ask meanwhile."""
    asked: dict[int, float] = {}
    begun, every = time.monotonic(), max(1, strangers // min(40, office.heads))
    for n in range(strangers):
        time.sleep(max(0.0, begun + FLOOD_SECONDS * n / strangers - time.monotonic()))
        office.control.post("say", {"chat_id": STRANGER + n, "text": f"xin chào, cho tôi hỏi {n}"})
        if n % every == 0:
            chat = chat_of(FIRST_HEAD + n // every)
            asked[chat] = time.time()
            office.control.post("say", {"chat_id": chat, "text": "còn việc gì"})
    wait_until(lambda: len(_answered(office, asked)) == len(asked), office.program)
    waits = list(_answered(office, asked).values())
    print(
        f"{'MISSED' if p95(waits) > ANSWER else '':6} {strangers} strangers in {FLOOD_SECONDS:.0f} s:"
        f" a head's answer {p95(waits):.2f} s at p95 (at most {ANSWER}), the slowest {max(waits):.2f} s",
        flush=True,
    )
    wait_until(
        lambda: len({m["chat_id"] for m in office.sent() if m["chat_id"] < 9_000_000}) == strangers,
        office.program,
    )
    print(f"       all strangers were answered after {time.monotonic() - begun:.0f} s", flush=True)


def _answered(office: Office, asked: dict[int, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for message in office.sent():
        since = asked.get(message["chat_id"])
        if since is not None and message["time"] > since:
            found.setdefault(message["chat_id"], message["time"] - since)
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Presses and strangers at eight o'clock.")
    parser.add_argument("--heads", type=int, default=200)
    parser.add_argument("--presses", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--strangers", type=int, default=1_000)
    parser.add_argument("--tree", type=Path, default=ROOT, help="another checkout, measured instead")
    wanted = parser.parse_args()
    with sandbox() as address, tempfile.TemporaryDirectory() as folder:
        file, control = Path(folder) / "nhacviec.db", Control(address)
        database = open_database(file)
        found(database, BOT, wanted.heads)
        database.close()
        chats = [chat_of(n) for n in (OFFICER, DIRECTOR, *range(FIRST_HEAD, FIRST_HEAD + wanted.heads))]
        chats += [STRANGER + n for n in range(wanted.strangers)]
        control.post("people", [{"chat_id": chat, "name": str(chat), "started": True} for chat in chats])
        control.post("settings", {**LIMITS, "latency": LATENCY})
        given = environment(Path(folder), address, wanted.tree)
        given |= {"NHACVIEC_CLOCK_PORT": str(free_port()), "NHACVIEC_CLOCK_START": EIGHT.isoformat()}
        with running(given) as program:
            wait_until(lambda: int(control.get("figures")["accepted"]) >= wanted.heads, program)
            time.sleep(SETTLE_SECONDS)
            office = Office(control, file, program, wanted.heads)
            burst(office, 0, wanted.presses, wanted.seconds)
            burst(office, wanted.presses, 100, 0.0)
            flood(office, wanted.strangers)


if __name__ == "__main__":
    main()
