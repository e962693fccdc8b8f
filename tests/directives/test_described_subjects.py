"""Subjects that a clause narrows, in sentences of our own; and clauses that only tell how things stand."""

import pytest

from directives.duties.cooperation import cooperators
from directives.duties.described_subjects import described
from directives.parse import parse
from tests.directives.test_generated_letters import FOOT, HEAD


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Các trường được giao đăng cai hội thi", "khẩn trương sửa chữa sân bãi"),
        ("12 xã chưa lập danh sách hộ nghèo", "phải nộp danh sách trước ngày 05/12/2026"),
        ("07 phòng đã được thanh tra", "có trách nhiệm khắc phục các thiếu sót"),
        ("Các trạm đang sử dụng máy phát, máy bơm, tủ lạnh", "tổ chức bảo dưỡng trước ngày 15/12/2026"),
        ("Các ban được phân công chủ trì hội thảo", "báo cáo tiến độ về Văn phòng"),
        ("UBND các xã, phường có bến đò ngang", "khẩn trương rà soát phương tiện"),
        ("Các đơn vị được giao chủ trì thực hiện đề án", "có trách nhiệm lập dự toán"),
        ("Những hợp tác xã chậm nộp báo cáo tài chính", "nghiêm túc kiểm điểm"),
        ("UBND các xã đã phê duyệt quy hoạch", "tiếp tục rà soát ranh giới"),
        ("UBND các xã đã nộp báo cáo", "tiếp tục cập nhật biến động"),
        ("Các trường tại Phụ lục 3 (hồ sơ còn thiếu)", "bổ sung hồ sơ trước ngày 20/12/2026"),
        ("Các trạm có tên trong danh sách kèm theo", "khẩn trương rà soát thiết bị"),
        ("17 trạm đã nối mạng", ": nâng cấp đường truyền"),
        ("03 chi cục chưa nộp hồ sơ (An Hòa, Bình Lộc, Cao Sơn)", "hoàn thiện hồ sơ gửi về Cục"),
    ],
)
def test_a_clause_belongs_to_the_name(name: str, rest: str) -> None:
    text = f"{name}{rest}" if rest.startswith(":") else f"{name} {rest}"
    end = len(name)
    assert described(text, 0) == (end, end)


def test_a_condition_between_a_subject_and_its_duty_is_no_part_of_its_name() -> None:
    text = "Các trường vùng trũng, khi có báo động cấp 2 phải cho học sinh nghỉ"
    called, does_from = described(text, 0)
    assert (text[:called], text[does_from:]) == ("Các trường vùng trũng", " phải cho học sinh nghỉ")


@pytest.mark.parametrize(
    "text",
    [
        "Các trường đã hoàn thành tuyển sinh, chủ động bố trí giáo viên",
        "Các phòng chưa thực sự chủ động, chưa nghiêm túc trong báo cáo",
        "09 thôn chưa nộp quỹ mặc dù xã đã yêu cầu nộp trước ngày 15/3/2026",
        "Các đơn vị có trách nhiệm rà soát, báo cáo",
        "Các trường có kế hoạch tổ chức ôn tập",
        "Các sở, ban, ngành có liên quan khẩn trương rà soát",
        "Các khoa rà soát thuốc đang sử dụng phải báo cáo",
    ],
)
def test_what_only_tells_names_nobody(text: str) -> None:
    assert described(text, 0) == (0, 0)


@pytest.mark.parametrize("name", ["14 thôn chưa có nhà văn hóa", "Các thôn đang xây dựng cầu treo"])
def test_some_of_a_headings_many_bear_their_item(name: str) -> None:
    given = f"{name} phải gửi danh sách về Sở Tài chính trước ngày 20/12/2026."
    body = f"1. UBND các xã, phường\na) Rà soát hồ sơ.\nb) {given}"
    borne = [task.assignees for task in parse(f"{HEAD}{body}\n{FOOT}").drafts]
    assert borne == [("UBND các xã, phường",), (name,)]


@pytest.mark.parametrize(
    "item",
    [
        "Phòng Lưu trữ trong khi chờ kho mới, tăng cường bảo quản; lập danh mục trước ngày 20/12/2026.",
        "Phòng Lưu trữ, trên cơ sở hồ sơ được duyệt, niêm yết danh sách trước ngày 20/12/2026.",
        "Giao Phòng Lưu trữ yêu cầu nhà thầu lắp lại giá kệ trước ngày 20/12/2026.",
    ],
)
def test_a_circumstance_or_an_order_passed_on_leaves_its_subject_in_charge(item: str) -> None:
    borne = [task.assignees for task in parse(f"{HEAD}1. {item}\n{FOOT}").drafts]
    assert set(borne) == {("Phòng Lưu trữ",)}


@pytest.mark.parametrize(
    ("others", "names"),
    [
        ("STC, UBND các xã, phường", ("STC", "UBND các xã, phường")),
        ("BQL và Phòng Kế toán", ("BQL", "Phòng Kế toán")),
        ("khoa Gây mê hồi sức, khoa Nội tiết niệu", ("khoa Gây mê hồi sức", "khoa Nội tiết niệu")),
        ("các nhà mạng, Điện lực An Phú", ("các nhà mạng", "Điện lực An Phú")),
    ],
)
def test_with_whom_work_is_done(others: str, names: tuple[str, ...]) -> None:
    assert cooperators(f"Văn phòng chủ trì, phối hợp với {others} rà soát danh sách.") == names
