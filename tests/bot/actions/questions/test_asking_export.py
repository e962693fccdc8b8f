""" "Xuất excel" in the chat: who gets it, and what it holds."""

import os
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl

from bot.actions.questions.exporting import export_workbook
from storage import settings
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tests.bot.talk import Talk
from tests.office import Office

HEAD = 5


def rows_of(path: str | Path) -> list[dict[str, object]]:
    """The table's lines by heading."""
    sheet = openpyxl.load_workbook(path)["Theo dõi nhiệm vụ"]
    head, *rows = sheet.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_the_director_gets_the_table_as_a_file(talk: Talk, office: Office) -> None:
    talk.give("Lập danh mục dự án", [office.planning], helpers=[office.inspection], at=time(16, 30))
    (answer,) = talk.say(office.director, "xuất excel")
    assert answer.attachment is not None
    assert answer.attachment.name == "bang-theo-doi-nhiem-vu-2026-11-23.xlsx"
    (row,) = rows_of(answer.attachment.path)
    assert row["Nội dung nhiệm vụ"] == "Lập danh mục dự án"
    assert row["Đơn vị chủ trì"] == "Phòng Quy hoạch"
    assert row["Đơn vị phối hợp"] == "Thanh tra Sở"
    assert row["Lãnh đạo phụ trách"] == "Ninh Thị Thảo, Phó Giám đốc Sở"
    assert row["Tình trạng"] == "Chưa hoàn thành, sắp đến hạn"
    assert str(row["Ngày đến hạn"]) == "2026-11-30 16:30:00"


def test_a_confirmed_task_bears_its_result_and_the_day_of_the_report(talk: Talk, office: Office) -> None:
    number = talk.give("Lập danh mục dự án", [office.planning])
    talk.say(office.head_planning, f"xong {number} số 12/BC-QHPT ngày 20/11/2026")
    talk.later(days=9)
    talk.say(office.clerk, f"xác nhận {number}")
    answer = talk.say(office.clerk, "xuất excel")[-1]
    assert answer.attachment is not None
    (row,) = rows_of(answer.attachment.path)
    assert row["Tình trạng"] == "Đã hoàn thành, đúng hạn"
    assert row["Số, ngày văn bản kết quả"] == "12/BC-QHPT ngày 20/11/2026"
    assert str(row["Ngày hoàn thành"])[:10] == "2026-11-23"


def test_each_unit_that_leads_has_a_line_of_its_own(talk: Talk, office: Office) -> None:
    talk.give("Góp ý dự thảo", [office.planning, office.inspection])
    talk.give("Việc khác", [office.inspection])
    answer = talk.say(office.clerk, "xuất excel QHPT")[-1]
    assert answer.attachment is not None
    assert [row["Đơn vị chủ trì"] for row in rows_of(answer.attachment.path)] == [
        "Phòng Quy hoạch",
        "Thanh tra Sở",
    ]


def test_behind_a_question_the_table_holds_what_was_asked_and_says_how_to_have_all(
    talk: Talk, office: Office
) -> None:
    talk.give("Góp ý dự thảo", [office.planning])
    talk.give("Việc khác", [office.inspection])
    talk.say(office.director, "QHPT còn việc gì")
    answer = talk.say(office.director, "xuất excel")[-1]
    assert answer.attachment is not None
    assert len(rows_of(answer.attachment.path)) == 1
    assert "xuất excel tất cả" in answer.text.plain
    whole = talk.say(office.director, "xuất excel tất cả")[-1]
    assert whole.attachment is not None
    assert len(rows_of(whole.attachment.path)) == 2


def test_what_belongs_to_later_periods_alone_is_said_to_be_so(talk: Talk, office: Office) -> None:
    monthly = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))
    talk.give("Báo cáo tháng", [office.planning], due=None, deadline=monthly)
    assert "1 việc" in talk.say(office.director, "tháng 1/2027 có việc gì đến hạn")[-1].text.plain
    answer = talk.say(office.director, "xuất excel")[-1]
    assert answer.attachment is None
    assert "kỳ sau của việc định kỳ" in answer.text.plain


def test_of_a_monthly_report_only_the_next_is_listed(talk: Talk, office: Office, tmp_path: Path) -> None:
    monthly = Deadline("ngày 25 hàng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=25))
    talk.give("Báo cáo tháng", [office.planning], due=None, deadline=monthly)
    path = tmp_path / "bang.xlsx"
    assert export_workbook(talk.database.read, path, talk.now) == 1
    (row,) = rows_of(path)
    assert str(row["Ngày đến hạn"])[:10] == "2026-11-25"
    assert row["Thời hạn (nguyên văn)"] == "ngày 25 hàng tháng"


def test_the_setting_chooses_the_columns(talk: Talk, office: Office, tmp_path: Path) -> None:
    talk.give("=1+1", [office.planning], due=date(2026, 12, 1))
    talk.database.write(lambda s: settings.save(s, "export_columns", ["content", "due"]))
    path = tmp_path / "bang.xlsx"
    export_workbook(talk.database.read, path, talk.now)
    (row,) = rows_of(path)
    assert list(row) == ["Nội dung nhiệm vụ", "Ngày đến hạn"]
    assert row["Nội dung nhiệm vụ"] == "=1+1"


def test_a_head_gets_no_table_of_the_office(talk: Talk, office: Office) -> None:
    talk.give("Lập danh mục dự án", [office.inspection])
    (answer,) = talk.say(office.head_planning, "xuất excel")
    assert answer.attachment is None
    assert not talk.exports.exists()


def test_without_tasks_there_is_no_file(talk: Talk, office: Office) -> None:
    (answer,) = talk.say(office.clerk, "xuất excel")
    assert answer.attachment is None


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(talk: Talk, office: Office) -> None:
    talk.give("Lập danh mục dự án", [office.planning])
    talk.exports.write_text("không phải thư mục")
    (answer,) = talk.say(office.clerk, "xuất excel")
    assert answer.attachment is None
    assert "Chưa ghi được tệp" in answer.text.plain


def test_old_exports_are_taken_away(talk: Talk, office: Office) -> None:
    talk.give("Lập danh mục dự án", [office.planning])
    talk.exports.mkdir()
    old, fresh = talk.exports / "a.xlsx", talk.exports / "b.xlsx"
    for path, days in ((old, 8), (fresh, 1)):
        path.write_bytes(b"")
        then = (talk.now - timedelta(days=days)).timestamp()
        os.utime(path, (then, then))
    talk.say(office.clerk, "xuất excel")
    assert not old.exists()
    assert fresh.exists()
