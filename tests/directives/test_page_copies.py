"""Letters as pages on the net give them, with little of their heads; whom their sentences ask."""

from datetime import date

import pytest

from directives.parse import parse
from tests.directives.test_generated_letters import FOOT
from tests.directives.test_who_bears import ADDRESSED

ASKED = "Giao Sở Xây dựng rà soát, báo cáo UBND tỉnh trước ngày 20/5/2024.\n"


def test_the_headline_over_a_letter_without_letterhead_is_what_it_is_about() -> None:
    title = "Báo cáo công tác chuẩn bị sách giáo khoa đầu năm học"
    text = (
        f"{title}\n\nKính gửi: Các Sở Giáo dục và Đào tạo\n\nBộ Giáo dục và Đào tạo yêu cầu các Sở báo cáo "
        "trước ngày 20/8/2024.\n"
    )
    directive = parse(text)
    assert (directive.subject, directive.issuer) == (title, "Bộ Giáo dục và Đào tạo")


def test_a_head_in_few_lines_is_read_up_to_the_greeting_within_a_line() -> None:
    text = (
        "Công văn 271/VPCP-NN năm 2024 quản lý đê điều trong mùa lũ do Văn phòng Chính phủ ban hành. "
        "VĂN PHÒNG CHÍNH PHỦ ----\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ----\n"
        "Số: 271/VPCP-NN V/v quản lý đê điều trong mùa lũ\n"
        "Hà Nội, ngày 05 tháng 4 năm 2024 Kính gửi: Bộ Nông nghiệp và Môi trường.\n"
        "Thủ tướng Chính phủ giao Bộ Nông nghiệp và Môi trường báo cáo trước ngày 20/5/2024.\n"
    )
    directive = parse(text)
    assert directive.number == "271/VPCP-NN"
    assert directive.issued == date(2024, 4, 5)
    assert directive.subject == "quản lý đê điều trong mùa lũ"
    assert directive.addressees == ("Bộ Nông nghiệp và Môi trường",)


def test_day_kind_and_title_in_one_line_are_read_where_the_number_stands_above() -> None:
    text = (
        "Quyết định 512/QĐ-BYT năm 2025. BỘ Y TẾ -----\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc -----\nSố: 512/QĐ-BYT\n"
        "Hà Nội, ngày 12 tháng 3 năm 2025 QUYẾT ĐỊNH VỀ VIỆC BAN HÀNH MẪU SỔ TIÊM CHỦNG BỘ TRƯỞNG BỘ Y TẾ\n"
        "Căn cứ Luật Khám bệnh, chữa bệnh;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành mẫu sổ tiêm chủng.\n"
    )
    directive = parse(text)
    assert (directive.number, directive.issued) == ("512/QĐ-BYT", date(2025, 3, 12))
    assert directive.subject == "BAN HÀNH MẪU SỔ TIÊM CHỦNG"


def test_a_body_that_goes_on_in_the_line_of_the_greeting_is_no_addressee() -> None:
    text = (
        "Số: 87/BYT-KCB V/v cấp giấy phép hoạt động\nHà Nội, ngày 02 tháng 4 năm 2025 "
        "Kính gửi: Giám đốc Sở Y tế các tỉnh, thành phố Thực hiện Luật Khám bệnh, chữa bệnh và các văn bản "
        "có liên quan; Bộ Y tế đề nghị "
        "Giám đốc Sở Y tế chỉ đạo các phòng thực hiện các nội dung sau đây:\n"
        "1. Tiếp tục rà soát hồ sơ.\n2. Tổ chức tập huấn cho các cơ sở.\n"
    )
    directive = parse(text)
    assert directive.addressees == ("Giám đốc Sở Y tế các tỉnh, thành phố",)
    assert [draft.assignees for draft in directive.drafts] == [("Giám đốc Sở Y tế",)] * 2


@pytest.mark.parametrize(
    ("source", "number", "issued"),
    [
        ("(Theo Công văn số 1962/UBND-KT, ngày 25/4/2024)", "1962/UBND-KT", date(2024, 4, 25)),
        ("Xem chi tiết tại Công văn 369/UBND-KT", "369/UBND-KT", None),
    ],
)
def test_a_page_names_its_letter_in_its_last_line(source: str, number: str, issued: date | None) -> None:
    text = (
        "Insert title here\nTHÔNG TIN Ý KIẾN\nHưng Yên\n\nKiến nghị về đất đai của các hộ dân ven sông\n\n"
        f"THÔNG TIN PHẢN HỒI\n\nUBND tỉnh có ý kiến như sau:\n\n{ASKED}\n{source}\n"
    )
    directive = parse(text)
    assert (directive.number, directive.issued) == (number, issued)
    assert directive.subject == "Kiến nghị về đất đai của các hộ dân ven sông"
    assert directive.issuer == "Ủy ban nhân dân tỉnh Hưng Yên"


def test_a_digest_takes_the_year_of_its_day_from_the_month_it_tells_of() -> None:
    text = (
        "in trang\nHướng dẫn nội dung tuyên truyền tháng 4/2015\n\nNgày 06/4, Đảng ủy Sở Y tế ban hành "
        "văn bản số 391-CV/ĐU hướng dẫn nội dung tuyên truyền tháng 4/2015.\n\nTheo đó, Đảng ủy Sở Y tế "
        "yêu cầu Cấp ủy các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề. Cụ thể:\n\n"
        "Tập trung vào các ngày lễ lớn.\n"
    )
    directive = parse(text)
    assert directive.issued == date(2015, 4, 6)
    assert directive.subject == "Hướng dẫn nội dung tuyên truyền tháng 4/2015"
    assert [draft.assignees for draft in directive.drafts] == [("Cấp ủy các chi bộ trực thuộc",)]


def test_office_and_name_of_the_signer_stand_in_one_line() -> None:
    signed = "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Huỳnh Thanh Lam (đã ký)"
    text = f"{ADDRESSED}Kính gửi: Các sở, ngành.\n\n{ASKED}\n{signed}\n"
    assert parse(text).signer == "Huỳnh Thanh Lam"


def test_the_first_that_a_letter_asks_of_all_counts_beside_what_it_gives_to_one() -> None:
    head = ADDRESSED + "Kính gửi: Các Sở Giáo dục và Đào tạo.\n\n"
    body = (
        "Để thống nhất cách làm, Bộ đề nghị các Sở Giáo dục và Đào tạo lập danh sách giáo viên cốt cán.\n\n"
        "Đối với các môn học tự chọn, Văn phòng Bộ có trách nhiệm hướng dẫn riêng.\n"
    )
    drafts = parse(f"{head}{body}\n{FOOT}").drafts
    assert [draft.assignees[0] for draft in drafts] == ["các Sở Giáo dục và Đào tạo", "Văn phòng Bộ"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bộ Nội vụ gấp rút hoàn thiện hồ sơ gửi Văn phòng.",
        "Trên cơ sở đề nghị của các đơn vị, Bộ Nội vụ mau chóng hoàn thiện hồ sơ.",
        "Bộ Nội vụ, cơ quan thường trực của Ban Chỉ đạo, soạn quy chế.",
    ],
)
def test_who_begins_a_sentence_of_a_paragraph_does_it_whatever_the_verb(sentence: str) -> None:
    head = ADDRESSED + "Kính gửi: Các bộ, ngành.\n\n"
    drafts = parse(f"{head}Giao Bộ Y tế rà soát.\n\n{sentence}\n\n{FOOT}").drafts
    assert drafts[-1].assignees == ("Bộ Nội vụ",)


def test_closing_lines_contacts_and_topics_alone_give_no_tasks() -> None:
    text = (
        "Kính gửi: Các Sở Y tế\n\n1. Về thời gian cấp đổi sổ tiêm chủng (mẫu 01) tại các trạm y tế.\n"
        "Các Sở Y tế rà soát sổ đã cấp.\nĐiện thoại: 0200 000; Email: so@vidu.vn.\n"
        "Cục Phòng bệnh trả lời các đơn vị được biết, thực hiện.\n"
        "Các Ông/Bà: Chánh Văn phòng Bộ Y tế, Giám đốc Sở Y tế chịu trách nhiệm thi hành quyết định này./.\n"
    )
    assert [draft.content for draft in parse(text).drafts] == ["Các Sở Y tế rà soát sổ đã cấp."]


def test_the_capital_bears_what_stands_under_it() -> None:
    text = "1. Đối với Thủ đô Hà Nội\n- Rà soát quy hoạch các bến xe.\n- Tổ chức lại các tuyến xe buýt.\n"
    assert [draft.assignees for draft in parse(text).drafts] == [("Thủ đô Hà Nội",)] * 2
