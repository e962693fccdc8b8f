"""Stamps of secrecy in a text: a mark alone on a line or in a cell, spelled, misread, in any encoding.

In what was typed the tone decides ("MẤT" is lost, "MẮT" an eye); in what was recognised from a picture any
tone may be a machine's mistake.
"""

import re
import unicodedata
from collections.abc import Iterator

from directives.model import Classification, SecrecyDoubt
from directives.secret_compounds import TONELESS_INNOCENT, misread_word
from directives.secret_general import in_general, is_of_a_paper
from directives.secret_lines import SecrecyFinding, SecretLine, cells_of, has_cells, unframed
from directives.secret_namesakes import is_namesake
from directives.secret_words import COMPLETED_BELOW, innocent_word, keyed_innocent
from language.folding import fold

_STAMP_LENGTH = 60
_NEIGHBOUR = 40  # characters of the lines above and below by which a word is told from a mark
# What is stripped from a line before it is compared: urgency marks may share the stamp's line.
_BESIDE_A_STAMP = re.compile(r"\b(?:hoa toc|thuong khan|khan|dau|van ban|tai lieu|cong van|hen gio)\b")
_MARKS: dict[str, Classification] = {
    "mat": Classification.SECRET,
    "toimat": Classification.TOP_SECRET,
    "tuyetmat": Classification.MOST_SECRET,
}
PREFIXES = {"toi": Classification.TOP_SECRET, "tuyet": Classification.MOST_SECRET}
# What recognition makes of the letters of a stamp.
_MISREAD = str.maketrans({"0": "o", "1": "i", "l": "i", "4": "a", "!": "i", "|": "i", "@": "a", "6": "a"})
_MISREAD_STAMP = re.compile(
    r"(?:T[ỐÔÓO0][I1L!]|TUY[ỆÊẾE][TI])?(?:[MN]|IVI|IVL|RN|NI|IM|LM|MI)(?:[AÁÀẢÃẤ]?[ẬÂ]|Ạ(?=T))(?:[TÌÍI1LF7!|]|TT)"
)
_TYPED_KEYS = re.compile(
    r"(?:too(?:is|si)|tooi|tuyee(?:jt|tj)|tuyet|toi)?(?:maajt|maatj|majat|ma65t|ma6t5|ma\^\.t|ma\.\^t)"
)
# Decomposed: MÁT, MẤT, MẮT, MẶT; a dot below stands before a breve.
_OTHER_WORD = re.compile("M[\\W_]*A(?:[\u0302\u0306]?\u0301|\u0323\u0306)")
_DUST = re.compile("M[\\W_]*A\u0323?[^\\w\u0302]*T")  # MẠT, and MAT, which may be any word
_WORD_MAT = re.compile(r"(?<![^\W_])mật(?![^\W_])", re.IGNORECASE)
_LONE = re.compile(r"(?:tuyệt|tối)?\s*m[ậâ]t(?:\W{1,3}(?:top |most )?secret)?", re.IGNORECASE)
_LONGEST_SMALL = 30
_SPACED = re.compile(
    r"\b(?:[Mm][\s.]{1,3}[ẬÂậ][\s.]{0,3}[Tt]|[Mm][Ậậ][\s.]{1,3}[Tt]|[Mm][Aa][Aa](?:[Jj][Tt]|[Tt][Jj])"
    r"|[Mm][Aa](?:65?[Tt]5?|5[Tt]6|[Tt](?:65|56))(?<=[56Tt])(?<![Aa]6[Tt]))\b"
)
_SPELLED = re.compile(r"\s")
_NUMBER_LINE = re.compile(r"\bso ?[:.]")
_LONE_LETTER = re.compile(r"[^\w.]?\s?[ABC]\s?[^\w.]?|[^\w.]{3,}\s?[ABC]\s?[^\w.]{3,}")
_TOO_SHORT = 2
_FEW = 3  # lines in which tones may be missing for want of words that have one
_NEAR_HEADER = 30  # lines in which the number of a document is looked for


def stamps(lines: list[SecretLine], *, recognised: bool) -> Iterator[SecrecyFinding]:
    """Marks alone on a line or in a cell of one, anywhere; A, B or C beside them or alone in the header."""
    if len(lines) == 1 and not recognised and lines[0].shown == "MẠT":
        return  # a word that somebody answers
    # Where nobody has typed a tone, none decides.
    recognised = recognised or (len(lines) > _FEW and all(line.shown.isascii() for line in lines))
    before: str | None = None
    spelled = ""
    lone_letters: list[int] = []
    for place, line in enumerate(lines):
        # "TỐI" above it makes even "MẤT" no word of its own.
        found = list(_stamps_on(lines, place, doubting=recognised or before is not None))
        for stamp in found:
            if isinstance(stamp, Classification | SecrecyDoubt):
                yield PREFIXES.get(before or "", stamp)
        before = next((stamp for stamp in found if stamp in PREFIXES), None)
        letter = unframed(line.shown)
        spelled = spelled + _SPELLED.sub("", letter) if _is_spelled(letter) else ""
        # Up a margin the last letter stands first.
        for word in (spelled[-8:], spelled[-8:][::-1]) if len(spelled) > 2 else ():
            spelled_mark = _stamp(word, recognised=recognised)
            if isinstance(spelled_mark, Classification | SecrecyDoubt):
                yield spelled_mark
        if len(line.folded) > 4 and "m" in line.folded and is_spaced(line.shown):
            yield SecrecyDoubt.WORDS_ELSEWHERE
        if line.header and _LONE_LETTER.fullmatch(line.shown):
            lone_letters.append(place)
    # "A" alone is somebody's choice; one below the other they are answers to choose from, or columns.
    if len(lines) > 1 and any(not _is_listed(lines, place) for place in lone_letters):
        yield SecrecyDoubt.LONE_STAMP


def is_spaced(shown: str) -> bool:
    """Whether a mark stands in it with its letters apart, or as the keys of Telex and VNI give it."""
    return any(not keyed_innocent(shown, *each.span()) for each in _SPACED.finditer(shown))


def _is_listed(lines: list[SecretLine], place: int) -> bool:
    """Whether another single letter stands right above it or below."""
    letter = unframed(lines[place].shown)
    beside = (unframed(lines[at].shown) for at in (place - 1, place + 1) if 0 <= at < len(lines))
    return any(len(other) == 1 and other.isalpha() and other != letter for other in beside)


def _is_spelled(shown: str) -> bool:
    """Whether the line is a letter, or some with blanks between them: "M", "Ậ T"."""
    return len(shown) < _LONGEST_SMALL and all(len(c) == 1 and c.isalpha() for c in shown.split() or [shown])


def _stamps_on(lines: list[SecretLine], place: int, *, doubting: bool) -> Iterator[SecrecyFinding | str]:
    line = lines[place]
    if len(line.shown) > _STAMP_LENGTH and not has_cells(line.shown):
        return
    for cell in cells_of(line.shown):
        stamp = _stamp(cell, recognised=doubting)
        if stamp is SecrecyDoubt.LONE_WORD and (_belongs(lines, place) or _is_counted(lines, place, cell)):
            continue
        if stamp is Classification.SECRET and goes_on_below(lines, place):
            continue
        if stamp is not None:
            yield stamp


def _belongs(lines: list[SecretLine], place: int) -> bool:
    """Whether a lone word goes on with the line above it or below: "Trần Thị Hồng" / "Mật"."""
    above = lines[place - 1].shown[-_NEIGHBOUR:] if place else ""
    below = lines[place + 1].shown[:_NEIGHBOUR] if place + 1 < len(lines) else ""
    shown = lines[place].shown
    whole, start = f"{above} {shown} {below}", len(above) + 1
    if _WORD_MAT.search(whole, start, start + len(shown)) is not None:
        last = above.split()[-1:]
        if not last or _WORD_MAT.match(whole, start) is None or above.lower().endswith("ghi chú"):
            return False
        return above.isupper() == shown.isupper() and last[0].lower() in COMPLETED_BELOW
    # Two letters are what recognition makes of many a line.
    beside = [t for t in (above, below) if t.isupper() == shown.isupper() and len(t.strip()) > _TOO_SHORT]
    near = f"{above if above in beside else ''} {shown} {below if below in beside else ''}"
    return TONELESS_INNOCENT.search(fold(near)) is not None


def _is_counted(lines: list[SecretLine], place: int, cell: str) -> bool:
    """Whether "MẤT" is a column beside that of what is left: in a row of a table, or in the lines around."""
    if unframed(cell) != "MẤT":
        return False
    beside = (
        unframed(other) for line in lines[max(0, place - 1) : place + 2] for other in cells_of(line.shown)
    )
    return any(other in _COUNTED for other in beside)


_COUNTED = frozenset({"CÒN", "CÒN LẠI", "HỎNG", "TỐT", "THIẾU", "THỪA", "ĐƯỢC", "HƯ HỎNG", "SỬ DỤNG"})


def goes_on_below(lines: list[SecretLine], place: int) -> bool:
    """Whether the line below makes a label's word of it: "MẬT" / "ONG"."""
    below = lines[place + 1].shown if place + 1 < len(lines) else ""
    return unframed(lines[place].shown) == "MẬT" and below.isupper() and below.split()[0] in _BELOW_IT


# What recognition makes of "mật" in somebody's hand: "Hật", "NẬT", no syllable of any word.
_REAL = "nh|th|v|b|c|ch|g|l|ph|qu|t|tr|gi|kh|ng|thu|lu|xu|khu|su|đ|x|d|r"
_UNREAL = re.compile(rf"(?!(?:{_REAL})ật)[^\W\d_]{{1,3}}ật|[mhn]ât", re.IGNORECASE)
_UNREAL_SAID = re.compile(
    rf"\b(?:tối|tuyệt|(?:văn bản|tài liệu|công văn|hồ sơ|độ|dấu))\s{{1,3}}"
    rf"(?:(?!(?:m|{_REAL})ật)[^\W\d_]{{1,3}}ật|[hn]ât)\b",
    re.IGNORECASE,
)


def says_it_misread(line: SecretLine) -> bool:
    """Whether a level is named on a recognised line by what is no syllable, "TỐI HẬT", "[MẬ TỊ", or as a tag.

    A tag is a word of a mark's shape in brackets, whatever its tone, or one before a dash or colon.
    """
    if "at" in line.folded and (_UNREAL_SAID.search(line.shown) or _TAG.search(line.shown)) is not None:
        return True
    return _BROKEN.search(line.shown) is not None or _OTHER_VALUE.match(line.shown) is not None


# "[MẠT] Danh sách", "Re: (MÁT) Kế hoạch", "MẠT - Phương án"; by itself it is but a stamp of doubtful tone.
_TAGGED = r"[\[({]\s?M[AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ]T\s?[\])}]"
_TAG = re.compile(
    rf"{_TAGGED}\s?(?=[^\W\d_])|(?<=[^\W\d_]\s){_TAGGED}"
    r"|^\W{0,5}(?:(?:Re|RE|Fwd|FW|Fw|Tr)\s?:\s?)?M[AÁẠÂẤẬ]T\s?(?::|[-–—]\s)"
)
# A bracket read as a letter, a word parted; the value of a level's label, whatever its vowel.
_BROKEN = re.compile(r"(?<![^\W_])M(?:Ậ\s?T?[ỊIJL1]|[ẬÂ]\s?T[ỊIJL1])(?![^\W_])|(?<![^\W_])MẬ (?=[^\W\d_]{2})")
_OTHER_VALUE = re.compile(
    r"\W{0,5}(?:[Mm]ức độ|ĐỘ MẬT|[Đđ]ộ mật|[Cc]ấp độ|[Dd]ấu)(?: mật)?\s?:\s?M[^\W\d_]t\W*$"
)


_BELOW_IT = ("ONG", "MÍA", "DỪA")
_CUT_OFF = ("toima", "tuyetma")  # of a stamp over the edge of a picture


def _stamp(cell: str, *, recognised: bool) -> SecrecyFinding | str | None:
    """The mark that a cell bears and nothing else; "toi" or "tuyet" where its second word is missing."""
    bare = unframed(cell)
    if not bare or len(bare) > _STAMP_LENGTH:
        return None
    if bare != bare.upper():
        return _small_stamp(bare, recognised=recognised)
    folded = fold(bare)
    rest = _BESIDE_A_STAMP.sub(" ", folded) if " " in folded else folded
    letters = re.sub(r"[\W_]", "", rest.lower().translate(_MISREAD))
    if letters in _MARKS and _OTHER_WORD.search(unicodedata.normalize("NFD", bare)):
        # "MẤT" is lost, "MẮT" an eye and a department of every hospital; a machine misreads tones.
        return SecrecyDoubt.LONE_WORD if recognised or letters != "mat" else None
    if letters == "mat" and _DUST.search(unicodedata.normalize("NFD", bare)):
        return SecrecyDoubt.LONE_WORD
    if letters in _MARKS:
        return _MARKS[letters]
    if recognised and _UNREAL.fullmatch(bare):
        return SecrecyDoubt.LONE_WORD
    if letters in ("topsecret", "secret") or (recognised and letters in _CUT_OFF):
        return SecrecyDoubt.LONE_WORD
    if _MISREAD_STAMP.fullmatch(re.sub(r"[\s_.\-]", "", bare)) or _TYPED_KEYS.fullmatch(
        cell.strip().lower().replace(" ", "")
    ):
        return SecrecyDoubt.LONE_WORD
    return letters if letters in PREFIXES else None


def _small_stamp(bare: str, *, recognised: bool) -> SecrecyDoubt | None:
    """ "Mật" or "tối mật" alone, in small letters: no sentence is so short."""
    if len(bare) > _LONGEST_SMALL or bare[-1] not in "tTjJ5":
        return None
    if _LONE.fullmatch(bare) or _TYPED_KEYS.fullmatch(bare.lower().replace(" ", "")):
        return SecrecyDoubt.LONE_WORD
    if recognised and _UNREAL.fullmatch(bare):
        return SecrecyDoubt.LONE_WORD
    misread = recognised and bare[0].isupper() and fold(bare) in ("mat", "toi mat", "tuyet mat")
    toneless = bare.isascii() and fold(bare) in ("toi mat", "tuyet mat", "top secret")
    return SecrecyDoubt.LONE_WORD if misread or toneless else None


def is_misread(lines: list[SecretLine], line: SecretLine) -> bool:
    """Whether a picture of a line or two says another word, with a mark's tone by mistake: "GẶP MẬT"."""
    few = len(lines) < _FEW and line.shown.isupper()
    return few and TONELESS_INNOCENT.search(line.folded) is not None


def lone_words(lines: list[SecretLine], *, recognised: bool) -> Iterator[SecrecyDoubt]:
    """ "Mật" that no other word, name, denial or rule accounts for, wherever it stands.

    Deep in what was recognised, where tones are a machine's, only behind what papers are called.
    """
    near = {
        place + step
        for place, line in enumerate(lines[:_NEAR_HEADER])
        if _NUMBER_LINE.search(line.folded)
        for step in (-2, -1, 0, 1, 2)
    }
    for place, line in enumerate(lines):
        if not line.has_word or goes_on_below(lines, place) or (recognised and is_misread(lines, line)):
            continue
        deep = place not in near and not (line.header and len(line.shown) <= _STAMP_LENGTH)
        for match in _WORD_MAT.finditer(line.shown):
            if deep and recognised and not is_of_a_paper(line.shown, match.start()):
                continue
            if not _is_accounted_for(lines, place, *match.span(), recognised=recognised):
                yield SecrecyDoubt.LONE_WORD if not deep else SecrecyDoubt.WORDS_ELSEWHERE


def _is_accounted_for(lines: list[SecretLine], place: int, start: int, end: int, *, recognised: bool) -> bool:
    shown = lines[place].shown
    if innocent_word(shown, start, end) or _belongs(lines, place):
        return True
    if in_general(shown, start, end):
        return True
    told = misread_word(shown, start, end) if recognised else None
    return is_namesake(lines, place, start, end) if told is None else told
