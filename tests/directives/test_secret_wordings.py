"""Other wordings of a mark, and words that are none, wherever they stand."""

from itertools import product

import pytest

from directives.model import Classification, SecrecyDoubt
from directives.secrets import classify
from language.encodings import from_tcvn3
from tests.directives.innocent_sayings import FILES, sayings
from tests.directives.secrecy_innocents import innocent_names, innocent_texts
from tests.directives.secrecy_samples import letter
from tests.directives.secrecy_wordings import (
    INNOCENT_LINES,
    INNOCENT_NAMES,
    MARKED_NAMES,
    MISREAD,
    SAID_ABOVE,
    TYPED_WORDS,
    WORDINGS,
)

PLACES = (0, 5, 8, 14, -1)
LONG = "\n".join([letter()] * 3)


@pytest.mark.parametrize("line", WORDINGS)
def test_f67_a_wording_of_secrecy_is_held_wherever_it_stands(line: str) -> None:
    texts = [*(letter((place, line)) for place in PLACES), f"{LONG}\n{line}\nHết", line]
    assert [text for text in texts if classify(text) is None] == []


@pytest.mark.parametrize("when", ["Từ: 20/6/2026 đến 20/6/2046", "Đến ngày 01/01/2046", "20 năm"])
def test_f67_a_stamp_of_how_long_a_secret_is_kept_is_held(when: str) -> None:
    assert classify(f"{LONG}\nTHỜI HẠN BẢO VỆ BÍ MẬT NHÀ NƯỚC\n{when}\nHết") is not None


@pytest.mark.parametrize(
    "rest", ["BÍ MẬT NHÀ NƯỚC: 10 NĂM", "BMNN: 10 NĂM", "Bí mật nhà nước đến 01/01/2046"]
)
def test_f67_such_a_stamp_over_two_lines_is_held(rest: str) -> None:
    text = f"{LONG}\nTHỜI HẠN BẢO VỆ\n{rest}\nHết"
    assert None not in [classify(text), classify(text, recognised=True)]
    assert classify(f"{LONG}\nLuật quy định thời hạn bảo vệ\nbí mật nhà nước là 30 năm.\nHết") is None


@pytest.mark.parametrize(
    "what", ["Nội dung trên thuộc danh mục", "phần này là", "số liệu nêu trên thuộc phạm vi"]
)
def test_f67_what_is_said_of_a_part_is_held(what: str) -> None:
    assert (
        classify(f"{LONG}\nĐồng chí Trưởng phòng báo cáo; {what} bí mật nhà nước, không ghi âm.\nHết")
        is not None
    )
    assert classify(f"{LONG}\n{what} bí mật kinh doanh của công ty.\nHết") is None


@pytest.mark.parametrize("left", ["TỐI MẬ", "(TÔI MẠ", "TUYỆT MẬ"])
def test_f67_a_stamp_over_the_edge_of_a_picture_is_asked_about(left: str) -> None:
    assert classify(f"{LONG}\n{left}\nHết", recognised=True) is not None


@pytest.mark.parametrize("line", SAID_ABOVE)
def test_f67_a_wording_among_other_words_is_held_where_a_document_or_a_message_begins(line: str) -> None:
    assert None not in [classify(line), *(classify(letter((place, line))) for place in (0, 3, 5, 8))]


def test_f67_no_innocent_line_is_stopped_or_asked_about() -> None:
    texts = [*INNOCENT_LINES, *(letter((place, line)) for place, line in product(PLACES, INNOCENT_LINES))]
    assert len(texts) >= 300
    assert [(classify(text), text) for text in texts if classify(text) is not None] == []


@pytest.mark.parametrize("name", MARKED_NAMES)
def test_f67_a_name_with_a_bare_mark_is_held_in_an_archive_too(name: str) -> None:
    assert classify("", name) is not None
    assert classify("", f"ho-so/{name}") is not None


def test_f67_of_a_thousand_composed_texts_and_names_none_is_stopped_and_hardly_one_asked_about() -> None:
    """A name without marks that can be a mark is asked about: "Khan mat" is "khẩn, mật" too."""
    texts, names = list(innocent_texts()), list(innocent_names())
    assert len(texts) + len(names) >= 1000
    assert [text for text in texts if classify(text) is not None] == []
    verdicts = [classify("", name) for name in names]
    assert [verdict for verdict in verdicts if isinstance(verdict, Classification)] == []
    assert len([verdict for verdict in verdicts if verdict is not None]) <= 3


BARE_MARKS = [
    "MAT BAO CAO QUY 4.pdf",
    "MAT DE AN 06.docx",
    "MAT KINH TE.pdf",
    "KHAN MAT.pdf",
    "MAT DAU TU CONG.pdf",
    "Giay moi MAT.pdf",
    "So luong cong van mat.docx",
    "MAT DANH SACH.xlsx",
    "VU KHI MAT.pdf",
    "Kho MAT.pdf",
    "TO TRINH DE AN MAT.pdf",
    "PHAN CONG TRUC MAT.doc",
]


@pytest.mark.parametrize("name", BARE_MARKS)
def test_f67_a_bare_mark_beside_what_documents_are_about_is_asked_about(name: str) -> None:
    assert classify("", name) is SecrecyDoubt.FILE_NAME


@pytest.mark.parametrize(
    "line", ["Tôi mất giấy tờ", "TÔI MẤT GIẤY TỜ", "Đặc sản lá giang mật", "| S | M | L |", "| M | T | W |"]
)
def test_f67_words_that_a_capital_or_a_blank_makes_like_a_mark_pass(line: str) -> None:
    assert classify(letter((3, line))) is None


@pytest.mark.parametrize(
    ("line", "doubted"), [("Chuyển mật cho các phòng", True), ("Chuyển hoa mật cho các phòng", False)]
)
def test_f67_a_small_word_behind_another_that_is_no_documents_belongs_to_it(line: str, doubted: bool) -> None:
    assert (classify(letter((3, line))) is not None) is doubted


def test_f67_no_innocent_name_is_stopped_or_asked_about() -> None:
    names = [
        *INNOCENT_NAMES,
        *(f"{prefix}{name}" for prefix, name in product(("2026-", "a/"), INNOCENT_NAMES)),
    ]
    assert [(classify("", name), name) for name in names if classify("", name) is not None] == []


@pytest.mark.parametrize("word", MISREAD)
def test_f67_a_recognised_word_of_a_stamps_shape_is_asked_about_whatever_its_tone(word: str) -> None:
    verdicts = [classify(letter((place, word)), recognised=True) for place in PLACES]
    assert None not in verdicts


@pytest.mark.parametrize("line", ["MẬT\nONG", "MẬT\nONG RỪNG", "MẬT\nMÍA"])
def test_a_label_that_goes_on_below_is_no_stamp(line: str) -> None:
    assert classify(letter((12, line)), recognised=True) is None
    assert classify(letter((12, "MẬT\nBáo cáo")), recognised=True) is Classification.SECRET


@pytest.mark.parametrize(
    "line",
    [
        "Đường Dây Mật",
        "Hồ Sơ Mật",
        "NGƯỜI LẬP BIỂU\nMẬT",
        "Người nhận: MẬT",
        "nhiệm vụ mật",
        "MẬT - PHÁT TRIỂN ĐÀN ONG",
    ],
)
def test_f67_what_looks_like_a_place_a_field_or_a_season_and_may_be_a_mark_is_asked_about(line: str) -> None:
    assert classify(letter((3, line))) is not None


@pytest.mark.parametrize("word", TYPED_WORDS)
def test_a_typed_word_is_judged_by_its_tone(word: str) -> None:
    assert [classify(letter((place, word))) for place in PLACES] == [None] * len(PLACES)


@pytest.mark.parametrize(
    "lines", [("BỆNH VIỆN", "MẮT"), ("GIẢI PHÓNG", "MẶT", "BẰNG"), ("ỦY BAN", "MẶT", "TRẬN TỔ QUỐC")]
)
def test_a_word_that_a_scan_breaks_from_its_line_is_read_with_its_neighbours(lines: tuple[str, ...]) -> None:
    assert classify(letter((12, "\n".join(lines))), recognised=True) is None


def test_where_nobody_types_tones_none_decides() -> None:
    bare = "\n".join(["UBND XA AN HOA", "{}", "So: 12/BC", "Kinh gui: Cac phong", "Noi dung bao cao"])
    assert classify(bare.format("Mat")) is SecrecyDoubt.LONE_WORD
    assert classify(bare.format("Khan")) is None
    assert classify("Mat") is None


def test_a_word_for_dust_is_asked_about_in_a_document_and_passes_as_an_answer() -> None:
    assert classify(letter((3, "MẠT"))) is SecrecyDoubt.LONE_WORD
    assert classify("MẠT") is None


def test_a_mark_below_a_letterhead_is_no_rest_of_its_last_line() -> None:
    assert classify("ỦY BAN NHÂN DÂN THÀNH PHỐ\nMật\nSố: 12/BC") is SecrecyDoubt.LONE_WORD


def test_a_mark_among_other_capitals_is_asked_about_and_one_that_is_cut_off_stops() -> None:
    assert classify(letter((3, "GỬI TÀI LIỆU MẬT CHO ANH HÒA"))) is SecrecyDoubt.WORDS_ELSEWHERE
    assert classify(letter((3, "KẾ HOẠCH DIỄN TẬP - MẬT"))) is Classification.SECRET
    assert classify("BẢN MẬT") is SecrecyDoubt.WORDS_ELSEWHERE
    assert classify("KẾ HOẠCH DIỄN TẬP - MẬT") is Classification.SECRET


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("gửi kết quả về Văn MẠT", True),
        ("Kính gửi: MẤT các phòng", True),
        ("Khám tại Bệnh viện MẮT tỉnh", False),
        ("rút tiền MẶT", False),
        ("của ủy ban MẶT TRẬN", False),
    ],
)
def test_capitals_of_a_mark_among_small_letters_of_a_scan_are_a_stamp_over_its_line(
    line: str, doubted: bool
) -> None:
    assert (classify(letter((14, line)), recognised=True) is not None) is doubted
    assert classify(letter((14, line))) is None


def test_a_letter_with_dust_of_a_scan_around_it_is_no_stamp() -> None:
    assert classify(letter((3, 'A"..')), recognised=True) is None
    assert classify(letter((3, "(A)")), recognised=True) is SecrecyDoubt.LONE_STAMP


@pytest.mark.parametrize("line", ["“TÔI Mắt", "Tuyết Mất", "TỐI mat"])
def test_small_letters_of_a_leaning_stamp_are_asked_about_in_what_was_recognised(line: str) -> None:
    assert classify(letter((14, line)), recognised=True) is SecrecyDoubt.LONE_WORD


def test_a_name_above_a_mark_does_not_take_it_in() -> None:
    assert classify("Trần Thị Hồng\nMật") is SecrecyDoubt.LONE_WORD
    assert classify("Trần Thị\nMật") is None


def test_a_mark_in_a_font_of_the_1990s_is_read_through_its_soft_hyphens() -> None:
    shown = "BÝ mËt nhµ n\xad\xedc"
    assert from_tcvn3(shown) == "Bí mật nhà nước"
    assert classify(shown) is SecrecyDoubt.WORDS_ELSEWHERE


@pytest.mark.parametrize("shown", ["M\x87T", "M‡T", "TUY\x8eT M‡T", "TÀI LI\x8eU M\x87T", "M§t"])
def test_a_mark_in_viscii_is_read_as_latin_and_as_windows_show_it(shown: str) -> None:
    assert classify(f"Kính gửi: Các phòng\n{shown}\nNội dung") is not None


@pytest.mark.parametrize("shown", ["“M” và ‘T’", "Mục § 3 – điều tiết", "Café – menu “Mat”", "M…T"])
def test_quotation_marks_and_dashes_are_no_viscii(shown: str) -> None:
    assert classify(shown) is None


@pytest.mark.parametrize(
    "text",
    [
        "(Theo Công văn số 05-M/BC ngày 03/02/2026 của Sở)",
        "Thời hạn bảo vệ bí mật nhà nước độ Tuyệt mật là 30 năm theo Điều 19 của Luật này.",
    ],
)
def test_what_a_sentence_cites_is_asked_about_and_not_stopped(text: str) -> None:
    assert classify(letter((14, text))) is SecrecyDoubt.WORDS_ELSEWHERE


def test_f67_what_an_office_writes_about_secrecy_land_eyes_and_honey_passes() -> None:
    texts = list(sayings())
    assert len(texts) + len(FILES) >= 400
    assert [(classify(text), text) for text in texts if classify(text) is not None] == []
    assert [name for name in FILES if classify("", name) is not None] == []


@pytest.mark.parametrize(
    "line",
    [
        "Văn bản này thuộc Danh mục bí mật nhà nước độ Tối mật",
        "Quyết định sửa đổi danh mục bí mật nhà nước   MẬT",
        "Quyết định về danh mục bí mật nhà nước. Tối mật",
        "Đề nghị đánh dấu vào ô thích hợp: ☐ Tuyệt mật ☒ Tối mật",
        "Tuyệt mật, Tối mật",
        "Cấm sao chụp, chuyển tiếp văn bản - MẬT",
        "Hồ sơ Hồng\nMẬT",
    ],
)
def test_f67_what_is_like_a_title_of_a_law_and_says_a_level_of_its_own_is_held(line: str) -> None:
    assert classify(letter((3, line))) is not None


@pytest.mark.parametrize("shown", ["\uf04dẬ\uf054", "M\nậ\nt", "\uf06d\u1ead\uf074"])
def test_f67_letters_of_a_font_of_symbols_and_a_letter_a_line_are_put_together(shown: str) -> None:
    assert classify(letter((3, shown))) is not None
