"""The streams of a compound file, which old office programs keep everything in ([MS-CFB]).

A stream may lie in pieces all over the file: what is looked for in the bytes as they come may be cut in two.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from directives.extract import MAX_UNPACKED, Unreadable

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
