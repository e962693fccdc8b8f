"""Heads and feet as offices write them; every place and person here is invented or a plain province."""

from datetime import date

import pytest

from directives.parse import parse

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nĐề nghị các đơn vị báo cáo trước ngày 20/8/2024.\n"


def letter(head: str, number: str = "Số: 5/AB-VP", place: str = "Hà Nội", to: str = "Các đơn vị.") -> str:
    return f"{head}\n{MOTTO}{number}\n{place}, ngày 03 tháng 7 năm 2024\n\nKính gửi: {to}\n{BODY}"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("CỤC THUẾ\nTHUẾ TỈNH HƯNG YÊN", "Thuế tỉnh Hưng Yên"),
        ("BỘ CÔNG THƯƠNG\nCỤC THÔNG TIN THỊ TRƯỜNG VÙNG CAO", "Cục Thông tin thị trường Vùng Cao"),
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("CỤC ĐƯỜNG BỘ VIỆT NAM\nKHU QUẢN LÝ ĐƯỜNG BỘ V", "Khu quản lý đường bộ V"),
        ("UBND TỈNH HƯNG YÊN SỞ NN&MT", "Sở Nông nghiệp và Môi trường tỉnh Hưng Yên"),
        ("ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN\nSở Công Thương", "Sở Công Thương tỉnh Hưng Yên"),
        ("TẬP ĐOÀN MINH SƠN\nTỔNG CÔNG TY ĐIỆN LỰC MINH SƠN", "Tổng công ty điện lực Minh Sơn"),
        (
            "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH HƯNG YÊN",
            "Ngân hàng Nhà nước Việt Nam chi nhánh tỉnh Hưng Yên",
        ),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH HƯNG YÊN\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hưng Yên",
        ),
        ("UBND HUYỆN MINH TÂN\nTHANH TRA HUYỆN", "Thanh tra huyện Minh Tân"),
        ("UBND XÃ MINH TÂN\nPHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội xã Minh Tân"),
        ("SỞ Y TẾ HƯNG YÊN\nCHI CỤC DÂN SỐ", "Chi cục Dân số tỉnh Hưng Yên"),
        ("SỞ GD&ĐT HƯNG YÊN\nTRƯỜNG THPT LÝ MINH TÂN", "Trường THPT Lý Minh Tân"),
        ("ỦY BAN NHÂN DÂN\nTĨNH HƯNG YÊN", "Ủy ban nhân dân tỉnh Hưng Yên"),
        ("ỦY BAN NHÂN DÂN\nHUYÊN MINH TÂN", "Ủy ban nhân dân huyện Minh Tân"),
        ("ỦY BAN NHÂN DÂN\nPHUỜNG MINH TÂN", "Ủy ban nhân dân phường Minh Tân"),
        ("TỈNH ỦY HƯNG YÊN BAN NỘI CHÍNH", "Ban Nội chính Tỉnh ủy Hưng Yên"),
        ("BỘ NỘI VỤ CỤC VIỆC LÀM", "Cục Việc Làm"),
        ("UBND TỈNH HƯNG YÊN BAN CHỈ ĐẠO CHUYỂN ĐỔI\nSỐ", "Ban Chỉ đạo Chuyển đổi số tỉnh Hưng Yên"),
        ("UBND TỈNH HƯNG YÊN VĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Hưng Yên"),
        (
            "CÔNG AN TỈNH HƯNG YÊN\nPHÒNG CẢNH SÁT GIAO THÔNG",
            "Phòng Cảnh sát giao thông Công an tỉnh Hưng Yên",
        ),
        ("BỆNH VIỆN TỈNH HƯNG YÊN\nPHÒNG ĐIỀU DƯỠNG", "Phòng Điều dưỡng Bệnh viện tỉnh Hưng Yên"),
        (
            "SỞ Y TẾ TỈNH HƯNG YÊN\nTRUNG TÂM Y TẾ KHU VỰC MINH TÂN",
            "Trung tâm Y tế khu vực Minh Tân tỉnh Hưng Yên",
        ),
    ],
)
def test_the_speaker_of_a_letterhead_is_written_out(head: str, issuer: str) -> None:
    assert parse(letter(head)).issuer == issuer


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("SỞ Y TẾ\nBỆNH VIỆN PHỔI TỈNH", "Bệnh viện phổi tỉnh Hưng Yên"),
        ("SỞ NỘI VỤ\nTRUNG TÂM LƯU TRỮ TỈNH", "Trung tâm lưu trữ tỉnh Hưng Yên"),
    ],
)
def test_a_house_of_the_province_is_named_with_it(head: str, issuer: str) -> None:
    assert parse(letter(head, place="Hưng Yên")).issuer == issuer


@pytest.mark.parametrize(
    ("place", "issuer"),
    [
        ("Nha Trang", "Sở Y tế tỉnh Khánh Hòa"),
        ("TP. Vinh", "Sở Y tế tỉnh Nghệ An"),
        ("Minh Tân", "Sở Y tế"),
    ],
)
def test_a_town_gives_its_province_and_an_unknown_one_none(place: str, issuer: str) -> None:
    assert parse(letter("SỞ Y TẾ", place=place)).issuer == issuer


def test_a_merged_province_is_named_only_before_the_merger() -> None:
    text = letter("SỞ Y TẾ", place="Mỹ Tho")
    assert parse(text).issuer == "Sở Y tế tỉnh Tiền Giang"
    assert parse(text.replace("năm 2024", "năm 2025")).issuer == "Sở Y tế tỉnh Đồng Tháp"


def test_two_provinces_in_a_text_give_none() -> None:
    text = letter("SỞ Y TẾ", place="Minh Tân") + "Tỉnh Hưng Yên, tỉnh Hưng Yên và tỉnh Lào Cai cùng làm.\n"
    assert parse(text).issuer == "Sở Y tế"


def test_a_symbol_of_a_unit_below_the_letterhead_names_the_unit_that_speaks() -> None:
    text = letter("BỘ NỘI VỤ", "Số: 5/KTMT-TH") + "Cục Kiểm tra môi trường yêu cầu các đơn vị thực hiện.\n"
    assert parse(text).issuer == "Cục Kiểm tra môi trường (Bộ Nội vụ)"
    assert parse(text.replace("KTMT", "BNV")).issuer == "Bộ Nội vụ"
    own = text.replace("KTMT", "TB-VP").replace("Cục Kiểm tra môi trường", "Văn phòng Bộ Nội vụ")
    assert parse(own).issuer == "Bộ Nội vụ"


def test_a_numbered_body_right_after_the_list_is_no_addressee() -> None:
    found = parse(letter("BỘ NỘI VỤ", to="\n- Sở Nội vụ;\n- Sở Tài chính.\n1. Rà soát biên chế."))
    assert found.addressees == ("Sở Nội vụ", "Sở Tài chính")


def test_a_sentence_right_after_the_addressee_is_the_body() -> None:
    found = parse(letter("BỘ NỘI VỤ", to="Các sở trong tỉnh\nBộ Nội vụ đề nghị các sở rà soát biên chế."))
    assert found.addressees == ("Các sở trong tỉnh",)


@pytest.mark.parametrize(
    "line",
    [
        "Minh Tân, ngày 03/7/2024",
        "Ngày 3 tháng 7 năm 2024",
        "Minh Tân, ngày 3 tháng 7 nàm 2O24",
        "Minh Tân, ngày\n3\ntháng 7 năm 2024",
        "Minh Tân, ngày 3 tháng\n7\nnăm\n2024",
    ],
)
def test_a_date_is_read_without_its_place_in_figures_and_misread(line: str) -> None:
    assert parse(f"BỘ NỘI VỤ\n{MOTTO}Số: 5/BNV-VP\n{line}\nKính gửi: Các sở.\n{BODY}").issued == date(
        2024, 7, 3
    )


def test_a_date_that_stands_only_above_the_signature_is_the_date_of_issue() -> None:
    foot = "Minh Tân, ngày 3 tháng 7 năm 2024\nCHỦ TỊCH\nLê Văn An\n"
    text = f"UBND XÃ MINH TÂN\nKính gửi: Các thôn.\n{BODY}{foot}"
    assert parse(text).issued == date(2024, 7, 3)


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        ("KT. TRƯỞNG THUẾ TỈNH\nPHÓ TRƯỞNG THUẾ TỈNH\nNgô Minh Tân", "Ngô Minh Tân"),
        ("T/M ĐẢNG ỦY\nTrần Minh Tân", "Trần Minh Tân"),
        ("GIÁM ĐỐC\nĐại tá Trần Minh Tân", "Trần Minh Tân"),
        ("GIÁM ĐỐC\nBSCKII. Y Minh Niê", "Y Minh Niê"),
        ("GIÁM ĐỐC\nH'Lan Niê", "H'Lan Niê"),
        ("GIÁM ĐỐC\nTrần M1nh Cbính", "Trần Minh Chính"),
        ("GIÁM ĐỐC\nNgúyễn Minh Tân", "Nguyễn Minh Tân"),
        ("GIÁM ĐỐC\nHồ Đức Phớc", "Hồ Đức Phớc"),
        ("GIÁM ĐỐC\nTrần Minh\nTân", "Trần Minh Tân"),
        ("GIÁM ĐỐC\nVõ Tân\n\nNơi nhận:\n- Như trên.", "Võ Tân"),
        ('GIÁM ĐỐC\n"Trần Minh Tân', "Trần Minh Tân"),
        ("CHỦ TỊCH\n\nTrần Minh Tân\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.", "Trần Minh Tân"),
        ("TRƯỞNG PHÒNG\n\nNgười lập biểu", None),
    ],
)
def test_the_signer_stands_under_the_title(foot: str, signer: str | None) -> None:
    assert parse(letter("BỘ NỘI VỤ") + foot + "\n").signer == signer


def test_a_title_ends_where_the_plan_begins() -> None:
    title = "KẾ HOẠCH\nTổng vệ sinh môi trường\n1. Thời gian: trước ngày 28/4/2024.\n"
    assert parse(f"UBND XÃ MINH TÂN\n{MOTTO}Số: 3/KH-UBND\n{title}").subject == "Tổng vệ sinh môi trường"


def test_the_attributes_of_a_page_are_no_part_of_the_subject() -> None:
    text = "Trích yếu\tbáo cáo tháng\nNgười ký\tLê Văn An\n" + letter(
        "BỘ NỘI VỤ", "Số: 5/BNV\nV/v báo cáo tháng 7"
    )
    assert parse(text).subject == "báo cáo tháng 7"


def test_a_vice_chairman_who_signs_for_the_council_leaves_it_the_issuer() -> None:
    text = "Phó Chủ tịch UBND tỉnh Trần Minh Tân vừa ký ban hành Công văn số 12/UBND-VX về việc cấp thẻ.\n"
    assert parse(text + "UBND tỉnh Cao Bằng giao Sở Y tế báo cáo trước ngày 30/6/2024.\n").issuer == (
        "Ủy ban nhân dân tỉnh Cao Bằng"
    )


@pytest.mark.parametrize(
    "head",
    [
        "SỞ Y TẾ\nSố: 31/SYT-VP\nHưng Yên, ngày\n24 tháng 7 năm 2024\n",
        "SỞ Y TẾ\nSố: 31/SYT-VP\nHưng Yên,\nngày 24\ntháng 7 năm\n2024\n",
        "SỞ Y TẾ\nSố:\n31/SYT-VP\nHưng Yên, ngày 24 tháng\n7 năm 2024\n",
        "SỞ Y TẾ\nSố: 31/SYT-\nVP\nHưng Yên, ngày 24 tháng 7 năm 2024\n",
        "SỞ Y TẾ\nSố:. 31/SYT-VP\nHưng Yên, ngày 24 tháng 7 năm 2024\n",
        "SỞ Y TẾ\nSó:31 /SYT-VP Hưng Yên, ngày 24 tháng 7năm 2024\n",
        "| SỞ Y TẾ | Hưng Yên, ngày 24 |\n| Số: 31/SYT-VP | tháng 7 năm 2024 |\n",
        "SỞ Y TẾ | CỘNG HÒA XÃ HỘI\n | CHỦ NGHĨA VIỆT NAM\nSố: 31/SYT-VP | Hưng Yên,\n"
        " | ngày 24 tháng 7 năm 2024\n",
        "SỞ Y TẾ\nCỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n- Hạnh phúc\nSố: 31/SYT-VP\n"
        "Hưng Yên, ngày 24 tháng 7 năm 2024\n",
        "SỞ Y TẾ TỈNH HƯNG YÊN\nCông văn hỏa tốc số 31/SYT-VP\nHưng Yên, ngày 24 tháng 7 năm 2024\n",
        "SỞ Y TẾ TỈNH HƯNG YÊN\nCông văn số: 31/SYT-VP ngày 24/7/2024\n",
    ],
)
@pytest.mark.parametrize("about", ["V/v phòng dịch", "Về: phòng dịch", "Về việc\nphòng dịch"])
def test_a_head_is_read_wherever_a_page_breaks_its_lines(head: str, about: str) -> None:
    found = parse(f"{head}{about}\n\nKính gửi: Các trung tâm.\n{BODY}")
    assert (found.number, found.issued) == ("31/SYT-VP", date(2024, 7, 24))
    assert (found.issuer, found.subject) == ("Sở Y tế tỉnh Hưng Yên", "phòng dịch")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Kế hoạch (HỎA TỐC) số 31/KH-SYT\nKẾ HOẠCH\nỨng phó bão số 12\n", "Ứng phó bão số 12"),
        (
            "Số: 31/KH-SYT\n\nRÀ SOÁT TRANG THIẾT BỊ Y TẾ\nTẠI CÁC BỆNH VIỆN, TRUNG TÂM\nTRONG NĂM 2024\n",
            "RÀ SOÁT TRANG THIẾT BỊ Y TẾ TẠI CÁC BỆNH VIỆN, TRUNG TÂM TRONG NĂM 2024",
        ),
        ("Số: 31/KH-SYT\nKÉ HOẠCH\nVề việc phòng dịch\n\ntrong trường học\n", "phòng dịch trong trường học"),
        ("Số: 31/KH-SYT\nHƯỚNG DẪN\nvề việc phòng dịch\n", "phòng dịch"),
        (
            "Số: 31/KH-SYT\nNGHỊ QUYẾT\nPHÒNG DỊCH NĂM 2024\nỦY BAN THƯỜNG VỤ QUỐC HỘI\n",
            "PHÒNG DỊCH NĂM 2024",
        ),
        (
            "Số: 31/KH-SYT\nKẾ HOẠCH\n\nTRUYỀN THÔNG VỀ PHÒNG DỊCH\nTRÊN CƠ SỞ CỘNG ĐỒNG\n",
            "TRUYỀN THÔNG VỀ PHÒNG DỊCH TRÊN CƠ SỞ CỘNG ĐỒNG",
        ),
        ("Số: 31/KH-SYT\nKẾT LUẬN\nCỦA GIÁM ĐỐC SỞ Y TẾ\nVỀ PHÒNG DỊCH\n", "PHÒNG DỊCH"),
        (
            "Số: 31/KH-SYT\nTHÔNG BÁO\nTHỰC HIỆN KẾT LUẬN CỦA PHÓ CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH\nTRẦN TÂN\n",
            "THỰC HIỆN KẾT LUẬN CỦA PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TRẦN TÂN",
        ),
        (
            "Số: 31/KH-SYT\nTHÔNG BÁO\nKẾT LUẬN CUỘC HỌP PHÒNG DỊCH\n"
            "Trong các ngày 08 và 09 tháng 7, Giám đốc Sở đã kiểm tra các trạm y tế.\n",
            "KẾT LUẬN CUỘC HỌP PHÒNG DỊCH",
        ),
        (
            "Số: 31/KH-SYT\nTHÔNG BÁO\nKết luận cuộc họp về phòng dịch Ngày 08/7/2024, tại trụ sở Sở,"
            " Giám đốc đã chủ trì cuộc họp nghe báo cáo về phòng dịch.\n",
            "Kết luận cuộc họp về phòng dịch",
        ),
        (
            "Số: 31/KH-SYT\nKẾ HOẠCH\nTăng cường truyền thông\nđể phòng dịch\n",
            "Tăng cường truyền thông để phòng dịch",
        ),
    ],
)
def test_a_title_is_whole_and_says_only_what_it_is_about(title: str, subject: str) -> None:
    found = parse(f"SỞ Y TẾ HƯNG YÊN\n{MOTTO}{title}\nThực hiện chỉ đạo, Sở Y tế xây dựng kế hoạch:\n{BODY}")
    assert (found.number, found.subject) == ("31/KH-SYT", subject)


ATTACHED = "(Kèm theo Công văn số 31/BNV-TCBC ngày 18 tháng 7 năm 2024 của Bộ Nội vụ)\n"


def test_a_letter_without_its_head_has_number_day_and_body_of_its_annex() -> None:
    told = "Chính phủ đã ban hành Nghị quyết số 3/NQ-CP ngày 06/6/2024. Bộ Nội vụ yêu cầu các sở rà soát.\n"
    text = f"Kính gửi: Các sở.\n\n{told}\nNơi nhận:\n- Như trên.\nBỘ TRƯỞNG\nLê Văn An\n\nPHỤ LỤC\n{ATTACHED}"
    found = parse(text)
    assert (found.number, found.issued, found.issuer) == ("31/BNV-TCBC", date(2024, 7, 18), "Bộ Nội vụ")
    assert parse(text + ATTACHED.replace("31/", "32/")).number is None
    assert parse(text.replace(ATTACHED, "")).issuer == "Bộ Nội vụ"


@pytest.mark.parametrize("who", ["Thủ tướng Chính phủ Lê Văn An", "Phó Thủ tướng Lê Văn An"])
def test_what_the_prime_minister_concludes_is_announced_by_the_government_office(who: str) -> None:
    text = f"THÔNG BÁO\n\nKẾT LUẬN CỦA {who.upper()} VỀ PHÒNG BÃO\n\nNgày 29/7/2024, Chính phủ họp.\n{BODY}"
    assert parse(text).issuer == "Văn phòng Chính phủ"


def test_an_office_below_the_central_committee_bears_its_name() -> None:
    head = "BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN NỘI CHÍNH\n\nĐẢNG CỘNG SẢN\nVIỆT NAM\nSố 37-HD/BNCTW\n"
    found = parse(f"{head}Hà Nội, ngày 19\ntháng 7 năm 2024\n\nHƯỚNG DẪN\n\nphòng dịch\n{BODY}")
    assert (found.issuer, found.number) == ("Ban Nội chính Trung ương", "37-HD/BNCTW")


@pytest.mark.parametrize(
    ("foot", "signer"),
    [
        ("Nơi nhận:\n- Như trên;\n- Các tổ chức chính trị; Đặng Minh Tân\n- Lưu: VT.\n", "Đặng Minh Tân"),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nDăng Văn Tân\n", "Dăng Văn Tân"),
    ],
)
def test_a_name_without_its_title_is_the_signer(foot: str, signer: str) -> None:
    assert parse(letter("BỘ NỘI VỤ") + foot).signer == signer


@pytest.mark.parametrize(
    "motto",
    [
        "CỘNC HÒA XÃ HỘl CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự dc - Hạnh phúc\n",
        "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA V1ỆT. NAM\nĐộc lâp - Tư do - Hạnb phúc\n",
    ],
)
def test_a_motto_that_a_scan_spoilt_is_no_part_of_the_body(motto: str) -> None:
    dated = "Số: 31/SYT-VP\nHưng Yên, ngày 24 tháng 7 năm 2024\n\n"
    found = parse(f"SỞ Y TẾ HƯNG YÊN\n{motto}{dated}Kính gửi: Các trạm.\n{BODY}")
    assert (found.issuer, found.issued) == ("Sở Y tế tỉnh Hưng Yên", date(2024, 7, 24))


def test_the_heads_of_a_table_are_known_also_where_a_scan_spoilt_them() -> None:
    table = (
        "\n| TT | Nbiệm vụ | Cơ quan chủ trì | Cơ quan ph'ối hợp | Thòi gian |\n|---|---|---|---|---|\n"
        "| 1 | Rà soát biên chế | Sở Nội vụ | Sở Y tế | Quý IV/2024 |\n"
    )
    (draft,) = [
        draft for draft in parse(letter("BỘ NỘI VỤ") + table).drafts if draft.where.startswith("bảng")
    ]
    assert (draft.assignees, draft.cooperators) == (("Sở Nội vụ",), ("Sở Y tế",))
    assert draft.deadline is not None
    assert draft.deadline.on == date(2024, 12, 31)


def test_a_sentence_with_double_blanks_is_no_head_of_a_table() -> None:
    text = (
        "Các đơn vị  căn cứ nhiệm vụ  được giao,  triển khai  thực hiện\n"
        "đúng  thời gian  và nội dung, xong  trước ngày 20/9/2024.\n"
    )
    assert not any(draft.where.startswith("bảng") for draft in parse(letter("BỘ NỘI VỤ") + text).drafts)


def test_a_plan_named_in_a_line_of_its_own_has_its_letterhead_and_day() -> None:
    found = parse(
        "SỞ Y TẾ HƯNG YÊN\nKế hoạch (HỎA TỐC) số 31/KH-SYT\nHưng Yên, ngày 24 tháng 7 năm 2024\n"
        f"KẾ HOẠCH\nỨng phó bão\n\nThực hiện chỉ đạo, Sở Y tế xây dựng kế hoạch:\n{BODY}"
    )
    assert (found.number, found.issued) == ("31/KH-SYT", date(2024, 7, 24))
    assert (found.issuer, found.subject) == ("Sở Y tế tỉnh Hưng Yên", "Ứng phó bão")


def test_a_cell_that_holds_a_whole_column_is_read_line_by_line() -> None:
    head = "| UBND TỈNH HƯNG YÊN<br>SỞ Y TẾ<br>Số: 31/SYT-VP<br>V/v phòng dịch | Hưng Yên, ngày 24/7/2024 |\n"
    foot = "| Nơi nhận:<br>- Như trên;<br>- Lưu: VT. | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br>Trần Minh Tân |\n"
    found = parse(f"{head}\nKính gửi: Các trung tâm.\n{BODY}{foot}")
    assert (found.number, found.subject) == ("31/SYT-VP", "phòng dịch")
    assert (found.issuer, found.signer) == ("Sở Y tế tỉnh Hưng Yên", "Trần Minh Tân")


def test_a_body_that_gives_itself_a_short_name_is_who_speaks() -> None:
    name = "Ban Chỉ đạo của tỉnh về sắp xếp trụ sở dôi dư, tài sản công và xe công"
    short = "(sau đây gọi tắt là Ban Chỉ đạo)"
    asked = f"Thực hiện Luật Đất đai, {name} {short} yêu cầu các xã báo cáo trước ngày 20/8/2024."
    assert parse(f"Kính gửi: Các xã.\n\n{asked}\n").issuer == name


def test_the_end_of_a_broken_motto_is_no_part_of_the_name_beside_it() -> None:
    head = "BỘ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nCỤC VIỆC LÀM VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    assert parse(f"{head}Số: 5/CVL-TH\nKính gửi: Các sở.\n{BODY}").issuer == "Cục Việc Làm"


def test_of_the_numbers_in_the_title_of_an_annex_none_is_its_own() -> None:
    title = "PHỤ LỤC II\nDANH MỤC CÁC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT\nSỐ 57-NQ/TW NGÀY 22 THÁNG 12 NĂM 2024\n"
    attached = "(Kèm theo Kế hoạch số\n31/KH-BNV ngày 18/7/2024\ncủa Bộ Nội vụ)\n"
    found = parse(f"{title}{attached}\n1. Sở Nội vụ rà soát biên chế.\n")
    assert (found.number, found.issued) == ("31/KH-BNV", date(2024, 7, 18))
    assert found.subject == title.split("\n", 1)[1].replace("\n", " ").strip()


def test_a_footnote_beside_the_signer_is_no_part_of_the_name() -> None:
    foot = "GIÁM ĐỐC\nTrần Minh Tân [1] Công văn số 7/SYT-VP ngày 03/6/2024 của Sở Y tế.\n"
    assert parse(letter("BỘ NỘI VỤ") + foot).signer == "Trần Minh Tân"


def test_a_title_ends_where_a_full_line_below_a_short_one_begins_the_body() -> None:
    plan = """ỦY BAN NHÂN DÂN
TỈNH HẢI LĂNG
Số: 9/CT-UBND
Hải Lăng, ngày 03 tháng 10 năm 2026
CHỈ THỊ
Về việc tăng cường bảo vệ đê biển và rừng phòng hộ ven biển trong mùa
gió chướng năm 2026
Tỉnh hiện có 42 km đê biển, trong đó nhiều đoạn đã xuống cấp qua nhiều
mùa sóng lớn. Để bảo đảm an toàn, Chủ tịch UBND tỉnh yêu cầu:
1. Sở Nông nghiệp và Môi trường kiểm tra các đoạn đê xung yếu.
"""
    assert parse(plan).subject == (
        "tăng cường bảo vệ đê biển và rừng phòng hộ ven biển trong mùa gió chướng năm 2026"
    )


_PLAN = """ỦY BAN NHÂN DÂN
PHƯỜNG CỬA LẠCH
Số: 4/KH-UBND
Cửa Lạch, ngày 03 tháng 10 năm 2026
KẾ HOẠCH
Sửa bến thuyền

Kế hoạch gồm các phần việc ở Phụ lục.
Nơi nhận:
- Như trên;
CHỦ TỊCH
Trần Văn Lộc
"""
_LISTED = """PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
TT
Nội dung công việc
Chủ trì
Phối hợp
Thời gian hoàn thành
I
Chuẩn bị
1
Kiểm kê thuyền, bến, lập danh sách gửi
Công an phường
Phòng Kinh tế
Trạm Kiểm ngư
15/11/2026
2
Sửa cầu cảng số 2
Phòng Kinh tế, Hạ tầng và
đô thị
Ban Quản lý chợ
Quý I/2027
II
3
Vận hành
3
Trực bến
Công an phường
Thường xuyên
"""


def test_a_table_with_a_cell_a_line_is_read_by_its_numbers() -> None:
    read = parse(_PLAN + _LISTED)
    found = [
        (
            task.content,
            " + ".join(task.assignees),
            " + ".join(task.cooperators),
            task.deadline and task.deadline.on,
        )
        for task in read.drafts
    ]
    assert found == [
        (
            "Kiểm kê thuyền, bến, lập danh sách gửi Công an phường.",
            "Phòng Kinh tế",
            "Trạm Kiểm ngư",
            date(2026, 11, 15),
        ),
        (
            "Sửa cầu cảng số 2.",
            "Phòng Kinh tế, Hạ tầng và đô thị",
            "Ban Quản lý chợ",
            date(2027, 3, 31),
        ),
        ("Trực bến.", "Công an phường", "", None),
    ]


_BROKEN = """PHỤ LỤC
TT Phần việc, nhiệm vụ
Đơn vị chủ trì
Đơn vị phối hợp
Thời hạn hoàn
thành
I. LẬP HỒ SƠ
1 Đo lại bến thuyền, bãi neo tại 03 khu: Lạch
Trào, Bến Cá
Trạm Quản lý bến, bãi neo
phía Đông
Hợp tác xã Sông
Yên; Trạm Kiểm ngư
Trước ngày
30/11/2026
2 In bảng giá
Văn phòng UBND
phường
Sở Xây dựng và
Công nghệ số; Phòng Kinh tế

2
Từ 02/12 đến
20/12/2026
II. KIỂM TRA
3 Trực bến
Công an phường
Trạm Kiểm ngư
Hằng tháng
III. KINH PHÍ
1. Chi từ ngân sách phường.
"""


def test_cells_and_heads_broken_over_lines_are_joined_and_rows_open_with_their_number() -> None:
    found = [
        (task.content, task.assignees, task.cooperators, str(task.deadline and task.deadline.on))
        for task in parse(_PLAN + _BROKEN).drafts
    ]
    assert found[:2] == [
        (
            "Đo lại bến thuyền, bãi neo tại 03 khu: Lạch Trào, Bến Cá.",
            ("Trạm Quản lý bến, bãi neo phía Đông",),
            ("Hợp tác xã Sông Yên", "Trạm Kiểm ngư"),
            "2026-11-30",
        ),
        (
            "In bảng giá.",
            ("Văn phòng UBND phường",),
            ("Sở Xây dựng và Công nghệ số", "Phòng Kinh tế"),
            "2026-12-20",
        ),
    ]
    assert [(content, who, by) for content, who, by, _ in found[2:]] == [
        ("Trực bến.", ("Công an phường",), ("Trạm Kiểm ngư",))
    ]


_WITH_FIELDS = """II. NHIỆM VỤ
1. Nạo vét luồng vào bến thuyền phía Nam.
- Đơn vị thực hiện: Phòng Kinh tế.
- Đơn vị phối hợp: Trạm Kiểm ngư.
- Thời gian: xong trước ngày 20/11/2026.
2. Sơn lại phao tiêu ở cửa lạch.
- Đơn vị thực hiện: Trạm Kiểm ngư.
- Thời gian: quý I/2027.
"""


def test_a_time_below_who_does_the_task_is_its_deadline() -> None:
    found = [
        (task.assignees, task.deadline and task.deadline.on)
        for task in parse(_WITH_FIELDS, date(2026, 10, 3)).drafts
    ]
    assert found == [
        (("Phòng Kinh tế",), date(2026, 11, 20)),
        (("Trạm Kiểm ngư",), date(2027, 3, 31)),
    ]


_TOLD_OF_ITSELF = """BỘ NỘI VỤ
Số: 61/BNV-TCBC
Hà Nội, ngày 03 tháng 9 năm 2026
Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương

Thực hiện nhiệm vụ Thủ tướng Chính phủ giao tại Thông báo số 8/TB-VPCP, trong đó giao Bộ Nội vụ tổng hợp số
thôn, tổ dân phố trước ngày 20 tháng 11 năm 2026; qua theo dõi, Bộ Nội vụ nhận thấy nhiều nơi còn chậm.
Để có cơ sở báo cáo, Bộ Nội vụ đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung
ương (sau đây gọi tắt là Ủy ban nhân
dân cấp tỉnh) thực hiện một số nội dung sau:
1. Tìm hiểu những khó khăn trong việc sắp xếp thôn, tổ dân phố theo Nghị định số 78/2026/NĐ-CP ngày 31 tháng 3
năm 2026 của Chính phủ; nêu kiến nghị (nếu có).
2. Chủ động sắp xếp lại thôn, tổ dân phố trong tỉnh để khắc phục ngay tình trạng thiếu người; hoàn thành việc
bố trí đủ người phụ trách tại các thôn, tổ dân phố chậm nhất ngày 31 tháng 10 năm 2026.
"""


def test_what_others_gave_the_issuer_introduces_nobody() -> None:
    found = [(task.assignees, task.deadline and task.deadline.on) for task in parse(_TOLD_OF_ITSELF).drafts]
    assert found == [(("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",), date(2026, 10, 31))]


def test_a_time_cell_with_two_terms_gives_two_tasks() -> None:
    table = _LISTED.replace("Quý I/2027", "Tháng 12/2026 và tháng 6/2027")
    read = parse(_PLAN + table.replace("15/11/2026", "30/11 và 15/12/2026"))
    on = [task.deadline.on for task in read.drafts if task.deadline and task.deadline.on]
    assert on == [date(2026, 11, 30), date(2026, 12, 15), date(2026, 12, 31), date(2027, 6, 30)]
    assert [task.deadline.phrase for task in read.drafts[:2] if task.deadline] == ["30/11", "15/12/2026"]


def test_the_side_of_a_page_is_quoted_that_names_the_day() -> None:
    text = """1. Giao Văn phòng Sở theo dõi, đôn đốc các phòng làm đầy đủ những việc nêu trong văn bản này.
Trang 2
Các phòng báo cáo kết quả bằng văn bản về Văn phòng Sở trước ngày 28/11/2026."""
    (quote,) = [task.quote for task in parse(text, date(2026, 10, 3)).drafts if task.deadline]
    assert quote.startswith("Các phòng báo cáo")


def test_a_speaker_whose_name_a_line_break_cuts_is_whole() -> None:
    text = (
        "Kính gửi: Các tỉnh.\n\nThực hiện Kết luận số 7-KL/TW, Ban Chỉ đạo của\nChính phủ về phát triển chợ "
        "(sau đây viết tắt là Ban Chỉ đạo) yêu cầu các tỉnh rà soát.\n"
    )
    assert parse(text).issuer == "Ban Chỉ đạo của Chính phủ về phát triển chợ"
