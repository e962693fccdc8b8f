"""What a question costs in an office of five years, against the same office of one.

    python -m benchmarks.asking

20 units, 400 open tasks, and 6,000 done ones for each year. Each question is asked of the database as the
chat asks it: counted, and its first page. Near 1 means that what is long done costs nothing.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from storage import days, tables
from storage.answering import QueryAnswer
from storage.engine import Database, Session
from storage.narrowing import Seen
from storage.start import open_database
from tasks.model import Share, Status
from tasks.query import UNFINISHED, DateOf, Order, Query, Shape, Span, Stand
from tasks.standing import AsOf

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
UNITS, OPEN, DONE_A_YEAR = 20, 400, 6_000
_DAY = timedelta(days=1)

QUESTIONS = {
    "còn việc gì": Query(stands=UNFINISHED),
    "quá hạn": Query(stands=(Stand.OVERDUE,), order=Order.LATENESS, shape=Shape.WHO),
    "quá hạn trên 7 ngày của một đơn vị": Query(units=("D3",), stands=(Stand.OVERDUE,), late_over=7),
    "tuần này": Query(stands=UNFINISHED, span=Span(TODAY, TODAY + 6 * _DAY)),
    "mọi việc hạn trong tháng": Query(span=Span(date(2026, 11, 1), date(2026, 11, 30))),
    "chờ xác nhận": Query(stands=(Stand.REPORTED,), order=Order.LATEST),
    "đã xong trong tháng": Query(
        stands=(Stand.DONE,), date_of=DateOf.CLOSED, span=Span(date(2026, 11, 1), TODAY), order=Order.LATEST
    ),
    "xong muộn trong tháng": Query(
        stands=(Stand.DONE_LATE,), date_of=DateOf.CLOSED, span=Span(date(2026, 11, 1), TODAY)
    ),
    "tìm chưa xong": Query(stands=UNFINISHED, words="noi dung 17"),
    "thống kê mọi thời": Query(shape=Shape.RATE),
    "đã xong mọi thời": Query(stands=(Stand.DONE,), order=Order.LATEST),
}


def _fill(session: Session, years: int) -> None:
    for n in range(1, UNITS + 1):
        session.add(tables.Unit(id=n, code=f"D{n}", name=f"Đơn vị {n}"))
    session.flush()
    total = OPEN + years * DONE_A_YEAR
    given_tasks, occurrences, shares, reports = [], [], [], []
    for number, (status, due) in enumerate(_tasks(years), start=1):
        given = NOW - timedelta(days=(total - number) * 365 * years // total + 20)
        content = f"Nội dung {number % 97}"
        folded = f"noi dung {number % 97}"
        given_tasks.append(tables.Task(number=number, content=content, folded=folded, given_at=given))
        closed = given if status is Status.DONE else None
        occurrences.append(tables.Occurrence(id=number, task_number=number, due=due, closed_at=closed))
        share = tables.Assignment(
            id=number,
            occurrence_id=number,
            unit_id=number % UNITS + 1,
            share=Share.LEAD,
            status=status,
        )
        if status in (Status.DONE, Status.REPORTED):
            on = due + (number % 5 - 3) * _DAY
            at = datetime.combine(on, datetime.min.time(), UTC) + timedelta(hours=3)
            decided = "accepted" if status is Status.DONE else "pending"
            reports.append(tables.Report(id=number, assignment_id=number, at=at, decision=decided))
            if status is Status.DONE:
                share.accepted_report_id, share.accepted_on, share.accepted_time = number, on, at.time()
        shares.append(share)
    for rows in (given_tasks, occurrences, shares, reports):
        session.add_all(rows)
        session.flush()


def _tasks(years: int) -> Iterator[tuple[Status, date]]:
    done = years * DONE_A_YEAR
    for n in range(done):
        yield Status.DONE, TODAY - timedelta(days=1 + (done - n) * 365 * years // done)
    for n in range(OPEN):
        yield (Status.REPORTED if n % 10 == 0 else Status.ASSIGNED), TODAY + timedelta(days=n % 60 - 20)


def _seconds(database: Database, query: Query) -> float:
    """The least of seven runs."""

    def ask(session: Session) -> None:
        at = AsOf(NOW, days.calendar(session, TODAY))
        answer = QueryAnswer(session, query, Seen(), at)
        answer.total()
        if query.shape in (Shape.WHO, Shape.RATE):
            answer.by_unit()
        else:
            answer.entries()
            answer.page(0, 12)

    times = []
    for _ in range(7):
        begun = time.process_time()
        database.read(ask)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Print each question with its cost in the older office as a multiple of that in the younger."""
    with tempfile.TemporaryDirectory() as folder:
        offices = []
        for years in (1, 5):
            database = open_database(Path(folder) / f"{years}.db")
            database.write(partial(_fill, years=years))
            offices.append(database)
        for name, query in QUESTIONS.items():
            young, old = (_seconds(database, query) for database in offices)
            print(f"{name}: {old / young:.2f} ({old * 1000:.0f} ms)")
        for database in offices:
            database.close()


if __name__ == "__main__":
    main()
