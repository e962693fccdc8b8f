"""Heads and feet that a scan spoilt: numbers, kinds, bodies, days and names as they were meant."""

import pytest

from directives.head.spoilt import mend_foot, mend_head
from directives.head.spoilt_names import mended_name
from directives.outline.lines import read_lines
from directives.outline.mending import mended, mends
from directives.parse import parse

LETTER = """\
{council}
SỞ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
V/v rà soát hồ sơ công chức
Hải Lăng, ngày 05 tháng 3 năm 2025

Kính gửi: Các sở, ban, ngành.

Thực hiện Công văn sồ 150/UBND-NC của UBND tỉnh, Sở đề nghị các cơ quan thựcc hiện các nộị dung sau:
1. Rà soátt hồ sơ công chứe, hoàn thành trứơc ngày 30/4/2025.
2. Lập dxnh sách viên chứk, gửi về Sở trước ngày 15/4/2025.

Nơi nhận:
- Như trên;
- Lưu: VT, QLN.
{title}
{name}
"""


def head_of(text: str, document: str = "") -> list[str]:
    lines = read_lines(text)
    mend_head(lines, document or text)
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5ố: 154/VPCP-KGVX", "Số: 154/VPCP-KGVX"),
        ("Sế: 09/CT-UBND", "Số: 09/CT-UBND"),
        ("S: 935/VP-TCKT", "Số: 935/VP-TCKT"),
        ("Số: 226/C'Đ-TTg", "Số: 226/CĐ-TTg"),
        ("Số: 230/CĐ-TT g", "Số: 230/CĐ-TTg"),
        ("Số: 2853/Q Đ-UBND", "Số: 2853/QĐ-UBND"),
        ("Số: 624/KH -UBNR", "Số: 624/KH-UBND"),
        ("Số: 617/KH-UBNĐ", "Số: 617/KH-UBND"),
        ("Số: 389/BC-SNiN&MT", "Số: 389/BC-SNN&MT"),
        ("Số: 03/NQ-P", "Số: 03/NQ-CP"),
        ("Số 62-TB/ĐV", "Số 62-TB/ĐU"),
        ("Số: 112/QĐ-UBND- Huế, ngày 18 tháng 3", "Số: 112/QĐ-UBND Huế, ngày 18 tháng 3"),
        ("2820/QĐ--UBND", "Số: 2820/QĐ-UBND"),
    ],
)
def test_a_spoilt_number_is_read_by_its_shape_and_the_letters_that_there_are(
    written: str, meant: str
) -> None:
    assert head_of(written) == [meant]


@pytest.mark.parametrize(
    "written",
    [
        "Số: 71/QLN-TCKT", "864305 /TCT-KK. Hà Nội", "Số: 154/VPCP-V.I", "Số: 8/SXD-KTXD",
        "12 tháng 3 năm 2025", "V/v 12/KH-UBND",
    ],
)  # fmt: skip
def test_a_number_that_nothing_is_known_of_stays_as_it_stands(written: str) -> None:
    assert head_of(written) == [written]


def test_a_kind_in_a_symbol_is_that_of_the_title_and_other_letters_are_those_of_the_copies() -> None:
    title = "Số: 58/HH-UBND\nKẾ HOẠCH"
    assert head_of(title)[0] == "Số: 58/KH-UBND"
    assert head_of("Số: 58/HH-UBND\nQUYẾT ĐỊNH")[0] == "Số: 58/HH-UBND"
    assert head_of("Số: 4471/SXD-OLN", "Lưu: VT, QLN.") == ["Số: 4471/SXD-QLN"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("THÔNG BKO", "THÔNG BÁO"),
        ("K Ế HOẠCH", "KẾ HOẠCH"),
        ("NGH QUYẾT", "NGHỊ QUYẾT"),
        ("CÔNG ĐlỆN", "CÔNG ĐIỆN"),
        ("VN PHÒNG", "VĂN PHÒNG"),
        ("V/ góp ý dự thảo", "V/v góp ý dự thảo"),
        ("/v góp ý dự thảo", "V/v góp ý dự thảo"),
        ("Hải Lăng, ngùy 16", "Hải Lăng, ngày 16"),
        ("Hải Lăng, ngày 16 tháng 3 n ăm 2026", "Hải Lăng, ngày 16 tháng 3 năm 2026"),
        ("BỘ Y TÁ", "BỘ Y TÁ"),
        ("THÔNG TIN", "THÔNG TIN"),
        ("Hải Lăng, trong 16", "Hải Lăng, trong 16"),
    ],
)
def test_lines_that_every_head_has_are_known_with_a_letter_spoilt(written: str, meant: str) -> None:
    assert head_of(written) == [meant]


def test_titles_at_the_foot_are_known_with_a_letter_spoilt() -> None:
    lines = read_lines("KT. CHỦ TỊCN\nPHÓ GIÁM ĐÔC\nTHỦ TƯ~ỚNG\nLê Minh An")
    mend_foot(lines)
    assert [line.text for line in lines] == ["KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "THỦ TƯỚNG", "Lê Minh An"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Phạm Mih Chính", "Phạm Minh Chính"),
        ("Nuyễn Hòa Bình", "Nguyễn Hòa Bình"),
        ("Phạm Văn T hịnh", "Phạm Văn Thịnh"),
        ("Hồ Thi Nguyên Thảo", "Hồ Thị Nguyên Thảo"),
        ("Vũ Thlị Hồng Nhung", "Vũ Thị Hồng Nhung"),
        ("Đỗ Ngọc Hnỳnh", "Đỗ Ngọc Huỳnh"),
        ("Dương Văn Kien Trung", "Dương Văn Kiên Trung"),
    ],
)
def test_a_name_is_mended_where_much_is_spoilt(written: str, meant: str) -> None:
    assert mended_name(written.split(), "Sở Nội vụ báo cáo") == meant.split()


@pytest.mark.parametrize(
    "name", ["Trầm Chí Hải", "Trịnh Văn Diệ", "Y Blun Niê", "Sùng Mí Páo", "Trinh Văn Tâm", "Lê Thị Dung"]
)
def test_a_rare_name_or_one_that_may_be_several_stays_as_it_stands(name: str) -> None:
    assert mended_name(name.split(), "Sở Nội vụ báo cáo") is None


def test_a_person_is_known_again_whom_the_text_names_elsewhere() -> None:
    text = "theo chỉ đạo của đồng chí Phạm Minh Chính tại cuộc họp"
    assert mended_name(["Phạm", "Ninh", "Chính"], text) == ["Phạm", "Minh", "Chính"]
    assert mended_name(["Phạm", "Ninh", "Chính"], "theo chỉ đạo") is None


@pytest.mark.parametrize(
    ("council", "number", "title", "name"),
    [
        ("UBND TỈNH HẢI LĂNG", "Số: 412/SXD-QLN", "GIÁM ĐỐC", "Trần Quốc Bảo"),
        ("ỦY BAN NHÂN| DÂN TỈNH HẢI LĂNG", "Sồ: 412/SXD-OLN", "GIÁM DỐC", "Trần Qốc Bảo"),
        ("UBND TỈNH HẢI LĂNG", "5ố: 412/SXD-QL'N", "GIẢM ĐỐC", "Trần Quốc B ảo"),
        ("UBND TỈNH HẢI LĂN G", "Sx: 412/SXD- QLN", "G IÁM ĐỐC", "Trồn Quốc Bảo"),
    ],
)
def test_the_head_of_a_letter_is_read_as_it_was_meant(
    council: str, number: str, title: str, name: str
) -> None:
    read = parse(LETTER.format(council=council, number=number, title=title, name=name))
    assert (read.number, read.issuer) == ("412/SXD-QLN", "Sở Xây dựng tỉnh Hải Lăng")
    assert (read.signer, read.subject) == ("Trần Quốc Bảo", "rà soát hồ sơ công chức")


_SCANNED = "Đẫnh giá kềt quả thựcc hiện, cônq khai thônq tim, bẻo đảm tiếm độ và chẩt lượnq côn9 việc.\n" * 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("KẾT LUẬN CỦA PH|Ó CHỦ TỊCH", "KẾT LUẬN CỦA PHÓ CHỦ TỊCH"),
        ("TỈNH GIA LA.I", "TỈNH GIA LAI"),
        ("THÀNH PH Ố CẦN THƠ", "THÀNH PHỐ CẦN THƠ"),
        ("BA N CHẤP HÀNH", "BAN CHẤP HÀNH"),
        ("B ùi Xuân Cường", "Bùi Xuân Cường"),
        ("ỦY BAN NHÂN| DÂN", "ỦY BAN NHÂN DÂN"),
        ("KHU C, LÔ C, NHÓM A, TP.HCM, PHÒNG V.I", "KHU C, LÔ C, NHÓM A, TP.HCM, PHÒNG V.I"),
        ("| Sở A | Sở B | Rà soát |", "| Sở A | Sở B | Rà soát |"),
    ],
)
def test_specks_and_blanks_in_capitals_are_left_out_where_much_is_spoilt(written: str, meant: str) -> None:
    def said(text: str) -> str:
        return mended(text, mends(text)).split("\n")[-1]

    assert said(_SCANNED + written) == meant
    assert said(written) == written or written.startswith("BA N")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nộp hồ sơ qua dịch ụ công", "nộp hồ sơ qua dịch vụ công"),
        ("các đơn vị t hực hiện", "các đơn vị thực hiện"),
        ("báo cáo Phó T hủ tướng", "báo cáo Phó Thủ tướng"),
        ("các UBNDi xã", "các UBND xã"),
        ("có trách n-hiệm", "có trách nhiệm"),
        ("Đài truy~ền hình", "Đài truyền hình"),
        ("1. Rộ Tài chính chủ trì", "1. Bộ Tài chính chủ trì"),
        ("3. SSở Y tế chủ trì", "3. Sở Y tế chủ trì"),
        ("(Ran hành kèm theo Quyết định", "(Ban hành kèm theo Quyết định"),
        ("đường ở xã Ia-Mơ, điểm c ở trên, xin ý kiến", "đường ở xã Ia-Mơ, điểm c ở trên, xin ý kiến"),
    ],
)
def test_words_of_tasks_are_mended_where_much_is_spoilt(written: str, meant: str) -> None:
    text = _SCANNED + written
    assert mended(text, mends(text)).split("\n")[-1] == meant


def test_an_issuer_is_found_in_a_sentence_over_lines_with_blank_ones_between() -> None:
    text = "\n".join(
        (
            "Kính gửi:",
            "- Sở Y tế;",
            "Thời gian qua, Ủy ban nhân",
            "dân tỉnh An Giang đã chỉ đạo",
            "nhiều việc. Ủy ban nhân",
            "dân tỉnh An Giang yêu cầu các",
            "sở báo cáo trước ngày 20/12/2026.",
        )
    )
    assert parse(text).issuer == "Ủy ban nhân dân tỉnh An Giang"
    assert parse(text.replace("\n", "\n\n")).issuer == "Ủy ban nhân dân tỉnh An Giang"
