"""Text normalised once at the door: one form for storing, one for matching.

The same Vietnamese word arrives precomposed, decomposed, full-width, with zero-width characters inside
or in Cyrillic look-alikes; compared raw, none of these are equal.
"""

import re
import unicodedata
from functools import lru_cache

SHOWN_NAME_LENGTH = 120

# Cyrillic and Greek letters that print like a Latin one, so that a mark cannot hide behind them.
_LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухԛԝһӏԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικϲϳ"
        # Small capitals, Cherokee and Lisu.
        "ᴍᴛᴏɪᴜʏᴇᎷᎢꓟꓔ",
        "ABESIJKMHOPCTYXQWaesijopcyxqwhldABEZHIKMNOPTYXoavikcjMTOIUYEMTMT",
        strict=True,
    )
)
# Casefolding has made these small, but it is as capitals that they look Latin.
_FOLDED_LOOK_ALIKES = {
    **{alike.casefold(): latin.casefold() for alike, latin in _LOOK_ALIKES.items()},
    "ν": "n",
    "đ": "d",
    "ð": "d",
}
# Three letters look like Đ; old keyboards and recognition write the Icelandic and the African one.
_STROKED_D = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"}
_LATIN: dict[int, str] = {ord(alike): latin for alike, latin in _LOOK_ALIKES.items()}
_STROKED = re.compile("[ÐƉð]")
# Letters in squares and circles that are filled.
_LATIN |= {start + place: chr(65 + place) for start in (0x1F150, 0x1F170) for place in range(26)}
_OTHER_SCRIPTS = re.compile(
    "[\u0370-\u052f\u026a\u028f\u13a0-\u13f5\u1d00-\u1d22\ua4d0-\ua4f7\U0001f150-\U0001f189]"
)
_LINE_BREAKS = re.compile(r"[\r\v\f\x1c-\x1f\x85\u2028\u2029](?:(?<=\r)\n)?")
_BACKWARDS = re.compile("\u202e([^\u202c\u202e\n]*)\u202c?")  # letters that are shown from right to left
_MARKS = frozenset({"Mn", "Me"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


class _CleanTable(dict[int, str | None]):
    """For `str.translate`: control and format characters and lone surrogates out, plain spaces only."""

    def __missing__(self, codepoint: int) -> str | None:
        char = chr(codepoint)
        category = unicodedata.category(char)
        kept: str | None = _STROKED_D.get(char, char)
        if category in _INVISIBLE and char not in "\n\t":
            kept = None
        elif category == "Zs":
            kept = " "
        self[codepoint] = kept
        return kept


class _FoldTable(dict[int, str | None]):
    """For `str.translate` over decomposed text: small Latin letters without any mark."""

    def __missing__(self, codepoint: int) -> str | None:
        char = chr(codepoint)
        category = unicodedata.category(char)
        kept: str | None
        if char.isspace():
            kept = " "
        elif category in _INVISIBLE or category in _MARKS:
            kept = None
        else:
            small = unicodedata.normalize("NFKD", char.casefold())
            bare = "".join(c for c in small if unicodedata.category(c) not in _MARKS | _INVISIBLE)
            kept = "".join(_FOLDED_LOOK_ALIKES.get(c, c) for c in bare)
        self[codepoint] = kept
        return kept


_MOST_MARKS = 16
_SHORT = 4_096
_WORDS = 32  # characters: words and short phrases come again and again
# The marks of Latin, Greek and Cyrillic, then whatever scripts stack marks of many classes.
_PILE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e38-\u0e4b\u0f71-\u0f87"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\ufe20-\ufe2f]{17,}"
)
# Both fill as characters are met: the category of a character is asked once in a process.
_CLEAN_TABLE = _CleanTable()
_FOLD_TABLE = _FoldTable()


def clean(text: str) -> str:
    """The form for storing: NFC, lines ended by a newline, no control or format characters but tab."""
    lines = _LINE_BREAKS.sub("\n", text)
    # Most texts have nothing to drop, and `isprintable` says so a hundred times faster.
    if not lines.replace("\n", "").replace("\t", "").isprintable() or _STROKED.search(lines):
        lines = lines.translate(_CLEAN_TABLE)
    return composed(lines)


def backwards(text: str) -> str:
    """Letters that are told to run from right to left, as they are shown; empty where there are none."""
    return "\n".join(said[::-1] for said in _BACKWARDS.findall(text)) if "\u202e" in text else ""


def composed(text: str) -> str:
    """NFC. Of marks piled one upon the other only the first few are kept.

    To put a pile in order takes time with the square of its height, and no letter bears more than three.
    """
    if _PILE.search(text):
        text = _PILE.sub(lambda pile: pile.group()[:_MOST_MARKS], text)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The form for matching: small letters without diacritics, đ as d, single spaces, none at the ends."""
    if len(text) <= _WORDS:
        return _folded(text)
    if len(text) > _SHORT:
        text = composed(text)
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKD", text).translate(_FOLD_TABLE).split())


_folded = lru_cache(maxsize=16_384)(_fold)


def plain(text: str) -> str:
    """NFKC with look-alike letters made Latin; case, diacritics and lines stay as they are."""
    return _even(text) if len(text) <= _MESSAGE else _plain(text)


def _plain(text: str) -> str:
    cleaned = clean(text)
    compatible = unicodedata.normalize("NFKC", cleaned)
    if _OTHER_SCRIPTS.search(compatible):
        compatible = compatible.translate(_LATIN)
    return clean(compatible) if compatible != cleaned else cleaned


_MESSAGE = 1000  # characters: a message is made even several times on its way
_even = lru_cache(maxsize=256)(_plain)


def shown_name(name: str) -> str:
    """A file's name as it may be shown: its last part, one line, at most SHOWN_NAME_LENGTH characters.

    It is text for people and never a part of a path. Empty where nothing of it can be shown.
    """
    last = re.split(r"[/\\]", name)[-1]
    line = " ".join(clean(last).split())
    if line.strip(". ") == "":
        return ""
    if len(line) <= SHOWN_NAME_LENGTH:
        return line
    stem, dot, ending = line.rpartition(".")
    if not stem or len(ending) > 8:
        return line[: SHOWN_NAME_LENGTH - 1] + "…"
    room = SHOWN_NAME_LENGTH - len(ending) - 2
    return stem[:room] + "…" + dot + ending
