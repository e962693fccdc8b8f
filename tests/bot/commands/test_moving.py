"""`nhacviec move`: the office in another database, and nobody at work in the old one."""

import socket
from pathlib import Path

import pytest

from bot.commands.exits import Exit
from tests.bot.commands.test_bad_input import UNITS
from tests.bot.commands.typed import run
from tests.stores import Store


def test_an_office_is_taken_to_a_server(postgres_server: Store, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    assert run(tmp_path, "units", "import", "units.csv")[0] == Exit.OK
    url = postgres_server.new(tmp_path)
    code, said, error = run(tmp_path, "move", url)
    assert (code, error) == (Exit.OK, "")
    assert "đã đối chiếu từng dòng" in said
    code, _, error = run(tmp_path, "check")
    assert (code, "đã chuyển sang" in error) == (Exit.STORE, True)
    code, said, _ = run(tmp_path, "check", database=url)
    assert (code, "1 đơn vị" in said, "Nhật ký: nguyên vẹn" in said) == (Exit.HAND, True, True)
    code, _, error = run(tmp_path, "move", url, database=url)
    assert (code, "không có gì để chuyển" in error) == (Exit.INPUT, True)
    postgres_server.drop(url)


def test_a_server_that_cannot_be_reached_is_worth_another_try(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    assert run(tmp_path, "units", "import", "units.csv")[0] == Exit.OK
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"postgresql://nguoi:matkhau@127.0.0.1:{probe.getsockname()[1]}/viec"
    code, _, error = run(tmp_path, "move", url)
    assert (code, "Không kết nối" in error, "matkhau" in error) == (Exit.LATER, True, False)


@pytest.mark.parametrize("place", ["mysql://root:mat-khau@may/nv", "sqlite://", "ftp://may/nv.db"])
def test_another_kind_of_database_is_no_place_and_no_setting_is_blamed(tmp_path: Path, place: str) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    assert run(tmp_path, "units", "import", "units.csv")[0] == Exit.OK
    code, _, error = run(tmp_path, "move", place)
    assert (code, "Chưa chuyển gì" in error) == (Exit.INPUT, True)
    assert "NHACVIEC_DATABASE" not in error
    assert "mat-khau" not in error


def test_a_bare_word_is_no_place_and_nothing_is_moved(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    assert run(tmp_path, "units", "import", "units.csv")[0] == Exit.OK
    code, _, error = run(tmp_path, "move", "foo")
    assert (code, "foo" in error, "Chưa chuyển gì" in error) == (Exit.INPUT, True, True)
    assert not (tmp_path / "foo").exists()
    assert run(tmp_path, "units", "import", "units.csv")[0] == Exit.OK
