"""What stands upon a letter's head and is no part of it, and heads that a page or a scan has run together."""

from datetime import date

import pytest

from directives.parse import parse

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nKính gửi: Các đơn vị.\n\nĐề nghị các đơn vị báo cáo trước ngày 20/8/2024.\n"
DATED = "Hưng Yên, ngày 03 tháng 7 năm 2024\n"


@pytest.mark.parametrize(
    "stamp", ["HỎA TỐC", "KHẨN", "(THƯỢNG KHẨN)", "HOẢ TỐC HẸN GIỜ", "Hỏa tốc", "HỎA TỐC: 16h00"]
)
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_a_stamp_of_urgency_is_no_part_of_issuer_and_subject(stamp: str, at: int) -> None:
    head = ["UBND TỈNH HƯNG YÊN", "SỞ Y TẾ", "Số: 5/SYT-NVY", "V/v phòng, chống dịch"]
    found = parse("\n".join([*head[:at], stamp, *head[at:], DATED]) + BODY)
    assert (found.issuer, found.subject) == ("Sở Y tế tỉnh Hưng Yên", "phòng, chống dịch")
    assert found.number == "5/SYT-NVY"


def test_a_stamp_of_urgency_beside_a_telegrams_kind_is_no_part_of_it() -> None:
    head = f"ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN\n{MOTTO}Số: 5/CĐ-UBND\n{DATED}"
    found = parse(f"{head}CÔNG ĐIỆN KHẨN\nVề việc ứng phó bão số 3\n{BODY}")
    assert (found.issuer, found.subject) == ("Ủy ban nhân dân tỉnh Hưng Yên", "ứng phó bão số 3")


@pytest.mark.parametrize("office", ["BỆNH VIỆN MINH TÂN", "VĂN PHÒNG HUYỆN ỦY MINH TÂN"])
def test_the_office_on_a_stamp_of_arrival_is_not_the_issuer(office: str) -> None:
    stamp = f"{office}\nĐẾN Số: 412\nNgày: 19/10/2020\nChuyển: .....\n"
    found = parse(f"UBND TỈNH HƯNG YÊN\nSỞ Y TẾ\n{MOTTO}{stamp}Số: 5/SYT-KH\n{DATED}{BODY}")
    assert (found.issuer, found.number, found.issued) == (
        "Sở Y tế tỉnh Hưng Yên",
        "5/SYT-KH",
        date(2024, 7, 3),
    )


@pytest.mark.parametrize("stamp", ["ĐẾN?”Ngày:. p/I", "ĐẾN ®- man\nNgày..2Š.|..L2026..."])
def test_a_stamp_of_arrival_that_was_misread_is_no_title(stamp: str) -> None:
    head = f"UBND TỈNH HƯNG YÊN\n{MOTTO}Số: 5/QĐ-UBND\n{DATED}QUYẾT ĐỊNH\n\n{stamp}\n\n"
    title = "Phê chuẩn kết quả bầu chức vụ Chủ tịch\n\nỦy ban nhân dân xã Minh Tân\n"
    found = parse(f"{head}{title}CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nĐiều 1. Giao Sở Nội vụ thực hiện.\n")
    assert found.subject == "Phê chuẩn kết quả bầu chức vụ Chủ tịch Ủy ban nhân dân xã Minh Tân"


@pytest.mark.parametrize(
    "masthead",
    [
        "TRƯỜNG MẦM NON MINH TÂN\nGiới thiệu | Tin tức | Thư viện ảnh\n",
        "UBND XÃ MINH TÂN\nTin tức - Sự kiện\n",
        "Trang chủ » Tin chỉ đạo điều hành\n",
    ],
)
def test_the_masthead_of_the_page_that_posts_a_letter_is_not_its_issuer(masthead: str) -> None:
    posted = "V/v báo cáo bán trú\nĐăng bởi: admin - 03/01/2020 07:58\n\nKính gửi: Các trường\n\n"
    body = (
        "Phòng GD&ĐT thị xã Minh Hà đã có văn bản.\nPhòng GD&ĐT đề nghị các trường báo cáo trước ngày 6/1.\n"
    )
    found = parse(masthead + "\n" + posted + body)
    assert (found.issuer, found.subject) == (
        "Phòng Giáo dục và Đào tạo thị xã Minh Hà",
        "báo cáo bán trú",
    )


def test_a_notice_whose_kind_is_also_a_sections_name_keeps_its_letterhead() -> None:
    head = f"UBND HUYỆN MINH TÂN\n{MOTTO}Số: 5/TB-UBND\nTHÔNG BÁO\n"
    found = parse(f"{head}Về lịch tiếp công dân\n\nUBND huyện thông báo:\n")
    assert (found.issuer, found.subject) == ("Ủy ban nhân dân huyện Minh Tân", "Về lịch tiếp công dân")


@pytest.mark.parametrize(
    ("head", "number", "issuer"),
    [
        ("TỔNG CỤC HẢI QUAN CỤC HẢI QUAN TỈNH HƯNG YÊN", "5/HQHY-NV", "Cục Hải quan tỉnh Hưng Yên"),
        (
            "BẢO HIỂM XÃ HỘI VIỆT NAM BẢO HIỂM XÃ HỘI TỈNH HƯNG YÊN",
            "5/BHXH-TST",
            "Bảo hiểm xã hội tỉnh Hưng Yên",
        ),
        ("TONG CỤC THUÊ\nCỤC THUẾ TỈNH HƯNG YÊN", "5/CT-KTT1", "Cục Thuế tỉnh Hưng Yên"),
        ("CÔNG TY ĐIỆN LỰC MINH TÂN\nĐIỆN LỰC HẢI SƠN", "5/ĐLHS - KD", "Điện lực Hải Sơn"),
        ("HẠT KIỂM LÂM AN BIÊN", "5 / HKL- TT", "Hạt Kiểm lâm An Biên"),
    ],
)
def test_the_last_body_of_a_letterhead_speaks(head: str, number: str, issuer: str) -> None:
    found = parse(f"{head}\n{MOTTO}Số: {number}\n{DATED}{BODY}")
    assert (found.issuer, found.number) == (issuer, number.replace(" ", ""))


def test_who_decides_is_no_part_of_a_decisions_title() -> None:
    title = (
        "NGHỊ QUYẾT\nVỀ KẾT QUẢ GIÁM SÁT NƯỚC SẠCH\nHỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN\nKHÓA X\nCăn cứ Luật;\n"
    )
    found = parse(
        f"HỘI ĐỒNG NHÂN DÂN\nTỈNH HƯNG YÊN\n{MOTTO}Số: 5/NQ-HĐND\n{DATED}{title}Điều 1. Tán thành.\n"
    )
    assert found.subject == "VỀ KẾT QUẢ GIÁM SÁT NƯỚC SẠCH"


def test_an_annex_alone_has_number_and_day_of_the_plan_it_belongs_to() -> None:
    title = "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ NĂM 2024\n"
    whole = "(Kèm theo Kế hoạch số 118/KH-SYT ngày 04/9/2024 của Sở Y tế\ntỉnh Hưng Yên)\n"
    found = parse(title + whole)
    assert (found.number, found.symbol, found.issued) == ("118/KH-SYT", "KH-SYT", date(2024, 9, 4))
    blank = parse(title + whole.replace("118", "     "))
    assert (blank.number, blank.issued) == (None, None)


@pytest.mark.parametrize(
    ("speaker", "number", "issuer"),
    [
        ("Chủ tịch UBND huyện", "415/UBND-NN", "Ủy ban nhân dân huyện Minh Tân"),
        ("UBND xã", None, None),
    ],
)
def test_a_letter_that_a_page_passes_on_is_its_issuers(
    speaker: str, number: str | None, issuer: str | None
) -> None:
    text = "Thực hiện Công văn số 415/UBND-NN ngày 08/3/2024 của UBND huyện Minh Tân về tiêm phòng đợt 1,"
    found = parse(
        f"Tiêm phòng đàn gia súc\n\n{text} theo đó {speaker} yêu cầu các thôn lập danh sách trước 15/3.\n"
    )
    assert found.number == number
    assert issuer is None or found.issuer == issuer


def test_a_surname_without_its_mark_is_a_signers_beside_the_receivers() -> None:
    foot = "Noi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT. Trinh Minh Thắng\n"
    found = parse(f"UBND TỈNH HƯNG YÊN\nSỞ Y TẾ\n{MOTTO}Số: 5/SYT-KH\n{DATED}{BODY}{foot}")
    assert found.signer == "Trinh Minh Thắng"
