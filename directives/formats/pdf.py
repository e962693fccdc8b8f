"""Text of a PDF, page by page, through pdfium.

What a file may hold is checked before a page of it is opened.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directives.extract import MAX_PAGES, MAX_TEXT, MAX_UNPACKED, Unreadable
from directives.formats.pdf_page import Box, page_text, pictures_on

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW_LETTERS = 20  # a page with fewer and a picture is a scan
_SIGNED_LETTERS = 250  # so many an electronic signature or an entry stamp writes upon a scan
_MOST_STAMPS = 4
_STAMP_DPI = 250
_RENDERED_PIXELS = 12_000_000
_SMALL_STREAM = 32 * 1024
_PICTURE = re.compile(rb"/Subtype ?/Image\b(?![^\0]{0,400}endobj)")
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's text; `scanned` where it holds a picture instead of text.

    `stamps` are the places of small pictures at its head, where the mark of a secret may stand.
    """

    text: str
    scanned: bool
    stamps: tuple[Box, ...] = ()


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


def render_parts(data: bytes, boxes: Sequence[Box]) -> Iterator["Image"]:
    """Pictures of these places on the first page, with a little white around."""
    from PIL import ImageOps

    document = open_document(data)
    try:
        page = document[0]
        width, height = page.get_size()
        for left, bottom, right, top in boxes:
            cut = (left, bottom, width - right, height - top)
            part = page.render(scale=_STAMP_DPI / 72, grayscale=True, crop=cut).to_pil()
            yield ImageOps.expand(part.convert("L"), border=20, fill=255)
    except (pdfium.PdfiumError, ValueError) as error:
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
        if _PICTURE.search(data, max(0, mark.start() - 400), mark.start()):
            continue  # a scan is large by nature; pdfium opens one at a time, within its limit
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
        text = page_text(page, first=number == 0)
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    width, height = page.get_size()
    boxes = pictures_on(page) if number == 0 or len(text) < _SIGNED_LETTERS else []
    largest = max(((box[2] - box[0]) * (box[3] - box[1]) for box in boxes), default=0.0)
    few, covered = len(text) < _FEW_LETTERS and largest > 0, largest > 0.5 * width * height
    scanned = few or (covered and len(text) < _SIGNED_LETTERS)
    stamps = [] if scanned or number else [box for box in boxes if _may_be_stamp(box, width, height)]
    page.close()
    return PdfPage(text, scanned, tuple(stamps[:_MOST_STAMPS]))


def _may_be_stamp(box: Box, width: float, height: float) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return box[1] > 0.5 * height and 25 < wide < 0.5 * width and 8 < high < 0.2 * height
