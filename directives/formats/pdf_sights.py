"""What a PDF shows or says besides the text of its pages: for the gate, which must look at all of it.

Pictures, drawn letters, annotations and fields are seen by rendering their places; turned text is read from
its objects, since the order of lines takes it apart.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from directives.formats.pdf_page import Box
from directives.formats.pdf_parts import PdfParts, notes_of, said_by
from language.encodings import modern
from language.spelling import reads_as_vietnamese

_DEEPEST = 3  # forms in forms
_MOST_OBJECTS = 5_000  # a page with more is a map or a plan, and is looked at whole
_MOST_SEGMENTS = 60
_LEANING = 4.0  # degrees from which text counts as turned
_SLANTED = 1.0  # points: a side that goes so far both ways is none of a table's
_SHORT, _MOSTLY = 10.0, 0.6  # points, and how many of the sides
_SPECK = 4.0  # points: smaller drawings are bullets
_NEAR = 24.0  # points between places that are looked at together
_MARGIN = 6.0
_MOST_PLACES = 6
_WHOLE = 0.55  # of the page: so much is the page
_FOREIGN = 0.03  # of a page's letters: so many without a meaning are a font that cannot be read
_LONGEST = 48.0  # points: a longer drawing is no point of a letter, nor a line of one
_MANY = 16  # drawings within a square of _NEAR: the corners of a table's cells are fewer


@dataclass(frozen=True, slots=True)
class PageSights:
    """Of one page: the places to be rendered, what was read beside its text, whether a part cannot be seen.

    `pictures` are the places of its pictures alone, within the page. `foreign`: letters may stand for others.
    """

    places: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    said: tuple[str, ...] = ()
    unseen: bool = False
    foreign: bool = False


def sights_of(page: pdfium.PdfPage, text: str, parts: PdfParts, *, lying: bool) -> PageSights:
    """What is to be seen on a page whose text layer is `text`; `lying` where it shows other letters."""
    seen = _Seen(page, parts)
    seen.look_at_objects()
    notes = notes_of(page)
    unseen = notes.unseen or _beyond(page, seen.pictures)
    seen.others.extend((*seen.small.places(), *notes.boxes))
    width, height = page.get_size()
    boxes = [_within(box, width, height) for box in (*seen.pictures, *seen.others)]
    boxes = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    pictures = tuple(_within(box, width, height) for box in seen.pictures)
    foreign = lying or _foreign(text) or seen.drawn_letters
    if seen.whole or notes.too_many or foreign or (boxes and not _plain(page)):
        places: Sequence[Box] = [(0.0, 0.0, width, height)]
    else:
        places = _joined(boxes, width, height)
    return PageSights(tuple(places), pictures, (*seen.said, *notes.said), unseen, foreign)


def _beyond(page: pdfium.PdfPage, pictures: Sequence[Box]) -> bool:
    """Whether a picture lies wholly outside of the page, where nobody looks."""
    left, bottom, right, top = page.get_cropbox()
    return any(
        box[0] < box[2] and (box[2] <= left or box[0] >= right or box[3] <= bottom or box[1] >= top)
        for box in pictures
    )


def take_text_off(page: pdfium.PdfPage) -> None:
    """Remove the upright text from a page in memory."""
    seen = _Seen(page, PdfParts(False, 0, False, False))
    for index in reversed(range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        upright = raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT and not seen.leans(drawn)
        if upright and raw.FPDFPage_RemoveObject(page.raw, drawn):
            raw.FPDFPageObj_Destroy(drawn)


def _within(box: Box, width: float, height: float) -> Box:
    return max(box[0], 0.0), max(box[1], 0.0), min(box[2], width), min(box[3], height)


def _plain(page: pdfium.PdfPage) -> bool:
    """Whether places on the page are the same before and after it is shown: not turned, beginning at 0."""
    left, bottom, _, _ = page.get_cropbox()
    return not page.get_rotation() and abs(left) < 1 and abs(bottom) < 1


def _foreign(text: str) -> bool:
    """Whether its letters have no meaning, or hardly a word in them is one: they show something else."""
    odd = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < "\t")
    if odd > max(8, _FOREIGN * len(text)):
        return True
    return not reads_as_vietnamese(text) and not reads_as_vietnamese(modern(text)[0])


class _Seen:
    """Collects what is to be seen on a page."""

    def __init__(self, page: pdfium.PdfPage, parts: PdfParts) -> None:
        self._page = page
        self._parts = parts
        self._rotation = page.get_rotation()
        self._matrix = raw.FS_MATRIX()
        self._turned: list[str] = []
        self.pictures: list[Box] = []
        self.others: list[Box] = []
        self.said: list[str] = []
        self.small = _Small()
        self.whole = False
        self.drawn_letters = False

    def look_at_objects(self) -> None:
        handle = self._page.raw
        count = raw.FPDFPage_CountObjects(handle)
        if count > _MOST_OBJECTS:
            self.whole = True
        turned: list[Any] = []
        for index in range(min(count, _MOST_OBJECTS)):
            drawn = raw.FPDFPage_GetObject(handle, index)
            self._look_at(drawn, raw.FPDFPageObj_GetType(drawn), turned)
        if turned:
            pieces = self._texts(turned)
            # A watermark may be set letter by letter, with blanks of pdfium's own between them.
            self.said.extend(["\n".join(pieces), "".join("".join(pieces).split())])

    def _look_at(self, drawn: Any, kind: int, turned: list[Any]) -> None:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if self.leans(drawn):
                turned.append(drawn)
            if self._parts.drawn_font and _has_no_name(raw.FPDFTextObj_GetFont(drawn)):
                self.drawn_letters = True
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(_bounds(drawn))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if self._parts.tiled or _slanted(drawn):
                self.others.append(_bounds(drawn))
            else:
                self.small.add(_bounds(drawn))
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            self._look_into(drawn, turned, _DEEPEST)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.others.append(_bounds(drawn))

    def _look_into(self, form: Any, turned: list[Any], deep: int) -> None:
        """A form's places are not the page's: it is rendered whole if it holds more than upright text."""
        count = raw.FPDFFormObj_CountObjects(form)
        inside = len(turned), len(self.pictures), len(self.others)
        leaning = self.leans(form)
        for index in range(min(max(count, 0), _MOST_OBJECTS)):
            drawn = raw.FPDFFormObj_GetObject(form, index)
            kind = raw.FPDFPageObj_GetType(drawn)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if deep:
                    self._look_into(drawn, turned, deep - 1)
                else:
                    self.whole = True
            elif leaning and kind == raw.FPDF_PAGEOBJ_TEXT:
                turned.append(drawn)
            else:
                self._look_at(drawn, kind, turned)
        if (len(turned), len(self.pictures), len(self.others)) != inside:
            pictured = len(self.pictures) > inside[1]
            del self.pictures[inside[1] :], self.others[inside[2] :]
            (self.pictures if pictured else self.others).append(_bounds(form))

    def leans(self, drawn: Any) -> bool:
        """Whether text does not stand upright on the page as it is shown."""
        if not raw.FPDFPageObj_GetMatrix(drawn, self._matrix):
            return False
        if self._matrix.b == 0 and self._matrix.a > 0:
            return bool(self._rotation)
        angle = degrees(atan2(self._matrix.b, self._matrix.a)) - self._rotation
        return bool(abs((angle + 180) % 360 - 180) > _LEANING)

    def _texts(self, turned: list[Any]) -> list[str]:
        """What the objects say; their places are looked at too."""
        letters = self._page.get_textpage()
        try:
            for drawn in turned:
                self.others.append(_bounds(drawn))
            return [_text_of(drawn, letters.raw) for drawn in turned]
        finally:
            letters.close()


class _Small:
    """Drawings too small to be seen by themselves: many close together may be the points of letters."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        self._counts: dict[tuple[int, int], int] = {}

    def add(self, box: Box) -> None:
        longer = max(box[2] - box[0], box[3] - box[1])
        if longer <= _LONGEST:
            cell = int(box[0] // _NEAR), int(box[1] // _NEAR)
            self._cells.setdefault(cell, []).append(box)
            self._counts[cell] = self._counts.get(cell, 0) + (longer <= _SHORT)

    def places(self) -> list[Box]:
        """A box around those of each square, where any square holds many."""
        if max(self._counts.values(), default=0) < _MANY:
            return []
        sides = (tuple(zip(*boxes, strict=True)) for boxes in self._cells.values())
        return [(min(left), min(low), max(right), max(top)) for left, low, right, top in sides]


def _bounds(drawn: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value, top.value


def _slanted(drawn: Any) -> bool:
    """Whether a drawing has a curve or a side that is neither level nor upright: letters have, not tables.

    Of many short level and upright sides letters may be made, too.
    """
    segments = raw.FPDFPath_CountSegments(drawn)
    if segments < 2:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    short = 0
    for index in range(min(segments, _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            break
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = x.value, y.value
        moved = kind == raw.FPDF_SEGMENT_MOVETO or last is None
        if not moved and last is not None and min(abs(here[0] - last[0]), abs(here[1] - last[1])) > _SLANTED:
            break
        if last is not None and max(abs(here[0] - last[0]), abs(here[1] - last[1])) < _SHORT:
            short += 1
        last = here
    else:
        if short < _MOST_SEGMENTS * _MOSTLY:
            return False
    left, bottom, right, top = _bounds(drawn)
    return max(right - left, top - bottom) > _SPECK


def _has_no_name(font: Any) -> bool:
    """Whether a font is of those that alone have none: its letters are drawn by the file itself."""
    return bool(raw.FPDFFont_GetBaseFontName(font, None, 0) <= 1)


def _text_of(drawn: Any, letters: Any) -> str:
    return said_by(raw.FPDFTextObj_GetText, drawn, letters)


def _joined(boxes: Sequence[Box], width: float, height: float) -> list[Box]:
    """The boxes with a margin, those near each other as one; the page where they cover much of it."""
    places: list[Box] = []
    for box in boxes:
        grown = (box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN)
        while (near := next((place for place in places if _near(place, grown)), None)) is not None:
            places.remove(near)
            grown = (*map(min, near[:2], grown[:2]), *map(max, near[2:], grown[2:]))  # type: ignore[assignment]
        places.append(grown)
    places = [_within(place, width, height) for place in places]
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in places)
    if len(places) > _MOST_PLACES or area > _WHOLE * width * height:
        return [(0.0, 0.0, width, height)]
    return places


def _near(one: Box, other: Box) -> bool:
    return (
        one[0] - _NEAR < other[2]
        and other[0] - _NEAR < one[2]
        and one[1] - _NEAR < other[3]
        and other[1] - _NEAR < one[3]
    )
