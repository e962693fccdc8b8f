"""Bytes to text: what a file is, judged by its content, and the reader for it.

Meant for the child process of `bot.reading.reader`: a hostile file may exhaust what the process is allowed.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from directives.extract import (
    MAX_BYTES,
    MAX_DOCUMENTS,
    MAX_SCANNED_PAGES,
    MAX_TEXT,
    Extract,
    Progress,
    Unreadable,
    document_entries,
    open_archive,
    text_of,
    unpacked,
)
from directives.formats import grids, html, pdf, pictures, recognition, word
from directives.formats.pages import without_running_heads
from language import encodings
from language.folding import clean

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Extract", "Progress", "Unreadable", "documents_in", "extract", "kind_of", "member_of"]


_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096  # bytes by which the kind is told
_FEW_LETTERS = 20  # a document with fewer says it in its pictures
_MOST_STAMPS = 4
_STAMP = (1200, 500)  # a larger picture in a Word file is no stamp


def extract(data: bytes, name: str, progress: Progress | None = None) -> Extract:
    """The text of a file of any kind the office may send. `name` is not trusted and decides nothing.

    Raises Unreadable, and only that, for whatever the bytes are; archive, where they hold several files.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", {"bytes": len(data), "limit": MAX_BYTES})
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty")
    kind = kind_of(data)
    if kind == "zip":
        raise Unreadable("archive")
    read = _READERS.get(kind)
    if read is None:
        raise Unreadable("unknown_kind")
    return _finished(read(data, progress or _silent))


def documents_in(data: bytes) -> list[str] | None:
    """The names of the files in an archive, in its order; None where `data` is none.

    Raises Unreadable: bomb, encrypted, too_many_entries, unreadable, no_text where it holds nothing.
    """
    if len(data) > MAX_BYTES or kind_of(data) != "zip":
        return None
    with open_archive(data) as archive:
        names = [entry.filename for entry in document_entries(archive)]
    if not names:
        raise Unreadable("no_text")
    if len(names) > MAX_DOCUMENTS:
        raise Unreadable("too_many_entries", {"limit": MAX_DOCUMENTS})
    return names


def member_of(data: bytes, place: int) -> bytes:
    """The file at a place of an archive, counted as in `documents_in`. Raises Unreadable."""
    with open_archive(data) as archive:
        content = unpacked(archive, document_entries(archive)[place])
    if kind_of(content) == "zip":
        raise Unreadable("archive")
    return content


def kind_of(data: bytes) -> str:
    """The kind of a file by its content: pdf, docx, doc, rtf, html, zip, image, text or unknown."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _kind_of_archive(data)
    if head.startswith(_OLD_OFFICE):
        return "doc" if _WORD_STREAM in data or _ENCRYPTED_STREAM in data else "unknown"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "image"
    return _kind_of_text(head)


def _kind_of_archive(data: bytes) -> str:
    if b"word/document.xml" in data:
        return "docx"
    # A spreadsheet, a presentation, a program: archives too, but none that holds documents.
    return (
        "unknown" if any(mark in data for mark in (b"xl/workbook", b"ppt/", b"META-INF/MANIFEST")) else "zip"
    )


def _kind_of_text(head: bytes) -> str:
    printable = head.decode("latin-1").translate(_CONTROLS)
    if b"\x00" not in head and len(printable) < 0.95 * len(head):
        return "unknown"
    return "html" if html.looks_like_html(head.decode("utf-8", "ignore").lstrip("\ufeff")) else "text"


_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 27), *range(28, 32), 127))


def _silent(done: int, total: int) -> None:
    """Nobody waits."""


def _finished(found: Extract) -> Extract:
    """Legacy letters made modern and the text cleaned, before anything looks at it."""
    text, legacy = encodings.modern(found.text[:MAX_TEXT])
    text = clean(text).strip("\n")
    if not text.strip():
        raise Unreadable("no_text")
    warnings = (*found.warnings, "legacy_encoding") if legacy else found.warnings
    return replace(found, text=text, warnings=tuple(dict.fromkeys(warnings)))


def _text(data: bytes, progress: Progress) -> Extract:
    return Extract(text_of(data), "text")


def _html(data: bytes, progress: Progress) -> Extract:
    return Extract(html.read_html(data), "html")


def _docx(data: bytes, progress: Progress) -> Extract:
    found = Extract(word.read_docx(data), "docx")
    drawn = _pictures(word.pictures_in(data))
    if len(found.text.strip()) < _FEW_LETTERS and drawn:
        pages = [pictures.prepared(picture, photo=False) for picture in drawn]
        text = "\n\n".join(recognition.recognise(pages, len(pages), progress))
        return Extract(text, "docx", len(pages), ("recognised",))
    stamps = [picture for picture in drawn if picture.width <= _STAMP[0] and picture.height <= _STAMP[1]]
    return _with_stamps(found, stamps[:_MOST_STAMPS]) if stamps else found


def _pictures(files: Iterable[bytes]) -> list["Image"]:
    """Those of the files that are pictures of a kind that can be opened."""
    opened = []
    for content in files:
        with suppress(Unreadable):
            opened.append(pictures.open_picture(content))
    return opened


def _doc(data: bytes, progress: Progress) -> Extract:
    if _ENCRYPTED_STREAM in data:
        raise Unreadable("encrypted")
    ending = "rtf" if data.startswith(b"{\\rtf") else "doc"
    return Extract(word.read_docx(word.to_docx(data, ending)), "doc")


def _image(data: bytes, progress: Progress) -> Extract:
    picture = pictures.prepared(pictures.open_picture(data), photo=True)
    text = recognition.recognise([picture], 1, progress)[0]
    return Extract(text, "image", 1, ("recognised",))


def _pdf(data: bytes, progress: Progress) -> Extract:
    pages = pdf.read_pages(data)
    texts = [page.text for page in pages]
    scanned = [number for number, page in enumerate(pages) if page.scanned]
    if len(scanned) > MAX_SCANNED_PAGES:
        raise Unreadable("too_many_pages", {"pages": len(scanned), "limit": MAX_SCANNED_PAGES})
    if not scanned:
        found = Extract(_joined(texts), "pdf", len(pages))
        return _with_stamps(found, pdf.render_parts(data, pages[0].stamps)) if pages[0].stamps else found
    drawn = pdf.render_pages(data, scanned, recognition.DPI)
    straight = (pictures.prepared(picture, photo=False) for picture in drawn)
    for number, text in zip(scanned, recognition.recognise(straight, len(scanned), progress), strict=True):
        texts[number] = text
    return Extract(_joined(texts), "scan", len(pages), ("recognised",))


def _joined(pages: list[str]) -> str:
    return grids.joined_pages(without_running_heads(pages))


def _with_stamps(found: Extract, small_pictures: Iterable["Image"]) -> Extract:
    try:
        return replace(found, stamps=clean(recognition.recognise_stamps(small_pictures)))
    except Unreadable as error:
        if error.code != "needs_tesseract":
            raise
        return replace(found, warnings=(*found.warnings, "pictures_unread"))


_READERS: dict[str, Callable[[bytes, Progress], Extract]] = {
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "doc": _doc,
    "rtf": _doc,
    "image": _image,
}
