"""The drill: work, back up, lose everything, restore, go on."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.conftest import CLERK, HEAD
from tests.program import Program
from tests.servers import Sandbox

pytestmark = pytest.mark.sqlite

INPUT, STORE = 1, 3  # exit statuses


def test_the_office_goes_on_from_its_backup(program: Program, sandbox: Sandbox) -> None:
    backups = program.folder / "sao-luu"
    backups.mkdir()
    program.move("next_morning")
    sandbox.say(CLERK, "giao Phòng Quy hoạch rà soát kho vật tư trước 27/11/2026")
    sandbox.wait_for(HEAD, contains="Rà soát kho vật tư")
    sandbox.say(HEAD, "đang làm 1, được 40%")
    sandbox.wait_for(HEAD, contains="40%")
    done = program.command("backup", str(backups))
    assert done.returncode == 0, done.stderr
    (archive,) = backups.iterdir()
    assert str(archive) in done.stdout
    sandbox.say(CLERK, "giao Phòng Quy hoạch lập dự toán sửa chữa trước 30/11/2026")
    sandbox.wait_for(HEAD, contains="Lập dự toán")

    refused = program.command("restore", str(archive))
    assert (refused.returncode, "đang chạy" in refused.stderr) == (STORE, True)
    program.kill()
    for path in program.folder.glob("nhacviec.db*"):
        if path.suffix != ".known":
            path.unlink()
    shutil.rmtree(program.folder / "tep", ignore_errors=True)
    assert program.command("run").returncode == STORE

    broken = archive.with_name("hong.zip")
    broken.write_bytes(archive.read_bytes()[:-100])
    assert program.command("restore", str(broken)).returncode == INPUT
    done = program.command("restore", str(archive))
    assert done.returncode == 0, done.stderr
    program.settings["NHACVIEC_CLOCK_START"] = datetime.now(UTC).isoformat()  # as the commands have it
    program.start()
    program.move("next_morning")
    sandbox.wait_for(CLERK, contains="Dữ liệu đã được phục hồi từ bản sao lưu")
    sandbox.say(HEAD, "việc của tôi")
    listed = sandbox.wait_for(HEAD, contains="Việc chưa hoàn thành")
    assert "Rà soát kho vật tư" in listed["text"]
    assert "Lập dự toán" not in listed["text"]
    sandbox.say(HEAD, "xong 1")
    sandbox.wait_for(HEAD, contains="chờ Văn phòng")
    assert "nguyên vẹn" in program.command("check").stdout


def test_a_copied_folder_asks_before_it_sends(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    program.stop()
    told = len(sandbox.sent(HEAD))
    copied = tmp_path / "copied"
    copied.mkdir()
    for path in program.folder.glob("nhacviec.db*"):
        shutil.copy(path, copied / path.name)
    with closing(Program(copied, sandbox, program.now())) as copy:
        refused = copy.command("run")
        assert (refused.returncode, "được chép từ nơi khác" in refused.stderr) == (STORE, True)
        assert len(sandbox.sent(HEAD)) == told
        assert copy.command("moved").returncode == 0
        copy.start()
        assert copy.running


def test_a_second_program_on_the_folder_does_not_start(program: Program) -> None:
    second = program.command("run")
    assert (second.returncode, "đang chạy trên thư mục" in second.stderr) == (STORE, True)
    assert program.running
