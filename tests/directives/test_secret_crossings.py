"""F67: a mark is asked about by default in every place of a text; what is said in general passes there."""

from itertools import product

from directives.secrets import classify
from tests.directives import secrecy_crossings as crossings
from tests.directives.secrecy_samples import letter

LONG = "\n".join([letter()] * 3)


def _deep(line: str) -> str:
    return f"{LONG}\n{line}\nHết"


def test_f67_a_mark_is_held_in_every_place_where_a_stamp_may_stand() -> None:
    texts = [place.format(mark) for mark, place in product(crossings.MARKS, crossings.AS_A_STAMP)]
    assert len(texts) >= 300
    assert [text for text in texts if classify(text) is None] == []
    assert [text for text in texts if classify(_deep(text)) is None] == []


def test_f67_a_mark_is_held_in_what_is_said_of_one_paper() -> None:
    texts = [place.format(mark) for mark, place in product(crossings.MARKS, crossings.SAID_OF_ONE)]
    assert [text for text in texts if classify(_deep(text)) is None] == []


def test_f67_a_sentence_that_says_so_by_itself_is_held_wherever_it_stands() -> None:
    texts = [each for line in crossings.WHOLE for each in (line, letter((3, line)), _deep(line))]
    assert [text for text in texts if classify(text) is None] == []


def test_f67_what_is_said_of_secret_papers_in_general_passes_wherever_it_stands() -> None:
    lines = [line for line in crossings.IN_GENERAL if "/TM" not in line]
    texts = [*crossings.IN_GENERAL, *(f"- {line};" for line in lines), *(_deep(line) for line in lines)]
    assert len(texts) >= 90
    assert [(classify(text), text) for text in texts if classify(text) is not None] == []


def test_what_recognition_makes_of_a_logo_is_no_letter_of_a_level() -> None:
    for said in ("(M)", "TuM", "[TM]"):
        assert classify(_deep(said)) is not None
        assert classify(_deep(said), recognised=True) is None
    assert classify(_deep("Nơi nhận: như trên; lưu: VT(M)"), recognised=True) is not None


def test_f67_a_level_that_recognition_broke_is_asked_about() -> None:
    broken = ("[MẬ TỊ Danh sách cán bộ", "[MẬTI Danh sách", "Mức độ: Một", "Độ mật: Mặt")
    assert [said for said in broken if classify(_deep(said), recognised=True) is None] == []
    words = ("MẬU THÂN", "MẬP MẠP", "QUẢ MẬN", "MẠ KẼM", "Mức độ: Tốt", "Mức độ: Một phần")
    assert [said for said in words if classify(_deep(said), recognised=True) is not None] == []


def test_f67_a_word_of_a_marks_shape_as_a_tag_of_what_was_recognised_is_asked_about() -> None:
    tags = ("[MẠT] {}", "[MẶT] {}", "(MÂT) {}", "Re: [MÁT] {}", "Fwd: MAT - {}", "MẠT: {}", "{} (MẮT)")
    subjects = ("Danh sách cán bộ đi tập huấn", "Kế hoạch quý III")
    texts = [tag.format(subject) for tag, subject in product(tags, subjects)]
    assert [text for text in texts if classify(letter((3, text)), recognised=True) is None] == []
    assert [text for text in texts if classify(text) is not None and "MAT" not in text] == []


def test_f67_words_that_begin_like_a_tag_of_a_scan_pass() -> None:
    lines = ("[MẶT BẰNG] Tầng hai", "(MẶT TRƯỚC)", "MẶT TRẬN TỔ QUỐC - Ban Thường trực", "MẤT ĐIỆN: 14 giờ")
    assert [line for line in lines if classify(letter((3, line)), recognised=True) is not None] == []


def test_f67_a_cell_below_a_heading_is_no_rest_of_it() -> None:
    assert classify("STT,Nội dung,Ghi chú\n1,Phương án,Mật") is not None
    assert classify("Ghi chú\nMật") is not None
    assert classify("Giao cho chú\nMật") is None


def test_f67_a_name_of_a_file_says_so_as_a_line_does() -> None:
    assert [name for name in crossings.MARKED_NAMES if classify("", name) is None] == []
    assert [name for name in crossings.INNOCENT_NAMES if classify("", name) is not None] == []
