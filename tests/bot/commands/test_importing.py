"""`nhacviec import`: a sentence a file, a review for the office, an exit status."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from messages.text import load_message
from storage import tables
from storage.database.engine import Database
from storage.database.start import open_database
from storage.work import reviews
from tests.bot.commands.typed import run
from tests.bot.reviewing import DOCUMENT
from tests.directives.made_files import archive
from tests.office import Office, found_office

SECRET = DOCUMENT.replace("Số: 2210", "TUYỆT MẬT\nSố: 2210")


@pytest.fixture
def base(tmp_path: Path, empty_file: Path) -> Iterator[tuple[Database, Office]]:
    """The database that the command uses, with an office in it."""
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    database = open_database(tmp_path / "nhacviec.db")
    yield database, database.write(found_office)
    database.close()


def test_each_file_gets_its_sentence_and_the_office_hears_of_the_review(
    tmp_path: Path, base: tuple[Database, Office]
) -> None:
    database, office = base
    (tmp_path / "cv.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "mat.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "trong.txt").write_text("", encoding="utf-8")
    status, out, err = run(
        tmp_path, "import", "cv.txt", "cv.txt", "mat.txt", "trong.txt", "--received", "2026-11-20"
    )
    assert status == 1
    told = out.splitlines()
    assert (
        told[0]
        == "cv.txt: văn bản 2210/SYT-VP ngày 20/11/2026, 6 việc chờ Văn phòng soát và lưu trong hội thoại."
    )
    assert "không nhập lại" in told[1]
    refused = err.splitlines()
    assert "bí mật nhà nước" in refused[0]
    assert "trong.txt trống" in refused[1]
    (desk,) = database.read(reviews.open_reviews)
    assert desk.directive.received is not None
    rows = database.read(lambda s: list(s.exec(select(tables.Outbox).order_by(col(tables.Outbox.id)))))
    assert sorted(row.person_id or 0 for row in rows) == [office.chief, office.clerk]
    message = load_message(rows[0].payload["message"])
    assert "2210/SYT-VP" in message.text.plain
    assert rows[0].payload["review"] == desk.review.id
    assert [b.data for row in message.buttons for b in row] == [f"page:{desk.review.id}:1"]


def test_nothing_of_a_secret_is_stored(tmp_path: Path, base: tuple[Database, Office]) -> None:
    database, _ = base
    (tmp_path / "mat.txt").write_text(SECRET, encoding="utf-8")
    assert run(tmp_path, "import", "mat.txt")[0] == 1
    assert database.read(lambda s: list(s.exec(select(tables.Directive)))) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path, empty_file: Path) -> None:
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    status, _, err = run(tmp_path, "import", "khong-co.txt")
    assert status == 1
    assert err.endswith("Không tìm thấy tệp khong-co.txt.\n")


def test_an_empty_registry_is_pointed_out(tmp_path: Path, empty_file: Path) -> None:
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    (tmp_path / "cv.txt").write_text(DOCUMENT, encoding="utf-8")
    status, _, err = run(tmp_path, "import", "cv.txt")
    assert status == 0
    assert "nhacviec units import" in err


@pytest.mark.parametrize("member", ["TUYỆT MẬT\n", "Mật\n"])
def test_f67_one_marked_file_holds_the_whole_archive(
    tmp_path: Path, base: tuple[Database, Office], member: str
) -> None:
    database, _ = base
    (tmp_path / "a.zip").write_bytes(archive([("cv.txt", DOCUMENT.encode()), ("b.txt", member.encode())]))
    assert run(tmp_path, "import", "a.zip")[0] == 1
    assert database.read(lambda s: list(s.exec(select(tables.Directive)))) == []
