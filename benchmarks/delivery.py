"""A morning's digests over HTTP, against a server that holds to its limits: `python -m benchmarks.delivery`.

The program as it is run, and 1,000 heads (`--heads`) with a digest each, at 0, 100 and 250 ms a request. The
sandbox allows 30 messages a second and one a second and chat, and answers 429 to whatever is over. Printed
beside what is wanted: wall time as a multiple of N/30 s (1 + round trip + 0.03), refusals, lost and doubled
(none), the processor time of the program as a multiple of a bare `send_message` of the same texts (2.5): one
after another as fast as they go, and 30 a second as the program sends; memory at the tenth and at the last.
10,000 of them take six minutes each time; how far they have got is told by tenths on the error output.
`--tree` measures the program of another checkout before.
"""

import argparse
import asyncio
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from benchmarks.busy_office import DIRECTOR, EIGHT, FIRST_HEAD, OFFICER, chat_of, found
from benchmarks.running import BOT, ROOT, TOKEN, Control, environment, free_port, running, sandbox, wait_until
from storage.database.start import open_database

LIMITS = {"per_second": 30, "per_chat_second": 1, "per_group_minute": 20}
SLACK, PROCESSOR = 0.03, 2.5
ROUND_TRIPS = (0.0, 0.1, 0.25)
A_SECOND = 30
TENTHS = 10
MOST_BARE = 1_000
"""So many messages by the library alone say what one costs: nothing of it grows with their number."""
PAUSES = (0.0, 1 / A_SECOND)
LEAD = timedelta(seconds=15)
"""Before the morning comes the program has loaded what it loads after its start."""


@dataclass(frozen=True, slots=True)
class Morning:
    """How one went: seconds, processor seconds, MiB at the tenth and the last message, what went wrong."""

    seconds: float
    processor: float
    memory: tuple[float, float]
    refused: int
    lost: int
    doubled: int
    first_chats: int
    messages: list[dict[str, Any]]


def morning(office: Path, heads: int, latency: float, tree: Path) -> Morning:
    """Let a program of that tree send the digests of a copy of the office."""
    with sandbox() as address, tempfile.TemporaryDirectory() as folder:
        copyfile(office, Path(folder) / "nhacviec.db")
        control = Control(address)
        chats = [chat_of(n) for n in (OFFICER, DIRECTOR, *range(FIRST_HEAD, FIRST_HEAD + heads))]
        control.post("people", [{"chat_id": chat, "name": str(chat), "started": True} for chat in chats])
        control.post("settings", {**LIMITS, "latency": latency})
        given = environment(Path(folder), address, tree)
        given |= {"NHACVIEC_CLOCK_PORT": str(free_port()), "NHACVIEC_CLOCK_START": (EIGHT - LEAD).isoformat()}
        with running(given) as program:
            wait_until(lambda: _accepted(control) > 0, program)
            before, early = program.seconds(), program.memory()
            for tenth in range(1, TENTHS + 1):
                wait_until(lambda n=heads * tenth // TENTHS: _accepted(control) >= n, program, 60 + heads)
                early = program.memory() if tenth == 1 else early
                each = (program.seconds() - before) * 1000 / _accepted(control)
                tell(f"{tenth}/{TENTHS} sent, {each:.2f} ms a message, {program.memory():.0f} MiB")
            _settled(Path(folder) / "nhacviec.db", program)
            spent, late = program.seconds() - before, program.memory()
        return _told(control, chats, spent, (early, late))


def tell(progress: str) -> None:
    """How far it has got, beside the figures and not among them."""
    print(f"       {time.strftime('%H:%M:%S')} {progress}", file=sys.stderr, flush=True)


def _accepted(control: Control) -> int:
    return int(control.get("figures")["accepted"])


def _settled(database: Path, program: Any) -> None:
    """Until every digest is settled, by the database."""

    def done() -> bool:
        with sqlite3.connect(database) as connection:
            open_rows = (
                "SELECT count(*) FROM outbox WHERE state IN ('due', 'sending', 'ambiguous', 'claimed')"
            )
            return bool(connection.execute(open_rows).fetchone() == (0,))

    wait_until(done, program, 300, 0.1)


def _told(control: Control, chats: Sequence[int], spent: float, memory: tuple[float, float]) -> Morning:
    ledger = control.get("ledger")
    sent = [message for message in ledger["messages"] if message["method"] == "sendMessage"]
    times = [message["time"] for message in sent]
    copies = Counter((message["chat_id"], message["text"]) for message in sent)
    reached = {message["chat_id"] for message in sent}
    refused = sum("429" in attempt["outcome"] for attempt in ledger["attempts"])
    return Morning(
        max(times) - min(times),
        spent,
        memory,
        refused,
        len(set(chats[2:]) - reached),
        sum(copies.values()) - len(copies),
        len(reached),
        sent,
    )


def bare(messages: Sequence[dict[str, Any]], pause: float) -> float:
    """The processor seconds a message of the same texts by the library alone, one after another."""
    some = messages[:MOST_BARE]
    with sandbox() as address:
        control = Control(address)
        chats = sorted({message["chat_id"] for message in some})
        control.post("people", [{"chat_id": chat, "name": str(chat), "started": True} for chat in chats])
        return asyncio.run(_send(address, some, pause)) / len(some)


async def _send(address: str, messages: Sequence[dict[str, Any]], pause: float) -> float:
    bot = Bot(TOKEN, base_url=f"{address}/bot")
    ready = [
        (
            message["chat_id"],
            message["text"],
            [MessageEntity(each["type"], each["offset"], each["length"]) for each in message["entities"]],
            _keyboard(message["buttons"]),
        )
        for message in messages
    ]
    async with bot:
        begun = time.process_time()
        for chat, text, entities, keyboard in ready:
            await bot.send_message(chat, text, entities=entities, reply_markup=keyboard)
            if pause:
                await asyncio.sleep(pause)
        return time.process_time() - begun


def _keyboard(rows: Any) -> InlineKeyboardMarkup | None:
    made = [
        [InlineKeyboardButton(each["text"], callback_data=each["callback_data"]) for each in row]
        for row in rows
    ]
    return InlineKeyboardMarkup(made) if made else None


def show(name: str, went: Morning, latency: float, base: Sequence[float]) -> None:
    """One line beside what is wanted."""
    sent = len(went.messages)
    ideal = sent / A_SECOND
    wall, most = went.seconds / ideal, 1 + latency + SLACK
    each = went.processor / sent
    processor, paced = (each / one for one in base)
    bad = wall > most or processor > PROCESSOR or went.refused or went.lost or went.doubled
    print(
        f"{'MISSED' if bad else '':6} {name}, {latency * 1000:.0f} ms a request, {sent} messages:"
        f" {went.seconds:.1f} s, {wall:.3f} × N/30 s (at most {most:.2f}); {went.refused} × 429,"
        f" {went.lost} lost, {went.doubled} doubled; processor {processor:.2f} × bare (at most {PROCESSOR}),"
        f" {paced:.2f} × bare at the same pace, {each * 1000:.2f} ms a message;"
        f" memory {went.memory[0]:.0f} -> {went.memory[1]:.0f} MiB",
        flush=True,
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description="A morning's digests against a server that holds to its limits."
    )
    parser.add_argument("--heads", type=int, default=1_000)
    parser.add_argument("--latency", type=float, nargs="*", default=ROUND_TRIPS, help="seconds a request")
    parser.add_argument("--tree", type=Path, help="another checkout, measured before")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "nhacviec.db"
        database = open_database(office)
        tell(f"an office of {wanted.heads} heads is made")
        found(database, BOT, wanted.heads)
        database.close()
        base: tuple[float, ...] = ()
        for latency in wanted.latency:
            for name, tree in (("before", wanted.tree), ("now", ROOT)):
                if tree is None:
                    continue
                went = morning(office, wanted.heads, latency, tree)
                base = base or tuple(bare(went.messages, pause) for pause in PAUSES)
                show(name, went, latency, base)


if __name__ == "__main__":
    main()
