"""The gate for state secrets: what it stops, what it asks about, what it lets through."""

import pytest

from directives.model import Classification, SecrecyDoubt
from directives.secrets import classify
from tests.directives.secrecy_samples import about_secrecy, innocent, letter, marked

MARKED = list(marked())
INNOCENT = list(innocent())


def test_f67_every_marked_letter_is_stopped_with_its_level() -> None:
    missed = [(level, classify(text), text[:200]) for text, level in MARKED if classify(text) is not level]
    assert len(MARKED) >= 100
    assert missed == []


def test_f67_no_letter_without_a_mark_is_stopped_or_asked_about() -> None:
    suspected = [(classify(text), text) for text in INNOCENT if classify(text) is not None]
    assert len(INNOCENT) >= 500
    assert suspected == []


@pytest.mark.parametrize("text", list(about_secrecy()))
def test_a_circular_about_secrecy_is_never_stopped(text: str) -> None:
    assert not isinstance(classify(text), Classification)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (letter((5, "Mật")), SecrecyDoubt.LONE_WORD),
        (letter((4, "Độ khẩn: Khẩn, mật")), SecrecyDoubt.LONE_WORD),
        (
            letter((15, "Hồ sơ này được xếp vào loại TUYỆT MẬT theo đề nghị của phòng.")),
            SecrecyDoubt.WORDS_ELSEWHERE,
        ),
        (letter((15, "đối với tài liệu tối mật thì phòng lưu trữ giữ riêng")), SecrecyDoubt.WORDS_ELSEWHERE),
        (letter((0, "A")), SecrecyDoubt.LONE_STAMP),
        (letter((4, "Độ mật:")), SecrecyDoubt.WORDS_ELSEWHERE),
        (letter((4, "Độ mật: theo phụ lục")), SecrecyDoubt.WORDS_ELSEWHERE),
        (letter((4, "MẠT")), SecrecyDoubt.LONE_WORD),
    ],
)
def test_a_mark_in_doubt_is_put_to_the_officer(text: str, doubt: SecrecyDoubt) -> None:
    assert classify(text) is doubt


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("TUYET MAT.pdf", Classification.MOST_SECRET),
        ("Ke%20hoach%20T%E1%BB%90I%20M%E1%BA%ACT.pdf", Classification.TOP_SECRET),
        ("Ti%E1%BA%BFn%20%C4%91%E1%BB%99%2050%25.pdf", None),
        ("cv_toi_mat_12.docx", Classification.TOP_SECRET),
        ("Công văn 15 (MẬT).pdf", Classification.SECRET),
        ("12-MẬT-VP.pdf", Classification.SECRET),
        ("bc MA\u0302\u0323T.pdf", Classification.SECRET),
        ("Tài liệu thu hồi.pdf", Classification.SECRET),
        ("kế hoạch mật.docx", SecrecyDoubt.FILE_NAME),
        ("CV 15 MAT.pdf", SecrecyDoubt.FILE_NAME),
        ("bao mat thong tin.pdf", None),
        ("Bảo mật hệ thống.docx", None),
        ("doi mat khau.txt", None),
        ("Mật độ xây dựng.pdf", None),
        ("KH BAO MAT 2026.pdf", None),
        ("bí mật kinh doanh.md", None),
        ("giải phóng mặt bằng.pdf", None),
        ("Tài liệu thu hồi đất.pdf", None),
        ("GIAI PHONG MAT BANG.pdf", None),
        ("MAT TRAN TO QUOC.pdf", None),
        ("BAO CAO MAT AN TOAN LAO DONG.docx", None),
        ("LICH GAP MAT DAU XUAN.pdf", None),
        ("Ly lich Trần Thị Hồng Mật.pdf", None),
        ("DE THI MAT.pdf", SecrecyDoubt.FILE_NAME),
        ("MAT 15.pdf", SecrecyDoubt.FILE_NAME),
    ],
)
def test_f67_a_file_name_is_judged_by_itself(
    name: str, verdict: Classification | SecrecyDoubt | None
) -> None:
    assert classify("", name) is verdict


def test_the_heaviest_mark_wins() -> None:
    assert classify(letter((0, "MẬT"), (12, "TUYỆT MẬT")), "toi mat.pdf") is Classification.MOST_SECRET


def test_the_hundredth_page_is_looked_at_too() -> None:
    assert classify("\n".join([letter()] * 100 + ["TỐI MẬT"])) is Classification.TOP_SECRET


@pytest.mark.parametrize("word", ["MẤT", "MẮT", "MÁT"])
def test_a_typed_word_with_a_tone_of_its_own_is_no_stamp(word: str) -> None:
    assert classify(letter((0, word))) is None
    assert classify(letter((5, f"| {word} |"))) is None


@pytest.mark.parametrize("word", ["MẤT", "MẮT", "M\nẤ\nT"])
def test_a_recognised_word_of_a_stamps_letters_is_asked_about_whatever_its_tone(word: str) -> None:
    assert classify(letter((0, word)), recognised=True) is SecrecyDoubt.LONE_WORD


@pytest.mark.parametrize(("above", "level"), [("TỐI", "tối mật"), ("TUYỆT", "tuyệt mật")])
def test_a_prefix_above_a_misread_mark_makes_it_a_mark_all_the_same(above: str, level: str) -> None:
    assert classify(letter((0, above), (1, "MẤT"))) == level


@pytest.mark.parametrize(
    "line",
    [
        "Trần Thị Hồng Mật",
        "TRẦN THỊ HỒNG MẬT",
        "Người liên hệ: Lê Mật",
        "Hồ Văn Mật",
        "chị Mật",
        "Giao ông Mật.",
    ],
)
def test_a_persons_name_is_no_mark_wherever_it_stands(line: str) -> None:
    verdicts = {classify(letter((place, line))) for place in (0, 5, 12, -1)} | {classify(line)}
    assert verdicts == {None}


@pytest.mark.parametrize(
    "line", ["Hồ Sơ Mật", "HỒ SƠ MẬT", "CHỈ THỊ MẬT", "CÔNG VĂN MẬT", "Quy Phạm Mật", "DANH SÁCH MẬT"]
)
def test_words_of_a_document_are_no_persons_name(line: str) -> None:
    assert classify(letter((5, line))) is not None


def test_a_letter_alone_is_an_answer_and_no_stamp() -> None:
    assert classify("A") is None
    assert classify("A\nBáo cáo quý I") is SecrecyDoubt.LONE_STAMP


def test_a_line_with_more_of_the_word_than_any_letter_is_asked_about_without_being_weighed() -> None:
    innocent = "Mật ong, "
    assert classify(innocent * 150) is None
    assert classify(innocent * 9_000) is SecrecyDoubt.WORDS_ELSEWHERE
    assert classify(f"TUYỆT MẬT\n{innocent * 9_000}") is Classification.MOST_SECRET


@pytest.mark.parametrize(
    ("line", "asked"), [("GẶP MẬT", False), ("MẬT BẰNG", False), ("TỐI MẬT", True), ("BẢN MẬT", True)]
)
def test_on_a_picture_of_one_line_a_tone_may_be_misread_within_another_word(line: str, asked: bool) -> None:
    assert (classify(line, recognised=True) is not None) is asked
