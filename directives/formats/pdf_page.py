"""Text of one PDF page.

pdfium gives letters in the order of the content, which is the order of reading in what offices make,
at about a millisecond a page. Where it is not (a header in two columns, a ruled table, letters that come
from a fallback font), the letters' own boxes are sorted instead.
"""

import ctypes
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import pi
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.formats.layout import LIKELY_BLANK, Letter, Piece
from directives.formats.pages import page_with_tables, paragraphs, reading_order
from directives.formats.pdf_drawn import shows_others
from directives.formats.rulings import THICKEST, RuledLine, grids_of, rules_of_box

Box = tuple[float, float, float, float]

# The class itself hands its arguments on through a call of its own, which takes most of the time.
_made = tuple.__new__

_MOST_DRAWINGS = 5_000  # a page with more is a map or a plan, and no table
_MOST_SEGMENTS = 4_000
_STRAIGHT = 0.5
_SEEN = 80  # letters by which it is known how a page lies
_NEARLY_ALL = 0.9
_LEVEL = 3.0  # points: lines less far down stand side by side
_LONG = 30  # letters: shorter lines say little of how wide letters are
_LOOSE = 1.6
_HYPHENS = "\x02\ufffe"  # what pdfium makes of a hyphen at the end of a line
_LAST_OF_ONE_UNIT = "\uffff"  # letters beyond it are two of pdfium's
_HYPHEN = re.compile(f"[{_HYPHENS}]")
# Symbol fonts keep their bullets in the private area.
_BULLETS = str.maketrans("\uf0b7\uf0a7\uf02d\uf0d8\uf0fc\uf02b", "•▪-➢✓+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+")
# An accent that follows no vowel belongs to a letter elsewhere.
_LONE_ACCENT = re.compile("[^aeiouyăâêôơưà-ỹ\u0300-\u036f][\u0300-\u036f]", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyăâêôơưà-ỹ]", re.IGNORECASE)
_ABBREVIATIONS = _words(
    "tp gd đt vp tt vt nv cv kt tl ub ql pl th tc kh bc ct qđ tb nđ cp hđ kg km mm cm m g h v đ tr gs ts ks"
)
# Syllables of one vowel that are words; any other accented vowel alone has lost its consonants.
_ALONE = _words("à á ạ ả ý ỷ ỳ ở ô ồ ổ ố ơ ờ ê ế ủ ư ừ ứ ú ù ì í ị ò ó ọ è é ạ ỉ ầ ấ")


def page_text(page: pdfium.PdfPage, *, first: bool) -> tuple[str, bool]:
    """The page's lines in the order of reading, and whether letters show others than they say.

    The boxes of the `first` page are sorted: a letterhead.
    """
    letters = page.get_textpage()
    text: str = letters.get_text_range()
    lying = shows_others(letters, text, first=first)
    turn = _turn_of(page, letters)
    grids = grids_of(_rules(page, turn))
    if grids:
        text = page_with_tables(grids, _letters(turn, letters))
    elif first or scattered(text):
        text = reading_order(_letters(turn, letters))
    else:
        lines = _placed_lines(turn, letters, text)
        text = reading_order(_letters(turn, letters)) if _side_by_side(lines) else paragraphs(lines)
    letters.close()
    return text.translate(_BULLETS).strip(), lying


def _turn_of(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> int:
    """By how many degrees the page must be turned for its words to stand upright, however it is shown."""
    quarters = Counter(
        round(raw.FPDFText_GetCharAngle(letters.raw, at) / (pi / 2)) % 4
        for at in range(min(letters.count_chars(), _SEEN))
        if raw.FPDFText_GetUnicode(letters.raw, at) > ord(" ")
    )
    turned, count = quarters.most_common(1)[0] if quarters else (0, 0)
    turn = (360 - 90 * turned) % 360
    return turn if count >= _NEARLY_ALL * quarters.total() > 0 else int(page.get_rotation())


def _placed_lines(turn: int, letters: pdfium.PdfTextPage, text: str) -> list[Piece]:
    """The lines of the content with their places; two boxes a line are asked for, not one a letter."""
    place = _placer(turn, letters)
    lines: list[Piece] = []
    start = 0
    for raw_line in text.split("\r\n"):
        shown = raw_line.strip()
        if shown:
            first = place(start + len(raw_line) - len(raw_line.lstrip()))
            last = place(start + len(raw_line.rstrip()) - 1)
            lines.append(
                Piece(
                    _HYPHEN.sub("-", shown),
                    first.left,
                    last.right,
                    first.base,
                    max(first.height, last.height),
                )
            )
        start += len(raw_line) + 2
    return lines


def _side_by_side(lines: list[Piece]) -> bool:
    """Whether the content goes back up or stays level, or a line has room for more words than it has."""
    if any(below.base > above.base - _LEVEL for above, below in pairwise(lines)):
        return True
    long = [line for line in lines if len(line.text) >= _LONG]
    usual = median((line.right - line.left) / len(line.text) for line in long) if long else 0.0
    return any(line.right - line.left > _LOOSE * usual * len(line.text) for line in lines if usual)


def scattered(text: str) -> bool:
    """Whether words have lost letters or accents to other places: "UBND T NH NINH THU N"."""
    if len(_LONE_ACCENT.findall(text)) >= 3:
        return True
    counts = [
        (len(words), sum(_broken(word) for word in words if len(word) <= 2)) for words in _words_of(text)
    ]
    total, all_broken = sum(words for words, _ in counts), sum(broken for _, broken in counts)
    return (all_broken >= 3 and all_broken > 0.15 * total) or any(
        broken >= 3 and broken > 0.34 * words for words, broken in counts
    )


def _words_of(text: str) -> Iterator[list[str]]:
    return (_WORD.findall(line) for line in text.splitlines())


def _broken(word: str) -> bool:
    """Whether a word of one or two letters is what is left of a longer one."""
    if word.lower() in _ABBREVIATIONS:
        return False
    if not _VOWEL.search(word):
        return True
    return len(word) == 1 and not word.isascii() and word.lower() not in _ALONE


def _letters(turn: int, text: pdfium.PdfTextPage) -> list[Letter]:
    handle, count = text.raw, text.count_chars()
    written: str = text.get_text_range()
    if turn or len(written) != count or max(written, default="") > _LAST_OF_ONE_UNIT:
        place = _placer(turn, text)
        found = [place(index) for index in range(count)]
    else:
        found = _upright_letters(text, written)
    for index, letter in enumerate(found):
        if letter.char.isspace() and raw.FPDFText_IsGenerated(handle, index) == 1:
            found[index] = letter._replace(char=LIKELY_BLANK)
    return found


def _upright_letters(text: pdfium.PdfTextPage, written: str) -> list[Letter]:
    """The letters of a page that is not turned, each at its place in the text.

    Letters of one font on one line have boxes of one foot, so that their base is seldom asked for.
    """
    handle, box_of, place = text.raw, raw.FPDFText_GetLooseCharBox, _placer(0, text)
    boxes = (raw.FS_RECTF * len(written))()
    for index, box in enumerate(boxes):
        box_of(handle, index, box)
    sides = array("f", bytes(boxes))  # left, top, right, bottom of each
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Letter] = []
    base, foot = 0.0, -1.0
    lefts, tops, rights, bottoms = (sides[side::4] for side in range(4))
    letters = zip(written, lefts, tops, rights, bottoms, strict=True)
    for index, (char, left, top, right, bottom) in enumerate(letters):
        if char in _HYPHENS or (char >= "\u0300" and unicodedata.combining(char)):
            found.append(place(index))
            continue
        if bottom != foot:
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            base, foot = y.value, bottom
        found.append(_made(Letter, (char, left, right, base, top - bottom)))
    return found


def _placer(rotation: int, text: pdfium.PdfTextPage) -> Callable[[int], Letter]:
    """A function that gives the letter at an index, with its place on the page as it is shown."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    ink = [ctypes.c_double() for _ in range(4)]
    at_ink = [ctypes.byref(side) for side in ink]
    handle = text.raw

    def place(index: int) -> Letter:
        char = chr(raw.FPDFText_GetUnicode(handle, index))
        raw.FPDFText_GetLooseCharBox(handle, index, at_box)
        raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
        if unicodedata.combining(char):
            # Its ink stands over its letter, wherever the font lets it begin.
            raw.FPDFText_GetCharBox(handle, index, *at_ink)
            box.left = box.right = (ink[0].value + ink[1].value) / 2
        return _letter("-" if char in _HYPHENS else char, box, x.value, y.value, rotation)

    return place


def _letter(char: str, box: raw.FS_RECTF, x: float, y: float, rotation: int) -> Letter:
    """A letter in the page as it is shown, whose pages may be turned by quarters."""
    if not rotation:
        return Letter(char, box.left, box.right, y, box.top - box.bottom)
    ends = _turned(box.left, box.bottom, rotation), _turned(box.right, box.top, rotation)
    (left, right), (bottom, top) = (sorted(pair) for pair in zip(*ends, strict=True))
    return Letter(char, left, right, _turned(x, y, rotation)[1], top - bottom)


def _turned(x: float, y: float, rotation: int) -> tuple[float, float]:
    match rotation:
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
        case _:
            return x, y


def _rules(page: pdfium.PdfPage, rotation: int) -> list[RuledLine]:
    """The level and upright lines drawn on the page, as it is shown."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST_DRAWINGS:
        return []
    width, height = page.get_size()
    if (rotation - page.get_rotation()) % 180:
        width, height = height, width
    rules: list[RuledLine] = []
    for index in range(count):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        for x1, y1, x2, y2 in _boxes(drawn):
            if min(abs(x2 - x1), abs(y2 - y1)) > THICKEST and not _is_stroked(drawn):
                continue  # what lies behind words marks or hides them, and parts nothing
            (left, right), (bottom, top) = (
                sorted(pair)
                for pair in zip(_turned(x1, y1, rotation), _turned(x2, y2, rotation), strict=True)
            )
            if right - left < 0.95 * width or top - bottom < 0.95 * height:
                rules.extend(rules_of_box(left, bottom, right, top))
    return rules


def _is_stroked(drawn: raw.FPDF_PAGEOBJECT) -> bool:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    return not raw.FPDFPath_GetDrawMode(drawn, filled, stroked) or bool(stroked.value)


def _boxes(drawn: raw.FPDF_PAGEOBJECT) -> list[Box]:
    """A rectangle or line as one box; of a path with more corners each straight side."""
    segments = raw.FPDFPath_CountSegments(drawn)
    if segments > 5:
        return _sides(drawn, min(segments, _MOST_SEGMENTS))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return []
    return [(left.value, bottom.value, right.value, top.value)]


def _sides(drawn: raw.FPDF_PAGEOBJECT, segments: int) -> list[Box]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    sides: list[Box] = []
    begun = last = (0.0, 0.0)
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        ends = []
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        else:
            ends.append(last)
        if raw.FPDFPathSegment_GetClose(segment):
            ends.append(begun)
        sides.extend(
            (*end, *here) for end in ends if min(abs(end[0] - here[0]), abs(end[1] - here[1])) < _STRAIGHT
        )
        last = here
    return sides
