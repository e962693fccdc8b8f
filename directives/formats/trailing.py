"""What no program shows of a picture, of a PDF: words or an archive behind its end, words among its bytes."""

import re
import struct
from collections.abc import Iterator
from itertools import islice

_ENDS = (
    (b"\x89PNG", b"IEND", 8),
    (b"\xff\xd8\xff", b"\xff\xd9", 2),
    (b"GIF8", b"\x00;", 2),
    (b"%PDF", b"%%EOF", 5),
)
"""By what a file begins with: what its end begins with, and how long that is."""
_MOST = 1 << 20
_MOST_LINES, _LONGEST = 2_000, 400
_ARCHIVE, _ARCHIVE_ENDS = b"PK\x03\x04", b"PK\x05\x06"
_END_RECORD = 22  # bytes, and the comment whose length stands in the last two


def words_behind(data: bytes) -> Iterator[str]:
    """The lines of text behind its end, for as long as they are text."""
    behind = data[_end_of(data) :][:_MOST]
    for line in behind.split(b"\n")[:_MOST_LINES]:
        try:
            said = line.decode().strip("\r\x00 ")
        except UnicodeDecodeError:
            continue
        if 1 < len(said) <= _LONGEST and said.isprintable():
            yield said


def archive_behind(data: bytes) -> bytes:
    """The archive that was put behind it, which programs for archives open; empty where there is none."""
    at = data.rfind(_ARCHIVE_ENDS, max(0, len(data) - (1 << 16) - _END_RECORD))
    if at < 0 or len(data) < at + _END_RECORD:
        return b""
    (comment,) = struct.unpack_from("<H", data, at + _END_RECORD - 2)
    begin = data.find(_ARCHIVE, _end_of(data))
    return data[begin:] if len(data) == at + _END_RECORD + comment and begin >= 0 else b""


def words_among(data: bytes) -> Iterator[str]:
    """Lines around the words of a mark wherever they stand among other bytes, in three encodings."""
    for encoding, pattern in _AMONG.items():
        for found in islice(pattern.finditer(data), _MOST_AMONG):
            start = max(0, found.start() - _AROUND)
            start += (found.start() - start) % 2 if encoding != "utf-8" else 0
            before = data[start : found.start()].decode(encoding, "replace")
            behind = data[found.end() : found.end() + _AROUND].decode(encoding, "replace")
            said = found.group().decode(encoding)
            piece = f"{_NO_LETTERS.split(before)[-1]}{said}{_NO_LETTERS.split(behind)[0]}"
            yield piece
            if _GLUED.search(piece):
                yield "MẬT"


_GLUED = re.compile(r"\wMẬT|MẬT\w")  # bytes of another kind that are letters by chance
_WORDS = {
    encoding: [said.encode(encoding) for said in ("mật", "Mật", "MẬT")]
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
}
_AMONG = {encoding: re.compile(b"|".join(map(re.escape, words))) for encoding, words in _WORDS.items()}
MARK_WORDS = tuple(word for words in _WORDS.values() for word in words)
"""The word of a mark in bytes, in each encoding."""
_NO_LETTERS = re.compile("[\ufffd\x00-\x1f\x7f-\x9f]+|[\u2e80-\uffff]+")
_AROUND, _MOST_AMONG = 120, 50  # bytes


def _end_of(data: bytes) -> int:
    """Where the picture or the PDF ends; of a picture that another one is kept in, where that one ends."""
    for begin, end, size in _ENDS:
        if data.startswith(begin):
            limit = data.find(_ARCHIVE) if begin != b"%PDF" else -1
            place = data.rfind(end, 0, limit if limit > 0 else len(data))
            return place + size if place >= 0 else len(data)
    return len(data)
