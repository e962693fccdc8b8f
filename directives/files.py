"""Bytes to text: what a file is, judged by its content, and the reader for it.

Meant for the child process of `bot.reader`: a hostile file may exhaust what the process is allowed.
"""

from collections.abc import Callable

from directives import encodings, pdf
from directives.extract import MAX_BYTES, MAX_TEXT, Extract, Unreadable
from tasks.folding import clean

__all__ = ["Extract", "Progress", "Unreadable", "extract", "kind_of"]

# Called with (pages done, pages in all) after each page that takes seconds.
Progress = Callable[[int, int], None]

_HEAD = 4096
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def extract(data: bytes, name: str, progress: Progress | None = None) -> Extract:
    """The text of a file of any kind the office may send. `name` is not trusted and decides nothing.

    Raises Unreadable, and only that, for whatever the bytes are.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", {"bytes": len(data), "limit": MAX_BYTES})
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty")
    read = _READERS[kind_of(data)]
    return _finished(read(data, progress or _silent))


def kind_of(data: bytes) -> str:
    """The kind of a file by its first bytes: pdf, text and so on."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "text"


def _silent(done: int, total: int) -> None:
    """Nobody waits."""


def _finished(found: Extract) -> Extract:
    """Legacy letters made modern and the text cleaned, before anything looks at it."""
    text, legacy = encodings.modern(found.text[:MAX_TEXT])
    text = clean(text).strip("\n")
    if not text.strip():
        raise Unreadable("no_text")
    warnings = (*found.warnings, "legacy_encoding") if legacy else found.warnings
    return Extract(text, found.kind, found.pages, warnings, found.names)


def _text(data: bytes, progress: Progress) -> Extract:
    return Extract(encodings.decode(data), "text")


def _pdf(data: bytes, progress: Progress) -> Extract:
    pages = pdf.read_pages(data)
    warnings = ("pages_without_text",) if any(page.scanned for page in pages) else ()
    return Extract("\n\n".join(page.text for page in pages), "pdf", len(pages), warnings)


_READERS: dict[str, Callable[[bytes, Progress], Extract]] = {"text": _text, "pdf": _pdf}
