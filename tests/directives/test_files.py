"""Text, web pages and archives: bytes to clean text, judged by content and never by name."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.files import Unreadable, documents_in, extract, kind_of, member_of
from tests.directives.made_files import archive

SENTENCE = "Đề nghị các đơn vị báo cáo kết quả thực hiện về Văn phòng Sở trước ngày 05/11 hằng năm."
TCVN3 = "§Ò nghÞ c¸c ®¬n vÞ b¸o c¸o kÕt qu¶ thùc hiÖn vÒ V¨n phßng Së tr\xadíc ngµy 05/11 h»ng n¨m."
VNI = (
    "Ñeà nghò caùc ñôn vò baùo caùo keát quaû thöïc hieän veà Vaên phoøng Sôû tröôùc ngaøy 05/11 haèng naêm."
)


def in_windows_1258(text: str) -> bytes:
    """cp1258 has letters with a hat or horn, and writes the tone after them."""
    out = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8"),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        unicodedata.normalize("NFD", SENTENCE).encode("utf-8"),
        in_windows_1258(SENTENCE),
        TCVN3.encode("cp1252"),
        VNI.encode("cp1252"),
        TCVN3.encode("utf-8"),
        VNI.encode("utf-8"),
        SENTENCE.replace(" ", "\u00a0").encode("utf-8"),
        SENTENCE.replace("vị", "v\u200bị").encode("utf-8"),
    ],
)
def test_every_encoding_of_a_sentence_gives_the_same_text(data: bytes) -> None:
    assert extract(data, "a.txt").text == SENTENCE


def test_a_text_cut_in_the_middle_of_a_letter_loses_that_letter_only() -> None:
    assert (
        extract("Họp giao ban tại phòng họp số mộ".encode()[:-1], "a").text
        == "Họp giao ban tại phòng họp số m"
    )


def test_legacy_letters_are_said_to_have_been_there() -> None:
    assert extract(TCVN3.encode(), "a.txt").warnings == ("legacy_encoding",)
    assert extract(SENTENCE.encode(), "a.txt").warnings == ()


def test_only_the_lines_in_a_legacy_font_are_turned() -> None:
    text = extract(f"{TCVN3}\nhoá học, xã hội và à\n{SENTENCE}".encode(), "a").text
    assert text == f"{SENTENCE}\nhoá học, xã hội và à\n{SENTENCE}"


@pytest.mark.parametrize(
    "line", ["Kính gửi: «Ten_don_vi»", "«HO TEN», «CHUC VU»", "Chu trinh «Mua xuan» 2026"]
)
def test_marks_of_quotation_are_no_letters_of_a_legacy_font(line: str) -> None:
    assert extract(f"{SENTENCE}\n{line}".encode(), "a").text == f"{SENTENCE}\n{line}"


def test_lines_of_windows_and_of_old_macs_are_lines() -> None:
    assert extract(b"mot\r\nhai\rba", "a").text == "mot\nhai\nba"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_a_file_without_anything_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        extract(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (archive([("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]), "docx"),
        (archive([("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")]), "office"),
        (archive([("mimetype", b"x"), ("content.xml", b"x")]), "office"),
        (archive([("META-INF/MANIFEST.MF", b"x")]), "unknown"),
        (archive([("cv.docx", archive([("word/document.xml", b"x")]))]), "zip"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "unknown"),
        (b"{\\rtf1", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"<!DOCTYPE html><p>", "html"),
        (b"  <html>", "html"),
        (b"# K\xe1\xba\xbf ho\xe1\xba\xa1ch", "text"),
        (b"MZ\x90\x01\x02\x03\x04\x05\x06", "unknown"),
    ],
)
def test_the_kind_of_a_file_is_seen_in_its_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_text_that_calls_itself_a_pdf_is_read_as_text() -> None:
    assert extract(SENTENCE.encode(), "cong-van.pdf").kind == "text"


def test_a_program_is_refused_whatever_its_name() -> None:
    with pytest.raises(Unreadable, match="unknown_kind"):
        extract(bytes(range(256)) * 40, "cong-van.txt")


def test_a_web_page_is_read_as_it_is_seen() -> None:
    page = """<!doctype html><html><head><title>Cổng thông tin</title><style>p {}</style></head><body>
    <script>var x = "không đọc";</script><h1>KẾ HOẠCH</h1><p>Thực hiện&nbsp;<b>ngay</b> các
    việc sau:<ul><li>Rà soát<li>Báo cáo</ul><table><tr><th>STT</th><th>Nội dung</th><th>Hạn</th></tr>
    <tr><td>1</td><td>Rà soát<br>số liệu</td><td>20/4/2026</td></tr>
    <tr><td colspan=2>Chung</td><td>x</td></tr>
    </table></body></html>"""
    assert extract(page.encode(), "a").text.split("\n") == [
        "KẾ HOẠCH",
        "",
        "Thực hiện ngay các việc sau:",
        "",
        "- Rà soát",
        "- Báo cáo",
        "",
        "| STT | Nội dung | Hạn |",
        "|---|---|---|",
        "| 1 | Rà soát số liệu | 20/4/2026 |",
        "| Chung | | x |",
    ]


def test_the_letterhead_of_a_web_page_is_no_table() -> None:
    page = """<html><body><table><tr><td>SỞ XÂY DỰNG<br>Số: 12/SXD-VP</td>
    <td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr></table></body></html>"""
    assert extract(page.encode(), "a").text == (
        "SỞ XÂY DỰNG\nSố: 12/SXD-VP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    )


def test_the_encoding_that_a_web_page_names_is_used() -> None:
    page = b'<html><meta charset="windows-1258"><body><p>' + in_windows_1258(SENTENCE) + b"</p></body></html>"
    assert extract(page, "a").text == SENTENCE


APPLE_DOUBLE = b"\x00\x05\x16\x07" + bytes(80)


def test_the_documents_of_an_archive_are_named_in_its_order() -> None:
    data = archive(
        [("van-ban/cv.txt", b"mot"), ("__MACOSX/._cv.txt", APPLE_DOUBLE), ("phu luc.html", b"<p>hai</p>")]
    )
    assert documents_in(data) == ["van-ban/cv.txt", "phu luc.html"]
    assert (member_of(data, 0), member_of(data, 1)) == (b"mot", b"<p>hai</p>")


def test_a_document_is_no_archive() -> None:
    assert documents_in(SENTENCE.encode()) is None


@pytest.mark.parametrize(
    ("entries", "code"), [([], "no_text"), ([(str(n), b"x") for n in range(51)], "too_many_entries")]
)
def test_an_archive_of_nothing_or_of_too_much_is_refused(entries: list[tuple[str, bytes]], code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        documents_in(archive(entries))


def test_f67_what_only_calls_itself_a_programs_own_file_is_a_document() -> None:
    assert documents_in(archive([("__MACOSX/._cv.txt", b"mot"), (".DS_Store", b"hai")])) == [
        "__MACOSX/._cv.txt",
        ".DS_Store",
    ]


def test_the_files_of_an_archive_in_an_archive_are_files_of_it() -> None:
    data = archive([("c.zip", archive([("a.txt", b"mot"), ("b.txt", b"hai")])), ("d.txt", b"ba")])
    assert documents_in(data) == ["c.zip/a.txt", "c.zip/b.txt", "d.txt"]
    assert [member_of(data, place) for place in range(3)] == [b"mot", b"hai", b"ba"]


def test_archives_too_deep_in_each_other_are_refused() -> None:
    data = b"mot"
    for _ in range(5):
        data = archive([("a.zip", data)])
    with pytest.raises(Unreadable, match="archive"):
        documents_in(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_the_same_name_in_an_archive_are_both_read() -> None:
    data = archive([("cv.txt", b"mot"), ("cv.txt", b"hai")])
    assert documents_in(data) == ["cv.txt", "cv.txt"]
    assert (member_of(data, 0), member_of(data, 1)) == (b"mot", b"hai")


def text_or_code(data: bytes) -> str:
    try:
        return extract(data, "a").text
    except Unreadable as refusal:
        return refusal.code


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_bytes_of_any_kind_give_text_or_a_refusal(data: bytes) -> None:
    assert text_or_code(data).strip()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert text_or_code(text.encode("utf-8", "ignore")).strip()
