"""What a question costs in an office of five years: `python -m benchmarks.questions`.

200 units, two assignments a task, 3,000 open tasks, and 10,000 or 100,000 done ones (benchmarks.aged_office).
Every sentence is asked as the conversation asks it: gathered, understood, answered in a transaction, which is
then rolled back. Printed are its processor time as a multiple of that of «trợ giúp» in the older office, and
what it is of its own in the younger. The three are measured by turns, twenty times (fewer where it takes
long), and told the medians of the ratios: a machine that others use is not always equally quick. Aims: open
work, an answer and a morning grow by at most 1.3; a question costs at most 3 times «trợ giúp», statistics
of all units 6, a unit's workbook 40.

`--folder` keeps the offices, which take minutes to make; `--done` names other numbers of done tasks; `--only`
measures the lines alone whose names hold one of the texts, without the whole workbook and the start.
"""

import argparse
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlmodel import Session, col, select

from benchmarks.aged_office import build
from benchmarks.aged_questions import HEAD, OF_OPEN_WORK, QUESTIONS, STATISTICS_OF_ALL
from benchmarks.aged_rows import BOT, CHANNEL, DIRECTOR, NOW, OFFICER
from bot.actions.questions.exporting import export_workbook, make_table
from bot.channels.messenger import Inbound
from bot.incoming.conversation import UnderstoodMessage, converse, understood
from bot.incoming.door import person_of
from bot.incoming.facts import gather
from bot.incoming.turn import Turn
from bot.service import rules
from scheduler.tick import tick
from storage import settings
from storage.database.engine import Database
from storage.database.start import open_database
from storage.tables import Assignment, Inbox, Occurrence
from storage.work import days
from tasks.model import Status
from tasks.workdays import local_day

ROUNDS, LEAST_ROUNDS = 20, 5
LONG = 8.0
"""Seconds after which a line is not measured more often than it must be."""
HELP = "trợ giúp"
MORNING = datetime(2026, 11, 25, 1, 0, tzinfo=NOW.tzinfo)
GROWTH, QUESTION, STATISTICS, WORKBOOK = 1.3, 3.0, 6.0, 40.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, and for how much of it the understanding and not the database answers."""

    whole: float
    understood: float = 0.0


class Aged:
    """One office, and somebody who talks in it without leaving anything behind."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self._folder = database, folder

    def say(self, person: int, text: str = "", pressed: str | None = None) -> Cost:
        """A message or a press, answered."""
        inbound = Inbound(
            CHANNEL, BOT, str(person), str(person), at=NOW, text=text, message_id=None if pressed else "m1",
            press_id="p1" if pressed else None, pressed=pressed,
        )  # fmt: skip
        begun = time.process_time()
        facts = self.database.read(lambda s: gather(s, inbound, NOW, person_of(s, inbound)))
        gathered = time.process_time()
        meaning = None if inbound.pressed is not None else understood(inbound, facts)
        meant = time.process_time()
        with self._undone() as session:
            ordered = self._converse(session, inbound, meaning)
        for each in ordered:
            assert make_table(self.database.read, each, NOW, self._folder).attachment is not None
        return Cost(time.process_time() - begun, meant - gathered)

    def _converse(self, session: Session, inbound: Inbound, meaning: UnderstoodMessage | None) -> list[str]:
        """Answer; what was ordered and is made afterwards."""
        turn = Turn(
            session=session,
            row_id=1,
            inbound=inbound,
            now=NOW,
            said_at=NOW,
            person=person_of(session, inbound),
            settings=settings.load(session),
            calendar=days.calendar(session, local_day(NOW)),
            exports=self._folder,
        )
        converse(turn, meaning)
        session.flush()
        return [session.get_one(Inbox, each.row_id).raw or "" for each in turn.follow_up]

    @contextmanager
    def _undone(self) -> Iterator[Session]:
        with Session(self.database.engine, expire_on_commit=False) as session:
            session.begin()
            yield session
            session.rollback()

    def tick(self, now: datetime, *, again: bool = False) -> Cost:
        """A tick at that moment; with `again` the one after it."""
        with self._undone() as session:
            if again:
                tick(session, now, rules)
                now += timedelta(seconds=20)
            begun = time.process_time()
            tick(session, now, rules)
            return Cost(time.process_time() - begun)

    def whole_workbook(self) -> tuple[Cost, int]:
        """The whole office's, in a process of its own: its time, and by how many MiB its memory grew."""
        command = [sys.executable, "-m", "benchmarks.questions", "--export", self.database.url]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, grown = ended.stdout.split()
        return Cost(float(seconds)), int(grown)

    def opened(self) -> tuple[Cost, int]:
        """The opening of the database by a process of its own: its time, and its memory in MiB."""
        command = [sys.executable, "-m", "benchmarks.questions", "--open", self.database.url]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, memory = ended.stdout.split()
        return Cost(float(seconds)), int(memory)

    def open_task(self) -> tuple[int, int]:
        """The number and the share of an open task of the head's unit."""
        wanted = (
            select(Occurrence.task_number, Assignment.id)
            .join(Assignment, col(Assignment.occurrence_id) == col(Occurrence.id))
            .where(Assignment.unit_id == 1, Assignment.status == Status.ASSIGNED, Occurrence.period == "")
            .where(col(Occurrence.closed_at).is_(None))
        )
        number, share = self.database.read(lambda session: session.exec(wanted).first() or (0, 0))
        return number, share or 0


Ask = Callable[[Aged], Cost]


def _asks() -> Iterator[tuple[str, Ask, float, float | None]]:
    """What is measured: its name, how, how many times «trợ giúp» it may cost, by how much it may grow."""
    for person, said, of in QUESTIONS:
        whose = "đơn vị: " if person == HEAD else "lãnh đạo: " if person == DIRECTOR else ""
        growth = GROWTH if of == OF_OPEN_WORK else None
        yield whose + said, partial(_said, person, said), QUESTION, growth
    for said in STATISTICS_OF_ALL:
        yield said, partial(_said, OFFICER, said), STATISTICS, None
    yield "đơn vị: xong N", lambda at: at.say(HEAD, f"xong {at.open_task()[0]}"), QUESTION, GROWTH
    yield "đơn vị: chưa xong N", lambda at: at.say(HEAD, f"chưa xong {at.open_task()[0]}"), QUESTION, GROWTH
    yield (
        "nút đã xong",
        lambda at: at.say(HEAD, pressed="done:{}:{}".format(*at.open_task())),
        QUESTION,
        GROWTH,
    )
    yield (
        "nút đã nhận",
        lambda at: at.say(HEAD, pressed="got:{}:{}".format(*at.open_task())),
        QUESTION,
        GROWTH,
    )
    yield "a morning's tick", lambda at: at.tick(MORNING), float("inf"), GROWTH
    yield "an idle tick", lambda at: at.tick(MORNING, again=True), 1.0, GROWTH
    yield "a tick at night", lambda at: at.tick(NOW + timedelta(hours=12)), float("inf"), GROWTH
    yield "xuất excel của D7", lambda at: at.say(OFFICER, "xuất excel của D7"), WORKBOOK, None


def _said(person: int, said: str, at: Aged) -> Cost:
    return at.say(person, said)


@dataclass(frozen=True, slots=True)
class Medians:
    """What a line costs, and its understanding, as multiples of «trợ giúp», which took these seconds; the
    line as a multiple of its own in the younger office.
    """

    ratio: float
    grown: float
    understood: float
    helps: tuple[float, ...]


def by_turns(young: Aged, old: Aged, ask: Ask) -> Medians:
    """The medians over the rounds, in each of which «trợ giúp» and the line in both offices are asked."""
    ratios, grown, parts, helps = list[float](), list[float](), list[float](), list[float]()
    ask(young), ask(old)  # so that nothing is met for the first time
    ends = time.monotonic() + LONG
    while len(ratios) < LEAST_ROUNDS or (len(ratios) < ROUNDS and time.monotonic() < ends):
        base, after, before = old.say(OFFICER, HELP).whole, ask(old), ask(young)
        helps.append(base)
        ratios.append(after.whole / base)
        grown.append(after.whole / before.whole)
        parts.append(after.understood / base)
    middle = statistics.median
    return Medians(middle(ratios), middle(grown), middle(parts), tuple(helps))


def measure(young: Aged, old: Aged, only: Sequence[str] = ()) -> None:
    """Print each figure beside what is wanted; with `only` those alone whose names hold one of the texts."""
    gc.collect()
    gc.freeze()  # as the program does when it has begun
    missed, helps = 0, list[float]()
    for name, ask, most, growth in _asks():
        if only and not any(text in name for text in only):
            continue
        found = by_turns(young, old, ask)
        helps += found.helps
        bad = found.ratio > most or (growth is not None and found.grown > growth)
        missed += bad
        wanted = f" (at most {growth:g})" if growth else ""
        print(
            f"{'MISSED' if bad else '':6} {found.ratio:6.1f} × trợ giúp (at most {most:g}),"
            f" grown {found.grown:.2f}{wanted}, {found.understood:.1f} of it understanding: {name}",
            flush=True,
        )
    grown = by_turns(young, old, lambda at: at.say(OFFICER, HELP)).grown
    base = statistics.median(helps or [old.say(OFFICER, HELP).whole])
    print(f"«{HELP}»: {base * 1000:.1f} ms, {grown:.2f} times that of the younger office")
    print(f"{missed} missed")
    for office in () if only else (young, old):
        cost, grown_by = office.whole_workbook()
        opened, memory = office.opened()
        print(
            f"the whole workbook: {cost.whole / base:.0f} × trợ giúp, memory grew by {grown_by} MiB;"
            f" opening: {opened.whole / base:.1f} × trợ giúp, {memory} MiB in all"
        )


def _memory() -> int:
    """The most that this process has held since its program began, MiB (proc(5))."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _export(url: str) -> None:
    database = open_database(url)
    before, begun = _memory(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        export_workbook(database.read, Path(folder) / "all.xlsx", NOW)
    print(time.process_time() - begun, _memory() - before)
    database.close()


def _open(url: str) -> None:
    begun = time.process_time()
    database = open_database(url)
    print(time.process_time() - begun, _memory())
    database.close()


def _offices(folder: Path, done: list[int]) -> Iterator[Aged]:
    for each in done:
        path = folder / f"{each}.db"
        new, database = not path.exists(), open_database(path)
        if new:
            build(database, each)
        yield Aged(database, folder / "exports")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="What a question costs in an office of five years.")
    parser.add_argument("--folder", type=Path, help="where the offices are kept")
    parser.add_argument("--done", type=int, nargs=2, default=[10_000, 100_000], help="numbers of done tasks")
    parser.add_argument("--only", nargs="+", default=[], metavar="TEXT", help="some lines, by their names")
    parser.add_argument("--export", help=argparse.SUPPRESS)
    parser.add_argument("--open", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.export or wanted.open:
        _export(wanted.export) if wanted.export else _open(wanted.open)
        return
    with tempfile.TemporaryDirectory() as folder:
        offices = tuple(_offices(wanted.folder or Path(folder), wanted.done))
        measure(offices[0], offices[1], wanted.only)
        for office in offices:
            office.database.close()


if __name__ == "__main__":
    main()
