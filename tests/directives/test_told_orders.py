"""Posted texts that tell of orders: whoever is ordered is asked, and not who orders."""

from datetime import date

import pytest

from directives.parse import parse


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Về việc này, UBND thành phố đã giao Sở Y tế rà soát kho thuốc trước ngày 10/3/2026.", ("Sở Y tế",)),
        (
            "Theo đó, Chủ tịch UBND tỉnh chỉ đạo Ban Chỉ huy quân sự các huyện thực hiện ngay việc di dân.",
            ("Ban Chỉ huy quân sự các huyện",),
        ),
        (
            "Giám đốc Sở Nội vụ yêu cầu Chi cục Văn thư, Ban Thi đua lập danh mục trước ngày 12/3/2026.",
            ("Chi cục Văn thư", "Ban Thi đua"),
        ),
        (
            "UBND các xã giao Trạm Y tế là đầu mối lập danh sách, gửi Sở Y tế trước ngày 15/3/2026.",
            ("UBND các xã",),
        ),
        (
            "Tất cả các phòng, ban, UBND các xã; Báo cáo kết quả gửi UBND huyện trước ngày 15/3/2026.",
            ("các phòng, ban", "UBND các xã"),
        ),
        ("Sở Y tế chỉ đạo các bệnh viện trực cấp cứu, hoàn thành trước ngày 10/3/2026.", ("Sở Y tế",)),
    ],
)
def test_whom_a_posted_text_says_that_an_authority_orders(told: str, asked: tuple[str, ...]) -> None:
    text = "Tin hoạt động\nNgày 02/3/2026, UBND tỉnh ban hành Công văn số 88/UBND-VX về việc phòng dịch.\n"
    [task] = parse(f"{text}{told}\n").drafts
    assert task.assignees == asked


def test_an_earlier_order_that_a_letter_recites_is_no_order_of_its_own() -> None:
    text = "Tin hoạt động\nNgày 02/3/2026, UBND tỉnh ban hành Công văn số 88/UBND-VX về việc phòng dịch.\n"
    told = "UBND tỉnh đã giao Sở Y tế tại Công văn số 12/UBND-VX báo cáo trước ngày 10/02/2026.\n"
    assert not parse(f"{text}{told}").drafts


def test_a_sentence_without_a_subject_goes_on_with_the_paragraph_before() -> None:
    tasks = parse(
        "Ngày 02/3/2026 UBND tỉnh ban hành Công văn số 88/UBND-VX về việc phòng dịch.\n\n"
        "Theo đó UBND tỉnh giao các sở, ban, ngành lập danh sách gửi về UBND tỉnh trước ngày 05/3/2026.\n\n"
        "Công an tỉnh, Sở Y tế cập nhật tình hình, báo cáo UBND tỉnh.\n\n"
        "Báo cáo nhanh gửi trước 14h00 ngày 13/3/2026.\n"
    ).drafts
    assert tasks[-1].assignees == ("Công an tỉnh", "Sở Y tế")


def test_a_number_without_its_symbol_and_a_day_without_its_year() -> None:
    read = parse(
        "Theo dự báo lúc 10 giờ ngày 18.5.2026, có mưa to. Ngày 18.5, UBND tỉnh có Công điện số 1510, về việc"
        " phòng, chống tố lốc.\n\nUBND tỉnh giao Sở Công Thương kiểm tra các hồ thủy điện.\n"
    )
    assert (read.number, read.issued, read.subject) == ("1510", date(2026, 5, 18), "phòng, chống tố lốc")
