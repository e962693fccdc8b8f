"""Physical lines: their text without markup, and where each piece of it stands in the document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from directives.outline.running_heads import running_heads
from language.spelling import LOWER

# Emphasis, headings, tags, non-printing characters and runs of blanks: all that a reader does not see.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MARKUP = re.compile(
    rf"\s*<br\s?/?>\s*|\*+|`+|<sup>\s*\d{{1,2}}\s*</sup>|</?[a-zA-Z][a-zA-Z0-9]{{0,9}}\s*/?>|[{_INVISIBLE}]+"
    rf"|\s{{2,}}|[\t\u00a0]|\\(?=[-.*_#+()\[\]])"
)
_NEEDS_CARE = re.compile(rf"[*`<\t\\\u00a0{_INVISIBLE}\s](?:(?<=[*`<\t\\\u00a0{_INVISIBLE}])|\s)")
_HEADING = re.compile(r"#{1,6}\s*(?=\S)")
_BULLET_STAR = re.compile(r"[*]\s+(?=\S)")
_LONGEST_PARAGRAPH = 1200  # letters; a longer line has lost its breaks
_WHOLE_LETTER = re.compile(r"CỘNG H[ÒO]|Kính gửi\s?:|Nơi nhận\s?:")
_LONGEST_LINE = 250  # letters; a longer one with a head and a greeting has lost its breaks
_HEAD_TO_BODY = re.compile(r"CỘNG H[ÒO][^\n]{20,500}Kính gửi")
_LOST_BREAK = re.compile(
    r"\s(?=CỘNG H[ÒO]|Độc lập\s?[-–]|Số\s?:|V/v\s|Kính gửi\s?:|Nơi nhận\s?:"
    r"|[IVX]{1,4}\.\s[A-ZĐ]|\d{1,2}\.\s[A-ZĐ]|[a-zđ]\)\s|[-+]\s[A-ZĐ])"
)
_RULE = re.compile(r"\A[\s\-_=*.~—–·•|:+]*$")
_PAGE = re.compile(
    r"\A(?:[-–—]{1,9}\s?)?(?:(?:trang|page)\s*)?\d{1,3}(?:\s*(?:/|of"
    r"|trên)\s*\d{1,4})?(?:\s*[-–—]+)?$|\A[-–—\s]{0,20}page break[-–—\s]{0,20}$",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\A(?:[-+]\s+)?(?:\*\*|__).*(?:\*\*|__)[.:;\s]*$")
_ITALIC = re.compile(r"\A[*_](?![*_]).*[*_][.:;\s]*$")
_AFTER_NUMBER = {"ngày": "tháng", "tháng": "năm", "quý": "năm"}
_COLUMN_GAP = 3  # blanks between two columns


Mending = tuple[int, int, str]  # from where to where in the document, and what is meant


@dataclass(slots=True)
class Line:
    """A line of the document. `pieces` pair an offset in `text` with one in the document."""

    text: str
    pieces: list[tuple[int, int]] = field(default_factory=list)
    heading: bool = False
    bold: bool = False
    italic: bool = False
    noise: bool = False
    page: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text


@dataclass(slots=True)
class Passage:
    """Text joined from lines. A hole is an offset where a page number or a footnote was left out."""

    text: str = ""
    pieces: list[tuple[int, int]] = field(default_factory=list)
    holes: list[int] = field(default_factory=list)

    def place(self, offset: int) -> int:
        """The offset in the document of the character at `offset`."""
        at = bisect_right(self.pieces, (offset, 1 << 60)) - 1
        if at < 0:
            return 0
        start, document = self.pieces[at]
        return document + offset - start

    def extend(self, lines: Sequence[tuple[Line, bool]]) -> None:
        """Go on with further lines, a blank before each; with each, whether a hole is before it."""
        texts = [self.text] if self.text else []
        length = len(self.text)
        for line, hole in lines:
            shift = length + 1 if texts else 0
            if hole:
                self.holes.append(shift)
            self.pieces.extend((shift + start, document) for start, document in line.pieces)
            texts.append(line.text)
            length = shift + len(line.text)
        self.text = " ".join(texts)

    def part(self, start: int, end: int) -> "Passage":
        """The passage from `start` to `end`, blanks at the ends left out."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        pieces = [(at - start, document) for at, document in self.pieces if start < at < end]
        pieces.insert(0, (0, self.place(start)))
        return Passage(self.text[start:end], pieces, [at - start for at in self.holes if start < at < end])


def read_lines(document: str, joints: Sequence[int] = (), mends: Sequence[Mending] = ()) -> list[Line]:
    """The lines of a document, in order; those that are no text (rules, page numbers) are marked as noise.

    `joints` are the offsets at which `directives.outline.segmentation` finds a blank missing, `mends` what
    `directives.outline.mending` reads otherwise.
    """
    lines: list[Line] = []
    offset = 0
    at = of_mends = 0
    numbers: list[tuple[int, Line]] = []
    for raw, length in physical_lines(document):
        line = _line(raw, offset)
        if line.page and raw.strip().isdigit():
            numbers.append((len(lines), Line(raw.strip(), [(0, offset + raw.index(raw.strip()))])))
        offset += length
        first, at = at, bisect_left(joints, offset, at)
        if first < at:
            _part_words(line, joints[first:at])
        first, of_mends = of_mends, bisect_left(mends, (offset, 0, ""), of_mends)
        if first < of_mends:
            _mend_all(line, mends[first:of_mends])
        lines.append(line)
    for place, number in numbers:
        if place and _is_in_date(lines[place - 1 : place + 2]):
            lines[place] = number
    for place in running_heads([line.text for line in lines], [line.page for line in lines]):
        lines[place] = Line("", noise=True, page=True)
    return lines


def _is_in_date(lines: Sequence[Line]) -> bool:
    """Whether the line between two others is the number of a day or a month: "ngày / 20 / tháng 11"."""
    word = lines[0].text.rpartition(" ")[2].lower()
    return len(lines) > 2 and word in _AFTER_NUMBER and lines[2].text.startswith(_AFTER_NUMBER[word])


def physical_lines(document: str) -> Iterator[tuple[str, int]]:
    """Lines with their length in the document; a text whose line breaks are lost is parted at its marks."""
    for raw in document.split("\n"):
        long = len(raw) > _LONGEST_PARAGRAPH or (len(raw) > _LONGEST_LINE and bool(_HEAD_TO_BODY.search(raw)))
        if long and "|" not in raw and _WHOLE_LETTER.search(raw):
            parts = _LOST_BREAK.split(raw)
            for part in parts[:-1]:
                yield part, len(part) + 1
            raw = parts[-1]
        yield raw, len(raw) + 1


def columns_of(line: Line) -> list[str]:
    """The parts of a line that a wide blank parts in the document, as the columns of a letter's foot are."""
    edges = [0]
    for (start, document), (after, source) in pairwise(line.pieces):
        if after == start + 1 and source - document >= _COLUMN_GAP and line.text[start] == " ":
            edges.append(after)
    edges.append(len(line.text) + 1)
    return [line.text[a:b].strip() for a, b in pairwise(edges)]


def cut(line: Line, start: int, end: int | None = None) -> Line:
    """A part of a line as a line of its own."""
    passage = Passage(line.text, line.pieces).part(start, len(line.text) if end is None else end)
    return Line(passage.text, passage.pieces if passage.text else [], line.heading, line.bold, line.italic)


def _line(raw: str, offset: int) -> Line:
    stripped = raw.strip()
    if not stripped:
        return Line("")
    if _RULE.match(stripped) and "|" not in stripped:
        return Line("", noise=True)
    page = bool(_PAGE.match(stripped))
    if page:
        return Line("", noise=True, page=True)
    start = offset + raw.index(stripped[0])
    heading = _HEADING.match(stripped)
    star = None
    if heading:
        stripped = stripped[heading.end() :]
        start += heading.end()
    else:
        star = _BULLET_STAR.match(stripped)
    bold, italic = bool(_BOLD.match(stripped)), bool(_ITALIC.match(stripped))
    if not _NEEDS_CARE.search(stripped):
        return Line(stripped, [(0, start)], bool(heading), bold, italic)
    text, pieces = _without_markup(stripped, start, 2 if star else 0)
    if star:
        text = "• " + text
        pieces = [(0, start), *((at + 2, document) for at, document in pieces)]
    return Line(text, pieces, bool(heading), bold and not star, italic and not star)


def _part_words(line: Line, joints: Sequence[int]) -> None:
    """Put the blanks that are missing at places of the document into the line's text, not into its source."""
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = at = 0
    for (begin, document), (end, _) in pairwise([*line.pieces, (len(line.text), 0)]):
        at = bisect_right(joints, document, at)
        after = bisect_left(joints, document + end - begin, at)
        for joint in joints[at:after]:
            pieces.append((length, document))
            texts.append(line.text[begin : begin + joint - document] + " ")
            length += joint - document + 1
            begin, document = begin + joint - document, joint
        pieces.append((length, document))
        texts.append(line.text[begin:end])
        length += end - begin
        at = after
    line.text, line.pieces = "".join(texts), pieces


def mend(line: Line | Passage, start: int, end: int, meant: str) -> None:
    """Put what is meant into a text, not into its source; where markup parts it, leave it."""
    piece = bisect_right([document for _, document in line.pieces], start) - 1
    if piece < 0:
        return
    begin, document = line.pieces[piece]
    at = begin + start - document
    last = at + end - start
    limit = line.pieces[piece + 1][0] if piece + 1 < len(line.pieces) else len(line.text)
    if last > limit:
        return
    line.text = line.text[:at] + meant + line.text[last:]
    shift = len(meant) - (end - start)
    after = [(place + shift, source) for place, source in line.pieces[piece + 1 :]]
    if not after or after[0][0] != at + len(meant):
        after.insert(0, (at + len(meant), end))
    line.pieces = [*line.pieces[: piece + 1], *after]
    if isinstance(line, Passage):
        line.holes = [hole + shift if hole > at else hole for hole in line.holes]


def _mend_all(line: Line, mends: Sequence[Mending]) -> None:
    """Put what is meant into a line as `mend` does, all of it in one go."""
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = done = 0
    for (begin, document), (end, _) in pairwise([*line.pieces, (len(line.text), 0)]):
        pieces.append((length, document))
        at, stop = begin, document + end - begin
        while done < len(mends) and mends[done][0] < stop:
            start, after, meant = mends[done]
            done += 1
            if start < document + at - begin or after > stop:
                continue
            texts += (line.text[at : begin + start - document], meant)
            length += len(texts[-2]) + len(meant)
            at = begin + after - document
            if pieces[-1][0] == length:
                pieces.pop()
            pieces.append((length, after))
        texts.append(line.text[at:end])
        length += end - at
    line.text, line.pieces = "".join(texts), pieces


def _without_markup(raw: str, offset: int, begin: int) -> tuple[str, list[tuple[int, int]]]:
    text, pieces, at = "", [], begin
    for found in _MARKUP.finditer(raw, begin):
        if found.start() > at:
            pieces.append((len(text), offset + at))
            text += raw[at : found.start()]
        parts = found.group()[0].isspace() or found.group().startswith("<br")
        if parts and text and not text.endswith(" "):
            pieces.append((len(text), offset + found.start()))
            text += " "
        at = found.end()
    if at < len(raw):
        pieces.append((len(text), offset + at))
        text += raw[at:]
    return text.rstrip(), pieces


# The first paragraphs of a text: markup away, sentences that a page broke into lines whole again.

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&nbsp;")
_LONGEST_JOINT = 8  # letters of a word that leaves a line open, with the blank before it
_CLOSED = (".", ":", ";", "!", "/")
GOES_ON = re.compile(r"(?:\b(?:của|và|thuộc|về|các|do|bởi|cho|tại)|[,–-])\Z", re.IGNORECASE)


def paragraphs(document: str, reach: int) -> list[str]:
    """The paragraphs of the first `reach` characters, white space folded."""
    whole: list[str] = []
    open_end = False
    for raw in document[:reach].split("\n"):
        text = " ".join(_TAG.sub(" ", raw).replace("\\", "").replace("**", "").split()).strip("# *")
        joins = open_end and text and (text[0] in LOWER or text[0].isdigit() or text[0] == "(")
        if joins or (open_end and text[:1].isupper() and GOES_ON.search(whole[-1][-_LONGEST_JOINT:])):
            whole[-1] += " " + text
        elif text:
            whole.append(text)
        open_end = bool(text) and not text.endswith(_CLOSED)
    return whole
