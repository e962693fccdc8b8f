"""Parts of a PDF beside the text of its pages: its notes and fields, and what no page shows."""

import ctypes
import re
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.extract import MAX_LOOKED_PAGES
from directives.formats.pdf_page import Box

# What a PDF's own structure tells of parts that no page shows: hidden layers, files, earlier states.
#
# Its dictionaries stand in clear, or packed in streams of objects; the library names none of these parts.

_MOST_OBJECTS = 2_000
_MOST_UNPACKED = 1 << 20  # of one stream of objects
_MOST_STATES = 5
_OBJECTS = re.compile(rb"/Type ?/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_HIDDEN_LAYERS = re.compile(rb"/OFF\s{0,4}\[\s{0,4}\d|/(?:BaseState|ViewState)\s{0,4}/OFF\b")
_OTHER_PICTURE = re.compile(rb"/(?:Alternates|Thumb)\s{0,4}[\[\d]")
_FILES = re.compile(rb"/EF\s{0,4}(?:<<|\d+ \d+ R)")
_TILED = re.compile(rb"/PatternType\s{0,4}1\b")
_DRAWN_FONT = re.compile(rb"/Subtype\s{0,4}/Type3\b")
_END = re.compile(rb"%%EOF")
_PICTURED = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)


@dataclass(frozen=True, slots=True)
class PdfParts:
    """`hidden`: layers that are not shown, pictures that others stand for; `files`, how many it holds.

    `tiled`: an area may be filled with anything; `drawn_font`: letters may be drawings of their own.
    """

    hidden: bool
    files: int
    tiled: bool
    drawn_font: bool


def parts_of(written: Sequence[bytes]) -> PdfParts:
    """What the objects tell, as they are written (`objects_of`)."""
    return PdfParts(
        any(_HIDDEN_LAYERS.search(each) or _OTHER_PICTURE.search(each) for each in written),
        sum(len(_FILES.findall(each)) for each in written),
        any(_TILED.search(each) for each in written),
        any(_DRAWN_FONT.search(each) for each in written),
    )


def objects_of(data: bytes) -> list[bytes]:
    """The file as it stands, and the objects that are packed in it."""
    places = islice(_OBJECTS.finditer(data), _MOST_OBJECTS)
    return [data, *(_unpacked(data, found.end()) for found in places)]


def _unpacked(data: bytes, after: int) -> bytes:
    """The objects that are packed in the stream that begins after a place."""
    start = _STREAM.search(data, after, after + 400)
    if start is None:
        return b""
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start.end() :], _MOST_UNPACKED)
    except zlib.error:
        return b""


def in_clear(data: bytes) -> bytes:
    """The file without the lock that only keeps it from being changed; as it is where it has none."""
    if b"/Encrypt" not in data:
        return data
    try:
        document = pdfium.PdfDocument(data)
        kept = BytesIO()
        document.save(kept, flags=raw.FPDF_REMOVE_SECURITY)
        document.close()
    except pdfium.PdfiumError:
        return data  # which is told why when it is opened
    return kept.getvalue()


def earlier_states(data: bytes) -> tuple[list[str], bool]:
    """What pages said before the file was changed and say no more; whether one has lost a picture since."""
    ends = [found.end() for found in _END.finditer(data)]
    first = 1 if b"/Linearized" in data[:1024] else 0  # whose first part has an end of its own
    before = ends[first:-1][-_MOST_STATES:]
    now = _pages_of(data) if before else []
    known, pictures = {said for said, _ in now}, sum(count for _, count in now)
    states = [_pages_of(data[:end]) for end in before]
    said = [said for pages in states for said, _ in pages if said not in known]
    return said, any(sum(count for _, count in pages) > pictures for pages in states)


def _pages_of(data: bytes) -> list[tuple[str, int]]:
    """Of each page its text and how many pictures it holds; none where the file cannot be opened."""
    pages: list[tuple[str, int]] = []
    with suppress(pdfium.PdfiumError):
        document = pdfium.PdfDocument(data)
        for number in range(min(len(document), MAX_LOOKED_PAGES)):
            page = document[number]
            letters = page.get_textpage()
            kinds = (
                raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index))
                for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
            )
            count = sum(kind in _PICTURED for kind in kinds)
            pages.append((letters.get_text_range(), count))
            letters.close()
            page.close()
        document.close()
    return pages


# Annotations and fields of a page of a PDF: what they say, where they stand, and what of them is hidden.

_MOST_ANNOTATIONS = 2_000
_HIDDEN_FLAGS = raw.FPDF_ANNOT_FLAG_INVISIBLE | raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_DRAWS = re.compile(r"\bDo\b")
_KEYS = (b"Contents", b"T", b"Subj", b"V", b"DV", b"TU", b"RC", b"CA", b"Overlay")
_UNSEEN_KINDS = frozenset(
    {
        raw.FPDF_ANNOT_FILEATTACHMENT,
        raw.FPDF_ANNOT_SOUND,
        raw.FPDF_ANNOT_MOVIE,
        raw.FPDF_ANNOT_SCREEN,
        raw.FPDF_ANNOT_THREED,
        raw.FPDF_ANNOT_RICHMEDIA,
    }
)
_INVISIBLE_KINDS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})


@dataclass(frozen=True, slots=True)
class PageNotes:
    """Where they stand, what they say, and whether one holds what cannot be seen: a file, a sound.

    `too_many`: not all were looked at one by one.
    """

    boxes: tuple[Box, ...]
    said: tuple[str, ...]
    unseen: bool
    too_many: bool


def notes_of(page: pdfium.PdfPage) -> PageNotes:
    handle, unseen = page.raw, False
    boxes: list[Box] = []
    told: list[str] = []
    count = raw.FPDFPage_GetAnnotCount(handle)
    for index in range(min(count, _MOST_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(handle, index)
        if not note:
            unseen = True
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        unseen = unseen or kind in _UNSEEN_KINDS or _shows_more(note, kind)
        told.extend(said for key in _KEYS if (said := _string(note, key).strip()))
        box = raw.FS_RECTF()
        if kind not in _INVISIBLE_KINDS and raw.FPDFAnnot_GetRect(note, box):
            left, right = sorted((box.left, box.right))
            bottom, top = sorted((box.bottom, box.top))
            boxes.append((left, bottom, right, top))
        raw.FPDFPage_CloseAnnot(note)
    return PageNotes(tuple(boxes), tuple(told), unseen, count > _MOST_ANNOTATIONS)


def show_notes(page: pdfium.PdfPage) -> None:
    """Let the annotations be seen that are hidden, on a page in memory."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if note:
            if raw.FPDFAnnot_GetFlags(note) & _HIDDEN_FLAGS:
                raw.FPDFAnnot_SetFlags(note, raw.FPDF_ANNOT_FLAG_PRINT)
            raw.FPDFPage_CloseAnnot(note)


def _shows_more(note: Any, kind: int) -> bool:
    """Whether an annotation has a look where none is shown, or another one for when it is pressed."""
    modes = (raw.FPDF_ANNOT_APPEARANCEMODE_ROLLOVER, raw.FPDF_ANNOT_APPEARANCEMODE_DOWN)
    if kind in _INVISIBLE_KINDS:
        return bool(_look(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL))
    return any(_DRAWS.search(_look(note, mode)) for mode in modes)


def _look(note: Any, mode: int) -> str:
    return said_by(raw.FPDFAnnot_GetAP, note, mode)


def _string(note: Any, key: bytes) -> str:
    return said_by(raw.FPDFAnnot_GetStringValue, note, key)


def said_by(function: Callable[..., int], *of: Any) -> str:
    """What a function of PDFium says in UTF-16, asked for its size first."""
    size = function(*of, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    function(*of, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
