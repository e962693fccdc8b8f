"""Who signed, where title and name share a line or a digest tells of it; whose letter a digest tells of."""

from datetime import date

import pytest

from directives.parse import parse

_LETTER = """SỞ Y TẾ TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 88/SYT-VP
An Giang, ngày 02 tháng 3 năm 2026
Kính gửi: Trạm Y tế các xã.
Sở Y tế đề nghị các trạm gửi báo cáo trước ngày 20/3/2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
"""


@pytest.mark.parametrize(
    "foot",
    [
        "KT. TỔNG GIÁM ĐỐC PHÓ TỔNG GIÁM ĐỐC Vũ Văn Trọng",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Vũ Văn Trọng",
        "CHỦ TỊCH UBND HUYỆN Vũ Văn Trọng",
        "TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ NỘI VỤ Vũ Văn Trọng",
    ],
)
def test_a_name_in_the_line_of_its_title_signs(foot: str) -> None:
    assert parse(_LETTER + foot).signer == "Vũ Văn Trọng"


def test_a_title_alone_names_no_person() -> None:
    assert parse(f"{_LETTER}TRƯỞNG PHÒNG QUẢN LÝ NHÀ").signer is None


@pytest.mark.parametrize(
    ("told", "issuer", "signer"),
    [
        (
            "Ngày 3/7/2026, ông Vũ Văn Trọng, Phó Chủ tịch UBND tỉnh đã ký công văn đề nghị Sở Y tế báo cáo"
            " trước ngày 20/7/2026.",
            "Ủy ban nhân dân tỉnh",
            "Vũ Văn Trọng",
        ),
        (
            "Thủ tướng Chính phủ Vũ Văn Trọng vừa ký Công điện số 214/CĐ-TTg ngày 19/7/2026 về việc khắc phục"
            " mưa lũ. Thủ tướng yêu cầu Bộ Công an báo cáo trước ngày 30/7/2026.",
            "Thủ tướng Chính phủ",
            "Vũ Văn Trọng",
        ),
        (
            "Ngày 21/01/2026 UBND tỉnh ban hành Công văn số 682/UBND-TH về việc trực Tết. Theo đó giao Sở Y"
            " tế báo cáo trước ngày 30/01/2026.",
            "Ủy ban nhân dân tỉnh",
            None,
        ),
    ],
)
def test_a_digest_says_who_issued_and_who_signed(told: str, issuer: str, signer: str | None) -> None:
    read = parse(f"Tin tức - Sự kiện\n{told}\n")
    assert (read.issuer, read.signer) == (issuer, signer)


def test_a_page_may_keep_number_day_and_title_in_one_line() -> None:
    read = parse(
        "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ -------\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n"
        "Số: 12/QĐ-UBND Phú Thọ, ngày 04 tháng 5 năm 2026 QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH CHƯƠNG TRÌNH BẢO TỒN"
        " CÁC LÀN ĐIỆU HÁT XOAN VÀ DÂN CA CỦA ĐỒNG BÀO TRÊN ĐỊA BÀN TỈNH ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Chương trình.\n"
    )
    assert (read.number, read.issued, read.issuer) == (
        "12/QĐ-UBND",
        date(2026, 5, 4),
        "Ủy ban nhân dân tỉnh Phú Thọ",
    )
    assert read.subject is not None
    assert read.subject.startswith("BAN HÀNH CHƯƠNG TRÌNH BẢO TỒN")
    assert read.subject.endswith("TRÊN ĐỊA BÀN TỈNH")


@pytest.mark.parametrize("press", ["(TTV)- ", "(Báo Mới) – ", ""])
def test_whose_news_it_is_stands_before_the_issuer(press: str) -> None:
    told = f"{press}Sở Công Thương Thanh Hóa thông báo lùi ngày nhận hồ sơ đến ngày 28/3/2026."
    read = parse(f"Lùi ngày nhận hồ sơ\n{told}\nSở đề nghị các đơn vị gửi hồ sơ trước ngày 4/4/2026.\n")
    assert read.issuer == "Sở Công Thương tỉnh Thanh Hóa"
