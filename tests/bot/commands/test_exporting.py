"""`nhacviec export`."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from bot.cli import main
from bot.commands.exits import Exit
from storage.database.engine import Session
from storage.database.start import open_database
from storage.work import tasks
from storage.work.tasks import Giving, TaskToGive
from tests.conftest import NOW
from tests.office import found_office


@pytest.fixture
def folder(tmp_path: Path, empty_file: Path) -> Path:
    """A data folder with an office that has one task."""
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    database = open_database(tmp_path / "nhacviec.db")

    def work(session: Session) -> None:
        office = found_office(session)
        tasks.create(session, TaskToGive("Lập danh mục dự án", (office.planning,)), Giving(None, NOW))

    database.write(work)
    database.close()
    return tmp_path


@pytest.fixture(autouse=True)
def _settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_DATA", str(folder))
    monkeypatch.delenv("NHACVIEC_DATABASE", raising=False)


def test_the_file_is_written_and_its_rows_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "bang.xlsx"
    assert main(["export", str(path)]) == Exit.OK
    assert capsys.readouterr().out.strip() == f"Đã ghi 1 dòng vào {path}."
    sheet = openpyxl.load_workbook(path)["Theo dõi nhiệm vụ"]
    headings, row = ([cell.value for cell in sheet[n]] for n in (5, 6))
    assert row[headings.index("Nội dung nhiệm vụ")] == "Lập danh mục dự án"


@pytest.mark.parametrize("name", ["bang.txt", "khong-co/bang.xlsx"])
def test_a_path_that_cannot_be_used_gives_one_sentence(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(folder / name)]) == Exit.INPUT
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (folder / name).exists()


def test_an_earlier_file_is_replaced_whole(folder: Path) -> None:
    path = folder / "bang.xlsx"
    path.write_bytes(b"old")
    assert main(["export", str(path)]) == Exit.OK
    assert openpyxl.load_workbook(path).sheetnames == ["Theo dõi nhiệm vụ", "Tổng hợp theo đơn vị"]
    assert [each.name for each in folder.glob("*bang*")] == ["bang.xlsx"]
