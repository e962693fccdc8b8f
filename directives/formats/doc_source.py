"""What the bytes of an old Word file say and show that its conversion may have lost: for the gate alone.

Words drawn large, labels of pictures, what an earlier saving left behind: all of it stands in its streams in
letters of two bytes, and what is older in letters of one.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator

from directives.extract import Unreadable
from directives.formats.compound import streams_of
from directives.formats.package import Packaged
from directives.formats.trailing import words_among
from directives.formats.xml_words import unknown_lines

# Letters of Latin, Greek and Cyrillic, signs, blanks; 1F is a hyphen that is not shown.
_WIDE = re.compile(
    rb"(?:[\x09\x1f-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01\x02\x04\x1e]|[\x00-\xff]\x03|[\x00-\x6f\xa0-\xbf]\x20|"
    rb"[\x41-\x7a]\xf0|[\x01-\x5e]\xff){2,}"
)
# Of one byte: a paragraph by itself, or so many that chance makes no word of them.
_NARROW = re.compile(
    rb"(?<=[\x07\x0b-\x0d\x13-\x15])[ -~\x80-\xff]{3,11}(?=[\x07\x0b-\x0d\x13-\x15])|[ -~\x80-\xff]{12,}"
)
_OF_PROPERTIES = re.compile(rb"[ -~\x80-\xff]{3,}")
_PROPERTIES = ("\x05", "\x01Ole10Native", "\x01CompObj")
_OBJECT = "\x03ObjInfo"
_PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xc0-\xfe]")
_PICTURE_RECORDS = (0xF01D, 0xF01E, 0xF02A)
_HEADER, _DIGEST = 8, 16  # bytes before a picture: of its record, and one or two digests of it, and a sign
_METAFILE = re.compile(rb"[\x40\x50]\x3d\x1a\xf0|[\x60\x70]\x21\x1b\xf0|[\x20\x30]\x54\x1c\xf0")


def add_source(data: bytes, found: Packaged, shown: str) -> None:
    """Add all that its streams hold to what was `found` in its conversion, whose text was `shown`."""
    lines: list[str] = []
    pictures: list[bytes] = []
    objects = metafiles = 0
    try:
        streams = streams_of(data)
    except Unreadable as error:
        found.unseen.append(error.code)
        return
    for name, content in streams:
        objects += name == _OBJECT
        spans = list(_pictures_in(content))
        pictures.extend(content[begin:end] for begin, end in spans)
        for between in _between(content, spans):
            metafiles += len(_METAFILE.findall(between))
            lines.extend(_said_in(between, properties=name.startswith(_PROPERTIES)))
    found.texts.append("\n".join(unknown_lines(lines, shown)))
    # In sectors that no stream has any more.
    found.texts.append("\n".join(unknown_lines(words_among(data), "\n".join([shown, *lines]))))
    found.add_of_source(pictures, metafiles, objects)


def _said_in(content: bytes, *, properties: bool) -> Iterator[str]:
    for wide in _WIDE.finditer(content):
        yield wide.group().decode("utf-16-le", "replace").replace("\x1f", "")
    for narrow in (_OF_PROPERTIES if properties else _NARROW).finditer(content):
        said = narrow.group()
        if said.isascii():
            yield said.decode("ascii")
            continue
        if properties:
            yield said.decode("utf-8", "replace")
        yield unicodedata.normalize("NFC", said.decode("cp1258", "replace"))
        yield said.decode("cp1252", "replace")


def _pictures_in(content: bytes) -> Iterator[tuple[int, int]]:
    """Where pictures begin and end, in the order in which they stand."""
    at = 0
    while (found := _PICTURE.search(content, at)) is not None:
        begin = found.start()
        after = _PICTURE.search(content, begin + 1)
        at = _told_end(content, begin) or (len(content) if after is None else after.start())
        yield begin, at


def _told_end(content: bytes, begin: int) -> int | None:
    """Where the picture ends, if the record that it stands in says so."""
    for before in (_DIGEST + 1, 2 * _DIGEST + 1):
        start = begin - before - _HEADER
        if start >= 0:
            kind, size = struct.unpack_from("<HI", content, start + 2)
            if kind in _PICTURE_RECORDS and before < size <= len(content) - start - _HEADER:
                return int(start + _HEADER + size)
    return None


def _between(content: bytes, spans: list[tuple[int, int]]) -> Iterator[bytes]:
    start = 0
    for begin, end in spans:
        yield content[start:begin]
        start = end
    yield content[start:]
