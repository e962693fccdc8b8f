"""What data files in plain letters say once put together: calendars, cards, lists, scripts, digits."""

import base64
import re
from collections.abc import Iterator
from contextlib import suppress

from directives.formats.trailing import MARK_WORDS, words_among
from language.escapes import revealed

_CARD = re.compile(r"^BEGIN:V[A-Z]{3,12}\s*$", re.MULTILINE)
_FOLD = re.compile(r"=?\r?\n[ \t]|=\r?\n")  # a line goes on in the next
_LETTERS = re.compile(r"""(?:(["'])[^\W\d_]{1,2}\1\s{0,8}[,;]?\s{0,8}){3,40}""")
_ONE = re.compile(r"""(["'])(.{1,2}?)\1""")
_CODE = r"\bchrw?\(\s?\d{1,5}\s?\)"
_CODES = re.compile(rf"{_CODE}(?:\s{{0,3}}[+&.,]\s{{0,3}}{_CODE}){{2,60}}", re.IGNORECASE)
_ENTITY = re.compile(r"""<!ENTITY\s[^<>"']{1,80}(["'])([^"'<>]{1,400})\1""")
_DIGITS = re.compile(r"(?<![0-9A-Za-z])(?:(?:\\x|0x)?[0-9A-Fa-f]{2}[ ,:;-]?){4,20000}+")
_PAIR = re.compile(r"(?<!0x)(?<!\\)[0-9A-Fa-f]{2}|(?<=0x)[0-9A-Fa-f]{2}")
_BY_NUMBER = re.compile(r"\b(?:78[4-9]\d|79[0-2]\d|803|0x1[Ee][A-Fa-f][0-9A-Fa-f])\b")
_NUMBERS = re.compile(
    r"\b(?:(?:0x[0-9A-Fa-f]{2,4}|\d{2,5})\b[\s,;]{1,4}){2,80}+(?:0x[0-9A-Fa-f]{2,4}|\d{2,5})?\b"
)
_NUMBER = re.compile(r"0x[0-9A-Fa-f]{2,4}|[1-9]\d{1,4}")
_SHORT_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/=])(?=[A-Za-z]{0,30}[0-9+/=])[A-Za-z0-9+/]{5,39}={0,2}(?![A-Za-z0-9+/=])"
)
_BASE32 = re.compile(r"(?<![A-Za-z0-9])[A-Z2-7]{8,}(?:\s[A-Z2-7]{8,})*={0,6}(?![A-Za-z0-9=])")
_LONE = re.compile(r"""(["'])([^\W\d_])\1(?!\s{0,2}:)""")
_SOFT = re.compile(r"=[0-9A-F]{2}[^\n]{0,80}=\r?\n")
_PLAIN = re.compile("[\\s -~\u00c0-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u200b-\u200d\u2060]+")


def put_together(text: str) -> Iterator[str]:
    """Each piece that is told in pieces, or in digits."""
    if _CARD.search(text):
        yield from of_card(text)
    elif _SOFT.search(text):
        yield revealed(_FOLD.sub("", text))
    for found in _LETTERS.finditer(text):
        yield "".join(letter for _, letter in _ONE.findall(found.group()))
    for found in _CODES.finditer(text):
        yield "".join(chr(int(code)) for code in re.findall(r"\d+", found.group()) if int(code) < 0xD800)
    yield from (said for _, said in _ENTITY.findall(text))
    for found in _DIGITS.finditer(text):
        yield from letters_of(bytes.fromhex("".join(_PAIR.findall(found.group()))))
    if _BY_NUMBER.search(text):
        for found in _NUMBERS.finditer(text):
            numbers = (int(number, 0) for number in _NUMBER.findall(found.group()))
            yield "".join(chr(number) for number in numbers if number < 0xD800)
    for unpack, pattern in ((base64.b64decode, _SHORT_BASE64), (base64.b32decode, _BASE32)):
        for found in pattern.finditer(text):
            written = found.group().rstrip("=")
            with suppress(ValueError):
                yield from letters_of(unpack(written + "=" * (-len(written) % 8)))
    yield from packed_words(text.encode("ascii", "replace"))
    if any(not letter.isascii() for _, letter in _LONE.findall(text)):
        yield "".join(letter for _, letter in _LONE.findall(text))


def packed_words(data: bytes) -> Iterator[str]:
    """Lines around the words of a mark in whatever is written there as base64, be it no text otherwise."""
    for written, before in _IN_BASE64.items():
        at = data.find(written)
        while at >= 0:
            start = at - before
            while start >= 4 and at - start < _AROUND and _GROUP.match(data, start - 4):
                start -= 4
            held = _RUN.match(data, max(start, 0))
            if held is not None:
                whole = held.group()[: len(held.group()) - (len(held.group()) % 4 == 1)]
                yield from words_among(base64.b64decode(whole + b"=" * (-len(whole) % 4)))
            at = data.find(written, max(at + len(written), held.end() if held else 0))


def _in_base64(word: bytes) -> Iterator[tuple[bytes, int]]:
    """The letters that the word alone decides, at each of three places, and how many stand before these."""
    for place in range(3):
        before, letters = -(-place * 8 // 6), (place + len(word)) * 8 // 6
        yield base64.b64encode(bytes(place) + word + bytes(3))[before:letters], before


_IN_BASE64 = dict(each for word in MARK_WORDS for each in _in_base64(word))
_GROUP, _RUN = re.compile(rb"[A-Za-z0-9+/]{4}"), re.compile(rb"[A-Za-z0-9+/]{4,800}")
_AROUND = 400  # letters


def of_card(text: str) -> Iterator[str]:
    """A calendar's or a contact's fields (RFC 5545, RFC 6350) unfolded, and what stands in each as a line.

    Nothing where the text is none. A person's name is put together as it is said: "N:Mật;Trần Thị;;;".
    """
    if not _CARD.search(text):
        return
    unfolded = _NAME.sub(_as_said, _FOLD.sub("", text))
    for said in (unfolded, revealed(unfolded)):
        yield said
        fields = (line.partition(":") for line in said.replace("\\n", "\n").splitlines())
        values = (value if mark else key for key, mark, value in fields if not _NAME_FIELD.match(key))
        yield "\n".join(_SEPARATOR.sub("\n", value).replace("\\", "") for value in values)


def _as_said(name: re.Match[str]) -> str:
    return f"{name[1]}{' '.join(filter(None, reversed(name[2].strip().split(';'))))}"


_NAME = re.compile(r"^((?:\w{1,20}\.)?N(?:;[^:\n]{1,80})?:)([^\n]{1,200})", re.MULTILINE)
_SEPARATOR = re.compile(r"(?<!\\);")  # of the parts of a field; one that is meant has a stroke before it
_NAME_FIELD = re.compile(r"(?:\w{1,20}\.)?(?:N|FN|VERSION|BEGIN|END)(?:;|$)")


def letters_of(held: bytes) -> Iterator[str]:
    """The bytes as text, where they are some in Vietnamese; what fills them up are blanks."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            said = held.decode(encoding).replace("\0", " ")
            if not said.isascii() and _PLAIN.fullmatch(said):
                yield said
