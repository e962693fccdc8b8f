from datetime import date

import pytest

from directives.parse import parse
from tests.directives.letters import DIGEST, PLAN, SHORT, TWO_COLUMNS


def test_a_head_in_two_columns_is_read_out_of_one_line() -> None:
    found = parse(TWO_COLUMNS)
    assert (found.number, found.symbol, found.issued) == ("412/SNV-CCVC", "SNV-CCVC", date(2025, 3, 5))
    assert found.issuer == "Sở Nội vụ tỉnh Hải Lăng"
    assert found.subject == "rà soát hồ sơ công chức, viên chức năm 2025"
    assert found.signer == "Trần Quốc Bảo"
    assert found.addressees == ("Các sở, ban, ngành", "Ủy ban nhân dân các huyện, thị xã, thành phố")


def test_a_plan_has_its_title_for_a_subject() -> None:
    found = parse(PLAN)
    assert (found.issuer, found.subject) == (
        "Ủy ban nhân dân huyện Phú Lộc",
        "Chuyển đổi số huyện Phú Lộc năm 2026",
    )
    assert found.signer == "Lê Thị Thu Hằng"


def test_a_blank_number_leaves_the_symbol_and_a_blank_day_the_date_out() -> None:
    found = parse(SHORT)
    assert (found.number, found.symbol, found.issued) == (None, "SYT-VP", None)
    assert found.signer == "Ngô Văn Thắng"


def test_a_digest_names_the_letter_and_its_reporter_is_no_signer() -> None:
    found = parse(DIGEST)
    assert (found.number, found.issued) == ("915/SYT-NVY", date(2025, 3, 12))
    assert (found.issuer, found.signer) == ("Sở Y tế tỉnh Sông Hậu", None)
    assert found.subject == "phòng, chống bệnh sởi"  # the letter's own words, not the page's title


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("BỘ NỘI VỤ\nSố: 5/BNV-TCBC\nHà Nội, ngày 3 tháng 4 năm 2024\n", "Bộ Nội vụ"),
        ("Số: 7/SYT-VP\nNinh Thuận, ngày 3 tháng 4 năm 2024\n", "Sở Y tế tỉnh Ninh Thuận"),
        (
            "BỘ TÀI NGUYÊN VÀ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
            "Số: 9/BTNMT-VP | Hà Nội, ngày 3 tháng 4 năm 2024 |\n",
            "Bộ Tài nguyên và Môi trường",
        ),
        (
            "ĐẢNG ỦY XÃ BÌNH AN\nVĂN PHÒNG\nSố 12-CV/VPĐU\nBình An, ngày 3 tháng 4 năm 2024\n",
            "Văn phòng Đảng ủy xã Bình An",
        ),
        (
            "UBND THÀNH PHỐ HÀ NỘI\nSỞ DU LỊCH\nSố: 3/SDL-VP\nHà Nội, ngày 22\ntháng 7 năm 2024\n",
            "Sở Du lịch Thành phố Hà Nội",
        ),
    ],
)
def test_the_issuer_is_written_out(head: str, issuer: str) -> None:
    found = parse(head + "\nKính gửi: Các phòng.\n\nĐề nghị các phòng báo cáo.\n")
    assert found.issuer == issuer
    assert found.issued is not None


def test_a_number_that_a_scan_spoilt_is_not_guessed() -> None:
    found = parse("Số: §Ø0 /TCT-TTr\nHà Nội, ngày AF tháng 4 năm 2016\nKính gửi: Cục Thuế các tỉnh.\n")
    assert (found.number, found.symbol, found.issued) == (None, "TCT-TTr", None)


def test_a_document_that_is_replaced_is_named() -> None:
    text = "Kính gửi: Các phòng.\n\nCông văn này thay thế Công văn số 15/SYT-VP ngày 02/3/2024.\n"
    assert parse(text).replaces == ("15/SYT-VP",)


def test_a_day_in_what_a_letter_is_about_is_not_its_own() -> None:
    about = "V/v đính chính Kế hoạch số 48/KH-SXD ngày 20 tháng 01 năm 2026"
    head = f"SỞ XÂY DỰNG TỈNH AN PHÚ\nSố: 12/SXD-VP\n{about}\nAn Phú, ngày 12 tháng 02 năm 2026\n\n"
    found = parse(head + "Kính gửi: Các phòng.\n\nSở đính chính một số nội dung.\n")
    assert (found.issued, found.subject) == (date(2026, 2, 12), about.removeprefix("V/v "))


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ('"V/v phòng dịch"', "phòng dịch"),
        ("“V/v phòng dịch”", "phòng dịch"),
        ("Vv: phòng dịch", "phòng dịch"),
        ("V/v phong trào “Xanh”", "phong trào “Xanh”"),
    ],
)
def test_marks_of_quotation_around_what_a_letter_is_about_are_none_of_it(about: str, subject: str) -> None:
    head = f"SỞ XÂY DỰNG TỈNH AN PHÚ\nSố: 12/SXD-VP\n{about}\nAn Phú, ngày 12 tháng 02 năm 2026\n\n"
    assert parse(head + "Kính gửi: Các xã.\n\nSở đề nghị rà soát.\n").subject == subject
