"""Nothing that is asked every day goes through all tasks: SQLite itself says which way it takes."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from bot.service import rules
from scheduler.plan import plan
from scheduler.snapshot import gather, gather_due
from scheduler.tick import tick
from storage.database.engine import Database, Session
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.registry import roster
from storage.registry.roster import DirectivesWanted
from storage.work import assignments, directives, tasks
from tasks.model import Share
from tasks.query import UNFINISHED, DateOf, Group, Order, Percents, Query, Span, Stand
from tasks.standing import AsOf
from tests.office import Office
from tests.storage.current import current
from tests.storage.story import NOW
from tests.storage.test_questions import CALENDAR, TODAY

pytestmark = pytest.mark.sqlite

THROUGH_ALL = re.compile(r"SCAN (task|occurrence|assignment|event)(_\d+)?\b(?! VIRTUAL)")
THE_LAST_EVENT = "ORDER BY event.id DESC\n LIMIT"
"""From the end, and no further than the first that is met."""
_MONTH = Span(date(2026, 11, 1), date(2026, 11, 30))

USUAL = {
    "còn việc gì": Query(stands=UNFINISHED),
    "quá hạn": Query(stands=(Stand.OVERDUE,), order=Order.LATENESS),
    "còn việc gì, trừ hai việc": Query(stands=UNFINISHED, without=(3, 5)),
    "quá hạn trên 7 ngày": Query(stands=(Stand.OVERDUE,), late_over=7),
    "sắp đến hạn": Query(stands=(Stand.DUE_SOON,)),
    "tuần này": Query(stands=UNFINISHED, span=Span(TODAY, TODAY + timedelta(days=6))),
    "mọi việc hạn trong tháng": Query(span=_MONTH),
    "chờ xác nhận": Query(stands=(Stand.REPORTED,), order=Order.LATEST),
    "xin gia hạn": Query(stands=(Stand.EXTENSION,)),
    "từ chối": Query(stands=(Stand.DECLINED,)),
    "chờ duyệt": Query(stands=(Stand.EXTENSION, Stand.REPORTED, Stand.DECLINED)),
    "trả lại": Query(stands=(Stand.RETURNED,)),
    "chưa ai nhận": Query(stands=(Stand.UNACKNOWLEDGED,)),
    "đã được gia hạn": Query(stands=(Stand.EXTENDED,)),
    "tạm dừng": Query(stands=(Stand.PAUSED,)),
    "đã hủy": Query(stands=(Stand.CANCELLED,)),
    "đã xong": Query(stands=(Stand.DONE,), order=Order.LATEST),
    "quá hạn từ 3 đến 5 ngày": Query(stands=(Stand.OVERDUE,), late_over=2, late_most=5),
    "quá hạn chưa nhận": Query(stands=(Stand.OVERDUE,), besides=(Stand.UNACKNOWLEDGED,)),
    "đã xong từng được gia hạn": Query(stands=(Stand.DONE,), besides=(Stand.EXTENDED,)),
    "đơn vị báo đạt trên 50%": Query(stands=UNFINISHED, said=Percents(51)),
    "do tôi phụ trách, chưa xong": Query(stands=UNFINISHED, in_charge=True),
    "xong đúng hạn": Query(stands=(Stand.DONE_ON_TIME,), order=Order.LATEST),
    "xong trước hạn": Query(stands=(Stand.DONE_EARLY,), order=Order.LATEST),
    "xong muộn từ 3 đến 5 ngày": Query(stands=(Stand.DONE_LATE,), late_over=2, late_most=5),
    "xong muộn": Query(stands=(Stand.DONE_LATE,), order=Order.LATENESS),
    "đã xong trong tháng": Query(
        stands=(Stand.DONE,), date_of=DateOf.CLOSED, span=_MONTH, order=Order.LATEST
    ),
    "đã báo cáo trong tháng": Query(date_of=DateOf.REPORTED, span=_MONTH),
    "giao trong tháng": Query(date_of=DateOf.GIVEN, span=_MONTH),
    "giao trong tháng, chưa xong": Query(stands=UNFINISHED, date_of=DateOf.GIVEN, span=_MONTH),
    "tìm": Query(words="kế hoạch"),
    "tìm chưa xong": Query(stands=UNFINISHED, words="kế hoạch"),
    "tìm đã xong": Query(stands=(Stand.DONE,), words="kế hoạch", order=Order.LATEST),
    "của văn bản": Query(directive="15/KH-SYT"),
    "của cơ quan, chưa xong": Query(stands=UNFINISHED, issuer="Sở Y tế"),
    "theo số": Query(tasks=(1, 2)),
    "của đơn vị": Query(units=("QHPT",)),
    "của đơn vị, chưa xong": Query(units=("QHPT",), stands=UNFINISHED),
    "chủ trì, không có hạn": Query(share=Share.LEAD, stands=UNFINISHED, dated=False),
    "định kỳ, chưa xong": Query(stands=UNFINISHED, recurring=True),
    "thống kê": Query(),
}


class Recorder:
    """What was asked of the database, and the ways that SQLite says it takes for it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._asked: dict[str, Any] = {}

    def ways(self, work: Callable[[Session], object]) -> list[tuple[str, str]]:
        """Each way with its statement."""
        self._asked.clear()
        event.listen(self._database.engine, "before_cursor_execute", self._note)
        try:
            self._database.write(work)
        finally:
            event.remove(self._database.engine, "before_cursor_execute", self._note)
        return self._database.read(lambda session: self._explained(session.connection()))

    def _note(self, _connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH", "UPDATE")):
            self._asked[statement] = parameters

    def _explained(self, connection: Connection) -> list[tuple[str, str]]:
        found = []
        for statement, parameters in self._asked.items():
            one = parameters[0] if isinstance(parameters, list) else parameters
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one)
            found += [(str(row[3]), statement) for row in rows]
        return found


@pytest.fixture
def recorder(database: Database, office: Office) -> Recorder:
    """Over the office of tests.office."""
    assert office.clerk
    return Recorder(database)


def through_all(ways: list[tuple[str, str]]) -> list[tuple[str, str]]:
    assert ways, "nothing was asked"
    return [
        (way, statement)
        for way, statement in ways
        if THROUGH_ALL.search(way) and THE_LAST_EVENT not in statement
    ]


def everything(query: Query, seen: Seen) -> Callable[[Session], object]:
    """All that can be asked of the answer."""

    def work(session: Session) -> None:
        answer = QueryAnswer(session, query, seen, AsOf(NOW, CALENDAR))
        answer.total()
        answer.page(0, 12)
        answer.by_unit()
        answer.by_directive()
        answer.by_period(Group.MONTH)
        answer.of_units([1, 2], 4)
        answer.numbers(20)
        answer.occurrences()
        for counted in (QueryAnswer.size, QueryAnswer.of_each_directive, QueryAnswer.most_pressing):
            counted(QueryAnswer(session, query, seen, AsOf(NOW, CALENDAR)))

    return work


@pytest.mark.parametrize(
    "seen", [Seen(charge=frozenset({3, 4})), Seen(frozenset({3}), frozenset({3}))], ids=["office", "unit"]
)
def test_no_usual_question_goes_through_all_tasks(recorder: Recorder, seen: Seen) -> None:
    found = {
        name: bad
        for name, query in USUAL.items()
        if (bad := through_all(recorder.ways(everything(query, seen))))
    }
    assert found == {}


def test_the_late_units_are_found_by_what_is_open(recorder: Recorder) -> None:
    def work(session: Session) -> None:
        answer = QueryAnswer(session, Query(stands=(Stand.OVERDUE,)), Seen(), AsOf(NOW, CALENDAR))
        answer.behind()
        answer.of_each_directive()
        answer.of_units([1, 2], 4)
        answer.excused(12)

    assert through_all(recorder.ways(work)) == []


def test_no_morning_goes_through_all_tasks(recorder: Recorder) -> None:
    def work(session: Session) -> None:
        tick(session, NOW, rules)
        plan(gather(session, NOW, *rules(session, NOW)))
        gather_due(session, NOW, *rules(session, NOW), TODAY)
        tasks.extend_recurring(session, NOW, CALENDAR)

    assert through_all(recorder.ways(work)) == []


def test_neither_does_looking_up_a_task_or_a_document(recorder: Recorder) -> None:
    def work(session: Session) -> None:
        current(session, 1, 3)
        assignments.outstanding(session, TODAY)
        directives.by_number(session, "15")
        roster.directives_page(session, DirectivesWanted(words="kế hoạch"), 0, 5)

    assert through_all(recorder.ways(work)) == []


def test_a_way_through_all_tasks_is_noticed(recorder: Recorder) -> None:
    ways = recorder.ways(lambda s: s.connection().execute(text("SELECT content FROM task")).all())
    assert through_all(ways) != []
