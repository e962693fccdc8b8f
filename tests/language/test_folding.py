"""The two forms of a text, and the names of files."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from language.folding import SHOWN_NAME_LENGTH, clean, fold, plain, shown_name

# Surrogates too: a chat message may hold a lone one.
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))

VARIANTS_OF_A_MARK = [
    "MẬT",
    unicodedata.normalize("NFD", "MẬT"),
    "M\u200bẬ\u200cT",
    "\u202eMẬT\u202c",
    "ＭẬＴ",
    "МẬТ",  # Cyrillic М and Т
    "MÂ\u0323T",  # circumflex first, dot below after
    "MẠ\u0302T",
    "MẬ\u00adT",
]


@pytest.mark.parametrize("written", VARIANTS_OF_A_MARK)
def test_f64_every_way_to_write_a_word_folds_to_one(written: str) -> None:
    assert fold(written) == "mat"


@pytest.mark.parametrize("written", VARIANTS_OF_A_MARK)
def test_f64_plain_keeps_case_and_diacritics(written: str) -> None:
    assert plain(written) == "MẬT"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đồng chí Chánh Văn phòng", "dong chi chanh van phong"),
        ("  PHÒNG\u00a0Nghiệp vụ\t\nY ", "phong nghiep vu y"),
        ("ĐẮK LẮK đường", "dak lak duong"),
        ("Ðộc lập", "doc lap"),
        ("Số １２／２０２６", "so 12/2026"),
        ("", ""),
        ("\u200b\ufeff", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\x0bd\x0ce\u2028f", "a\nb\nc\nd\ne\nf"),
        ("hạn\u00a0nộp\tbáo cáo", "hạn nộp\tbáo cáo"),
        (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch"),
        ("\ufeffSố:\u200b 1\x00", "Số: 1"),
        ("lẻ \ud800 loi", "lẻ  loi"),
        ("Ðộc lập, Ɖắk Lắk, ðơn vị", "Độc lập, Đắk Lắk, đơn vị"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY_TEXT)
@example("ϓ\u0345ﬃ⑴ẛ̣")
def test_fold_and_clean_change_nothing_the_second_time(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_folds_alike(text: str) -> None:
    clean(text).encode("utf-8")
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("..", ""),
        ("hoa don\u202egpj.exe", "hoa dongpj.exe"),
        ("a\x00b.pdf", "ab.pdf"),
        ("hai\ndòng.pdf", "hai dòng.pdf"),
        ("CON", "CON"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("", ""),
    ],
)
def test_f63_a_file_name_is_shown_as_one_harmless_line(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_f63_a_long_name_keeps_its_ending() -> None:
    shown = shown_name("k" * 300 + ".pdf")
    assert shown.endswith("k….pdf")
    assert len(shown) == SHOWN_NAME_LENGTH


@given(ANY_TEXT)
def test_f63_no_name_breaks_out_of_its_line(name: str) -> None:
    shown = shown_name(name)
    assert len(shown) <= SHOWN_NAME_LENGTH
    assert not set(shown) & set("/\\\n\r\t\x00\u202e\u2066")
    assert shown not in {".", ".."}
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
