"""`nhacviec export`."""

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from bot.cli import build
from bot.commands.base import Exit
from storage import tasks
from storage.engine import Session
from storage.start import open_database
from storage.tasks import Giving, NewTask
from tests.conftest import NOW
from tests.office import found_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with an office that has one task."""
    database = open_database(tmp_path / "nhacviec.db")

    def work(session: Session) -> None:
        office = found_office(session)
        tasks.create(session, NewTask("Lập danh mục dự án", (office.planning,)), Giving(None, NOW))

    database.write(work)
    database.close()
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    """The command line in that folder."""
    env = {"NHACVIEC_DATA": str(folder), "NHACVIEC_TELEGRAM_TOKEN": ""}
    return CliRunner().invoke(build(), ["export", *words], env=env)


def test_the_file_is_written_and_its_rows_are_told(folder: Path) -> None:
    path = folder / "bang.xlsx"
    done = run(folder, str(path))
    assert done.exit_code == Exit.OK
    assert done.output.strip() == f"Đã ghi 1 dòng vào {path}."
    sheet = openpyxl.load_workbook(path)["Theo dõi nhiệm vụ"]
    assert sheet["F6"].value == "Lập danh mục dự án"


@pytest.mark.parametrize("name", ["bang.txt", "khong-co/bang.xlsx"])
def test_a_path_that_cannot_be_used_gives_one_sentence(folder: Path, name: str) -> None:
    done = run(folder, str(folder / name))
    assert done.exit_code == Exit.INPUT
    assert len(done.output.strip().split("\n")) == 1
    assert not (folder / name).exists()


def test_an_earlier_file_is_replaced_whole(folder: Path) -> None:
    path = folder / "bang.xlsx"
    path.write_bytes(b"old")
    assert run(folder, str(path)).exit_code == Exit.OK
    assert openpyxl.load_workbook(path).sheetnames == ["Theo dõi nhiệm vụ", "Tổng hợp theo đơn vị"]
    assert [each.name for each in folder.glob("*bang*")] == ["bang.xlsx"]
