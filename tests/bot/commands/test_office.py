"""`nhacviec settings` and `nhacviec days`: the office's own rules, changed by command."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from messages.command_line.office import MEANINGS
from storage.settings import OfficeSettings
from tests.bot.commands.test_bad_input import INPUT, told
from tests.bot.commands.typed import run

LADDER = ("ladder", "2,4,6", '{"office": 2, "deputy_director": 4, "director": 6}')


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, empty_file: Path) -> None:
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")


def test_every_setting_has_its_meaning() -> None:
    assert set(MEANINGS) == {each.name for each in fields(OfficeSettings)} - {"bot_username"}


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("days_before", "5,2,0", "[5, 2, 0]"),
        ("morning", "07:30", '"07:30:00"'),
        ("extension_cap", "1", "1"),
        ("ladder", "2,4,6", '{"office": 2, "deputy_director": 4, "director": 6}'),
    ],
)
def test_a_setting_is_changed_and_shown(tmp_path: Path, key: str, typed: str, kept: str) -> None:
    code, said, error = run(tmp_path, "settings", "set", key, typed)
    assert (code, error) == (0, "")
    assert kept in said
    assert f"{key} = {kept}" in run(tmp_path, "settings", "show")[1]


def test_a_value_that_cannot_be_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    told(run(tmp_path, "settings", "set", "days_before", "bảy"), INPUT, "days_before", "chưa đổi gì")
    told(run(tmp_path, "settings", "set", "mau_sac", "xanh"), INPUT, "mau_sac")
    assert "days_before = [7, 3, 1, 0]" in run(tmp_path, "settings", "show")[1]


def test_days_off_and_worked_days_are_set_shown_and_forgotten(tmp_path: Path) -> None:
    run(tmp_path, "days", "off", "2027-01-04", "Nghỉ bù")
    run(tmp_path, "days", "worked", "2027-01-09", "Làm bù")
    shown = run(tmp_path, "days", "show")[1]
    assert "thứ Hai, 04/01/2027: nghỉ (Nghỉ bù)" in shown
    assert "thứ Bảy, 09/01/2027: làm việc (Làm bù)" in shown
    assert "thứ Năm, 04/02/2027: nghỉ (Tết Nguyên đán (28 tháng Chạp)) (dự kiến)" in shown
    run(tmp_path, "days", "off", "2027-02-04", "Tết")
    assert "thứ Năm, 04/02/2027: nghỉ (Tết)\n" in run(tmp_path, "days", "show")[1]
    run(tmp_path, "days", "forget", "2027-01-04")
    assert "04/01/2027" not in run(tmp_path, "days", "show")[1]


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    code, said, error = run(tmp_path, "days", "off", "2027-02-30")
    assert (code, said) == (INPUT, "")
    assert "2027-02-30" in error


def test_a_channel_is_preferred_only_where_the_person_is_linked(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("code,name,kind\nQH,Phòng Quy hoạch,phòng\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("code,name,roles,unit\nN05,Kiều Đức Anh,head,QH\n", encoding="utf-8")
    assert run(tmp_path, "units", "import", str(tmp_path / "u.csv"))[0] == 0
    assert run(tmp_path, "people", "import", str(tmp_path / "p.csv"))[0] == 0
    told(run(tmp_path, "people", "prefer", "N05", "zalo"), INPUT, "chưa liên kết", "Zalo")
    told(run(tmp_path, "people", "prefer", "N99", "zalo"), INPUT, "N99")
