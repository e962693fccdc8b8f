"""Every kind of carrier of a mark is held: the cheap ones here, all of each kind by `make long`."""

import io
import os
from collections.abc import Callable

import pytest
from PIL import Image

from directives.extract import MAX_LOOKED_PAGES, Unreadable
from directives.files import documents_in, look, member_of
from directives.model import Classification, SecrecyDoubt
from directives.secrets import SecrecyVerdict, classify, heaviest
from directives.verdicts import verdict_on, verdict_on_archive
from tests.directives.carriers import KINDS, SEEN, UNREAD, VARIANTS
from tests.directives.carriers_drawn import lettered, written_large
from tests.directives.carriers_layers import LAYERS
from tests.directives.carriers_office import OFFICE, plain_docx, query_in_book
from tests.directives.carriers_pdf import PDFS, drawn
from tests.directives.carriers_pdf import page as page_of_words
from tests.directives.carriers_seen import innocent_page
from tests.directives.innocent_pictures import INNOCENT_PICTURES
from tests.directives.made_files import archive, canvas_on, pdf_of_picture, picture_of, saved
from tests.directives.secrecy_samples import letter
from tests.directives.test_files_pictures import needs_recognition

LONG = "NHACVIEC_ROUNDS" in os.environ


def verdict_of(name: str, data: bytes) -> SecrecyVerdict:
    """What the gate says of a file, as the child comes to it."""
    try:
        members = documents_in(data)
        if members is None:
            return heaviest([classify("", name), verdict_on(look(data))])
        inside = [verdict_of(member, member_of(data, place)) for place, member in enumerate(members)]
        return heaviest([verdict_on_archive(data, name), *inside])
    except Unreadable as error:
        return classify("", name) if error.looked_at else SecrecyDoubt.UNSEEN


def test_there_are_four_hundred_carriers_of_forty_kinds_and_more() -> None:
    assert len(KINDS) + len(SEEN) >= 40
    assert VARIANTS * (len(KINDS) + len(SEEN)) >= 400


STARTING = (
    "rich text",
    "a note in a picture inside",
    "words behind a picture",
    "a choice in a PDF",
    "a caption in a photo",
    "a note in a photo",
    "an archive behind a file",
)
"""Kinds for which a program is started: LibreOffice, or that for recognition."""


def variants(kind: str) -> list[int]:
    """All at length; of what takes up to a second each, another one for each kind, else three."""
    if LONG:
        return list(range(VARIANTS))
    slow = [*PDFS, *LAYERS, *STARTING]
    return [slow.index(kind) % VARIANTS] if kind in slow else [0, 1, 2]


@pytest.mark.parametrize("kind", list(KINDS))
def test_f67_a_carrier_is_held(kind: str) -> None:
    verdicts = {number: verdict_of(*KINDS[kind](number)) for number in variants(kind)}
    kept = {None} if kind in UNREAD else {None, SecrecyDoubt.UNSEEN}
    assert [n for n, said in verdicts.items() if said in kept] == []


SHORT = (
    # A picture on a page of text and one in a document are held in test_files_pictures.
    "a coloured stamp over words",
    "light letters on a dark ground",
    "a screen at night",
    "a framed stamp over lines",
    "a stamp over a text layer",
    "letters that stand for others",
    "a word that shows another",
    "a leaning stamp on a scan",
    "a pale watermark on a scan",
    "a font of a document's own",
    "lines drawn in a document",
    "a hidden note on a page",
)


@pytest.mark.parametrize("kind", list(SEEN) if LONG else list(SHORT))
def test_f67_a_carrier_that_only_a_picture_shows_is_held(kind: str) -> None:
    needs_recognition()
    made = [SEEN[kind](number) for number in range(VARIANTS if LONG else 1)]
    assert [number for number, file in enumerate(made) if verdict_of(*file) is None] == []


@pytest.mark.parametrize("number", range(3 if LONG else 1))
def test_f67_a_word_written_large_and_slanted_is_read_across_its_letters(number: int) -> None:
    needs_recognition()
    assert verdict_of(*written_large(number)) is Classification.SECRET


def test_f67_over_a_hundred_pages_with_pictures_are_asked_about() -> None:
    picture = Image.new("RGB", (40, 40), (10, 90, 10))

    def pages(count: int) -> bytes:
        buffer = io.BytesIO()
        canvas = canvas_on(buffer)
        for _ in range(count):
            page_of_words(canvas)
            canvas.drawInlineImage(picture, 300, 300, 20, 20)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    assert verdict_of("cv.pdf", pages(MAX_LOOKED_PAGES + 1)) is SecrecyDoubt.UNSEEN


CLEAN: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a document": lambda: ("cv.docx", plain_docx()),
    "a text": lambda: ("cv.txt", letter().encode()),
    "a PDF": lambda: ("cv.pdf", drawn(lambda canvas: canvas.setTitle("Báo cáo quý I"), 3)),
    "a sheet": lambda: OFFICE["a cell"](1, "Mật độ dân số"),
    "a sheet with a query": lambda: query_in_book(1, "Bang_luong"),
    "slides": lambda: OFFICE["a slide"](1, "Bảo mật thông tin"),
    "an archive": lambda: ("a.zip", archive([("cv.txt", letter().encode()), ("b.docx", plain_docx())])),
}


@pytest.mark.parametrize("kind", list(CLEAN))
def test_a_clean_file_of_each_kind_passes(kind: str) -> None:
    assert verdict_of(*CLEAN[kind]()) is None


@pytest.mark.parametrize("lines", [[], letter().split("\n")])
def test_a_picture_counts_as_looked_at_even_without_a_line_of_text(lines: list[str]) -> None:
    needs_recognition()
    assert verdict_of("anh.png", saved(picture_of(lines))) is None


@pytest.mark.parametrize("number", range(VARIANTS if LONG else 1))
def test_a_seal_over_a_signature_and_other_colours_are_no_mark(number: int) -> None:
    needs_recognition()
    page = innocent_page(number)
    file = ("anh.jpg", saved(page, "JPEG")) if number % 2 else ("ban-chup.pdf", pdf_of_picture(page))
    assert verdict_of(*file) is None


LABELS = (
    ("BẢO MẬT THÔNG TIN", (20, 30, 80), (255, 255, 255)),
    ("MẬT KHẨU WIFI", (255, 255, 255), (0, 0, 0)),
    ("MẬT ONG HOA NHÃN", (255, 220, 120), (120, 50, 0)),
    ("GẶP MẶT ĐẦU XUÂN", (210, 20, 20), (255, 230, 60)),
    ("GIẢI PHÓNG MẶT BẰNG", (30, 90, 60), (255, 255, 0)),
)


@pytest.mark.parametrize(("said", "ground", "ink"), LABELS if LONG else LABELS[:1])
def test_a_poster_in_large_letters_is_read_as_a_line(
    said: str, ground: tuple[int, int, int], ink: tuple[int, int, int]
) -> None:
    needs_recognition()
    assert verdict_of("anh.jpg", saved(lettered(said, (1200, 300), ink, ground, 0.9), "JPEG")) is None


def test_of_sixty_innocent_pictures_none_is_stopped_and_hardly_one_asked_about() -> None:
    """What a machine misreads among few large letters may be asked about, and is never called a mark."""
    needs_recognition()
    made = [
        (kind, number, make(number))
        for kind, (make, count) in INNOCENT_PICTURES.items()
        for number in range(count if LONG else 1)
        if LONG or kind == "a label"
    ]
    said = {(kind, number): verdict_of(*file) for kind, number, file in made}
    assert [at for at, verdict in said.items() if isinstance(verdict, Classification)] == []
    assert len([at for at, verdict in said.items() if verdict is not None]) <= len(said) // 12


@pytest.mark.parametrize("kind", ["a picture in a document", "a picture in a sheet", "a stamp on a photo"])
def test_f67_without_recognition_a_picture_is_a_doubt(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = SEEN[kind](0)
    monkeypatch.setenv("PATH", "/nonexistent")
    assert verdict_of(*made) is SecrecyDoubt.UNSEEN
