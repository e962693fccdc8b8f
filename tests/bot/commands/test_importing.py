"""`nhacviec import`: a sentence a file, a review for the office, an exit status."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from messages import wire
from storage import reviews, tables
from storage.engine import Database
from storage.start import open_database
from tests.bot.reviewing import DOCUMENT
from tests.office import Office, found_office

ROOT = Path(__file__).parents[3]
SECRET = DOCUMENT.replace("Số: 2210", "TUYỆT MẬT\nSố: 2210")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[tuple[Database, Office]]:
    """The database that the command uses, with an office in it."""
    database = open_database(tmp_path / "nhacviec.db")
    yield database, database.write(found_office)
    database.close()


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "import", *words],
        env={**kept, "PYTHONPATH": str(ROOT), "NHACVIEC_DATA": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_each_file_gets_its_sentence_and_the_office_hears_of_the_review(
    tmp_path: Path, base: tuple[Database, Office]
) -> None:
    database, office = base
    (tmp_path / "cv.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "mat.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "trong.txt").write_text("", encoding="utf-8")
    done = run(tmp_path, "cv.txt", "cv.txt", "mat.txt", "trong.txt", "--received", "2026-11-20")
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert (
        told[0]
        == "cv.txt: văn bản 2210/SYT-VP ngày 20/11/2026, 6 việc chờ Văn phòng soát và lưu trong hội thoại."
    )
    assert "không nhập lại" in told[1]
    refused = done.stderr.splitlines()
    assert "bí mật nhà nước" in refused[0]
    assert "trong.txt trống" in refused[1]
    (desk,) = database.read(reviews.open_reviews)
    assert desk.directive.received is not None
    rows = database.read(lambda s: list(s.exec(select(tables.Outbox).order_by(col(tables.Outbox.id)))))
    assert sorted(row.person_id or 0 for row in rows) == [office.chief, office.clerk]
    message = wire.load(rows[0].payload["message"])
    assert "2210/SYT-VP" in message.text.plain
    assert rows[0].payload["review"] == desk.review.id
    assert [b.data for row in message.buttons for b in row] == [f"page:{desk.review.id}:1"]


def test_nothing_of_a_secret_is_stored(tmp_path: Path, base: tuple[Database, Office]) -> None:
    database, _ = base
    (tmp_path / "mat.txt").write_text(SECRET, encoding="utf-8")
    assert run(tmp_path, "mat.txt").returncode == 1
    assert database.read(lambda s: list(s.exec(select(tables.Directive)))) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "khong-co.txt")
    assert done.returncode == 1
    assert done.stderr.endswith("Không tìm thấy tệp khong-co.txt.\n")


def test_an_empty_registry_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(DOCUMENT, encoding="utf-8")
    done = run(tmp_path, "cv.txt")
    assert done.returncode == 0
    assert "nhacviec units import" in done.stderr
