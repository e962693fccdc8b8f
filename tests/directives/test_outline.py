import pytest

from directives.outline.blocks import Block, build
from directives.outline.labels import Mark, read_label
from directives.outline.lines import Passage, read_lines
from directives.outline.mending import mends
from directives.outline.paragraphs import layout_of


def blocks(text: str) -> list[Block]:
    lines = read_lines(text)
    return build(lines, layout_of(lines))


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("II. NHIỆM VỤ", Mark.ROMAN, "II"),
        ("3. Văn phòng Sở", Mark.NUMBER, "3"),
        ("3/ Tăng cường", Mark.NUMBER, "3"),
        ("2.1. Giao Phòng Nội vụ", Mark.NUMBER_2, "2.1"),
        ("đ) Bộ Công an:", Mark.LETTER, "đ"),
        ("Điều 5. Trách nhiệm", Mark.ARTICLE, "5"),
        ("- Rà soát", Mark.DASH, "-"),
        ("- + Rà soát", Mark.PLUS, "+"),
        ("• Rà soát", Mark.DOT, "•"),
        ("o Rà soát", Mark.DOT, "o"),
        ("Ø Rà soát", Mark.DOT, "Ø"),
        ("\uf076 Rà soát", Mark.DOT, "\uf076"),
        ("-> Rà soát", Mark.DASH, "-"),
        ("1.2.1.3. Rà soát", Mark.NUMBER_4, "1.2.1.3"),
        ("a.1) Rà soát", Mark.LETTER_2, "a.1"),
        ("iii) Rà soát", Mark.LETTER, "iii"),
        ("(ii). Rà soát", Mark.BRACKET_ROMAN, "(ii)"),
    ],
)
def test_a_mark_is_told_by_its_form(text: str, mark: Mark, number: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.mark, label.number) == (mark, number)


@pytest.mark.parametrize(
    "text",
    [
        "10/11/2024 là hạn",
        "06/CP của Chính phủ",
        "18-NQ/TW ngày",
        "2024. Sau đó",
        "Thực hiện",
        "o nhiễm nước",
    ],
)
def test_a_date_or_a_cited_number_is_no_mark(text: str) -> None:
    assert read_label(text) is None


def test_broken_lines_are_one_paragraph_and_places_follow_the_numbers() -> None:
    found = blocks(
        "II. NHIỆM VỤ\n1. Phòng Nội vụ\n"
        "- Tổng hợp kết quả rà soát của toàn ngành trong quý vừa qua và tình hình của các\n"
        "đơn vị trực thuộc có nhiều thay đổi so với các quý trước, kèm theo danh sách của\n"
        "từng đơn vị đã được kiểm tra lại và xác nhận bởi người đứng đầu của các đơn vị đó.\n"
        "- Rà soát.\n2. Phòng Y tế\n"
    )
    assert [block.where for block in found] == ["II", "II.1", "II.1, ý 1", "II.1, ý 2", "II.2"]
    assert found[2].text.endswith("của các đơn vị đó.")


def test_a_hyphen_of_a_name_at_a_line_begin_is_no_bullet() -> None:
    found = blocks("Báo cáo về tỉnh (qua Sở Nội vụ, đồng gửi Phòng Tổ chức\n- Cán bộ) để theo dõi.\n")
    assert [block.text for block in found] == [
        "Báo cáo về tỉnh (qua Sở Nội vụ, đồng gửi Phòng Tổ chức - Cán bộ) để theo dõi."
    ]


def test_a_page_number_inside_a_sentence_is_a_hole_that_no_quote_crosses() -> None:
    (block,) = blocks("- Thực hiện nghiêm túc các quy định về tài chính và\n\n2\n\nđầu tư công.\n")
    assert block.text == "Thực hiện nghiêm túc các quy định về tài chính và đầu tư công."
    assert block.passage.holes == [block.text.index("đầu tư")]


def test_a_running_head_that_comes_back_beside_the_page_numbers_is_left_out() -> None:
    page = "- Rà soát đường.\n" * 12 + "- Rà soát hồ sơ số {0}.\n\n{0}\nKẾ HOẠCH CHUYỂN ĐỔI SỐ\n"
    found = blocks("".join(page.format(number) for number in range(1, 5)))
    assert [block.text for block in found][12::13] == [f"Rà soát hồ sơ số {n}." for n in range(1, 5)]


PAGES = (
    "Kế hoạch tuần - Trang {}/4", "Trang số {}", "Văn bản điện tử, trang {}",
    "SỞ Y TẾ HẢI LĂNG", "CÔNG BÁO/Số {}0/Ngày 02-3-2026",
)  # fmt: skip


@pytest.mark.parametrize("edge", PAGES)
def test_lines_at_the_edges_of_pages_part_no_sentence(edge: str) -> None:
    page = "- Rà soát hồ sơ của các thôn và\n{}\ncác tổ dân phố lần {}.\n" + "- Rà soát đường.\n" * 12
    found = blocks("".join(page.format(edge.format(number), number) for number in range(1, 5)))
    assert {block.text for block in found} == {
        "Rà soát đường.", *(f"Rà soát hồ sơ của các thôn và các tổ dân phố lần {n}." for n in range(1, 5))
    }  # fmt: skip


@pytest.mark.parametrize("line", ["Đơn vị thực hiện: Sở Y tế", "Tuần {}", "Sở Y tế"])
def test_lines_that_come_back_between_whole_sentences_stay(line: str) -> None:
    page = "- Rà soát đường.\n" * 12 + "{}\nCác thôn rà soát hồ sơ.\n"
    text = "".join(page.format(line.format(number)) for number in range(1, 5))
    assert all(
        line.format(number) in "\n".join(block.text for block in blocks(text)) for number in range(1, 5)
    )


def test_bullets_of_another_sign_stand_under_the_first() -> None:
    found = blocks("• Sở Y tế:\no Rà soát thuốc.\no Báo cáo.\n• Sở Nội vụ:\no Rà soát biên chế.\n")
    assert [block.parent for block in found] == [-1, 0, 0, -1, 3]


def test_a_long_paragraph_goes_on_behind_a_short_line_with_a_name() -> None:
    found = blocks(
        "- Đề nghị các phòng chuyên môn phối hợp với các đoàn thể của\n"
        "huyện, các xã tổ chức tốt các hoạt động văn hóa ở\nLễ hội Làng Chài, "
        "bảo đảm an toàn\nNhân dân tham dự.\nSở Nội vụ\n"
    )
    assert len(found) == 2
    assert found[0].text.endswith("ở Lễ hội Làng Chài, bảo đảm an toàn Nhân dân tham dự.")


def test_markup_is_not_read_and_every_letter_keeps_its_place() -> None:
    document = "### **2. Thanh tra Sở:**\n- Báo cáo **trước ngày 5/6**.\n"
    heading, bullet = blocks(document)
    assert (heading.text, bullet.text) == ("Thanh tra Sở:", "Báo cáo trước ngày 5/6.")
    assert bullet.parent == 0
    at = bullet.text.index("5/6")
    assert document[bullet.passage.place(at) :].startswith("5/6")


def test_a_sentence_that_puts_a_unit_in_charge_of_all_above_stands_by_itself() -> None:
    found = blocks("1. Hạ tầng\n- Rà soát mạng. Phòng Nội vụ chủ trì thực hiện nội dung này.\n")
    assert [block.text for block in found][1:] == [
        "Rà soát mạng.",
        "Phòng Nội vụ chủ trì thực hiện nội dung này.",
    ]


SET_APART = (
    "1. Phòng Nội vụ\n\n- Đề nghị Ban\nQuản lý dự án gửi báo cáo\nvề Văn phòng.\n\n"
    "2. Phòng Tài\nchính\n\n"
    "- Rà soát số liệu của các\nđơn vị.\n\n- Cân đối kinh\nphí.\n\n- Báo cáo kết\nquả.\n"
)


def test_where_blank_lines_part_all_paragraphs_a_line_without_one_goes_on() -> None:
    assert [block.text for block in blocks(SET_APART)][:3] == [
        "Phòng Nội vụ",
        "Đề nghị Ban Quản lý dự án gửi báo cáo về Văn phòng.",
        "Phòng Tài chính",
    ]


def test_a_number_alone_on_its_line_is_the_mark_of_the_line_below() -> None:
    heading, item = blocks("3.\nSở Tài chính:\n\na)\nCân đối kinh phí.\n")
    assert (heading.mark, heading.number, heading.text) == (Mark.NUMBER, "3", "Sở Tài chính:")
    assert (item.mark, item.text, item.parent) == (Mark.LETTER, "Cân đối kinh phí.", 0)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kiểm kê trư ớc ng ày 5 th áng 11", "kiểm kê trước ngày 5 tháng 11"),
        ("Giao Trung t âm Dữ liệu khẩn trươ ng b áo cáo", "Giao Trung tâm Dữ liệu khẩn trương báo cáo"),
        ("**Sở Qu ảng** Ngãi  v ới các xã", "Sở Quảng Ngãi với các xã"),
        ("tại điểm c ở trên, nhóm b ở dưới, rộng 3 m ở", "tại điểm c ở trên, nhóm b ở dưới, rộng 3 m ở"),
        ("ông A ở xã B ủng hộ file mềm", "ông A ở xã B ủng hộ file mềm"),
        ("V/v ứng phó với bão (c ở dưới)", "V/v ứng phó với bão (c ở dưới)"),
    ],
)
def test_a_blank_inside_a_word_is_left_out_where_it_is_sure(written: str, meant: str) -> None:
    (line,) = read_lines(written, (), mends(written))
    assert line.text == meant
    places = [Passage(line.text, line.pieces).place(at) for at in range(len(line.text))]
    assert [written[place] for place in places] == list(meant)


def test_a_known_name_goes_on_in_the_next_line() -> None:
    found = blocks(
        "8. Đài Tiếng nói Việt\nNam, Đài Phát thanh Gia\nLai tăng thời lượng.\n9. Sở Y tế rà soát.\n"
    )
    assert found[0].text == "Đài Tiếng nói Việt Nam, Đài Phát thanh Gia Lai tăng thời lượng."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "Giao Sở Y tế chủ trì, phối hợp vơi Sở Tài cbính",
            "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính",
        ),
        ("Thủ tướng Chính pbủ yêu cầu", "Thủ tướng Chính phủ yêu cầu"),
        ("trước ngày 05 tbáng 10 nắm 2026", "trước ngày 05 tháng 10 năm 2026"),
        ("ỦY BAN NHÂN DÂr TỈNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Trưở,ng phòng t'háng này", "Trưởng phòng tháng này"),
        ("gửi file về mail an@gov.vn, SĐT 091, dùng Clo, xem hình1", None),
        ("xã Ea Kpam, huyện Cư M'gar, tỉnh Đắk Lắk; ông Y Thuộc Niê", None),
    ],
)
def test_a_spoilt_word_is_mended_where_one_reading_fits(written: str, meant: str | None) -> None:
    (line,) = read_lines(written, (), mends(written))
    assert line.text == (meant or written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hà Nội, ngoy 23 fháng 11 năm 2025", "Hà Nội, ngày 23 tháng 11 năm 2025"),
        ("Hà Nội, ngày 27 thing 11 năa 2025", "Hà Nội, ngày 27 tháng 11 năm 2025"),
        ("Minh Tân, này 18 tháng 11 năm 2025", "Minh Tân, ngày 18 tháng 11 năm 2025"),
        ("trước ngày 31/12/20~25", "trước ngày 31/12/2025"),
        ("tháng 11 năm 2,025", "tháng 11 năm 2025"),
        ("báo cáo aết ouả thực hiện", "báo cáo kết quả thực hiện"),
        ("Thủ tướng Chín h phủ", "Thủ tướng Chính phủ"),
        ("Y Thanh Niê", "Y Thanh Niê"),
        ("hạn là 5 phút mỗi lần 2025 dòng", "hạn là 5 phút mỗi lần 2025 dòng"),
    ],
)
def test_the_words_of_days_and_slips_side_by_side_are_mended_and_names_are_not(
    written: str, meant: str
) -> None:
    (line,) = read_lines(written, (), mends(written))
    assert line.text == meant


def test_where_a_scan_has_left_many_slips_a_wrong_syllable_is_mended_too() -> None:
    spoilt = "Thủ tướng Chính pbủ, Bộ Tài cbính, Ủy ban nhân dâr, "
    text = spoilt + "Sở Y tế chủ trì phối hop với các sở."
    (line,) = read_lines(text, (), mends(text))
    assert line.text.endswith("chủ trì phối hợp với các sở.")
    typed = text.removeprefix(spoilt)
    assert read_lines(typed, (), mends(typed))[0].text == typed


def test_a_number_alone_on_the_first_line_is_read() -> None:
    assert [line.text for line in read_lines("20\nGiao Văn phòng báo cáo.")][-1] == "Giao Văn phòng báo cáo."
