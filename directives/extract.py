"""What comes of a file's bytes, or why nothing does; and how much is taken on.

A ZIP container is looked over before anything in it is unpacked.
"""

import io
import struct
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
MAX_LOOKED_PAGES = 100  # of a text: with pictures, notes, fields or turned text
MAX_TEXT = 4_000_000
MAX_PIXELS = 60_000_000
Progress = Callable[[int, int], None]
"""Called with (pages done, pages in all) before the first page that takes seconds, and after each."""

_DIRECTORY_RECORD = b"PK\x01\x02"
_LARGE = 1024 * 1024  # a smaller entry may be packed as hard as it likes
_ENCRYPTED = 0x1
_DESCRIBED = 0x8  # a file's sizes stand once more behind it, in so many bytes
_DESCRIPTORS, _NONE = frozenset({12, 16, 20, 24}), frozenset[int]()
_END_RECORD, _END_SIZE = b"PK\x05\x06", 22


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text, cleaned (`language.folding.clean`), and what it was made of.

    `kind` is one of text, pdf, scan, image, docx, doc, html, mail, office (a workbook, whose tables are read;
    slides and others are looked at for the gate, and are no document to read). `warnings` are codes:
    `recognised` (by optical recognition), `legacy_encoding`. `typed` is false where letters of `text` may be
    a machine's recognition.
    """

    text: str
    kind: str
    pages: int = 1
    warnings: tuple[str, ...] = ()
    typed: bool = True
    # For the gate alone: what the file says beside its text (properties, comments, what is hidden), and what
    # its pictures and the stamps on its pages say.
    beside: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Names of the files that it holds."""
    stamps: str = ""
    unseen: tuple[str, ...] = ()
    """Codes of what could not be looked at, as those of Unreadable; the gate lets such a file not pass."""


@dataclass
class Unreadable(Exception):
    """A file that gives no text: a stable code and its parameters; `messages` makes the sentence.

    Codes: empty, unreadable, unknown_kind, too_large, too_many_pages, too_many_entries, bomb,
    encrypted, no_text, needs_tesseract, needs_libreoffice, gave_up (memory or time ran out), failed (the
    program itself), archive (several files where one is asked for), no_document (a sheet, slides),
    picture_unread, part_unread, page_unread (lines stand on it, and hardly a word was read).
    """

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code

    @property
    def looked_at(self) -> bool:
        """Whether the file was seen whole all the same, so that the gate knows what it bears."""
        return self.code in _LOOKED_AT


_LOOKED_AT = frozenset({"empty", "no_text", "no_document"})


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
    if _holds_more(data, entries, archive.start_dir) or _goes_on(data, archive.comment):
        raise Unreadable("part_unread")
    return archive


def _holds_more(data: bytes, entries: list[zipfile.ZipInfo], end: int) -> bool:
    """Whether there are bytes between the files that the directory, which begins at `end`, does not name."""
    reached, allowed = 0, _NONE
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset > reached and entry.header_offset - reached not in allowed:
            return True
        if not 0 <= entry.header_offset <= len(data) - 30:
            return True
        name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
        reached = max(reached, entry.header_offset + 30 + name + extra + entry.compress_size)
        allowed = _DESCRIPTORS if entry.flag_bits & _DESCRIBED else _NONE
    return end > reached and end - reached not in allowed


def _goes_on(data: bytes, comment: bytes) -> bool:
    """Whether there is more behind the end of the directory than its comment."""
    at = data.rfind(_END_RECORD)
    (said,) = struct.unpack_from("<H", data, at + _END_SIZE - 2)
    return bool(data[at + _END_SIZE + said :].strip(b"\x00\r\n ")) or said != len(comment)


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
