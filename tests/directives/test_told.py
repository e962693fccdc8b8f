"""Posted texts that tell of a directive, and heads that a page or a scan has spoilt; names are invented."""

from datetime import date

import pytest

from directives.parse import parse

TASK = "\nCác đơn vị rà soát toàn bộ và báo cáo kết quả thực hiện trước ngày 20/8/2024.\n"
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thủ tướng Chính phủ Phạm Văn Bình vừa ký Công điện số 7/CĐ-TTg về phòng bão.",
            "Thủ tướng Chính phủ",
        ),
        ("Thủ tướng Lê Minh Sơn yêu cầu các bộ rà soát quy hoạch.", "Thủ tướng Chính phủ"),
        ("Phó Thủ tướng Trần Văn Nam vừa ký Quyết định số 12/QĐ-TTg về đề án.", "Thủ tướng Chính phủ"),
        ("Bộ trưởng Bộ Y tế Lê Thị Hoa vừa ký văn bản về việc giám sát dịch sởi.", "Bộ Y tế"),
        ("Văn phòng Chính phủ vừa có công văn số 23/VPCP-TH gửi các bộ.", "Văn phòng Chính phủ"),
        (
            "Chủ tịch UBND tỉnh Hưng Yên Trần Văn Bình vừa ký Chỉ thị khẩn về việc ứng phó mưa lũ.",
            "Ủy ban nhân dân tỉnh Hưng Yên",
        ),
        ("UBND TP Huế vừa có công văn gửi các phường về việc thoát nước.", "Ủy ban nhân dân Thành phố Huế"),
        (
            "Lào Cai: Phòng cháy rừng\n\nNgày 5/8/2024, UBND tỉnh có Công văn số 7/UBND-NC về cháy rừng.",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        ("Hà Nội yêu cầu các phường rà soát chung cư\n", "Ủy ban nhân dân Thành phố Hà Nội"),
        (
            "UBND tỉnh vừa ban hành Công văn số 8/UBND-VX về khám bệnh.\n\nĐiện lực Hưng Yên khám.",
            "Ủy ban nhân dân tỉnh Hưng Yên",
        ),
        (
            "Đó là chỉ đạo của UBND tỉnh Hưng Yên về đẩy nhanh tiến độ tiêm chủng.",
            "Ủy ban nhân dân tỉnh Hưng Yên",
        ),
        ("Sở Y tế\nđề nghị các trung tâm tỉnh Hưng Yên rà soát thuốc.", "Sở Y tế tỉnh Hưng Yên"),
    ],
)
def test_the_body_that_a_posted_text_tells_of_is_the_issuer(text: str, issuer: str) -> None:
    assert parse(text + "\n" + TASK).issuer == issuer


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa ban hành Công văn số 8/UBND-VX.\n\nĐiện lực Hưng Yên và Báo Lào Cai cùng dự.\n",
        "Hà Nội đón khách\n\nNgày 5/8/2024, UBND tỉnh có Công văn số 8/UBND-VX về du lịch.\n",
    ],
)
def test_a_province_that_may_be_another_is_not_put_to_a_council(text: str) -> None:
    assert parse(text + TASK).issuer == "Ủy ban nhân dân tỉnh"


def test_a_directive_told_of_as_earlier_is_not_this_one() -> None:
    text = "Trước đó, Bộ Y tế đã ban hành Công văn số 11/BYT-DP. Sở Y tế Hưng Yên yêu cầu các trạm báo cáo.\n"
    found = parse(text + TASK)
    assert (found.number, found.issuer) == (None, "Sở Y tế tỉnh Hưng Yên")


def test_a_page_that_bears_the_letters_own_title_gives_number_day_and_body() -> None:
    found = parse(
        "Kết luận số 9-KL/TW\n\nKết luận số 9-KL/TW ngày 11/3/2024 của Ban Bí thư về công tác nhà giáo\n"
        + TASK
    )
    assert (found.number, found.issued, found.issuer) == ("9-KL/TW", date(2024, 3, 11), "Ban Bí thư")
    assert found.subject == "công tác nhà giáo"


def test_a_title_that_says_by_whom_names_the_issuer() -> None:
    found = parse("Công văn 512/TCT-CS V/v hóa đơn điện tử do Tổng cục Thuế ban hành\n" + TASK)
    assert (found.number, found.issuer, found.subject) == ("512/TCT-CS", "Tổng cục Thuế", "hóa đơn điện tử")


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def test_the_stamp_of_an_electronic_signature_is_no_part_of_the_head() -> None:
    stamp = "Ký bởi: Sở Xây dựng\nEmail: a@b.vn\nThời gian ký: 03.07.2024 10:00\n\n"
    text = f"{stamp}UBND TỈNH HƯNG YÊN\nSỞ XÂY DỰNG\n{MOTTO}Số: 5/SXD-VP\n"
    text += f"V/v kiểm tra nhà ở\n\nKính gửi: Các xã.\n{TASK}"
    found = parse(text)
    assert (found.issuer, found.subject) == ("Sở Xây dựng tỉnh Hưng Yên", "kiểm tra nhà ở")


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN", "Số: 5/TCHQ-VP", "Tổng cục Hải quan"),
        ("BỘ TÀI CHÍNH\nTONG CYC THUE", "Số: 5/TCT-VP", "Tổng cục Thuế"),
        ("NGÂN\nHÀNG NHÀ NƯỚC", "Số: 5/CT-NHNN", "Ngân hàng Nhà nước Việt Nam"),
        ("THỦ TƯỚNG\nCHÍNH PHỦ", "Số: 5/CĐ-TTg", "Thủ tướng Chính phủ"),
    ],
)
def test_a_spoilt_letterhead_still_names_its_body(head: str, number: str, issuer: str) -> None:
    text = f"{head}\n{MOTTO}{number}\nHà Nội, ngày 03 tháng 7 năm 2024\n\nKính gửi: Các đơn vị.\n{TASK}"
    assert parse(text).issuer == issuer


def test_a_telegram_is_read_with_its_hour_and_its_receivers() -> None:
    text = (
        f"BỘ XÂY DỰNG\n{MOTTO}CÔNG\nĐIỆN\nVỀ\nVIỆC ỨNG PHÓ BÃO SỐ 3\n"
        "Số 7/CĐ-BXD, Hà Nội, hồi 8 giờ 30 phút ngày 03 tháng 7 năm 2024\n\n"
        f"Điện:\n- Sở Xây dựng các tỉnh;\n- Cục Giám định.\n{TASK}"
    )
    found = parse(text)
    assert (found.number, found.issued) == ("7/CĐ-BXD", date(2024, 7, 3))
    assert found.addressees == ("Sở Xây dựng các tỉnh", "Cục Giám định")
    assert found.subject == "ỨNG PHÓ BÃO SỐ 3"


def test_a_symbol_may_have_a_blank_before_the_letters_of_a_school() -> None:
    text = f"TRƯỜNG THPT MINH TÂN\n{MOTTO}Số: 45/TB-THPT MT\nHà Nội, ngày 03 tháng 7 năm 2024\n"
    text += f"THÔNG BÁO\nVề lịch họp\n{TASK}"
    assert parse(text).number == "45/TB-THPTMT"


def test_a_school_that_draws_up_its_plan_is_the_issuer() -> None:
    text = "KẾ HOẠCH\nTriển khai thực hiện an toàn trường học\n\nCăn cứ kế hoạch năm học;\n\n"
    found = parse(f"{text}Trường THPT Minh Tân xây dựng Kế hoạch như sau:\n{TASK}")
    assert (found.issuer, found.subject) == (
        "Trường THPT Minh Tân",
        "Triển khai thực hiện an toàn trường học",
    )


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        (
            f"Người ký: | Lê Văn Bình |\nBỘ NỘI VỤ\n{MOTTO}Số: 5/BNV-VP\n\nKính gửi: Các sở.\n{TASK}",
            "Lê Văn Bình",
        ),
        (
            f"Bộ trưởng Lê Văn Bình đã ký ban hành Chỉ thị số 5/CT-BNV. Sau đây là toàn văn:\n{TASK}",
            "Lê Văn Bình",
        ),
        (
            f"BỘ NỘI VỤ\n{MOTTO}Số: 5/BNV-VP\n\nKính gửi: Các sở.\n{FOOT}BỘ TRƯỞNG (Đã ký) Lê Văn Bình\n",
            "Lê Văn Bình",
        ),
        (f"Bộ trưởng Lê Văn Bình vừa ký Chỉ thị số 5/CT-BNV về hộ tịch.\n{TASK}", "Lê Văn Bình"),
        (
            f"BỘ NỘI VỤ\n{MOTTO}Số: 5/BNV-VP\n\nKính gửi: Các sở.\n"
            f"Bộ trưởng Lê Văn Bình vừa ký Chỉ thị số 4/CT-BNV.\n{TASK}",
            None,
        ),
    ],
)
def test_who_signed_is_taken_from_the_letter_or_what_stands_for_it(text: str, signer: str | None) -> None:
    assert parse(text).signer == signer
