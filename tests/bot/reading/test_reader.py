"""Files read in a child process: what comes back, what never does, and what a hostile file costs."""

import asyncio
import hashlib
import os
import shutil
import signal
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.reading.child import CPU_SECONDS, MEMORY_BYTES
from bot.reading.frames import ReadingJob, result_of
from bot.reading.reader import Reader, ReadResult, Unreadable, read_now
from directives.model import Classification, Directive, SecrecyDoubt
from language.folding import fold
from tests import forked_readers
from tests.directives.hostile_files import HOSTILE
from tests.directives.made_files import archive, pdf_of_picture, pdf_with_stamp, picture_of

LETTER = """UBND TỈNH AN HÒA
SỞ XÂY DỰNG
Số: 214/SXD-VP
An Hòa, ngày 06 tháng 4 năm 2026
V/v báo cáo công tác quý I
Kính gửi: Các phòng thuộc Sở.
1. Phòng Kế hoạch báo cáo Giám đốc Sở trước ngày 20/4/2026.
"""


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reader() -> AsyncIterator[Reader]:
    """One for all: whatever a test does to its child, the next file must be read."""
    reader = Reader()
    yield reader
    await reader.close()


@pytest.fixture
def truly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children are started as the program starts them."""
    monkeypatch.setattr("bot.reading.reader._start_child", forked_readers.start_truly)


def child_of(reader: Reader) -> int:
    quick, _ = reader.processes
    assert quick is not None
    return quick


def environment_of(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


def limits_of(process: int) -> dict[str, str]:
    """What the process may have at most, by the kernel's names."""
    lines = Path(f"/proc/{process}/limits").read_text().splitlines()
    return {line[:26].strip(): line[26:].split()[0] for line in lines}


async def test_a_file_comes_back_as_a_directive_with_its_text(reader: Reader) -> None:
    result = await reader.read(LETTER.encode(), "cv.txt", date(2026, 4, 7))
    assert isinstance(result.directive, Directive)
    assert result.directive.classification is None
    assert result.text == LETTER.strip()
    assert (result.kind, result.pages, result.warnings) == ("text", 1, ())
    assert result.fingerprint == hashlib.sha256(fold(LETTER).encode()).hexdigest()


async def test_the_same_words_written_otherwise_have_the_same_fingerprint(reader: Reader) -> None:
    first = await reader.read(LETTER.encode(), "a.txt")
    second = await reader.read(LETTER.replace("\n", "\r\n\r\n").encode("utf-16"), "b.txt")
    assert first.fingerprint == second.fingerprint


async def test_f67_nothing_of_a_marked_file_leaves_the_child_but_its_mark(reader: Reader) -> None:
    for data, name in [
        (f"TỐI MẬT\n{LETTER}".encode(), "cv.txt"),
        (LETTER.encode(), "TOI MAT.txt"),
    ]:
        result = await reader.read(data, name, cleared=True)
        assert result.directive == Directive(classification=Classification.TOP_SECRET)
        assert (result.text, result.fingerprint, result.kind, result.pages) == ("", "", "", 0)


async def test_the_pages_of_a_scan_are_counted_while_they_are_read(reader: Reader) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract chưa được cài")
    seen: list[tuple[int, int]] = []
    data = pdf_of_picture(picture_of(LETTER.splitlines()))
    result = await reader.read(data, "a.pdf", progress=lambda done, total: seen.append((done, total)))
    assert "trước ngày 20/4/2026" in result.text
    assert (result.kind, result.warnings, seen) == ("scan", ("recognised",), [(0, 1), (1, 1)])


async def test_f67_a_stamp_in_a_picture_stops_a_document_with_text(reader: Reader) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract chưa được cài")
    result = await reader.read(pdf_with_stamp("TUYỆT MẬT"), "a.pdf")
    assert result.directive == Directive(classification=Classification.MOST_SECRET)
    assert result.text == ""


async def test_f67_a_doubt_is_asked_about_before_anything_is_read(reader: Reader) -> None:
    data = LETTER.replace("V/v báo cáo", "Mật\nV/v báo cáo").encode()
    asked = await reader.read(data, "cv.txt")
    assert (asked.directive, asked.doubt, asked.text) == (Directive(), SecrecyDoubt.LONE_WORD, "")
    cleared = await reader.read(data, "cv.txt", cleared=True)
    assert (cleared.doubt, cleared.text) == (None, data.decode().strip())


async def test_every_file_in_an_archive_is_a_document_of_its_own(reader: Reader) -> None:
    data = archive(
        [
            ("cv.txt", LETTER.encode()),
            ("b.exe", bytes(range(256)) * 40),
            ("phu luc/TOI MAT.txt", LETTER.encode()),
            ("dong dau.txt", f"TUYỆT MẬT\n{LETTER}".encode()),
            ("c.zip", archive([("d.txt", b"d")])),
            ("e.txt", b"hai"),
        ]
    )
    read = await reader.read_all(data, "a.zip")
    assert [one.name for one in read] == [
        "cv.txt",
        "b.exe",
        "phu luc/TOI MAT.txt",
        "dong dau.txt",
        "c.zip/d.txt",
        "e.txt",
    ]
    results = [one.result for one in read]
    assert [result.code for result in results if isinstance(result, Unreadable)] == [
        "unknown_kind",
    ]
    done = [result for result in results if not isinstance(result, Unreadable)]
    assert [result.text for result in done] == [LETTER.strip(), "", "", "d", "hai"]
    assert [result.directive.classification for result in done] == [
        None,
        Classification.TOP_SECRET,
        Classification.MOST_SECRET,
        None,
        None,
    ]


async def test_f67_an_archive_whose_own_name_bears_a_mark_is_not_opened(reader: Reader) -> None:
    [one] = await reader.read_all(archive([("cv.txt", LETTER.encode())]), "TOI MAT.zip")
    assert isinstance(one.result, ReadResult)
    assert one.result == ReadResult(Directive(classification=Classification.TOP_SECRET))


async def test_a_letter_does_not_wait_for_a_scan(reader: Reader) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract chưa được cài")
    begun = asyncio.Event()
    scan = pdf_of_picture(picture_of(LETTER.splitlines()))
    reading = asyncio.create_task(reader.read(scan, "a.pdf", progress=lambda done, total: begun.set()))
    await begun.wait()
    _, slow = reader.processes
    assert slow is not None
    os.kill(slow, signal.SIGSTOP)  # however long the scan takes
    try:
        assert (await reader.read(LETTER.encode(), "b.txt")).text == LETTER.strip()
        assert not reading.done()
    finally:
        os.kill(slow, signal.SIGCONT)
    assert "Phòng Kế hoạch" in (await reading).text


async def test_a_fault_of_the_program_is_logged_by_its_place_and_said(reader: Reader) -> None:
    """A member that is not there is such a fault: the parent never asks for one."""
    job = ReadingJob("a.zip", None, False, 0, member=7)
    data = archive([("mat khau 123.txt", b"mot")])
    with capture_logs() as logs, pytest.raises(Unreadable) as refusal:
        result_of(await reader._answer(data, replace(job, size=len(data)), None))
    assert (refusal.value.code, refusal.value.params) == ("failed", {})
    assert [(entry["event"], entry["error"]) for entry in logs] == [("reading_failed", "IndexError")]
    assert "directives.files:" in logs[0]["at"]
    assert "mat khau" not in str(logs)


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_f62_a_hostile_file_is_refused_and_the_next_one_is_read(name: str, reader: Reader) -> None:
    for one in await reader.read_all(HOSTILE[name](), "cv.pdf"):
        if isinstance(one.result, ReadResult):  # with LibreOffice there is something to look at
            assert one.result.doubt
            continue
        assert one.result.code not in {"", "failed"}
    assert (await reader.read(LETTER.encode(), "cv.txt")).text == LETTER.strip()


@pytest.mark.usefixtures("truly")
async def test_a_child_that_was_killed_is_replaced() -> None:
    reader = Reader()
    await reader.start()
    killed = reader._quick._child
    assert killed is not None
    os.kill(killed.process.pid, signal.SIGKILL)
    await killed.process.wait()
    try:
        assert (await reader.read(LETTER.encode(), "a.txt")).text
    finally:
        await reader.close()


@pytest.mark.usefixtures("truly")
async def test_f62_a_child_that_falls_silent_is_ended_and_replaced() -> None:
    reader = Reader(silence=0.5)
    await reader.start()
    stuck = child_of(reader)
    os.kill(stuck, signal.SIGSTOP)
    try:
        with pytest.raises(Unreadable, match="gave_up"):
            await reader.read(LETTER.encode(), "a.txt")
        with pytest.raises(ProcessLookupError):
            os.kill(stuck, 0)
    finally:
        await reader.close()


async def test_a_read_that_is_cancelled_leaves_no_answer_for_the_next(reader: Reader) -> None:
    await reader.start()
    reading = asyncio.create_task(reader.read(b"mot " * 200_000, "a.txt"))
    await asyncio.sleep(0.01)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert (await reader.read(b"hai", "b.txt")).text == "hai"


async def test_many_readers_at_once_each_get_their_own_answer(reader: Reader) -> None:
    results = await asyncio.gather(*(reader.read(f"văn bản {n}".encode(), "a.txt") for n in range(20)))
    assert [result.text for result in results] == [f"văn bản {n}" for n in range(20)]


@pytest.mark.usefixtures("truly")
async def test_the_child_knows_nothing_of_the_parents_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", "1:kept-by-the-parent")
    reader = Reader()
    try:
        await reader.read(b"a", "a.txt")
        assert b"kept-by-the-parent" not in environment_of(child_of(reader))
    finally:
        await reader.close()


@pytest.mark.usefixtures("truly")
async def test_f62_the_child_has_given_up_memory_time_and_dumps() -> None:
    reader = Reader()
    try:
        await reader.read(b"a", "a.txt")
        soft = limits_of(child_of(reader))
        assert soft["Max address space"] == str(MEMORY_BYTES)
        assert CPU_SECONDS <= int(soft["Max cpu time"]) <= 2 * CPU_SECONDS
        assert soft["Max core file size"] == "0"
    finally:
        await reader.close()


@pytest.mark.usefixtures("truly")
async def test_the_command_line_reads_files_and_keeps_their_order() -> None:
    read = await asyncio.to_thread(read_now, [(b"mot", "a"), (b"", "b"), (b"ba", "c")])
    first, second, third = (one.result for [one] in read)
    assert isinstance(second, Unreadable)
    assert not isinstance(first, Unreadable)
    assert not isinstance(third, Unreadable)
    assert (first.text, second.code, third.text) == ("mot", "empty", "ba")


async def test_a_letter_does_not_wait_for_the_file_that_is_being_read(reader: Reader) -> None:
    """The first child has stopped over somebody's file; the letter of somebody else is read beside it."""
    await reader.start()
    first = child_of(reader)
    os.kill(first, signal.SIGSTOP)
    try:
        stuck = asyncio.create_task(reader.read(LETTER.encode(), "mot.txt"))
        await asyncio.sleep(0)
        read = await reader.read(LETTER.encode(), "hai.txt")
        assert not stuck.done()
    finally:
        os.kill(first, signal.SIGCONT)
    assert (await stuck).directive == read.directive
