"""Who does what an item says, by its own subject; when, by what stands behind it; and what only states."""

from datetime import date

import pytest

from directives.model import TaskDraft
from directives.parse import parse
from tests.directives.test_generated_letters import FOOT, HEAD

OWN = ("Ủy ban nhân dân tỉnh",)


def drafts(body: str, head: str = HEAD) -> tuple[TaskDraft, ...]:
    return parse(f"{head}{body}\n{FOOT}").drafts


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("Khoa Dược và Khoa Nhi sẽ thống nhất danh mục thuốc", ("Khoa Dược", "Khoa Nhi")),
        ("Phòng Nghiệp vụ, dự toán, pháp chế sẽ tổng hợp số liệu", ("Phòng Nghiệp vụ, dự toán, pháp chế",)),
        (
            "Tổ Quản lý, hỗ trợ doanh nghiệp số 2 rà soát hộ kinh doanh",
            ("Tổ Quản lý, hỗ trợ doanh nghiệp số 2",),
        ),
        ("Ủy ban nhân dân tỉnh phối hợp với Sở Nội vụ hoàn thành phần mềm", OWN),
        ("UBND phường An Hòa, xã Bình Lộc bàn giao mặt bằng", ("UBND phường An Hòa", "UBND xã Bình Lộc")),
        ("Thống kê tỉnh chủ trì điều tra dân số", ("Thống kê tỉnh",)),
        ("Công an xã An Hòa và phường Cao Sơn tuần tra", ("Công an xã An Hòa", "Công an phường Cao Sơn")),
        ("Đ/c Lê Văn Tý - công chức Phòng Kinh tế theo dõi công trình", ("Đ/c Lê Văn Tý",)),
        ("Đồng chí Lê Thị Hoa - Phó Trưởng phòng Nội vụ đôn đốc các xã", ("Đồng chí Lê Thị Hoa",)),
    ],
)
def test_an_item_is_its_subjects(item: str, names: tuple[str, ...]) -> None:
    (task,) = drafts(f"1. {item} trước ngày 20/12/2026.")
    assert task.assignees == names
    assert task.deadline is not None


@pytest.mark.parametrize(
    "led", ["Ủy ban nhân dân tỉnh rà soát", "Sở Xây dựng thẩm định", "Ban Thường trực Mặt trận tỉnh giám sát"]
)
def test_whom_a_party_committee_leads_bears_nothing_and_leaders_of_an_office_do(led: str) -> None:
    (task,) = drafts(f"1. Đảng ủy Ủy ban nhân dân tỉnh:\n- Lãnh đạo {led} phương án trước ngày 20/12/2026.")
    assert task.assignees == ("Đảng ủy Ủy ban nhân dân tỉnh",)
    (task,) = drafts("1. Sở Công Thương:\n- Lãnh đạo Sở Công Thương kiểm tra chợ trước ngày 20/12/2026.")
    assert task.assignees == ("Lãnh đạo Sở Công Thương",)


def test_each_commune_of_a_letters_list_is_asked_by_its_kind() -> None:
    head = HEAD.replace("KẾ HOẠCH\n", "").replace("/KH-UBND", "/UBND-TH")
    body = (
        "Kính gửi: UBND các xã: An Hòa, Bình Lộc.\n\nĐề nghị các đơn vị:\n1. Báo cáo trước ngày 20/12/2026."
    )
    assert [task.assignees for task in drafts(body, head)] == [("UBND xã An Hòa", "UBND xã Bình Lộc")]


@pytest.mark.parametrize("council", ["UBND các xã, phường", "Công an các xã", "Trạm Y tế các xã, phường"])
def test_under_anothers_heading_councils_bear_what_they_begin(council: str) -> None:
    body = f"1. Đảng ủy UBND tỉnh lãnh đạo:\n- {council} công khai đường dây nóng.\n- Rà soát trụ sở dôi dư."
    assert [task.assignees for task in drafts(body)] == [(council,), ("Đảng ủy UBND tỉnh",)]


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("Thời gian: xong trước 17h00 ngày 17/11/2026.", date(2026, 11, 17)),
        ("Thời gian: trước ngày 17/11/2026.", date(2026, 11, 17)),
        ("Hoàn thành trước ngày làm việc cuối cùng của tháng 10.", date(2026, 10, 30)),
        ("Thời gian: 17/11/2026, tại hội trường.", None),
        ("Báo cáo Chủ tịch UBND tỉnh trong tuần.", date(2026, 10, 4)),
        ("Trực các ngày trong tuần.", None),
    ],
)
def test_a_term_behind_the_work_is_its_deadline(term: str, due: date | None) -> None:
    (task,) = drafts(f"1. Phòng Nội vụ: chuẩn bị hội trường. {term}")
    assert (task.deadline.on if task.deadline else None) == due


@pytest.mark.parametrize(
    "statement",
    [
        "Bệnh viện có 180 giường kế hoạch, công suất sử dụng 96%.",
        "1. Người đứng đầu các đơn vị chịu trách nhiệm về tính chính xác của số liệu báo cáo.",
        "1. Thủ trưởng các sở chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả thực hiện.",
    ],
)
def test_what_only_states_is_no_task(statement: str) -> None:
    assert drafts(statement) == ()


def test_who_is_given_work_behind_a_semicolon_reports_to_nobody_of_before() -> None:
    first, second = drafts(
        "1. Giao Sở Tài chính thẩm định, trình Chủ tịch UBND tỉnh phê duyệt trước ngày 05/12/2026; "
        "giao Sở Y tế hoàn chỉnh báo cáo nghiên cứu khả thi trước ngày 20/12/2026."
    )
    assert (first.report_to, second.report_to) == (("Chủ tịch UBND tỉnh",), ())


def test_two_reports_of_one_sentence_have_one_address() -> None:
    body = (
        "1. Các địa phương gửi báo cáo: báo cáo nhanh trước ngày 24/11/2026; "
        "báo cáo tổng kết trước ngày 15/12/2026 về Sở Nội vụ."
    )
    assert [task.report_to for task in drafts(body)] == [("Sở Nội vụ",)] * 2


def test_the_way_with_an_address_for_the_file_is_no_recipient() -> None:
    body = (
        "1. Các xã báo cáo Sở Nội vụ (qua Phòng Công chức, số 8 đường An Hòa; bản mềm gửi qua thư điện tử "
        "cc@hailang.gov.vn) trước ngày 20/12/2026."
    )
    assert [task.report_to for task in drafts(body)] == [("Sở Nội vụ",)]


@pytest.mark.parametrize(
    ("work", "to"),
    [
        ("Xây dựng Kế hoạch, trình UBND tỉnh ban hành", ("UBND tỉnh",)),
        ("Xây dựng Nghị quyết về học phí, trình HĐND tỉnh thông qua", ()),
    ],
)
def test_whom_a_row_submits_to(work: str, to: tuple[str, ...]) -> None:
    table = (
        f"| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | {work} | Sở Nội vụ | 20/12/2026 |"
    )
    assert [task.report_to for task in drafts(table)] == [to]
