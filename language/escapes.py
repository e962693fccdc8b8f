"""What a text says in escapes: of data files, markup, addresses and mail, and in UTF-8 shown byte by byte."""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from html import unescape
from urllib.parse import unquote

_UNICODE = re.compile(
    r"(?:[\\%]u|U\+)([0-9A-Fa-f]{4})(?:[ ,;](?=U\+))?"
    r"|(?<![\\%])u(1[Ee][A-Fa-f][0-9A-Fa-f]|00[2-7][0-9A-Fa-f])"
    r"|\\([nrt])"
)
_FOR_MAIL = re.compile(r"\+[A-Za-z0-9/]{3,60}(?:-|(?=[^A-Za-z0-9/+-])|$)")  # UTF-7
_HOST = re.compile(r"\bxn--[a-z0-9-]{3,60}", re.IGNORECASE)
_OURS = re.compile("[ -~\u00c0-\u01b0\u0300-\u0323\u1ea0-\u1ef9\u200b-\u200d\u2060]+")
_REFERENCE = re.compile(r"&#x?[0-9A-Fa-f]{2,6};")
_ADDRESS = re.compile(r"%[0-9A-Fa-f]{2}%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_HEADER = re.compile(
    r"=\?[\w-]{2,40}\?[bBqQ]\?[^?\s]{0,500}\?=(?:\s{1,3}=\?[\w-]{2,40}\?[bBqQ]\?[^?\s]{0,500}\?=){0,9}"
)
_CODES = re.compile(r"\bfromC(?:harCode|odePoint)\(([\s\da-fA-Fx,]{1,2000})\)")
# Each letter of UTF-8 taken for two or three of Latin-1 or of Windows.
_BYTES = re.compile(
    "[\u00c3-\u00c6\u00e1\u00c4\u1eb0-\u1ebf][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{1,2}"
)
_ESCAPES = (_UNICODE, _REFERENCE, _ADDRESS, _QUOTED, _HEADER, _CODES, _BYTES, _FOR_MAIL, _HOST)
_ANY = re.compile(
    "|".join(each.pattern for each in _ESCAPES),
    re.MULTILINE,
)


def revealed(text: str) -> str:
    """The lines that hold escapes, as they are meant; empty where there are none."""
    if not _may_hold(text):
        return ""
    told = [
        said
        for line in text.split("\n")
        if _may_hold(line) and _ANY.search(line) and (said := _meant(line)) != line
    ]
    return "\n".join(told)


def _may_hold(text: str) -> bool:
    """Whether it has a sign without which there is no escape: most texts have none, and to look is quick."""
    return any(sign in text for sign in _SIGNS) or _BYTES.search(text) is not None


_SIGNS = ("\\", "&#", "%", "=", "+", "u1", "u00", "xn--", "XN--", "fromC")


def _meant(line: str) -> str:
    line = _HEADER.sub(_of_header, line)
    line = _UNICODE.sub(lambda found: chr(int(found[1] or found[2], 16)) if not found[3] else "\n", line)
    line = _FOR_MAIL.sub(lambda found: _ours(found.group(), "utf-7"), line)
    line = _HOST.sub(lambda found: _ours(found.group()[4:], "punycode", found.group()), line)
    line = _CODES.sub(_by_codes, line)
    line = unescape(line) if _REFERENCE.search(line) else line
    line = unquote(line, errors="replace") if _ADDRESS.search(line) else line
    line = _QUOTED.sub(
        lambda found: _letters(bytes.fromhex(found.group().replace("=", "")), found.group()), line
    )
    return _BYTES.sub(lambda found: _letters(_as_bytes(found.group()), found.group()), line)


def _letters(said: bytes, written: str) -> str:
    """The bytes as UTF-8; as they are written where they are none."""
    try:
        return said.decode()
    except UnicodeDecodeError:
        return written


def _ours(said: str, encoding: str, written: str = "") -> str:
    """What it says in an encoding; as it is written where that is no Vietnamese."""
    try:
        told = said.encode("ascii").decode(encoding)
    except (UnicodeError, ValueError):
        return written or said
    return told if _OURS.fullmatch(told) else written or said


def _by_codes(found: re.Match[str]) -> str:
    """Letters that a script makes from their numbers, on a line of their own."""
    codes = (code.strip().lower() for code in found[1].split(","))
    numbers = [int(code, 16 if code.startswith("0x") else 10) for code in codes if _NUMBER.fullmatch(code)]
    return "\n" + "".join(chr(number) for number in numbers if number < 0xD800) + "\n"


_NUMBER = re.compile(r"\d{1,5}|0x[0-9a-f]{1,4}")


def _as_bytes(shown: str) -> bytes:
    """What Windows, or Latin-1, shows so."""
    return b"".join(
        char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252", "replace") for char in shown
    )


def _of_header(found: re.Match[str]) -> str:
    try:
        return str(make_header(decode_header(found.group())))
    except (HeaderParseError, LookupError, ValueError):
        return found.group()
