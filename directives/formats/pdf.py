"""Text of a PDF, page by page, through pdfium.

What a file may hold is checked before a page of it is opened.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.extract import MAX_PAGES, MAX_TEXT, MAX_UNPACKED, Unreadable
from directives.formats.pdf_page import Box, page_text
from directives.formats.pdf_parts import PdfParts, earlier_states, objects_of, parts_of, show_notes
from directives.formats.pdf_sights import sights_of, take_text_off

if TYPE_CHECKING:
    from PIL.Image import Image

_FEW_LETTERS = 20  # a page with fewer and a picture is a scan
_SIGNED_LETTERS = 250  # so many an electronic signature or an entry stamp writes upon a scan
_COVERED = 0.5  # of the page: so large a picture under few letters is a scan
_UNDER_TEXT = 0.25  # of the page: so large a picture may have been recognised into the text over it
_MOST_PACKETS = 10
_RENDERED_PIXELS = 12_000_000
_SMALL_STREAM = 32 * 1024
_PICTURE = re.compile(rb"/Subtype ?/Image\b(?![^\0]{0,400}endobj)")
_XMP = re.compile(rb"<x:xmpmeta.{0,60000}?</x:xmpmeta>", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,400}>")
# Strings in wide letters: names of layers, alternatives, choices of fields, scripts, properties of one's own.
_HEX_STRING = re.compile(rb"<FEFF([0-9A-F\s]{8,8000})>", re.IGNORECASE)
_WIDE_STRING = re.compile(rb"\(\xfe\xff((?:[^()\\]|\\.){4,4000}+)\)", re.DOTALL)
_NARROW_STRING = re.compile(
    rb"\((?:\xef\xbb\xbf)?([^()\\\x00]{0,200}(?:[\xc3-\xe1][\x80-\xbf]|%[CE][0-9A-F]%)[^()\\\x00]{0,200})\)"
    rb"|^%([^\r\n%\x00]{0,200}[\xc3-\xe1][\x80-\xbf][^\r\n\x00]{0,200})",
    re.MULTILINE,
)
_ESCAPED = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_MOST_STRINGS = 5_000
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's text; `scanned` where it holds a picture or a drawing instead of text.

    `places` are to be rendered and looked at, `said` is what the page says beside its text, `typed` is
    false where a large picture lies under the text, which may be its recognition. `foreign`: its letters may
    stand for others than it says.
    """

    text: str
    scanned: bool
    places: tuple[Box, ...] = ()
    said: tuple[str, ...] = ()
    typed: bool = True
    unseen: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class PdfFile:
    """Pages in order; properties and outline; names and bytes of attached files; whether some is unseen."""

    pages: tuple[PdfPage, ...]
    said: tuple[str, ...]
    attached: tuple[tuple[str, bytes], ...]
    unseen: bool


def read_file(data: bytes) -> PdfFile:
    """All that a PDF says. Raises Unreadable: encrypted, unreadable, too_many_pages, bomb."""
    refuse_bomb(data)
    document = open_document(data)
    written = objects_of(data)
    parts = parts_of(written)
    try:
        pages: list[PdfPage] = []
        total = 0
        for number in range(len(document)):
            page = _read_page(document, number, parts)
            total += len(page.text)
            if total > MAX_TEXT:
                raise Unreadable("bomb")
            pages.append(page)
        before, lost = earlier_states(data)
        said = [*_document_says(document), *_metadata(written), *before]
        attached = tuple(_attachments_of(document))
        dynamic = document.get_formtype() in {raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND}
        unseen = dynamic or parts.hidden or lost or parts.files > len(attached)
        return PdfFile(tuple(pages), tuple(said), attached, unseen)
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    finally:
        document.close()


def _document_says(document: pdfium.PdfDocument) -> list[str]:
    """Title, keywords and the other properties, the outline, and labels of pages."""
    said = [str(value) for value in document.get_metadata_dict(skip_empty=True).values()]
    with suppress(pdfium.PdfiumError):
        said.extend(mark.get_title() or "" for mark in document.get_toc())
    labels = {document.get_page_label(number) or "" for number in range(len(document))}
    return [*said, *sorted(label for label in labels if not label.isdigit())]


def _attachments_of(document: pdfium.PdfDocument) -> list[tuple[str, bytes]]:
    """The files that go with it, with their names."""
    files = map(document.get_attachment, range(document.count_attachments()))
    return [(file.get_name(), bytes(file.get_data())) for file in files]


def _metadata(written: Sequence[bytes]) -> list[str]:
    """What the XMP packets say: titles that the list of properties may not hold; and strings of all kinds."""
    packets = (found.group() for found in islice(_XMP.finditer(written[0]), _MOST_PACKETS))
    said = [_MARKUP.sub("\n", packet.decode("utf-8", "replace")) for packet in packets]
    for objects in written:
        said.extend(islice(_strings(objects), _MOST_STRINGS))
    return said


def _strings(data: bytes) -> Iterator[str]:
    for found in _HEX_STRING.finditer(data):
        digits = b"".join(found[1].split())
        yield bytes.fromhex(digits[: len(digits) // 4 * 4].decode("ascii")).decode("utf-16-be", "replace")
    for found in _WIDE_STRING.finditer(data):
        yield _ESCAPED.sub(_unescaped, found[1]).decode("utf-16-be", "replace")
    for found in _NARROW_STRING.finditer(data):
        with suppress(UnicodeDecodeError):
            yield (found[1] or found[2]).decode()


def _unescaped(escape: re.Match[bytes]) -> bytes:
    char = escape[1]
    if char.isdigit():
        return bytes([int(char, 8) & 0xFF])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\r\n": b"", b"\n": b""}.get(char, char)


def render_pages(data: bytes, numbers: Sequence[int], dpi: int) -> Iterator["Image"]:
    """Pictures of the pages with these numbers (from 0), in colours, made when they are asked for."""
    document = open_document(data)
    try:
        for number in numbers:
            page = document[number]
            width, height = page.get_size()
            scale = min(dpi / 72, (_RENDERED_PIXELS / max(1.0, width * height)) ** 0.5)
            yield page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    finally:
        document.close()


def render_places(data: bytes, pages: Sequence[tuple[int, PdfPage]], dpi: int) -> Iterator["Image"]:
    """Pictures of the places of the pages with these numbers, with all that lies on them: notes, fields.

    The letters of their text are left out, which has been read: what lies over them stands alone.
    """
    document = open_document(data)
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        for number, read in pages:
            page = document[number]
            show_notes(page)
            if not read.foreign:
                take_text_off(page)
            width, height = page.get_size()
            scale = min(dpi / 72, (_RENDERED_PIXELS / max(1.0, width * height)) ** 0.5)
            for left, bottom, right, top in read.places:
                cut = (left, bottom, width - right, height - top)
                yield page.render(scale=scale, rev_byteorder=True, crop=cut).to_pil().convert("RGB")
            page.close()
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


def _read_page(document: pdfium.PdfDocument, number: int, parts: PdfParts) -> PdfPage:
    try:
        page = document[number]
        text, lying = page_text(page, first=number == 0)
        sights = sights_of(page, text, parts, lying=lying)
    except pdfium.PdfiumError as error:
        raise Unreadable("unreadable") from error
    width, height = page.get_size()
    boxes = sights.pictures
    largest = max(((box[2] - box[0]) * (box[3] - box[1]) for box in boxes), default=0.0)
    few = len(text) < _FEW_LETTERS and bool(sights.places)
    scanned = few or (largest > _COVERED * width * height and len(text) < _SIGNED_LETTERS)
    page.close()
    places = () if scanned else sights.places
    typed = largest <= _UNDER_TEXT * width * height
    return PdfPage(text, scanned, places, sights.said, typed, sights.unseen, sights.foreign)
