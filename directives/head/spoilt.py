"""Head and foot of a text that was scanned badly: lines that hold nothing but what every head has."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from directives.head.letterhead import KINDS_OF_SYMBOLS
from directives.outline.lines import Line, mend
from directives.words import DOCUMENT_KINDS, SIGNING_TITLES
from expressions.names.provinces import BODIES, KNOWN_NAMES
from expressions.names.spelling import mostly_capital
from language.folding import fold
from language.spelling import LOWER, UPPER, one_edit_apart, one_letter_less

_REACH = 40  # lines from the top
_FOOT_REACH = 60  # lines from Nơi nhận
_LONGEST = 60  # letters of a line that is one phrase
_SHORTEST = 5  # letters of a phrase that is known again with one of them spoilt
_LETTER = re.compile(r"[^\W\d_]|[01|]")
_BEFORE_TITLE = re.compile(r"\W{0,3}(?:[KT]\s?[./]?\s?[TMLl]|TUQ|Q)\s?[.,]{1,2}\s*")


def mend_head(lines: list[Line], document: str) -> None:
    """Put what is meant into the lines of the head."""
    head = [line for line in lines[:_REACH] if line.text and len(line.text) < 3 * _LONGEST]
    for line in head:
        _mend_phrase(line, _of_heads())
        _mend_marks(line)
    letters = _letters_of(document, head)
    for line in head:
        _mend_number(line, letters)


def mend_foot(lines: Sequence[Line]) -> None:
    """Put what is meant into the titles above the signature."""
    for line in lines[:_FOOT_REACH]:
        if line.text:
            _mend_phrase(line, _of_feet())


# Phrases: the kinds of documents, bodies, titles; one letter of theirs may be another, lost, or too many.

_Phrases = Mapping[str, Sequence[str]]
"""Phrases by what is left of their folded letters, all or without one of them."""


def _bare(text: str) -> str:
    return "".join(_LETTER.findall(fold(text))).translate(_DIGITS)


_DIGITS = str.maketrans("01|", "oll")


def _by_letters(phrases: Iterable[str]) -> _Phrases:
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        bare = _bare(phrase)
        if len(bare) > _SHORTEST:
            for form in (bare, *one_letter_less(bare)):
                found[form].add(phrase.upper())
    return {form: sorted(each) for form, each in found.items()}


@cache
def _of_heads() -> _Phrases:
    return _by_letters((*DOCUMENT_KINDS, *KNOWN_NAMES))


@cache
def _of_feet() -> _Phrases:
    return _by_letters((*SIGNING_TITLES, *(f"PHÓ {title}" for title in SIGNING_TITLES), "Nơi nhận"))


def _mend_phrase(line: Line, phrases: _Phrases) -> None:
    """ "THÔNG BKO", "K Ế HOẠCH": a line, or its first column, that is a phrase but for a letter."""
    end = line.text.find("|")
    text = line.text[: end if end > _SHORTEST else None].rstrip(" *_")
    start = next((at for at, char in enumerate(text) if char.isalpha()), 0)
    before = _BEFORE_TITLE.match(text)
    start = before.end() if before else start
    meant = _phrase(text[start:], phrases)
    if meant and meant != text[start:]:
        put(line, start, len(text), meant)


def _phrase(text: str, phrases: _Phrases) -> str:
    """The one phrase that the text is, spoilt; "" where it is none."""
    if len(text) > _LONGEST or not mostly_capital(text):
        return ""
    bare = _bare(text)
    near = {phrase for form in (bare, *one_letter_less(bare)) for phrase in phrases.get(form, ())}
    same = {phrase for phrase in near if _bare(phrase) == bare}
    near = same or {phrase for phrase in near if one_edit_apart(_bare(phrase), bare)}
    marked = {phrase for phrase in near if phrase in text.upper()}
    near = marked or near
    return near.pop() if len(near) == 1 else ""


def put(line: Line, start: int, end: int, meant: str) -> None:
    """Put what is meant into a part of a line's text, where no markup parts it."""
    first = max((piece for piece in line.pieces if piece[0] <= start), default=None)
    if first is not None:
        source = first[1] + start - first[0]
        mend(line, source, source + end - start, meant)


# The marks before a subject, and the word of a day at the end of a line.

_ABOUT = re.compile(r"\A(?:[VvUuYy]\s?/\s?[VvUuYy]|/\s?v|V\s?/)(?=[\s:])")
_YEAR = re.compile(
    r"tháng\s*\d{1,2}\s*(?P<word>n ?[^\W\d_] ?m?[.,]?|\S{1,2}ăm[.,]?|n\S?m?[.,]?)\s*(?=20\d\d(?!\d))"
)
_DAY = re.compile(r"(?<=,)\s?(?P<word>[^\W\d_]{2,5})(?=\s?(?:\d{1,2}\s*\Z|\d{1,2}\s+\S{4,6}\s|\Z))")


def _mend_marks(line: Line) -> None:
    about = _ABOUT.match(line.text)
    if about and about.group() not in ("V/v", "v/v", "V/V"):
        put(line, *about.span(), "V/v")
    day = _DAY.search(line.text)
    if day and day["word"].lower() != "ngày" and _may_be_day(day["word"].lower()):
        put(line, *day.span("word"), "ngày")

    year = _YEAR.search(line.text)
    if year and year["word"] != "năm":
        put(line, *year.span("word"), "năm")


def _may_be_day(word: str) -> bool:
    return fold(word) == "ngay" or one_edit_apart(word, "ngày") or one_edit_apart(fold(word), "ngay")


# The number: what stands before it, specks and blanks in it, and letters that no symbol has.

_NUMBER_LINE = re.compile(
    rf"\A(?P<before>\W{{0,3}}(?:(?P<named>[^|\d]{{0,40}}?[Ss]ố)|(?!\d{{2}})\S{{1,3}}|)\s?[:;.]{{0,2}}\s{{0,3}})(?P<digits>[\dOolI]{{1,6}})"
    rf"\s?(?P<sign>/\s?(?:\d{{4}}/)?|-\s?)(?P<rest>[{UPPER}'`~|].*)\Z"
)
_SPECKS = "~'`|^,*"
_VOWELS = frozenset("AEIOUY")
_SMALL_WORD = re.compile(rf"[{LOWER}]{{2}}")
_SYMBOL = re.compile(rf"\d/(?:\d{{4}}/)?(?P<symbol>[{UPPER}][\w&]*(?:-[{UPPER}][\w&]*)+)")
_KEPT = re.compile(r"Lưu\s?:(?P<letters>[^.;\n]{2,60})")
_OF_THE_PARTY = frozenset(
    (
        "TW",
        "TU",
        "ĐU",
        "HU",
        "VP",
        "VPTW",
        "VPTU",
        "VPĐU",
        "BTCTW",
        "BTGDVTW",
        "BTGTW",
        "UBKTTW",
        "BTGTU",
        "BTCTU",
    )
)


@dataclass(frozen=True, slots=True)
class _Letters:
    """The parts of symbols: of bodies, and those that the text has several times or keeps its copies in."""

    seen: frozenset[str]
    kind: str  # of the document's own kind, "" where its title names none

    def meant(self, symbol: str, party: bool) -> str:
        """A symbol with its parts as they are known; what is near to none, or to several, as it stands."""
        bodies = _bodies() | (_OF_THE_PARTY if party else frozenset())
        parts = re.split(r"([-/])", symbol)
        of_kind = parts[0] in KINDS_OF_SYMBOLS or len(parts) == 1
        if self.kind and len(parts) > 1 and parts[0] != self.kind and one_edit_apart(parts[0], self.kind):
            parts[0], of_kind = self.kind, True
        parts[0] = self._part(parts[0], KINDS_OF_SYMBOLS | bodies | self.seen | {"VP"})
        last = (bodies if of_kind else frozenset()) | self.seen
        return "".join((parts[0], *(self._part(part, last) for part in parts[1:])))

    def _part(self, part: str, known: frozenset[str]) -> str:
        whole = part.replace(".", "")
        if whole in known or part.replace("&", "") in known or not part[:1].isalpha():
            return whole if whole in known else part
        near = {each for each in known if one_edit_apart(whole, each)}
        near = {each for each in near if fold(each) == fold(whole)} or near
        return near.pop() if len(near) == 1 else part


@cache
def _bodies() -> frozenset[str]:
    """The letters of bodies, with "&" for "và" too: "SNN&MT"."""
    initials = (
        "".join("&" if word == "và" else word[0] for word in re.findall(r"[^\W_]+", name)).upper()
        for name in BODIES.values()
        if " và " in name
    )
    return frozenset((*(letters for letters in BODIES if len(letters) > 1), *initials))


def _letters_of(document: str, lines: Sequence[Line]) -> _Letters:
    times = Counter(part for found in _SYMBOL.finditer(document) for part in found["symbol"].split("-"))
    kept = (re.findall(rf"[{UPPER}&]{{2,8}}", found["letters"]) for found in _KEPT.finditer(document))
    title = next((line.text for line in lines if line.text.strip(" :.*") in DOCUMENT_KINDS), "")
    return _Letters(
        frozenset(chain(*kept)) | {part for part, count in times.items() if count > 1 and len(part) > 1},
        "".join(word[0] for word in title.split()),
    )


def _mend_number(line: Line, letters: _Letters) -> None:
    found = _NUMBER_LINE.match(line.text)
    if found is None or "/" in found["before"]:
        return
    symbol, length = _symbol(found["rest"])
    meant = letters.meant(symbol, party="-" in found["sign"])
    end = found.start("rest") + length
    if not re.search(r"[-/]", meant) and meant not in _bodies():
        return
    if not found["before"].strip() and line.text[end:].strip(_SPECKS + " ."):
        return  # a cipher of a page's, or one that is read no further
    before = found["before"] if found["named"] else "Số: "
    whole = f"{before}{found['digits']}{found['sign'].strip()}{meant}"
    if whole != line.text[:end]:
        put(line, 0, end, whole)


def _symbol(rest: str) -> tuple[str, int]:
    """The letters of a symbol without specks, and how far they go: up to a word in small letters."""
    made, end = "", 0
    for found in re.finditer(r"\S+", rest):
        piece = found.group().strip(_SPECKS)
        gap = rest[end : found.start()]
        if made and not (len(gap) == 1 and _goes_on(made, piece, rest[found.end() :])):
            break
        made, end = made + "".join(char for char in piece if char not in _SPECKS), found.end()
    return re.sub(r"-{2,}", "-", made).strip(" .-–/"), end


def _goes_on(made: str, piece: str, after: str) -> bool:
    if not piece or _SMALL_WORD.search(piece) or not all(char.isalnum() or char in "-&/." for char in piece):
        return False
    vowels = _VOWELS.intersection(fold(piece).upper())
    joined = made.endswith("-") or piece.startswith("-") or piece[1:2] in ("", "-")
    return joined or (not vowels and not after.strip())
