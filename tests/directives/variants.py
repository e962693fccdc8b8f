"""The same document as other hands, programs and scanners leave it: what it asks of whom stays the same.

Each variant is a pure function of the text and a source of chance.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

Variant = Callable[[str, random.Random], str]

# What recognition takes for what, small and capital.
_ALIKE = {
    "a": "oeu", "b": "hd", "c": "eo", "d": "đcl", "đ": "d", "e": "co", "g": "qy", "h": "bn", "i": "lt1",
    "k": "h", "l": "i1t", "m": "nr", "n": "ruh", "o": "ce0", "p": "q", "q": "g", "r": "nt", "s": "e",
    "t": "lir", "u": "nv", "v": "uy", "x": "z", "y": "vg", "A": "Á", "B": "DR", "C": "GO", "D": "ĐO",
    "E": "FB", "G": "C", "H": "N", "I": "l1", "K": "H", "L": "I", "M": "N", "N": "HM", "O": "0QC", "P": "F",
    "Q": "O", "R": "K", "S": "5", "T": "I", "U": "V", "V": "U", "X": "K", "Y": "V", "Đ": "D",
    "0": "O", "1": "lI",
}  # fmt: skip
_LETTERS = "abcdeghiklmnopqrstuvxy"
_VOWELS = "aeiouy"
_SPECKS = ".,'`~-|"
_KINDS = ("alike", "alike", "alike", "marks", "marks", "marks", "lost", "more", "other", "speck")
_BREAKING = 0.4  # of the blanks are as often lost as letters are spoilt
_WORD = re.compile(r"\S+")


def scanned(text: str, chance: random.Random, share: float) -> str:
    """Read badly from a picture: of so many letters each is another, lost, doubled, without its marks or
    behind a blank; words are glued. Digits become letters where they look so, and no other digits.
    """
    made: list[str] = []
    for at, char in enumerate(text):
        if char == " ":
            glued = chance.random() < share * _BREAKING and text[at - 1 : at].isalpha()
            made.append("" if glued else char)
        elif char.isalpha() or char in "01":
            made.append(_spoilt(char, chance) if chance.random() < share else char)
        else:
            made.append(char)
    return "".join(made)


def _spoilt(char: str, chance: random.Random) -> str:
    parts = unicodedata.normalize("NFD", char)
    bare, marks = parts[0], parts[1:]
    kind = chance.choice(_KINDS)
    if char in "01":
        return chance.choice(_ALIKE[char]) if kind == "alike" else char
    match kind:
        case "alike" if bare in _ALIKE:
            other = chance.choice(_ALIKE[bare])
            return unicodedata.normalize("NFC", other + marks if other.lower() in _VOWELS else other)
        case "marks" if marks:
            return unicodedata.normalize("NFC", bare + "".join(chance.sample(marks, len(marks) - 1)))
        case "marks":
            return chance.choice((char, f"{char} "))
        case "lost":
            return ""
        case "more":
            return char + chance.choice((char, "i", "l", "r"))
        case "speck":
            return char + chance.choice(_SPECKS)
    other = chance.choice(_LETTERS)
    return other.upper() if char.isupper() else other


def decomposed(text: str, chance: random.Random) -> str:
    """Marks as characters of their own, as a Mac stores them."""
    return unicodedata.normalize("NFD", text)


def double_blanks(text: str, chance: random.Random) -> str:
    """Two blanks between many words, or all of them, as justified lines are read."""
    share = chance.choice((0.3, 0.7, 1))
    return re.sub(r"(?<=\S) (?=\S)", lambda _: "  " if chance.random() < share else " ", text)


def hard_blanks(text: str, chance: random.Random) -> str:
    """Blanks that may not break a line, as Word and HTML have them, here and there with another."""
    return re.sub(r"(?<=\w) (?=\w)", lambda _: chance.choice((" ", "\u00a0", "\u00a0 ")), text)


def doubled_lines(text: str, chance: random.Random) -> str:
    """A blank line behind every line."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def narrow(text: str, chance: random.Random) -> str:
    """Every long line broken once more, as a narrower page would have it."""
    width = chance.randrange(48, 76)
    return "\n".join(part for line in text.split("\n") for part in _broken(line, width))


def _broken(line: str, width: int) -> list[str]:
    if len(line) <= width or "|" in line:
        return [line]
    parts = [""]
    for word in _WORD.findall(line):
        if parts[-1] and len(parts[-1]) + 1 + len(word) > width:
            parts.append("")
        parts[-1] += f" {word}" if parts[-1] else word
    return parts


_GOES_ON = re.compile(r"(?<=[^\W\d_A-ZĐ,;])\n(?=[^\W\d_]{2,})|(?<=,)\n(?=[^\W\d_]{2,})")


def joined(text: str, chance: random.Random) -> str:
    """The lines of a paragraph in one, where the next begins with a small letter and no mark."""
    return _GOES_ON.sub(lambda at: " " if text[at.end()].islower() else "\n", text)


def rewrapped(text: str, chance: random.Random) -> str:
    """Paragraphs joined and broken anew at another width."""
    return narrow(joined(text, chance), chance)


def moved(text: str, chance: random.Random) -> str:
    """The breaks inside of paragraphs some words earlier, or later."""
    lines = text.split("\n")
    for at in range(len(lines) - 1):
        above, below = lines[at].split(" "), lines[at + 1].split(" ")
        if len(above) < 8 or len(below) < 8 or "|" in lines[at] + lines[at + 1] or not below[0].islower():
            continue
        words = chance.randrange(1, 4)
        if chance.random() < 0.5:
            lines[at], lines[at + 1] = " ".join(above[:-words]), " ".join((*above[-words:], *below))
        else:
            lines[at], lines[at + 1] = " ".join((*above, *below[:words])), " ".join(below[words:])
    return "\n".join(lines)


_ITEM = re.compile(r"^(?P<lead>[#*\s]*)(?P<mark>\d{1,2})\.(?=\s+[^\W\d_])", re.MULTILINE)
_LETTERED = re.compile(r"^(?P<lead>[#*\s]*)(?P<mark>[a-hđ])\)(?=\s)", re.MULTILINE)
_DASH = re.compile(r"^(?P<lead>[ \t]*)[-–+•](?=\s+\S)", re.MULTILINE)


def renumbered(text: str, chance: random.Random) -> str:
    """Other signs behind numbers and letters, other bullets, in the body alone."""
    sign = chance.choice((")", "/", "-", "."))
    letter = chance.choice(("{})", "{}.", "({})", "{}/"))
    signs = {"-": chance.choice("–+•*-"), "+": chance.choice("+•*")}
    if signs["-"] in "+•*":
        signs["+"] = "○" if signs["-"] != "+" else "*"
    start, end = _body(text)
    body = _ITEM.sub(lambda found: f"{found['lead']}{found['mark']}{sign}", text[start:end])
    body = _LETTERED.sub(lambda found: found["lead"] + letter.format(found["mark"]), body)
    body = _DASH.sub(
        lambda found: found["lead"] + signs.get(found.group().strip(), found.group().strip()), body
    )
    return text[:start] + body + text[end:]


def _body(text: str) -> tuple[int, int]:
    begun = re.search(r"Kính gửi|KẾ HOẠCH|CÔNG ĐIỆN|CHỈ THỊ|THÔNG BÁO|QUYẾT ĐỊNH", text)
    ended = re.search(r"^[#*\s]*Nơi nhận", text, re.MULTILINE)
    start = begun.end() if begun else 0
    return start, ended.start() if ended and ended.start() > start else len(text)


_PAGE = (32, 50)  # lines of a page


def paged(text: str, chance: random.Random) -> str:
    """A running head or a page's number within the text, wherever a page ends."""
    style = chance.randrange(6)
    title = next((line.strip() for line in text.split("\n") if 15 < len(line.strip()) < 60), "Văn bản")
    lines: list[str] = []
    page, left = 1, chance.randrange(*_PAGE)
    for line in text.split("\n"):
        if not left:
            page, left = page + 1, chance.randrange(*_PAGE)
            lines += (
                [str(page)], ["", f"- {page} -", ""], [f"\f{page}"], [f"Trang {page}/{page + 3}"],
                ["", title, str(page), ""], [f"CÔNG BÁO/Số {200 + page}/Ngày 12-11-2025 {page}"],
            )[style]  # fmt: skip
        lines.append(line)
        left -= 1
    return "\n".join(lines)


VARIANTS: Mapping[str, Variant] = {
    "noise1": partial(scanned, share=0.01),
    "noise2": partial(scanned, share=0.02),
    "decomposed": decomposed,
    "double blanks": double_blanks,
    "hard blanks": hard_blanks,
    "doubled lines": doubled_lines,
    "narrow": narrow,
    "moved": moved,
    "joined": joined,
    "rewrapped": rewrapped,
    "renumbered": renumbered,
    "paged": paged,
}
