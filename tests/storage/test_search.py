"""Words find tasks, with or without diacritics, on both databases."""

import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from storage import tables
from storage.database.engine import Database
from storage.questions import common_words as of_words
from storage.questions import narrowing, share_terms
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.questions.tallies import Total
from storage.tables.base import known
from storage.work import reports
from tasks.model import Status
from tasks.query import Order, Query, Stand
from tasks.standing import AsOf
from tasks.workdays import Calendar
from tests.office import Office
from tests.storage.story import NOW, give, search_tasks


@pytest.fixture
def searched(any_database: Database, any_office: Office) -> Database:
    def fill(session: Session) -> None:
        give(session, "Rà soát quy hoạch đất đai năm 2026", (any_office.planning,))
        give(session, "Báo cáo công tác dược quý III", (any_office.planning,))
        give(session, "Đào tạo cán bộ 100% đạt chuẩn", (any_office.planning,))

    any_database.write(fill)
    return any_database


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("đất đai", [1]),
        ("dat dai", [1]),
        ("ĐẤT ĐAI", [1]),
        (unicodedata.normalize("NFD", "đất đai"), [1]),
        ("dai dat", [1]),
        ("quy", [2, 1]),
        ("bao cao", [2]),
        ("dao", [3]),
        ("oat", []),
        ("cán bộ 100%", [3]),
        ("đất OR dược", []),
        ('"dat" NEAR (', []),
        ("dat_dai", [1]),
        ("", []),
        ("%", []),
        ("*", []),
    ],
)
def test_words_find_the_tasks_that_hold_them_all(searched: Database, words: str, numbers: list[int]) -> None:
    assert searched.read(lambda session: search_tasks(session, words)) == numbers


def test_what_was_changed_is_found_by_its_new_words_only(searched: Database) -> None:
    def change(session: Session) -> None:
        task = session.get_one(tables.Task, 1)
        task.folded = "khao sat nguon nuoc"
        session.add(task)

    searched.write(change)
    assert searched.read(lambda session: search_tasks(session, "nguồn nước")) == [1]
    assert searched.read(lambda session: search_tasks(session, "đất đai")) == []


def test_where_too_much_that_is_done_has_the_words_the_last_of_it_is_told(
    searched: Database, any_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (share_terms, narrowing, of_words):
        monkeypatch.setattr(room, "FEW", 1)
    monkeypatch.setattr(of_words, "_ENOUGH", 1)

    def done(session: Session) -> None:
        for hours, content in enumerate(("Báo cáo tuần", "Báo cáo tháng", "Báo cáo năm")):
            give(session, content, (any_office.planning,))
            share = session.exec(select(tables.Assignment).order_by(col(tables.Assignment.id).desc())).all()[
                0
            ]
            said = NOW - timedelta(hours=hours)
            report = reports.add(session, known(share.id), None, said, reports.NewReport())
            share.status = Status.DONE
            reports.accept(session, known(share.id), None, NOW)
            session.add_all([share, report])

    searched.write(done)
    at = AsOf(NOW, Calendar())

    def asked(session: Session, seen: Seen, **narrower: Any) -> tuple[list[int], Total]:
        query = Query(words="bao cao", **narrower)
        answer = QueryAnswer(session, query, seen, at, bounded=True)
        total = answer.total()
        return [each.number for entry in answer.page(0, 9) for each in entry], total

    numbers, total = searched.read(lambda session: asked(session, Seen()))
    assert (numbers, total.more) == ([2, 4, 5, 6], True)  # what is open, then what was confirmed last
    assert (total.counts.done, total.counts.open) == (2, 1)
    latest = searched.read(lambda s: asked(s, Seen(), stands=(Stand.DONE,), order=Order.LATEST))
    assert (latest[0], latest[1].more) == ([4, 5, 6], True)
    own = searched.read(lambda session: asked(session, Seen(frozenset({any_office.planning}))))
    assert (sorted(own[0]), own[1].more, own[1].counts.done) == ([2, 4, 5, 6], False, 3)
    late = searched.read(lambda session: asked(session, Seen(), stands=(Stand.DONE_LATE,)))
    assert (late[0], late[1].more) == ([], False)
