"""Text of a PDF, page by page, through pdfium.

pdfium gives letters in the order of the content, which is the order of reading in what offices make,
at about a millisecond a page; where it is not, the letters' own boxes are sorted (`layout`).
"""

import ctypes
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.extract import MAX_PAGES, MAX_TEXT, MAX_UNPACKED, Unreadable
from directives.layout import Letter, reading_order

if TYPE_CHECKING:
    from PIL.Image import Image


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEW_LETTERS = 20  # a page with fewer and a picture is a scan
_RENDERED_PIXELS = 12_000_000
_SMALL_STREAM = 32 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_HYPHENS = "\x02\ufffe"  # what pdfium makes of a hyphen at the end of a line
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouyăâêôơưà-ỹ]", re.IGNORECASE)
_ABBREVIATIONS = _words(
    "tp gd đt vp tt vt nv cv kt tl ub ql pl th tc kh bc ct qđ tb nđ cp hđ kg km mm cm m g h v đ tr gs ts ks"
)
# Syllables of one vowel that are words; any other accented vowel alone has lost its consonants.
_ALONE = _words("à á ạ ả ý ỷ ỳ ở ô ồ ổ ố ơ ờ ê ế ủ ư ừ ứ ú ù ì í ị ò ó ọ è é ạ ỉ ầ ấ")
# Symbol fonts keep their bullets in the private area.
_BULLETS = str.maketrans("\uf0b7\uf0a7\uf02d\uf0d8\uf0fc\uf02b", "•▪-➢✓+")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's text; `scanned` where it holds a picture instead of text."""

    text: str
    scanned: bool


def read_pages(data: bytes) -> list[PdfPage]:
    """The pages in order. Raises Unreadable: encrypted, unreadable, too_many_pages, bomb."""
    refuse_bomb(data)
    document = open_document(data)
    try:
        pages: list[PdfPage] = []
        total = 0
        for number in range(len(document)):
            page = _read_page(document, number)
            total += len(page.text)
            if total > MAX_TEXT:
                raise Unreadable("bomb")
            pages.append(page)
        return pages
    finally:
        document.close()


def render_pages(data: bytes, numbers: Sequence[int], dpi: int) -> Iterator["Image"]:
    """Pictures of the pages with these numbers (from 0), made when they are asked for."""
    document = open_document(data)
    try:
        for number in numbers:
            page = document[number]
            width, height = page.get_size()
            scale = min(dpi / 72, (_RENDERED_PIXELS / max(1.0, width * height)) ** 0.5)
            yield page.render(scale=scale, grayscale=True).to_pil()
            page.close()
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    finally:
        document.close()


def open_document(data: bytes) -> pdfium.PdfDocument:
    """The document, its number of pages checked. Raises Unreadable."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = "assword" in str(error)
        raise Unreadable("encrypted" if encrypted else "unreadable") from error
    pages = len(document)
    if not 0 < pages <= MAX_PAGES:
        document.close()
        if pages == 0:
            raise Unreadable("empty")
        raise Unreadable("too_many_pages", {"pages": pages, "limit": MAX_PAGES})
    return document


def refuse_bomb(data: bytes) -> None:
    """Raise Unreadable where the packed streams of the file open to more than a document ever holds."""
    total = 0
    for mark in _STREAM.finditer(data):
        end = data.find(b"endstream", mark.end())
        packed = memoryview(data)[mark.end() : end if end > 0 else len(data)]
        if len(packed) * 1032 + total <= MAX_UNPACKED and len(packed) <= _SMALL_STREAM:
            continue
        total += _unpacked(packed, MAX_UNPACKED - total)
        if total >= MAX_UNPACKED:
            raise Unreadable("bomb")


def _unpacked(packed: memoryview, limit: int) -> int:
    """How long a Flate stream is when unpacked, counted to `limit` and never held."""
    unpacker = zlib.decompressobj()
    size, rest = 0, bytes(packed)
    try:
        while rest and size < limit and not unpacker.eof:
            size += len(unpacker.decompress(rest, 1 << 20))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size


def _read_page(document: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        page = document[number]
        letters = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    text = letters.get_text_range()
    if number == 0 or _scattered(text):
        text = reading_order(_letters(page, letters))
    else:
        text = _HYPHEN.sub("-", text)
    text = text.translate(_BULLETS).strip()
    scanned = len(text) < _FEW_LETTERS and _has_picture(page)
    letters.close()
    page.close()
    return PdfPage(text, scanned)


def _scattered(text: str) -> bool:
    """Whether words have lost letters to other places: "UBND T NH NINH THU N"."""
    for line in (text, *text.splitlines()):
        words = _WORD.findall(line)
        broken = sum(1 for word in words if _broken(word))
        if broken >= 3 and broken > (0.15 if line is text else 0.34) * len(words):
            return True
    return False


def _broken(word: str) -> bool:
    small = word.lower()
    if len(word) > 2 or small in _ABBREVIATIONS:
        return False
    if not _VOWEL.search(word):
        return True
    return len(word) == 1 and not word.isascii() and small not in _ALONE


def _letters(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> list[Letter]:
    handle, count = text.raw, text.count_chars()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    rotation = page.get_rotation()
    found: list[Letter] = []
    for index in range(count):
        char = chr(raw.FPDFText_GetUnicode(handle, index))
        if char.isspace() and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, at_box)
        raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
        char = "-" if char in _HYPHENS else char
        found.append(_letter(char, box, x.value, y.value, rotation))
    return found


def _letter(char: str, box: raw.FS_RECTF, x: float, y: float, rotation: int) -> Letter:
    """A letter in the page as it is shown, whose pages may be turned by quarters."""
    if rotation == 90:
        return Letter(char, box.bottom, box.top, -x, box.right - box.left)
    if rotation == 180:
        return Letter(char, -box.right, -box.left, -y, box.top - box.bottom)
    if rotation == 270:
        return Letter(char, -box.top, -box.bottom, x, box.right - box.left)
    return Letter(char, box.left, box.right, y, box.top - box.bottom)


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None
