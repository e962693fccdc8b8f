"""What comes of a file's bytes, or why nothing does; and how much is taken on.

A ZIP container is looked over before anything in it is unpacked.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from language.encodings import NotText, decode

MAX_BYTES = 20 * 1024 * 1024  # of a document that is read
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200  # prose packs 3 to 10 times, empty tables 50
MAX_ENTRIES = 2_000
MAX_DOCUMENTS = 50  # in an archive
MAX_PAGES = 500
MAX_SCANNED_PAGES = 60
MAX_TEXT = 4_000_000
MAX_PIXELS = 60_000_000
Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) before the first page that takes seconds, and after each."""

_DIRECTORY_RECORD = b"PK\x01\x02"
_LARGE = 1024 * 1024  # a smaller entry may be packed as hard as it likes
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text, cleaned (`language.folding.clean`), and what it was made of.

    `kind` is one of text, pdf, scan, image, docx, doc, html. `warnings` are codes: `recognised` (by
    optical recognition), `pictures_unread` (stamps, for want of tesseract), `legacy_encoding`.
    """

    text: str
    kind: str
    pages: int = 1
    warnings: tuple[str, ...] = ()
    # For the gate alone: what small pictures at the head say.
    stamps: str = ""


@dataclass
class Unreadable(Exception):
    """A file that gives no text: a stable code and its parameters; `messages` makes the sentence.

    Codes: empty, unreadable, unknown_kind, too_large, too_many_pages, too_many_entries, bomb,
    encrypted, no_text, needs_tesseract, needs_libreoffice, gave_up (memory or time ran out), failed (the
    program itself), archive (several files where one is asked for).
    """

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code


def text_of(data: bytes) -> str:
    """The text of bytes that hold nothing else. Raises Unreadable."""
    try:
        return decode(data)
    except NotText as error:
        raise Unreadable(error.code) from error


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, its sizes and numbers checked. Raises Unreadable: bomb, too_many_entries, encrypted."""
    if data.count(_DIRECTORY_RECORD) > MAX_ENTRIES:
        raise Unreadable("too_many_entries", {"limit": MAX_ENTRIES})
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("unreadable") from error
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Unreadable("bomb")
    for entry in entries:
        if entry.file_size > _LARGE and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise Unreadable("bomb")
        if entry.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted")
    return archive


def document_entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """An archive's files in its own order, two of one name too; what programs add is left out."""
    return [
        entry
        for entry in archive.infolist()
        if not entry.is_dir()
        and not entry.filename.startswith("__MACOSX/")
        and not entry.filename.endswith((".DS_Store", "Thumbs.db", "desktop.ini"))
    ]


def unpacked(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """One file's bytes, asked for by its entry where two may have the same name.

    Raises Unreadable where the archive is damaged or claims a false size.
    """
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable("unreadable") from error
    except Exception as error:  # zlib.error, lzma.LZMAError: each packer has its own
        raise Unreadable("unreadable") from error
