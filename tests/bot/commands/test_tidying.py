"""`nhacviec tidy`: what it says, that it may be killed anywhere, and that the record is sound afterwards."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from scheduler.failpoints import KILLED
from storage.database.start import open_database
from storage.record import audit
from storage.record.comparing import Findings, compare
from storage.tables import Evidence, Inbox
from storage.work import reports
from storage.work.reports import NewEvidence, NewReport
from tasks.model import Action
from tests.bot.commands.test_people import founded
from tests.bot.commands.typed import run, run_apart
from tests.storage.story import act, by, give, share_of, someone
from tests.storage.test_tidying import put

HAND = 5
LONG_AGO = datetime(2020, 3, 2, 2, 0, tzinfo=UTC)


def aged(folder: Path, tasks: int = 3, messages: int = 450) -> None:
    """An office of years ago: tasks that were reported with a file and confirmed, and their messages."""
    founded(folder)
    base = open_database(folder / "nhacviec.db", folder)

    def work(session: Session) -> None:
        head, clerk = someone(session, 1), someone(session, 3)
        unit = head.unit_id
        for n in range(tasks):
            number = give(session, "Rà soát", (unit,), by(date(2020, 3, 5)), now=LONG_AGO)
            act(session, share_of(session, number, unit), Action.REPORT, head, LONG_AGO)
            file = NewEvidence(f"file{n}", "bao-cao.pdf", 100)
            share = share_of(session, number, unit)
            reports.add(session, share.id, head.id, LONG_AGO, NewReport(evidence=(file,)))
            act(session, share, Action.CONFIRM, clerk, LONG_AGO)
            put(folder, f"file{n}", timedelta(days=1), datetime.now(UTC))
        for n in range(messages):
            row = Inbox(
                channel="telegram", bot="1", key=f"k{n}", raw="{}", state="done", received_at=LONG_AGO
            )
            session.add(row)

    base.write(work)
    base.close()


def left(folder: Path) -> tuple[int, list[str], list[str]]:
    """How many raws are there, what evidence names, what lies in the folder; the record is sound."""
    base = open_database(folder / "nhacviec.db", folder)
    raws = base.read(lambda s: sum(row.raw is not None for row in s.exec(select(Inbox))))
    names = base.read(lambda s: sorted(s.exec(select(Evidence.stored_as))))
    assert base.read(compare) == Findings()
    assert base.read(audit.verify_chain) is None
    base.close()
    return raws, names, sorted(path.name for path in (folder / "tep").iterdir())


@pytest.mark.parametrize(("batch", "raws", "names"), [(2, 50, 3), (4, 0, 0)])
def test_killed_anywhere_it_goes_on_at_the_next_run_and_the_record_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int, raws: int, names: int
) -> None:
    aged(tmp_path)
    monkeypatch.setenv("FAIL_AT", f"tidy:{batch}")
    assert run_apart(tmp_path, "tidy")[0] == KILLED
    files = ["file0", "file1", "file2"]
    assert left(tmp_path) == (raws, files if names else [""] * 3, files)
    monkeypatch.delenv("FAIL_AT")
    status, said, errors = run_apart(tmp_path, "tidy")
    assert (status, errors) == (0, "")
    assert left(tmp_path) == (0, [""] * 3, [])
    assert ("3 tệp minh chứng" in said) == bool(names)
    assert run(tmp_path, "tidy")[1].splitlines()[0] == "Không có gì phải dọn."


def test_what_would_go_is_told_and_stays(tmp_path: Path) -> None:
    aged(tmp_path, messages=2)
    status, said, _ = run(tmp_path, "tidy", "--dry-run")
    assert status == 0
    assert said.splitlines()[:3] == [
        "Sẽ dọn (chưa làm gì):",
        "- nguyên văn 2 tin đến đã xử lý xong",
        "- 3 tệp minh chứng hết thời hạn lưu (tên tệp và báo cáo vẫn giữ)",
    ]
    assert left(tmp_path)[0] == 2


def test_a_file_that_is_gone_needs_a_hand_here_and_in_the_check(tmp_path: Path) -> None:
    aged(tmp_path, messages=0)
    (tmp_path / "tep" / "file1").unlink()
    assert "1 tệp được ghi nhận mà không còn" in run(tmp_path, "check")[1]
    status, said, _ = run(tmp_path, "tidy", "--dry-run")
    assert (status, "minh chứng của nhiệm vụ 2" in said) == (HAND, True)


def test_a_folder_that_is_full_takes_no_document_by_the_command_line_either(tmp_path: Path) -> None:
    founded(tmp_path)
    assert run(tmp_path, "settings", "set", "files_mib", "1")[0] == 0
    put(tmp_path, "large", timedelta(0), datetime.now(UTC)).write_bytes(bytes(1 << 20))
    letter = tmp_path / "cv.txt"
    letter.write_text("Giao Phòng Quy hoạch rà soát hồ sơ, báo cáo trước ngày 30/11/2026.\n", "utf-8")
    status, _, error = run(tmp_path, "import", str(letter))
    assert (status, "kho tệp của cơ quan đã đầy (1 MB)" in error) == (1, True)
