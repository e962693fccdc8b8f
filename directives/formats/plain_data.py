"""What data files in plain letters say once put together: calendars, cards, lists, scripts, digits."""

import re
from collections.abc import Iterator
from contextlib import suppress

from language.escapes import revealed

_CARD = re.compile(r"^BEGIN:V[A-Z]{3,12}\s*$", re.MULTILINE)
_FOLD = re.compile(r"=?\r?\n[ \t]|=\r?\n")  # a line goes on in the next
_LETTERS = re.compile(r"""(?:(["'])[^\W\d_]{1,2}\1\s{0,8}[,;]?\s{0,8}){3,40}""")
_ONE = re.compile(r"""(["'])(.{1,2}?)\1""")
_CODE = r"\bchrw?\(\s?\d{1,5}\s?\)"
_CODES = re.compile(rf"{_CODE}(?:\s{{0,3}}[+&.,]\s{{0,3}}{_CODE}){{2,60}}", re.IGNORECASE)
_ENTITY = re.compile(r"""<!ENTITY\s[^<>"']{1,80}(["'])([^"'<>]{1,400})\1""")
_DIGITS = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){20,}(?![0-9A-Za-z])")


def put_together(text: str) -> Iterator[str]:
    """Each piece that is told in pieces, or in digits."""
    if _CARD.search(text):
        unfolded = _FOLD.sub("", text)
        yield unfolded
        yield revealed(unfolded)
    for found in _LETTERS.finditer(text):
        yield "".join(letter for _, letter in _ONE.findall(found.group()))
    for found in _CODES.finditer(text):
        yield "".join(chr(int(code)) for code in re.findall(r"\d+", found.group()) if int(code) < 0xD800)
    yield from (said for _, said in _ENTITY.findall(text))
    for found in _DIGITS.finditer(text):
        with suppress(UnicodeDecodeError):
            yield bytes.fromhex(found.group()).decode()
