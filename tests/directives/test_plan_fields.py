"""Points of a plan with lines of labels under them: who, with whom, by when, in any order and numbering."""

import pytest

from directives.model import TaskDraft
from directives.parse import parse

_HEAD = """ỦY BAN NHÂN DÂN HUYỆN BÌNH XUYÊN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 57/KH-UBND
Bình Xuyên, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Phát triển thư viện trường học năm 2026

"""


def _tasks(text: str) -> list[TaskDraft]:
    return list(parse(_HEAD + text).drafts)


def _due(task: TaskDraft) -> str:
    deadline = task.deadline
    if deadline is None:
        return ""
    return deadline.on.isoformat() if deadline.on else str(deadline.recurrence and "again")


@pytest.mark.parametrize(
    ("who", "helpers"),
    [
        (
            "Đơn vị chủ trì: Phòng Nội vụ phối hợp với Phòng Kinh tế; các trường học trên địa bàn.",
            ("Phòng Kinh tế", "các trường học trên địa bàn"),
        ),
        (
            "Cơ quan thực hiện: Phòng Nội vụ chủ trì, phối hợp với Ban Quản lý chợ; UBND các xã.",
            ("Ban Quản lý chợ", "UBND các xã"),
        ),
        ("Chủ trì: Phòng Nội vụ. Phối hợp: Phòng Kinh tế; UBND các xã.", ("Phòng Kinh tế", "UBND các xã")),
    ],
)
def test_names_behind_those_who_help_help_too(who: str, helpers: tuple[str, ...]) -> None:
    [task] = _tasks(
        f"II. NHIỆM VỤ\n1. Rà soát phòng đọc của các trường.\n- {who}\n- Thời hạn: Tháng 5/2026.\n"
    )
    assert task.assignees == ("Phòng Nội vụ",)
    assert task.cooperators == helpers
    assert _due(task) == "2026-05-31"


def test_a_part_with_work_of_its_own_leads_beside_those_before() -> None:
    [task] = _tasks(
        "II. NHIỆM VỤ\n1. Rà soát phòng đọc của các trường.\n- Cơ quan thực hiện: Phòng Nội vụ chủ trì,"
        " phối hợp với Phòng Kinh tế hướng dẫn; Trung tâm Văn hóa tổ chức kiểm tra.\n"
        "- Thời hạn: Tháng 5/2026.\n"
    )
    assert task.assignees == ("Phòng Nội vụ", "Trung tâm Văn hóa")


@pytest.mark.parametrize("mark", ["- ", "+ ", "* ", "• "])
@pytest.mark.parametrize("time", ["Thời gian", "Tiến độ", "Thời gian thực hiện", "Thời hạn hoàn thành"])
def test_the_line_of_time_may_stand_first(mark: str, time: str) -> None:
    [task] = _tasks(
        f"II. NHIỆM VỤ\na) Lập câu lạc bộ đọc sách.\n{mark}{time}: Quý III/2026.\n"
        f"{mark}Đơn vị thực hiện: Phòng Nội vụ.\n"
    )
    assert (task.assignees, _due(task)) == (("Phòng Nội vụ",), "2026-09-30")


def test_fields_with_other_bullets_and_in_one_line() -> None:
    first, second = _tasks(
        "II. NHIỆM VỤ\n1. Mua sách tham khảo.\n- Cơ quan thực hiện: Phòng Nội vụ.\n"
        "* Thời gian thực hiện: Tháng 6/2026.\n"
        "2. Sửa giá sách.\n- Kết quả: 20 giá mới. - Đơn vị thực hiện: Phòng Kinh tế"
        " -Thời gian hoàn thành: Quý II/2026.\n"
    )
    assert (first.assignees, _due(first)) == (("Phòng Nội vụ",), "2026-06-30")
    assert (second.assignees, _due(second)) == (("Phòng Kinh tế",), "2026-06-30")


@pytest.mark.parametrize(
    ("time", "due"),
    [
        ("Định kỳ hằng năm; riêng năm 2026 hoàn thành trong quý II/2026", ["again", "2026-06-30"]),
        ("Hằng quý. Riêng năm 2026 xong trước ngày 20/3/2026", ["again", "2026-03-20"]),
        ("Thường xuyên, riêng việc thống kê hoàn thành trong tháng 4/2026", ["2026-04-30"]),
    ],
)
def test_a_part_may_have_a_term_of_its_own(time: str, due: list[str]) -> None:
    tasks = _tasks(
        f"II. NHIỆM VỤ\n1. Thống kê đầu sách.\n- Đơn vị chủ trì: Phòng Nội vụ.\n"
        f"- Thời gian thực hiện: {time}.\n"
    )
    assert list(map(_due, tasks)) == due
    assert {task.assignees for task in tasks} == {("Phòng Nội vụ",)}


def test_the_first_item_may_go_on_in_its_headings_line() -> None:
    fields = "- Đơn vị thực hiện: {}.\n- Thời hạn: Tháng {}/2026.\n"
    tasks = _tasks(
        "II. NHIỆM VỤ 1. Về cơ sở vật chất 1.1.\nRà soát phòng đọc của các trường.\n"
        + fields.format("Phòng Nội vụ", 4)
        + "1.2.\nMua sách tham khảo.\n"
        + fields.format("Phòng Kinh tế", 5)
        + "2. Về con người 2.1. Tập huấn cho nhân viên thư viện theo Mục 2.1. Đề án.\n"
        + fields.format("UBND các xã", 6)
    )
    assert [(task.where, task.assignees, _due(task)) for task in tasks] == [
        ("II.1.1", ("Phòng Nội vụ",), "2026-04-30"),
        ("II.1.2", ("Phòng Kinh tế",), "2026-05-31"),
        ("II.2.1", ("UBND các xã",), "2026-06-30"),
    ]
    assert tasks[2].content == "Tập huấn cho nhân viên thư viện theo Mục 2.1. Đề án."


def test_a_papers_name_before_its_parts_is_none_of_them() -> None:
    name = "Kế hoạch 57/KH-UBND năm 2026. "
    [task] = parse(
        name
        + _HEAD
        + f"{name}I. MỤC ĐÍCH\n1. Nâng cao thói quen đọc sách.\n{name}PHẦN CHUNG. II. NHIỆM VỤ\n"
        + "1. Mua sách tham khảo.\n- Chủ trì: Phòng Nội vụ.\n- Thời hạn: Tháng 6/2026.\n"
        + f"{name}PHẦN CHUNG. III. KINH PHÍ\n"
        + "Theo dự toán được giao.\n"
    ).drafts
    assert (task.assignees, _due(task)) == (("Phòng Nội vụ",), "2026-06-30")
