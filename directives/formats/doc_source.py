"""Old Word files: the streams that they keep everything in, and what a conversion may have lost."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from directives.extract import MAX_UNPACKED, Unreadable
from directives.formats.package import Packaged
from directives.formats.trailing import words_among
from directives.formats.xml_words import unknown_lines

# The streams of a compound file, which old office programs keep everything in ([MS-CFB]).
#
# A stream may lie in pieces all over the file: what is looked for in the bytes as they come may be cut in
# two.

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # beyond it numbers of sectors have meanings of their own
_ENTRY, _IN_HEADER = 128, 109
_STREAM, _ROOT = 2, 5
_MOST_STREAMS = 2_000


class Stream(NamedTuple):
    """A stream by the name that its program gave it."""

    name: str
    content: bytes


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


def streams_of(data: bytes) -> list[Stream]:
    """All streams, in the order of the directory. Raises Unreadable: unreadable, bomb."""
    try:
        return list(_streams(data))
    except (struct.error, IndexError, ValueError) as error:
        raise Unreadable("unreadable") from error


def _streams(data: bytes) -> Iterator[Stream]:
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if not data.startswith(SIGNATURE) or shift not in (9, 12) or small_shift != 6:
        raise ValueError
    (directory,) = struct.unpack_from("<I", data, 48)
    cutoff, small_table = struct.unpack_from("<II", data, 56)
    table = _table(data, shift)
    entries = list(_entries(_chain(data, table, directory, shift, 1 << shift)))
    [root] = [entry for entry in entries if entry.kind == _ROOT]
    small = _chain(data, table, root.start, shift, 1 << shift)
    small_links = _numbers(_chain(data, table, small_table, shift, 1 << shift))
    total = 0
    for entry in entries:
        if entry.kind != _STREAM:
            continue
        total += entry.size
        if total > MAX_UNPACKED:
            raise Unreadable("bomb")
        if entry.size < cutoff:
            content = _chain(small, small_links, entry.start, small_shift, 0)
        else:
            content = _chain(data, table, entry.start, shift, 1 << shift)
        yield Stream(entry.name, content[: entry.size])


def _table(data: bytes, shift: int) -> list[int]:
    """Which sector goes on in which: told by sectors that the header names, and further lists of those."""
    size = 1 << shift
    told = [number for number in _numbers(data[76 : 76 + 4 * _IN_HEADER]) if number < _LAST]
    more, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if more >= _LAST:
            break
        *numbers, more = _numbers(_sector(data, more, size))
        told.extend(number for number in numbers if number < _LAST)
    if len(told) * size > len(data):
        raise ValueError
    return _numbers(b"".join(_sector(data, number, size) for number in told))


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[size * (number + 1) : size * (number + 2)]


def _numbers(said: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(said) // 4}I", said[: len(said) // 4 * 4]))


def _chain(data: bytes, links: list[int], start: int, shift: int, before: int) -> bytes:
    """The sectors from the `start` on as they go on in each other; `before` the first stands a header."""
    pieces: list[bytes] = []
    number = start
    while number < _LAST:
        if len(pieces) > len(links):
            raise ValueError  # it goes on in itself
        at = before + (number << shift)
        pieces.append(data[at : at + (1 << shift)])
        number = links[number]
    return b"".join(pieces)


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, min(len(directory), _ENTRY * _MOST_STREAMS), _ENTRY):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        yield _Entry(name, directory[at + 66], start, size)


# What the bytes of an old Word file say and show that its conversion may have lost: for the gate alone.
#
# Words drawn large, labels of pictures, what an earlier saving left behind: all of it stands in its streams
# in letters of two bytes, and what is older in letters of one.

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
