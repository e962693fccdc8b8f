"""What is kept while the office works: a burst of files over what a day allows, and a tidy that is killed."""

import json

import pytest
from sqlmodel import col, func, select

from scheduler.failpoints import KILLED
from storage.incoming import filespace
from storage.tables import Evidence, Inbox, Outbox
from tests.forked import run_forked
from tests.journeys.conftest import CLERK, HEAD
from tests.journeys.promises import at_rest, check
from tests.program import CLI, Program
from tests.servers import Sandbox

PAPER = b"Da lam xong.\n" + b" " * 320_000  # three tenths of a MiB


@pytest.mark.on("telegram")
def test_a_burst_over_the_days_room_and_a_tidy_killed_beside_the_service(
    program: Program, sandbox: Sandbox
) -> None:
    assert program.command("settings", "set", "files_day_mib", "1").returncode == 0
    sandbox.ask(CLERK, "giao QHPT rà soát hồ sơ quy hoạch, hạn 27/11/2026")
    for n in range(5):
        sandbox.send_file(HEAD, (f"tep-{n}.txt", PAPER + str(n).encode()), "bổ sung 1" if n else "xong 1")
    sandbox.wait_until(lambda: len(sandbox.sent(HEAD, contains="mức một người một ngày")) == 2)
    sandbox.wait_for(CLERK, contains="quá 1 MB một ngày")
    sandbox.wait_until(lambda: at_rest(program))
    files = program.folder / "tep"
    assert len(filespace.stored(files)) == program.look(lambda s: len(s.exec(select(Evidence)).all())) == 3
    assert program.look(lambda s: s.exec(select(Inbox.id).where(col(Inbox.raw).is_not(None))).all()) == []
    assert len(sandbox.sent(CLERK, contains="quá 1 MB một ngày")) == 1

    assert program.command("settings", "set", "outbox_days", "1").returncode == 0
    words = program.look(lambda s: s.exec(select(func.count()).select_from(Outbox)).one())
    killed = run_forked(CLI, ["tidy"], environment=program.environment(FAIL_AT="tidy"), folder=program.folder)
    assert killed.returncode == KILLED
    sandbox.ask(HEAD, "việc của tôi")
    said = program.command("tidy")
    assert (said.returncode, said.stderr) == (0, "")
    assert words > 3
    assert "Không có gì phải dọn" in program.command("tidy", "--dry-run").stdout
    assert "Dữ liệu: khớp với nhật ký" in program.command("check").stdout
    told = json.loads(program.command("health", "--json").stdout)
    assert told["tidy_seconds"] < 300
    check(program, sandbox)
