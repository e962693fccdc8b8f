"""Old Word files whose own bytes bear a mark that a conversion may lose: RTF by hand, streams of a DOC."""

import struct
from collections.abc import Mapping, Sequence

from tests.directives.made_files import picture_of, saved
from tests.directives.secrecy_samples import BODY

_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Sequence[tuple[str, bytes]], *, scattered: bool = False) -> bytes:
    """A compound file of these streams; `scattered`: the sectors of each lie behind those of the others."""
    padded = [
        content.ljust(max(4096, -len(content) % _SECTOR + len(content)), b"\0") for _, content in streams
    ]
    sectors = [[whole[at : at + _SECTOR] for at in range(0, len(whole), _SECTOR)] for whole in padded]
    order = [(each, at) for each, pieces in enumerate(sectors) for at in range(len(pieces))]
    if scattered:
        order.sort(key=lambda place: (place[1], place[0]))
    tables = 1 + (len(order) + 8) // 126
    first = tables + (len(streams) + 4) // 4  # behind the table and the directory
    numbers = {place: first + at for at, place in enumerate(order)}
    table = [*[_TABLE] * tables, *range(tables + 1, first), _END]
    table += [numbers.get((each, at + 1), _END) for each, at in order]
    entries = [_entry("Root Entry", 5, _END, 0)]
    entries += [
        _entry(name, 2, numbers[each, 0], len(padded[each])) for each, (name, _) in enumerate(streams)
    ]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    links = struct.pack(f"<{len(table)}I", *table).ljust(tables * _SECTOR, b"\xff")
    directory = b"".join(entries).ljust((first - tables) * _SECTOR, b"\0")
    return head + links + directory + b"".join(sectors[each][at] for each, at in order)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    said = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, _FREE, _FREE, _FREE)
    return (said + bytes(36) + struct.pack("<IQ", start, size)).ljust(128, b"\0")


def old_word(*streams: tuple[str, bytes], scattered: bool = False) -> bytes:
    text = "\r".join(BODY).encode("utf-16-le")
    return compound([("WordDocument", bytes(512) + text), *streams], scattered=scattered)


def rtf(head: str = "", inside: str = "", behind: str = "") -> bytes:
    """An RTF with something before its text, in the middle of it, and behind its end."""
    lines = [escaped(line) for line in BODY]
    text = "\\par ".join([*lines[:3], inside, *lines[3:]])
    fonts = "{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}}"
    return f"{{\\rtf1\\ansi\\ansicpg1258\\deff0{fonts}{head}\\pard {text}}}{behind}".encode()


def escaped(said: str) -> str:
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in said)


_M = escaped("MẬT")
_STAMP = saved(picture_of(["", "MẬT"]))
_DRAWING = "{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv %s}}{\\sp{\\sn %s}{\\sv %s}}}}"

RTFS: Mapping[str, bytes] = {
    "a group that nobody knows": rtf("{\\*\\ownwords " + _M + "}"),
    "letters of a run each": rtf("{\\*\\ownwords {\\b M}{\\i " + escaped("Ậ") + "}{\\b T}}"),
    "the header of the first page": rtf("{\\headerf " + _M + "\\par}"),
    "hidden words": rtf(inside="Theo{\\v\\par " + _M + "}"),
    "deleted words": rtf(inside="Theo{\\deleted\\par " + _M + "\\par}"),
    "a footnote": rtf(inside="Theo{\\footnote " + _M + "} sổ"),
    "a note on words": rtf(inside="Theo{\\*\\annotation " + _M + "} sổ"),
    "WordArt": rtf(inside=_DRAWING % ("136", "gtextUNICODE", _M)),
    "the label of a picture": rtf(inside=_DRAWING % ("75", "wzDescription", _M)),
    "the label of a list": rtf("{\\*\\listtable{\\list{\\listlevel{\\leveltext \\'04" + _M + "\\'00;}}}}"),
    "the other name of a font": rtf("{\\fonttbl{\\f9{\\*\\falt " + _M + "}A;}}"),
    "a template": rtf("{\\*\\template " + _M + "}"),
    "a title": rtf("{\\info{\\title " + _M + "}}"),
    "a value of one's own": rtf("{\\*\\userprops{\\propname A}\\proptype30{\\staticval " + _M + "}}"),
    "a choice of a form": rtf(inside="{\\*\\formfield{\\*\\ffl A}{\\*\\ffl " + _M + "}}"),
    "words behind the end": rtf(behind="\n" + _M),
    "letters in bytes": rtf("{\\*\\ownwords M\\'c2\\'f2T}"),
    "letters of an older font": rtf("{\\*\\ownwords M\\'cbT}"),
    "data in digits": rtf("{\\*\\datastore " + (bytes(120) + "<a>MẬT</a>".encode()).hex() + "}"),
}
RTFS_SEEN: Mapping[str, bytes] = {
    "a picture in a group that nobody knows": rtf("{\\*\\ownwords{\\pict\\pngblip " + _STAMP.hex() + "}}"),
}
_WIDE = "MẬT".encode("utf-16-le")

DOCS: Mapping[str, bytes] = {
    "WordArt": old_word(("1Table", bytes(91) + b"\xc0\xc0" + _WIDE + bytes(9) + "Arial".encode("utf-16-le"))),
    "what an earlier saving left": old_word(("0Table", b"\x01\x9d" * 40 + _WIDE + b"\x0d\x00")),
    "words in scattered sectors": old_word(("Data", bytes(509) + _WIDE), scattered=True),
    "a mark with a level": old_word(("1Table", bytes(60) + "TUYỆT MẬT".encode("utf-16-le") + bytes(2))),
    "letters apart": old_word(("1Table", bytes(61) + "M Ậ T".encode("utf-16-le") + bytes(2))),
    "a symbol": old_word(("1Table", bytes(61) + "Số: 05-M/BC".encode("utf-16-le") + bytes(2))),
    "the title": old_word(("\x05SummaryInformation", bytes(48) + "MẬT".encode() + bytes(5))),
    "the title in Windows' letters": old_word(("\x05SummaryInformation", bytes(48) + b"M\xc2\xf2T\0")),
    "a paragraph of an older font": old_word(("WordDocument", bytes(70) + b"\x0dM\xcbT\x0d")),
    "an object that the conversion lacks": old_word(("\x03ObjInfo", bytes(6))),
    "a metafile that the conversion lacks": old_word(("Data", bytes(68) + b"\x40\x3d\x1a\xf0" + bytes(90))),
}
DOCS_SEEN: Mapping[str, bytes] = {
    "a picture that the conversion lacks": old_word(("Data", bytes(68) + _STAMP + bytes(30))),
}
