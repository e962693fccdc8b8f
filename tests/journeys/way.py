"""The whole way as steps that any office's case walks: from files to confirmed tasks, in chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

from tasks.model import Status
from tests.journeys.stage import Stage
from tests.over_zalo import OverZalo


class Owed(NamedTuple):
    """Somebody's share of a task: the person's code, the task's number."""

    code: str
    number: int


class Told(NamedTuple):
    """Words that somebody's digest of a morning holds."""

    day: date
    code: str
    words: tuple[str, ...]


Talk = Sequence[tuple[str, str]]
"""What is typed, and words of the answer."""


@dataclass(frozen=True)
class Case:
    """One office, its documents and who does what with which task."""

    units: Path
    people: Path
    start: datetime
    reviews: Mapping[Path, Talk]
    noticed: Sequence[Owed]
    typed: Owed
    sentence: Owed
    granted: tuple[Owed, str]
    refused: tuple[Owed, str]
    answers_on: date
    button: Owed
    file: Owed
    reply_on: date
    reply: Owed
    reply_text: str
    mornings: Sequence[Told]
    director: str
    questions: Talk
    tasks: int


def walk(stage: Stage, case: Case) -> None:
    """From the files to the workbook."""
    for path, talk in case.reviews.items():
        review(stage, path, talk)
    stage.program.move("next_morning")
    stage.rest()
    for code, number in case.noticed:
        assert f"{number}. " in str(stage.hears(code, "Văn phòng giao đơn vị")["text"])
    not_done(stage, case.typed)
    extensions(stage, case)
    answers(stage, case)
    for morning in sorted(case.mornings):
        stage.walk_to(morning.day)
        digest = stage.digest(morning.code, morning.day)
        for words in morning.words:
            assert words in digest, f"{morning.day} {morning.code}: {digest}"
    for question, words in case.questions:
        stage.ask(case.director, question, contains=words)
    workbook(stage, case)
    stage.rest()


def review(stage: Stage, path: Path, talk: Talk) -> None:
    """A file in chat, what the office says to its review, and nothing assigned before it is saved."""
    stage.send_document(stage.clerk, path, contains="Soát văn bản")
    for typed, words in talk:
        stage.ask(stage.clerk, typed, contains=words)


def not_done(stage: Stage, owed: Owed) -> None:
    """What sounds like done and is not is never taken for it."""
    code, n = owed
    for typed in (f"đã nhận {n}", f"{n} sắp xong", f"chưa xong {n}", f"gần xong {n} rồi", f"xong {n} chưa?"):
        stage.ask(code, typed)
        assert not {Status.REPORTED, Status.DONE} & set(stage.statuses(n).values()), typed


def extensions(stage: Stage, case: Case) -> None:
    """More time is asked for twice, granted once and refused once; the unit hears old and new."""
    (code, number), until = case.granted
    stage.ask(code, f"xin gia hạn {number} đến {until} vì chờ góp ý", contains="hạn cũ vẫn giữ")
    stage.hears(stage.clerk, f"Việc {number}")
    stage.ask(stage.clerk, f"đồng ý gia hạn {number}", contains="Đã gia hạn")
    told = str(stage.hears(code, "đồng ý gia hạn:")["text"])
    assert f"Hạn mới: {until}" in told
    (code, number), until = case.refused
    stage.ask(code, f"xin gia hạn {number} đến {until} vì thiếu số liệu", contains="hạn cũ vẫn giữ")
    stage.ask(
        stage.clerk, f"không đồng ý gia hạn {number} vì tỉnh đã chốt", contains="không đồng ý gia hạn cho"
    )
    assert "tỉnh đã chốt" in str(stage.hears(code, "không đồng ý gia hạn:")["text"])


def answers(stage: Stage, case: Case) -> None:
    """All forms of "done": typed with a document, a sentence, a button, a file, a reply; and decisions."""
    code, n = case.typed
    stage.ask(code, f"xong {n} số 45/BC-ABC ngày {stage.program.now():%d/%m/%Y}", contains="45/BC-ABC")
    confirm(stage, case.typed, typed=True)
    code, n = case.sentence
    stage.ask(code, f"{n} xong rồi", contains="Đã ghi nhận báo cáo hoàn thành")
    send_back(stage, case.sentence)
    stage.walk_to(case.answers_on)
    stage.digest(case.button.code, case.answers_on)
    stage.press(case.button.code, f"Xong {case.button.number}", contains="Đã ghi nhận báo cáo hoàn thành")
    confirm(stage, case.button)
    stage.send_proof(case.file.code, f"xong {case.file.number}")
    confirm(stage, case.file)
    stage.walk_to(case.reply_on)
    reminder = next(
        m
        for m in reversed(stage.sandbox.messages(stage.chats[case.reply.code]))
        if "Hệ thống nhắc việc" in m.get("text", "")
    )
    # Where a reply says nothing of what it answers, the task is named.
    said = f"xong {case.reply.number}" if isinstance(stage.sandbox, OverZalo) else case.reply_text
    stage.ask(case.reply.code, said, "Đã ghi nhận báo cáo hoàn thành", reminder["message_id"])
    confirm(stage, case.reply)


def confirm(stage: Stage, owed: Owed, *, typed: bool = False) -> None:
    """The office hears of the report and confirms it; the head is told."""
    stage.rest()
    stage.hears(stage.clerk, "báo cáo hoàn thành lúc")
    if typed:
        stage.ask(stage.clerk, f"xác nhận {owed.number}", contains="Đã xác nhận")
    else:
        stage.press(stage.clerk, f"Xác nhận {owed.number}", contains="Đã xác nhận")
    stage.rest()
    heard = [m["text"] for m in stage.sandbox.sent(stage.chats[owed.code], contains="đã xác nhận hoàn thành")]
    assert any(f"Việc {owed.number}" in text for text in heard)
    assert Status.DONE in stage.statuses(owed.number).values()


def send_back(stage: Stage, owed: Owed) -> None:
    """The office returns a report with a reason, and the head hears it."""
    stage.rest()
    stage.ask(stage.clerk, f"trả lại {owed.number} vì thiếu phụ lục", contains="Đã trả lại")
    assert "thiếu phụ lục" in str(stage.hears(owed.code, "trả lại báo cáo")["text"])
    assert Status.RETURNED in stage.statuses(owed.number).values()


def workbook(stage: Stage, case: Case) -> None:
    """The office's table as a file, with a row for every share of a task."""
    stage.ask(stage.clerk, "xuất excel", contains="Bảng theo dõi nhiệm vụ")
    message = stage.hears(stage.clerk, "Bảng theo dõi nhiệm vụ")
    sheet = load_workbook(BytesIO(stage.download(message))).worksheets[0]
    cells = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    heading = next(row for row in cells if "Nội dung nhiệm vụ" in row)
    contents = {row[heading.index("Nội dung nhiệm vụ")] for row in cells[cells.index(heading) + 1 :]}
    assert len(contents - {""}) >= case.tasks
    assert any("45/BC-ABC" in cell for row in cells for cell in row)
