"""Play the year and print it by month: `python -m benchmarks.year`, `--mornings N` for a part of it.

Of each month: the reminders that were owed by an independent count, those that were missed and those that
came twice, the size of the database, and how long the bot took for a report and three questions.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from benchmarks.year.counting import reminded
from benchmarks.year.office import OFFICE_CHAT, TASKS, UNITS, Work, calendar_at, chat_of, size
from storage.database.start import open_database
from tests import surroundings
from tests.journeys.mornings import VIETNAM
from tests.journeys.promises import at_rest
from tests.program import Program
from tests.servers import ChatId, Sandbox, running_sandbox, text_of

START = datetime(2026, 1, 5, 8, 30, tzinfo=VIETNAM)
MORNINGS = 250
QUESTIONS = ("còn việc gì", "quá hạn", "thống kê")
LONG = 300.0


@dataclass
class Month:
    """What happened in it. `answers` are seconds."""

    owed: Counter[tuple[str, date]] = field(default_factory=Counter)
    came: Counter[tuple[str, date]] = field(default_factory=Counter)
    answers: dict[str, list[float]] = field(default_factory=dict)

    @property
    def missed(self) -> int:
        """How many were owed and did not come."""
        return (self.owed - self.came).total()

    @property
    def doubled(self) -> int:
        """How many came that were not owed, or came again."""
        return (self.came - self.owed).total()


class Year:
    """The office through its year."""

    def __init__(self, program: Program, sandbox: Sandbox, work: Work) -> None:
        self.program, self.sandbox, self.work = program, sandbox, work
        self.month = Month()
        self._told: dict[int, date] = {}
        self._heard = 0
        self._calendar = calendar_at(program.url, START)

    def next_is_last(self) -> bool:
        """Whether the next morning is the last one of its month."""
        first = self._calendar.add(self.program.now().astimezone(VIETNAM).date(), 1)
        return self._calendar.add(first, 1).month != first.month

    def morning(self, last: bool) -> date:
        """The next one: what is owed is counted, comes, is answered; and something is given."""
        before = self.program.now().date()
        today = self.program.move("next_morning").astimezone(VIETNAM).date()
        if today.month != before.month:
            self._calendar = calendar_at(self.program.url, self.program.now())
        for unit in range(1, UNITS + 1):
            open_now = [item for item in self.work.items if item.unit == unit and item.reported is None]
            if reminded(open_now, today, self._told.get(unit), self._calendar):
                self.month.owed[str(chat_of(unit)), today] += 1
                self._told[unit] = today
        self._rest()
        self._report(today)
        self.work.give(self.program.now(), TASKS // MORNINGS)
        self._rest()
        if last:
            self._ask_all()
        return today

    def _rest(self) -> None:
        self.sandbox.wait_until(lambda: at_rest(self.program), timeout=LONG)

    def _report(self, today: date) -> None:
        for item in self.work.reports(today):
            self._timed("xong", chat_of(item.unit), f"xong {item.number}")

    def _ask_all(self) -> None:
        for question in QUESTIONS:
            self._timed(question, OFFICE_CHAT, question)

    def _timed(self, name: str, chat: ChatId, said: str) -> None:
        begun = time.monotonic()
        told = self.sandbox.say(chat, said)
        self.sandbox.wait_for(chat, after=told["message_id"], timeout=LONG)
        self.month.answers.setdefault(name, []).append(time.monotonic() - begun)

    def end_month(self) -> Month:
        """What came, and the month as it was."""
        sent = self.sandbox.sent()
        for message in sent[self._heard :]:
            text = text_of(message)
            if "Hệ thống nhắc việc" in text and str(message["chat_id"]) != str(OFFICE_CHAT):
                head = text.split("\n")[1]  # the day for which it is
                day = next((d for _, d in self.month.owed if f"{d:%d/%m/%Y}" in head), None)
                self.month.came[str(message["chat_id"]), day or date.min] += 1
        self._heard = len(sent)
        done, self.month = self.month, Month()
        return done


def _print(name: str, month: Month, megabytes: int) -> None:
    times = ", ".join(
        f"{what} {sorted(each)[len(each) // 2] * 1000:.0f} ms" for what, each in month.answers.items()
    )
    print(
        f"{name}: {month.owed.total()} reminders owed, {month.missed} missed, {month.doubled} doubled; "
        f"database {megabytes} MiB; {times}",
        flush=True,
    )


def play(folder: Path, sandbox: Sandbox, mornings: int) -> int:
    """Play so many mornings; how many reminders were missed or doubled."""
    program = Program(folder, sandbox, START)
    program.channels = ("telegram", "zalo")
    program.receive_by_webhook()
    open_database(folder / "nhacviec.db").close()
    work = Work(program.url, seed=11)
    work.found(START)
    program.start()
    bad = 0
    try:
        year = Year(program, sandbox, work)
        for number in range(1, mornings + 1):
            ends = number == mornings or year.next_is_last()
            today = year.morning(ends)
            if ends:
                month = year.end_month()
                bad += month.missed + month.doubled
                _print(f"{today:%m/%Y}", month, size(folder / "nhacviec.db"))
    finally:
        program.close()
    return bad


def main() -> int:
    """Print the figures; 1 where a reminder was missed or doubled."""
    parser = argparse.ArgumentParser(description="A year of an office.")
    parser.add_argument("--mornings", type=int, default=MORNINGS)
    mornings = parser.parse_args().mornings
    surroundings.put_up()
    try:
        chats = [OFFICE_CHAT, *(chat_of(unit) for unit in range(1, UNITS + 1))]
        people = [{"chat_id": chat, "name": f"{chat}", "started": True} for chat in chats]
        with tempfile.TemporaryDirectory() as folder, running_sandbox(people=people) as sandbox:
            return int(play(Path(folder), sandbox, mornings) > 0)
    finally:
        surroundings.take_down()


if __name__ == "__main__":
    sys.exit(main())
