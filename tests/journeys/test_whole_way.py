"""The whole way once, over HTTP: import, review, reminders, answers, decisions, questions, the workbook.

On our own samples, and on the real directives where NHACVIEC_DOCUMENTS names their folder.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

import bot.demo
from bot.demo.run import write_samples
from tests.journeys.mornings import VIETNAM
from tests.journeys.promises import check
from tests.journeys.stage import on_stage
from tests.journeys.way import Case, Owed, Told, walk
from tests.stores import Store

FOLDER = os.environ.get("NHACVIEC_DOCUMENTS", "")
AT_LENGTH = "NHACVIEC_ROUNDS" in os.environ


def _sample_case(folder: Path) -> Case:
    office = Path(bot.demo.__file__).parent
    letter, notice = write_samples(folder, date(2026, 11, 23))
    data, finance, inspection = "AP10", "AP07", "AP06"
    return Case(
        units=office / "units.csv",
        people=office / "people.csv",
        start=datetime(2026, 11, 23, 7, 30, tzinfo=VIETNAM),
        reviews={
            letter: (
                ("lưu", "Chưa lưu"),
                ("ngày nhận 23/11/2026", "Đã ghi ngày nhận văn bản: 23/11/2026"),
                ("bỏ 6", "Đã bỏ việc 6"),
                ("lấy lại 6", "Đã lấy lại việc 6"),
                ("giao 6 cho TTR", "việc 6"),
                ("sửa hạn 2 07/12/2026", "Đã sửa hạn việc 2"),
                ("lưu", "Đã lưu và giao 6 việc (số 1-6)"),
            ),
            notice: (("bỏ tất cả không hạn", "việc"), ("lưu", "(số 7-9)")),
        },
        noticed=(Owed("AP08", 1), Owed("AP08", 2), Owed(finance, 3), Owed(data, 4), Owed("AP11", 5)),
        typed=Owed("AP08", 1),
        sentence=Owed(finance, 3),
        granted=(Owed(data, 4), "15/12/2026"),
        refused=(Owed(finance, 3), "30/11/2026"),
        answers_on=date(2026, 11, 25),
        button=Owed("AP11", 9),
        file=Owed(data, 9),
        reply_on=date(2026, 11, 26),
        reply=Owed(inspection, 8),
        reply_text="xong rồi ạ",
        mornings=(
            Told(date(2026, 11, 26), "AP08", ("SẮP ĐẾN HẠN (1)", "\n2. ", "còn 7 ngày làm việc")),
            Told(date(2026, 11, 27), finance, ("ĐẾN HẠN HÔM NAY (1)", "\n3. ")),
            Told(date(2026, 11, 30), finance, ("QUÁ HẠN (1)", "quá hạn 1 ngày làm việc")),
            Told(date(2026, 11, 30), "AP05", ("ĐƠN VỊ QUÁ HẠN (1)", "\n3. ")),
            Told(date(2026, 12, 2), "AP08", ("\n2. ", "còn 3 ngày làm việc")),
            Told(date(2026, 12, 2), "AP03", ("NHIỆM VỤ CHẬM TIẾN ĐỘ (1)", "\n3. ", "quá hạn 3 ngày")),
            Told(date(2026, 12, 4), "AP08", ("\n2. ", "còn 1 ngày làm việc")),
            Told(date(2026, 12, 4), "AP01", ("NHIỆM VỤ CHẬM TIẾN ĐỘ (1)", "\n3. ", "quá hạn 5 ngày")),
            Told(date(2026, 12, 7), "AP08", ("ĐẾN HẠN HÔM NAY (1)", "\n2. ")),
            Told(date(2026, 12, 8), "AP08", ("QUÁ HẠN (1)", "\n2. ", "quá hạn 1 ngày làm việc")),
        ),
        director="AP01",
        questions=(
            ("còn việc gì", "Việc chưa hoàn thành"),
            ("don vi nao dang tre", "Phòng Kế hoạch - Tài chính: 1 việc"),
            ("CDS còn việc gì", "Việc chưa hoàn thành của Phòng Chuyển đổi số"),
            ("tuần này", "hạn trong tuần từ"),
            ("công văn 1418 đến đâu rồi", "VĂN BẢN 1418/SKHCN-VP"),
            ("việc 3", "thiếu phụ lục"),
            ("lịch sử 3", "thiếu phụ lục"),
            ("ai chưa liên kết", "Tất cả 11 cán bộ"),
        ),
        tasks=9,
    )


_UP_TO_THE_NEW_YEAR = (
    Told(date(2024, 12, 19), "CB009", ("\n2. ", "còn 7 ngày làm việc")),
    Told(date(2024, 12, 25), "CB009", ("\n2. ", "còn 3 ngày làm việc")),
    Told(date(2024, 12, 27), "CB009", ("\n2. ", "còn 1 ngày làm việc")),
    Told(date(2024, 12, 30), "CB009", ("ĐẾN HẠN HÔM NAY", "\n2. ")),
    Told(date(2025, 1, 2), "CB009", ("QUÁ HẠN", "\n2. ")),
)


def _real_case() -> Case:
    folder = Path(FOLDER)
    seeds = {path.name[:3]: path for path in (folder / "seeds").glob("*.txt")}
    letter, reform, programme = seeds["003"], seeds["004"], seeds["001"]
    return Case(
        units=folder / "registry" / "units.csv",
        people=folder / "registry" / "people.csv",
        start=datetime(2024, 11, 4, 7, 30, tzinfo=VIETNAM),
        reviews={
            letter: (
                ("bỏ 7", "Đã bỏ việc 7"),
                ("lấy lại 7", "Đã lấy lại việc 7"),
                ("giao 7 cho TCCB", "việc 7"),
                ("sửa hạn 5 29/11/2024", "Đã sửa hạn việc 5"),
                ("ngày nhận 04/11/2024", "Đã ghi ngày nhận"),
                ("lưu", "Đã lưu và giao 7 việc (số 1-7)"),
            ),
            reform: (("lưu", "Chưa lưu"), ("giao 2 cho KHTC", "Đã ghi việc 2"), ("lưu", "(số 8-9)")),
            programme: (
                ("bỏ tất cả không hạn", "Đã bỏ"),
                ("sửa hạn 2 ngày 25 tháng cuối quý", "Đã sửa hạn việc 2"),
                ("sửa hạn 4 thứ sáu hàng tuần", "Đã sửa hạn việc 4"),
                ("lưu", "Chưa lưu"),
                ("1", "Phòng Nghiệp vụ Y"),
                ("lưu", "Đã lưu và giao 4 việc"),
            ),
        },
        noticed=(Owed("CB006", 1), Owed("CB008", 1), Owed("CB009", 2), Owed("CB012", 1)),
        typed=Owed("CB006", 1),
        sentence=Owed("CB007", 1),
        granted=(Owed("CB004", 3), "10/01/2025"),
        refused=(Owed("CB007", 1), "20/11/2024"),
        answers_on=date(2024, 11, 5),
        button=Owed("CB008", 1),
        file=Owed("CB009", 1),
        reply_on=date(2024, 11, 5),
        reply=Owed("CB012", 1),
        # Two documents' tasks are late at import: the digest holds several, and the number says which.
        reply_text="việc 1 xong rồi ạ",
        # In the gate until the director hears of it; the weeks up to the next year are walked at length.
        mornings=(
            Told(date(2024, 11, 5), "CB005", ("ĐÃ QUÁ HẠN TỪ KHI NHẬP", "\n8. ")),
            Told(date(2024, 11, 7), "CB007", ("\n1. ", "còn 1 ngày làm việc")),
            Told(date(2024, 11, 8), "CB007", ("ĐẾN HẠN HÔM NAY", "\n1. ")),
            Told(date(2024, 11, 11), "CB007", ("QUÁ HẠN", "\n1. ")),
            Told(date(2024, 11, 12), "CB005", ("ĐƠN VỊ QUÁ HẠN", "Phòng Tổ chức - Cán bộ")),
            Told(date(2024, 11, 13), "CB002", ("\n1. ", "Phòng Tổ chức - Cán bộ", "quá hạn 3 ngày")),
            Told(date(2024, 11, 15), "CB001", ("\n1. ", "Phòng Tổ chức - Cán bộ", "quá hạn 5 ngày")),
        )
        + (_UP_TO_THE_NEW_YEAR if AT_LENGTH else ()),
        director="CB001",
        questions=(
            ("con viec gi", "Việc chưa hoàn thành"),
            ("đơn vị nào đang trễ?", "Phòng Tổ chức - Cán bộ"),
            ("NVY còn việc gì", "Việc chưa hoàn thành của Phòng Nghiệp vụ Y"),
            ("tuần này", "hạn trong tuần từ"),
            ("việc 2", "VIỆC 2"),
            ("lịch sử 1", "giao việc"),
            ("tiếp", "thiếu phụ lục"),
            ("ai chưa liên kết", "Tất cả 19 cán bộ"),
        ),
        tasks=13,
    )


@pytest.fixture
def new_url(tmp_path: Path, store: Store) -> Iterator[str]:
    """A new database's."""
    url = store.new(tmp_path / "nhacviec.db")
    yield url
    store.drop(url)


def test_our_own_samples_go_the_whole_way(tmp_path: Path, new_url: str, channel: str) -> None:
    case = _sample_case(tmp_path / "van-ban")
    if channel == "zalo" and not AT_LENGTH:
        case = replace(case, mornings=[told for told in case.mornings if told.day <= date(2026, 11, 30)])
    with on_stage(tmp_path, new_url, case.units, case.people, case.start, channel) as stage:
        walk(stage, case)
        check(stage.program, stage.sandbox)


@pytest.mark.on("telegram", *(("zalo",) if AT_LENGTH else ()))
@pytest.mark.skipif(not FOLDER, reason="the real documents are not here (NHACVIEC_DOCUMENTS names no folder)")
def test_the_real_directives_go_the_whole_way(tmp_path: Path, new_url: str, channel: str) -> None:
    case = _real_case()
    with on_stage(tmp_path, new_url, case.units, case.people, case.start, channel) as stage:
        walk(stage, case)
        check(stage.program, stage.sandbox)
        for leader in ("CB001", "CB002", "CB003"):
            for digest in stage.sandbox.sent(stage.chats[leader], contains="Kính báo cáo các nhiệm vụ"):
                assert "\n8. " not in digest["text"], "what was past at import climbed without a decision"
