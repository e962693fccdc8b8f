"""What an RTF says and holds that its conversion may have lost, group by group: for the gate alone.

A group that begins with a word of how letters look goes on in its line; every other one says something of
its own: a note, a label, a list, the words of a drawing, or what no program knows.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from directives.formats.package import Packaged
from directives.formats.trailing import words_among
from directives.formats.xml_words import unknown_lines

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|"
    rb"\\(?P<sign>[^A-Za-z'])|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n]+)"
)
_LOOKS = frozenset(
    b"ab ai af afs b caps cb cchs cf charrsid charscalex chcbpat crauth crdate cs dbch deleted delrsid dn"
    b" embo expnd expndtw f fcs field fldrslt fs hich highlight hl i impr insrsid kerning lang langfe"
    b" langfenp langnp loch ltrch noproof nosupersub outl plain ql revauth revdttm revised rtlch scaps shad"
    b" strike striked sub super u uc ul uld uldash uldb ulnone ulth ulw ulwave up v webhidden".split()
)
_ENDS = frozenset(b"par line cell row nestcell nestrow page column sect softline".split())
_WORDS = {b"tab": "\t", b"emspace": " ", b"enspace": " ", b"endash": "–", b"emdash": "—"}
_SIGNS = {b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}
_HEX = re.compile(rb"[0-9A-Fa-f]{2}[0-9A-Fa-f\r\n\t ]{8,}")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
_OBJECT = re.compile(rb"\\objdata\b")
_DRAWN = re.compile(rb"\\(?:emfblip|macpict|(?:wmetafile|pmmetafile|dibitmap|wbitmap)\d{0,3})\b")
_TWICE = re.compile(rb"\\nonshppict\b")  # the same picture once more, for older programs
_PRIVATE = 0xE000  # where a byte stands until it is asked which letter it is
_BYTES = re.compile("[\ue080-\ue0ff]+")


def add_source(data: bytes, found: Packaged, shown: str) -> None:
    """Add all that its groups hold to what was `found` in its conversion, whose text was `shown`."""
    lines = [line for text in _readings(data) for line in text.split("\n")]
    pictures: list[bytes] = []
    for written in _HEX.finditer(data):
        digits = b"".join(written.group().split())
        held = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        if held.startswith(_PICTURES):
            pictures.append(held)
        lines.extend(words_among(held))
    found.texts.append("\n".join(unknown_lines(lines, shown)))
    drawn = len(_DRAWN.findall(data)) - len(_TWICE.findall(data))
    found.add_of_source(pictures, drawn, len(_OBJECT.findall(data)))


def _readings(data: bytes) -> Iterator[str]:
    """The text, its bytes beyond ASCII as letters of each of the encodings that they may be in."""
    said = "".join(_Groups().text_of(data))
    encodings = ("cp1258", "cp1252", "utf-8") if _BYTES.search(said) else ("ascii",)
    for encoding in encodings:
        yield unicodedata.normalize("NFC", _BYTES.sub(partial(_letters, encoding), said))


def _letters(encoding: str, kept: re.Match[str]) -> str:
    return bytes(ord(char) - _PRIVATE for char in kept.group()).decode(encoding, "replace")


class _Groups:
    """The groups that are open while an RTF is gone through, and what each of them does."""

    def __init__(self) -> None:
        self._own: list[bool] = []  # whether it says something of its own
        self._fallbacks = [1]  # how many letters for other programs stand behind one in Unicode
        self._left = 0  # of those, to be left out
        self._begins = False

    def text_of(self, data: bytes) -> Iterator[str]:
        at = 0
        while (token := _TOKEN.search(data, at)) is not None:
            at = token.end()
            word = token["word"]
            if word == b"bin":
                at += max(0, int(token["number"] or 0))
            if self._begins:
                self._own[-1] = token["sign"] == b"*" or (word is not None and word not in _LOOKS)
                yield "\n" * self._own[-1]
            self._begins = token["brace"] == b"{"
            if token["brace"]:
                yield self._border()
            elif word is not None:
                yield self._said_by(word, token["number"])
            else:
                yield self._plain(token)

    def _border(self) -> str:
        self._left = 0
        if self._begins:
            self._own.append(False)
            self._fallbacks.append(self._fallbacks[-1])
            return ""
        if len(self._fallbacks) > 1:
            self._fallbacks.pop()
        return "\n" if self._own and self._own.pop() else ""

    def _said_by(self, word: bytes, number: bytes | None) -> str:
        if word == b"u" and number is not None:
            self._left = self._fallbacks[-1]
            return chr(int(number) & 0xFFFF)
        if word == b"uc":
            self._fallbacks[-1] = max(0, int(number or 1))
        return "\n" if word in _ENDS else _WORDS.get(word, "")

    def _plain(self, token: re.Match[bytes]) -> str:
        if token["byte"]:
            said = chr(_PRIVATE + int(token["byte"], 16)) if token["byte"] >= b"8" else _ascii(token["byte"])
        elif token["sign"]:
            said = _SIGNS.get(token["sign"], "")
        else:
            said = "".join(chr(byte if byte < 0x80 else _PRIVATE + byte) for byte in token["plain"])
        left, self._left = self._left, max(0, self._left - len(said))
        return said[left:]


def _ascii(digits: bytes) -> str:
    return chr(int(digits, 16))
