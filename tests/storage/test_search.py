"""Words find tasks, with or without diacritics, on both databases."""

import unicodedata

import pytest
from sqlmodel import Session

from storage import tables
from storage.database.engine import Database
from tests.office import Office
from tests.storage.story import give, search_tasks


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
