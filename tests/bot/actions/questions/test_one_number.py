"""One definition of đang mở and quá hạn: the chat, the digest, the statistics and the workbook agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from messages.papers.tracking import Table
from messages.papers.workbook import write_workbook
from scheduler.policy import policy_of
from scheduler.snapshot import gather
from storage import settings as office_settings
from storage import tables
from storage.database.engine import Session
from storage.questions.tracking import tracked
from tasks import tracking
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.standing import AsOf, counts_of
from tests.bot.actions.questions.test_asking_lists import text
from tests.bot.talk import Talk
from tests.office import Office

MONTHLY = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))

WAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "untouched": (),
    "received": (("unit", "đã nhận {n}"),),
    "reported": (("unit", "xong {n}"),),
    "returned": (("unit", "xong {n}"), ("office", "trả lại {n} {u} vì thiếu số liệu")),
    "confirmed": (("unit", "xong {n}"), ("office", "xác nhận {n} {u}")),
    "paused": (("office", "tạm dừng {n}"),),
    "cancelled": (("office", "hủy {n} vì trùng"),),
    "asks": (("unit", "xin gia hạn {n} đến 30/12/2027 vì chờ số liệu"),),
    "granted": (
        ("unit", "xin gia hạn {n} đến 30/12/2026 vì chờ số liệu"),
        ("office", "đồng ý gia hạn {n}"),
    ),
}


@dataclass(frozen=True)
class Case:
    """A task: its deadline in days from now (None: none; "monthly"), who shares it, what becomes of it."""

    due: int | str | None
    both: bool
    helped: bool
    way: str
    before: bool  # it becomes so three weeks ago, and not now


CASES = st.builds(
    Case,
    due=st.one_of(st.none(), st.just("monthly"), st.integers(-15, 15)),
    both=st.booleans(),
    helped=st.booleans(),
    way=st.sampled_from(sorted(WAYS)),
    before=st.booleans(),
)


def give(talk: Talk, office: Office, case: Case) -> int:
    """Give the task three weeks ago."""
    leads = [office.planning, office.inspection] if case.both else [office.planning]
    helpers = [office.hospital] if case.helped else []
    if case.due == "monthly":
        return talk.give("Báo cáo tháng", leads, helpers=helpers, due=None, deadline=MONTHLY)
    day = date(2026, 11, 23) + timedelta(days=case.due) if isinstance(case.due, int) else None
    return talk.give("Việc", leads, helpers=helpers, due=day)


def live(talk: Talk, office: Office, case: Case, number: int) -> None:
    """Let it become what it becomes."""
    for who, said in WAYS[case.way]:
        person = office.head_planning if who == "unit" else office.clerk
        talk.say(person, said.format(n=number, u="QHPT"))
        for other in (office.clerk, office.chief, office.head_planning, office.head_inspection):
            talk.heard(other)


def first(pattern: str, said: str) -> int:
    """The number that the text gives, 0 where it gives none."""
    found = re.search(pattern, said)
    return int(found.group(1)) if found else 0


def listed(talk: Talk, office: Office) -> dict[str, int]:
    """By "còn việc gì" of the office."""
    said = text(talk.say(office.clerk, "còn việc gì"))
    return {
        "overdue": first(r"(\d+) quá hạn[,;.]", said.partition("ngoài ra")[0].split("\n\n")[0]),
        "in_time": first(r"(\d+) sắp đến hạn", said) + first(r"(\d+) trong hạn", said),
        "undated": first(r"(\d+) không có hạn", said),
        "waiting": first(r"(\d+) đã báo cáo chờ xác nhận", said),
        "paused": first(r"(\d+) tạm dừng", said),
    }


def told(talk: Talk, office: Office) -> dict[str, int]:
    """By "thống kê" of the director."""
    said = text(talk.say(office.director, "thống kê")).split("TỪNG ĐƠN VỊ")[0]
    open_now = said.partition("chưa hoàn thành")[2]
    return {
        "total": first(r"(\d+) nhiệm vụ", said),
        "done": first(r"hoàn thành (\d+)", said),
        "overdue": first(r"quá hạn (\d+)", open_now),
        "in_time": first(r"trong hạn (\d+)", open_now),
        "undated": first(r"không có hạn (\d+)", open_now),
        "waiting": first(r"chờ xác nhận (\d+)", open_now),
        "paused": first(r"tạm dừng (\d+)", open_now),
    }


def written(talk: Talk) -> dict[str, int]:
    """By the workbook: its lines, and the sum of its sheet of units, which must agree."""

    def read(session: Session) -> AsOf:
        return AsOf(talk.now, talk.calendar(session), office_settings.load(session).soon_days)

    rows_of = tracked(talk.database.read, talk.database.read(read))
    path = talk.exports.with_name("bang.xlsx")
    write_workbook(Table(rows_of, tracking.COLUMNS, talk.now), path)
    book = openpyxl.load_workbook(path)
    head, *rows = book["Theo dõi nhiệm vụ"].iter_rows(min_row=5, values_only=True)
    status = [str(row[head.index("Tình trạng")]) for row in rows]
    lines = {
        "total": sum(word != "Đã hủy" for word in status),
        "done": sum(word.startswith("Đã hoàn thành") for word in status),
        "overdue": sum(word.startswith("Chưa hoàn thành, quá hạn") for word in status),
        "in_time": sum(
            word.startswith(("Chưa hoàn thành, trong", "Chưa hoàn thành, sắp", "Chưa hoàn thành, đã"))
            for word in status
        ),
        "undated": sum(word.startswith("Chưa hoàn thành, không có hạn") for word in status),
        "waiting": sum(word.startswith("Đã báo cáo") for word in status),
        "paused": sum(word == "Tạm dừng" for word in status),
    }
    last = list(book["Tổng hợp theo đơn vị"].iter_rows(min_row=6, values_only=True))[-1:]
    if last:
        total, on_time, late, in_time, overdue, undated, waiting, paused = (
            int(str(n)) for n in last[0][2:10]
        )
        assert lines == {
            "total": total,
            "done": on_time + late,
            "overdue": overdue,
            "in_time": in_time,
            "undated": undated,
            "waiting": waiting,
            "paused": paused,
        }
    return lines


def digested(talk: Talk) -> dict[str, int]:
    """By what the director's digest counts."""

    def read(session: Session) -> dict[str, int]:
        policy = policy_of(office_settings.load(session))
        counts = counts_of(gather(session, talk.now, talk.calendar(session), policy).led)
        return {"overdue": counts.overdue, "in_time": counts.in_time, "undated": counts.undated}

    return talk.database.read(read)


def overdue(talk: Talk, office: Office) -> int:
    """By "quá hạn" of the office."""
    return first(r"(\d+) việc quá hạn", text(talk.say(office.clerk, "quá hạn")))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(CASES, min_size=1, max_size=4))
def test_every_way_of_asking_gives_the_same_numbers(talk: Talk, office: Office, cases: list[Case]) -> None:
    talk.later(days=-21)
    numbers = [give(talk, office, case) for case in cases]
    for case, number in zip(cases, numbers, strict=True):
        if case.before:
            live(talk, office, case, number)
    talk.later(days=21)
    for case, number in zip(cases, numbers, strict=True):
        if not case.before:
            live(talk, office, case, number)
    stated, workbook_says = told(talk, office), written(talk)
    assert workbook_says == stated
    by_list = listed(talk, office)
    assert {key: stated[key] for key in by_list} == by_list
    by_digest = digested(talk)
    assert {key: stated[key] for key in by_digest} == by_digest
    assert overdue(talk, office) == stated["overdue"]


def test_a_digest_and_a_list_name_what_was_past_at_its_import_alike(talk: Talk, office: Office) -> None:
    number = talk.give("Báo cáo quý III", [office.planning], due=date(2026, 11, 10))

    def is_marked(session: Session) -> bool:
        return session.get_one(tables.Task, number).past_at_import

    assert talk.database.read(is_marked)
    assert overdue(talk, office) == told(talk, office)["overdue"] == digested(talk)["overdue"] == 1


@pytest.mark.parametrize("days", [0, 7])
def test_of_a_monthly_report_the_next_is_counted_once_everywhere(
    talk: Talk, office: Office, days: int
) -> None:
    talk.give("Báo cáo tháng", [office.planning, office.inspection], due=None, deadline=MONTHLY)
    talk.later(days=days)
    assert told(talk, office)["total"] == written(talk)["total"] == (2 if days == 0 else 4)
