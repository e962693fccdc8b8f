"""Annotations and fields of a page of a PDF: what they say, where they stand, and what of them is hidden."""

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.formats.pdf_page import Box

_MOST_ANNOTATIONS = 2_000
_HIDDEN = raw.FPDF_ANNOT_FLAG_INVISIBLE | raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
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
            if raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
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
