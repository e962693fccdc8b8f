"""What a task says can be understood without its document."""

import pytest

from directives.parse import parse

_HEAD = """ỦY BAN NHÂN DÂN
TỈNH NAM SƠN
-------
Số: 214/UBND-TH
Nam Sơn, ngày 03 tháng 8 năm 2026
V/v báo cáo tình hình nhà ở sau bão

Kính gửi: Sở Xây dựng.

"""
_FOOT = "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Thụ\n"


def contents(body: str) -> list[str]:
    """What each draft says of a letter with this body."""
    return [draft.content for draft in parse(_HEAD + body + _FOOT).drafts]


def test_what_a_list_only_names_is_said_with_the_order_that_ends_in_a_colon() -> None:
    told = contents(
        "1. Sở Xây dựng tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/8/2026 các số liệu:\n"
        "- Số nhà bị tốc mái;\n- Số nhà phải xây lại;\n- Kinh phí đã hỗ trợ,...\n"
        "2. Sở Xây dựng chủ trì kiểm tra các công trình ven sông trước ngày 25/8/2026.\n"
    )
    assert told[0].endswith("các số liệu: số nhà bị tốc mái; số nhà phải xây lại; kinh phí đã hỗ trợ.")
    assert len(told) == 2


def test_a_long_list_is_cut_and_shows_it() -> None:
    items = "".join(f"- Số liệu của nhóm công trình thứ {n}, kèm bản đồ và danh mục;\n" for n in range(1, 15))
    told = contents(f"1. Sở Xây dựng báo cáo trước ngày 20/8/2026 các nội dung:\n{items}")
    assert told[0].endswith("; …")
    assert len(told[0]) < 600


def test_items_that_are_tasks_are_not_said_twice() -> None:
    told = contents(
        "1. Giao Sở Xây dựng thực hiện các việc sau trước ngày 20/8/2026:\n"
        "- Rà soát nhà ở ven sông;\n- Lập danh sách hộ phải di dời;\n"
    )
    assert sum("Lập danh sách hộ phải di dời" in one for one in told) == 1


def test_an_item_that_is_a_thing_says_what_is_to_be_done_with_it() -> None:
    told = contents(
        "1. Sở Xây dựng khẩn trương thống kê, báo cáo các nội dung sau:\n"
        "(1) Số hộ có nhà bị sập cần phải xây lại.\n(2) Tổng kinh phí cần hỗ trợ sửa chữa nhà.\n"
    )
    assert told
    for one in told:
        assert "thống kê, báo cáo các nội dung" in one


def test_a_body_broken_before_its_level_is_one_name() -> None:
    told = contents(
        "2. Giao Sở Xây dựng\n- Tham mưu Ủy ban nhân dân\nThành phố xem xét trách nhiệm đơn vị chậm.\n"
    )
    assert told == ["Tham mưu Ủy ban nhân dân Thành phố xem xét trách nhiệm đơn vị chậm."]


@pytest.mark.parametrize("line", ["Giao Sở Xây dựng", "Đề nghị UBND các xã, phường", "Yêu cầu: Sở Y tế"])
def test_a_line_that_only_says_to_whom_is_no_task(line: str) -> None:
    told = contents(f"1.1. {line}\nKhẩn trương rà soát dữ liệu số nhà trước ngày 20/8/2026.\n")
    assert len(told) == 1
    assert "rà soát dữ liệu" in told[0]


@pytest.mark.parametrize(
    ("order", "who"),
    [
        (
            "Địa phương phải xin ý kiến của cấp có thẩm quyền thì phải nêu rõ quan điểm.",
            "Địa phương",
        ),
        (
            "Phó Chủ tịch UBND tỉnh Lê Văn Thụ đi kiểm tra các xã ven sông.",
            "Phó Chủ tịch UBND tỉnh Lê Văn Thụ",
        ),
    ],
)
def test_no_name_takes_in_what_its_body_has_to_do(order: str, who: str) -> None:
    drafts = parse(f"{_HEAD}1. {order}\n{_FOOT}").drafts
    names = [name for draft in drafts for name in draft.assignees]
    assert names
    assert all(name.endswith(who) for name in names)
