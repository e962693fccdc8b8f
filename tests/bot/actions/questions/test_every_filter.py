"""Whatever filters are said together come back whole: in the Query, from the database, in the title."""

import os
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import product
from random import Random
from typing import Any

from bot.actions.questions.question import as_meant
from bot.incoming.facts import known_of
from chat import Situation, understand
from chat.intents import Ask
from messages.questions import questions as titles
from messages.questions.questions import Named
from storage.database.engine import Database, Session
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.registry import roster
from tasks.deadline import Operator
from tasks.model import Share, Status
from tasks.query import ALL_DONE, DateOf, Percents, Query, Shape, Span, Stand
from tasks.standing import AsOf
from tests.office import Office
from tests.storage.story import NOW
from tests.storage.test_questions import CALENDAR, TODAY, Given, Looked, fill, naive

SAID = 2_000 if "NHACVIEC_ROUNDS" in os.environ else 60
"""So many of some twenty thousand combinations."""


@dataclass(frozen=True)
class Part:
    """A piece of a question, the filters that it names, and what the title says of them."""

    said: str = ""
    filters: dict[str, Any] = field(default_factory=dict)
    titled: tuple[str, ...] = ()


NOTHING = Part()
_NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def _stand(said: str, titled: str, *stands: Stand, **more: Any) -> Part:
    return Part(said, {"stands": stands, **more}, (titled,))


STANDS = (
    NOTHING,
    _stand("quá hạn", "quá hạn", Stand.OVERDUE),
    _stand("sắp đến hạn", "sắp đến hạn", Stand.DUE_SOON),
    _stand("chờ xác nhận", "chờ xác nhận", Stand.REPORTED),
    _stand("đã hoàn thành", "đã hoàn thành", Stand.DONE),
    _stand("xong đúng hạn", "hoàn thành đúng hạn", Stand.DONE_ON_TIME),
    _stand("hoàn thành trước hạn", "hoàn thành trước hạn", Stand.DONE_EARLY),
    _stand("hoàn thành trễ", "hoàn thành quá hạn", Stand.DONE_LATE),
    _stand("hoàn thành trễ trên 2 ngày", "hoàn thành quá hạn trên 2 ngày", Stand.DONE_LATE, late_over=2),
    _stand("bị trả lại", "bị trả lại", Stand.RETURNED),
    _stand("tạm dừng", "tạm dừng", Stand.PAUSED),
    _stand("chưa nhận", "chưa báo đã nhận", Stand.UNACKNOWLEDGED),
    _stand("quá hạn hoặc sắp đến hạn", "quá hạn hoặc sắp đến hạn", Stand.OVERDUE, Stand.DUE_SOON),
    _stand("quá hạn trên 3 ngày", "quá hạn trên 3 ngày", Stand.OVERDUE, late_over=3),
    _stand("chậm từ 3 đến 5 ngày", "từ 3 đến 5 ngày", Stand.OVERDUE, late_over=2, late_most=5),
    _stand("trễ dưới 5 ngày", "không quá 4 ngày", Stand.OVERDUE, late_most=4),
    _stand("quá hạn mà chưa nhận", "quá hạn mà đơn vị chưa", Stand.OVERDUE, besides=(Stand.UNACKNOWLEDGED,)),
)
WHOSE = (
    NOTHING,
    Part("của Phòng Quy hoạch", {"units": ("QHPT",)}, ("của Phòng Quy hoạch",)),
    Part("của QHPT và BVM", {"units": ("QHPT", "BVM")}, ("Phòng Quy hoạch hoặc Bệnh viện Mắt",)),
    Part("của các đơn vị tôi phụ trách", {"in_charge": True}, ("đơn vị đồng chí phụ trách",)),
    Part("của đồng chí Lã Minh Trí", {"persons": ("N08",)}, ("Lã Minh Trí",)),
    Part("trừ Thanh tra Sở", {"units": ("BGD", "VP", "QHPT", "BVM")}, ("Bệnh viện Mắt",)),
    Part("do QHPT chủ trì", {"units": ("QHPT",), "share": Share.LEAD}, ("do Phòng Quy hoạch chủ trì",)),
    Part("BVM phối hợp", {"units": ("BVM",), "share": Share.COOPERATE}, ("do Bệnh viện Mắt phối hợp",)),
)
DAYS = (
    NOTHING,
    Part("đến hạn trong tháng 11", {"span": _NOVEMBER}, ("hạn trong tháng 11/2026",)),
    Part("giao trong tháng 11", {"span": _NOVEMBER, "date_of": DateOf.GIVEN}, ("giao trong tháng 11",)),
)
MORE = (
    NOTHING,
    Part("theo công văn 8/KH-UBND", {"directive": "8/KH-UBND"}, ("văn bản 8/KH-UBND",)),
    Part("do UBND tỉnh giao", {"issuer": "UBND tỉnh"}, ("do UBND tỉnh ban hành",)),
    Part("có chữ dịch tễ", {"words": "dịch tễ"}, ("có các từ “dịch tễ”",)),
    Part("không có hạn", {"dated": False}, ("không có hạn",)),
    Part("trừ việc 2", {"without": (2,)}, ("trừ việc 2",)),
    Part("đạt trên 40%", {"said": Percents(41)}, ("báo đạt từ 41% trở lên",)),
)
FORMS = (
    Part("danh sách việc {}"),
    Part("việc {}"),
    Part("những việc nào {}"),
    Part("có bao nhiêu việc {}", {"shape": Shape.COUNT}),
    Part("xuất excel việc {}", {"shape": Shape.XLSX}),
)
Parts = tuple[Part, ...]


def sensible(parts: Parts) -> bool:
    """Whether somebody may say that: no deadline of what has none, no progress of what is over."""
    filters = {name: value for part in parts for name, value in part.filters.items()}
    stands = set(filters.get("stands", ()))
    timed = stands & {Stand.OVERDUE, Stand.DUE_SOON, *(ALL_DONE - {Stand.DONE})} or "span" in filters
    over = stands & {Stand.REPORTED, Stand.PAUSED, *ALL_DONE}
    return not ("dated" in filters and timed) and not ("said" in filters and over)


def combinations() -> list[tuple[str, Query, Parts]]:
    """Each sentence with the question that it is, and its parts."""
    found = []
    for form, *parts in product(FORMS, STANDS, WHOSE, DAYS, MORE):
        said = [part for part in parts if part.said]
        if said and sensible(tuple(said)):
            filters = {name: value for part in (form, *said) for name, value in part.filters.items()}
            found.append((form.said.format(" ".join(p.said for p in said)), Query(**filters), tuple(said)))
    return Random(11).sample(found, SAID)  # noqa: S311


def _given(draw: Random) -> Given:
    units = draw.sample(range(3), draw.randint(1, 3))
    return Given(
        due=draw.choice([None, *range(-14, 10)]),
        at=draw.choice([None, None, time(8, 30)]),
        operator=draw.choice(list(Operator)),
        units=tuple(units),
        both=draw.random() < 0.3,
        statuses=tuple(draw.choice(list(Status)) for _ in units),
        reported=tuple(draw.randint(-200, 200) for _ in units),
        asked=draw.choice([None, None, -30, 30]),
        own_due=draw.choice([None, None, -3, 4]),
        closed=False,
        weekly=draw.random() < 0.1,
        directive=draw.randint(0, 2),
        given=draw.randint(1, 60),
        declined=draw.random() < 0.1,
        percents=tuple(draw.choices([None, 30, 50, 60], k=draw.randint(0, 2))),
    )


def _named(query: Query, names: dict[str, str]) -> Named:
    return Named(tuple(names[c] for c in query.units), tuple(names[c] for c in query.persons))


def _whole(query: Query) -> Query:
    """Without what only orders or shows: by these the questions are compared."""
    usual = Query()
    return replace(query, order=usual.order, figures=usual.figures, date_of=_date(query))


def _date(query: Query) -> DateOf:
    """Of which date the span is; of what is done that of its end may be meant."""
    return DateOf.DUE if query.date_of is DateOf.CLOSED else query.date_of


def test_no_filter_of_any_combination_is_lost(database: Database, office: Office) -> None:
    draw = Random(7)  # noqa: S311
    at = AsOf(NOW, CALENDAR)

    def work(session: Session) -> None:
        fill(session, office, [_given(draw) for _ in range(35)])
        known = roster.current(session)
        units, people = known_of(known)
        situation = Situation(TODAY, leader=True, units=units, people=people)
        names = {unit.code: unit.name for unit in units} | {one.code: one.name for one in people}
        charge = frozenset(u.id for u in known.units.values() if u.in_charge_id == office.deputy)
        looked, seen = Looked.at_all(session, at), Seen(charge=charge)
        found_some = 0
        for said, wanted, parts in combinations():
            meant = understand(said, situation)
            assert isinstance(meant, Ask), said
            assert (meant.not_applied, _whole(meant.query)) == ((), _whole(wanted)), said
            query = as_meant(meant.query)
            title = titles.title(query, _named(query, names))
            assert [word for part in parts for word in part.titled if word not in title] == [], (said, title)
            answer, expected = QueryAnswer(session, query, seen, at), naive(session, looked, query, seen, at)
            total = answer.total()
            tasks = {each.occurrence_id for each in expected}
            assert (total.shares, total.occurrences) == (len(expected), len(tasks)), said
            assert {entry[0].occurrence_id for entry in answer.page(0, 1000)} == tasks, said
            assert set(answer.occurrences()) == tasks, said
            found_some += bool(tasks)
        assert found_some > SAID // 6

    database.write(work)


def test_a_file_of_so_many_holds_so_many(database: Database, office: Office) -> None:
    draw = Random(3)  # noqa: S311

    def work(session: Session) -> None:
        fill(session, office, [_given(draw) for _ in range(20)])
        answer = QueryAnswer(session, Query(limit=3), Seen(), AsOf(NOW, CALENDAR))
        assert answer.occurrences() == sorted(entry[0].occurrence_id for entry in answer.page(0, 1000))
        assert len(answer.occurrences()) == 3

    database.write(work)
