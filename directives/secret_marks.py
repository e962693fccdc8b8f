"""Marks of secrecy out of line: with their letters apart, or in the name of a file."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from directives.model import Classification, SecrecyDoubt
from directives.secret_compounds import LOST, TONELESS_INNOCENT
from directives.secret_levels import SHE, levels
from directives.secret_lines import DASHES, PAPERS, SecrecyFinding, SecretLine, cell_rows, lines_of
from directives.secret_people import TONELESS_PERSON, names_person
from directives.secret_stamps import is_spaced
from directives.secret_state import state_secrets
from directives.secret_wordings import NAMED_ONLY, RECALL, is_given_back
from directives.secret_words import innocent_word
from language.encodings import modern
from language.folding import composed, fold, plain

# Marks whose letters stand apart from each other, or hang on the words beside them.
#
# A file may keep a mark in runs, cells, revisions or elements of its own; put together again it lacks the
# blanks around it, or has more than blanks within.

# "HÒAMẬT", "MẬTSố", "gửiMậtcác", "2026MẬT"; each of the words beside it may be a number.
_GLUED = re.compile(r"(?<=[^\W_])M[Ậậ]T|M[Ậậ]T(?=[^\W_])|(?<=[^\W_])Mật|Mật(?=[^\W_])")
_GLUED_LEGACY = re.compile(r"(?<=[^\W_])M(?:Ë|AÄ)T(?![^\W_])|(?<![^\W_])M(?:Ë|AÄ)T(?=[A-Z])")
_OTHER_BEFORE = re.compile(r"(?:bí|bảo|túi|lấy|nuôi|rỉ|mắc|cơ)$", re.IGNORECASE)
_OTHER_BEHIND = re.compile(r"(?:ong|khẩu|mã|mía|độ|ngữ)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NAME_REACH, _LONGEST = 60, 8  # characters before and behind
_GLUED_WORDS = "bimatnhanuoc"
# The middle letter with none beside it, or the first two with none behind them: nothing but a mark is so cut.
_MIDDLE = re.compile("[ẬậËëÄä]")
_LONE_ACCENT = re.compile(r"(?:[\d_]|[^\w\u0300-\u036f]){1,20}([\u0302\u0323])")
_BEFORE = re.compile(r"[Mm][\W\d_]{0,20}$")
_BEHIND = re.compile(r"[\W\d_]{0,20}[Tt](?![^\W\d_])")
_REACH = 21


def in_pieces(lines: list[SecretLine]) -> Iterator[SecrecyDoubt]:
    """What is a mark once its letters are taken together, or parted from the words beside them."""
    for line in lines:
        if _is_glued(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE
    whole = "\n".join(line.shown for line in lines)
    if any(accent in whole for accent in "\u0302\u0323"):
        whole = composed(_LONE_ACCENT.sub(r"\1", whole))
    places = [found.start() for found in _MIDDLE.finditer(whole)]
    lone = [at for at in places if not whole[at - 1 : at].isalpha() or not whole[at + 1 : at + 2].isalpha()]
    if any(_is_apart(whole, at) for at in lone) or (
        lone
        and any(
            _is_apart(said, found.start()) for said in cell_rows(lines) for found in _MIDDLE.finditer(said)
        )
    ):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _is_glued(line: SecretLine) -> bool:
    shown = line.shown
    if ("Ë" in shown or "Ä" in shown) and _GLUED_LEGACY.search(shown) is not None:
        return True
    if "mat" not in line.folded:
        return False
    if _GLUED_WORDS in line.folded:
        return True
    return any(_parted_mark(shown, *found.span()) for found in _GLUED.finditer(shown))


def _parted_mark(shown: str, start: int, end: int) -> bool:
    """Whether the word is a mark where it is parted from what it hangs on."""
    lead, behind = shown[max(0, start - _NAME_REACH) : start], shown[end : end + _LONGEST]
    if _OTHER_BEFORE.search(lead) or (
        _OTHER_BEHIND.match(behind) and not _begins_anew(shown[start:end], behind)
    ):
        return False
    return not (shown[start:end].istitle() and names_person(_WORD.findall(_parted_names(lead))))


def _parted_names(lead: str) -> str:
    """ "NguyễnThị" as it is said."""
    pairs = pairwise(lead)
    return lead[:1] + "".join(
        f" {char}" if char.isupper() and last.islower() else char for last, char in pairs
    )


def _begins_anew(word: str, behind: str) -> bool:
    return word.isupper() and behind[:2].istitle()


def _is_apart(text: str, at: int) -> bool:
    """Whether the letter is a mark's, parted from the one before it or behind it by more than letters."""
    start = at - 1 if text[at] in "Ää" and text[at - 1 : at] in ("A", "a") else at
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    behind = _BEHIND.match(text, at + 1, at + _REACH + 2)
    # What is parted at neither side is a word.
    return bool(before and behind and (len(before.group()) > 1 or len(behind.group()) > 1))


# Marks of secrecy in the name of a file, which has no lines, seldom tones, and often no small letters.

_WORD_MAT = re.compile(r"\bmật\b", re.IGNORECASE)
_OTHER_TONES = re.compile(r"\b(?:t[ôơố]i|tuyết|tuyệt) m[ấắặá]t\b")
_BARE = re.compile(r"\bMAT\b")
# Small letters without tones say nothing by themselves: beside what documents are called, or at the end.
_SMALL_BARE = re.compile(
    r"\b(?:cong van|cv|van ban|vb|tai lieu|tl|bao cao|bc|ho so|hs|ke hoach|kh|quyet dinh|qd|"
    r"to trinh|ttr|thong bao|tb|dien|file|tep|do|dau|muc|loai|danh sach|ds|bien ban|bb|de an|chi thi|ct|"
    r"nghi quyet) mat\b|\bban mat so \d"
    r"|^mat (?:cv|cong van|vb|van ban|qd|bc|kh|tb|ttr|so)(?= ?[a-z]?\d)"
    r"|^mat (?:thuong )?khan$|^mat hoa toc|^(?:top )?secret(?: \d+)?$"
    r"|^so (?:dang ky )?(?:bmnn|bi mat nha nuoc)\b"
    r"|^mat$|^mat (?=\d)|^\d+ mat\b|(?<!\bkho )(?<!\bhoa )\bmat(?= ?\d*$)"
)
_MISREAD = re.compile(r"\b(?:MÂT|MẠT|MẬI|NẬT|M Ậ ?T|MẬ T|M A T)\b")
_KIND = (
    "CV|VB|TL|BC|HS|KH|QD|QĐ|TTR|TTr|TB|CT|NQ|BB|DA|ĐA|PA|CĐ|CD|CONG ?VAN|VAN ?BAN|TAI ?LIEU|BAO ?CAO|HO ?SO|"
    "KE ?HOACH|QUYET ?DINH|TO ?TRINH|THONG ?BAO|CHI ?THI|PHUONG ?AN|DE ?AN"
)
# The symbol of a document with another stroke: 05-M-BC, 12_TM_UBND. "TM" is trade's, too, and a drawing's.
_SYMBOL = re.compile(
    r"(?<![A-Za-z0-9])(?<!Mau )(?<!Bieu )\d{1,5}\s?[-_./]\s?(?:\d{4}\s?[-_./]\s?)?"
    r"(?:(?:M|T[Uu]M)\s?[-_./]|TM\s?[-_/](?!\s?(?:DV|XD|SX|DL|DA|HD|HĐ|KT|KC|BV|TC|CK|XNK)))\s?[A-ZĐ]{2,}"
)
# At its end: 12-BC-UBND-M, KH-TuM, CV 12-TM; a number and "TM" are all of a name: 12-TM.
_SYMBOL_ENDS = re.compile(
    r"\((?:M|TM|T[Uu]M)\)|(?<![A-Za-z])TuM(?![A-Za-z])|(?<![A-Za-z])(?<!KON )(?<!Kon )TUM(?=[-_ ]?\d*$)"
    r"|(?<![A-Za-z\d])(?<!Mau )(?<!Bieu )(?<!MAU )(?<!BIEU )(?<!IMG_)(?<!(?i:luc) )(?<!(?i:hinh) )"
    r"\d{1,5}[-_](?:\d{4}[-_])?M$"
    r"|(?<![A-Za-z])(?:CV|VB|TL)M(?=[-_ ]?\d)|(?<!\d)\d{1,5}\.TM\.(?:UBND|TU|CA|BCH|BQP|BCA)(?![A-Z])"
    rf"|^\d{{1,5}}[-_ ]TM$|(?:^|[^A-Za-z])(?:{_KIND})[-_ ]+(?:\d{{1,5}}[-_ ])?M$"
    rf"|(?:^|[^A-Za-z])(?:{_KIND})[-_ ]+\d{{1,5}}[-_ ]TM$|\d[-_ ](?:{_KIND})[-_ ](?:[A-ZĐ]{{2,8}}[-_ ])?T?M$"
    rf"|(?<![A-Za-z\d])(?<!Mau )(?<!MAU )\d{{1,5}}[-_ ](?:M|TM|T[Uu]M)[-_ ]"
    rf"(?:{_KIND}|UBND|BCH|TU|CA)(?![A-Za-z])"
    rf"|(?<![A-Za-z\d])\d{{1,5}}M[-_ ](?:{_KIND})(?![A-Za-z])"
    rf"|(?:^|[^A-Za-z])(?:{_KIND})\d{{1,5}}[-_ ](?:M|TM|T[Uu]M)$"
    rf"|^[(\[]?(?:M|TM|T[Uu]M)[)\]]?[-_ ]\s?(?i:{_KIND})(?![A-Za-z])"
)
# Glued to what the document is: CVMAT, khmat 12.
_GLUED_IN_A_NAME = re.compile(rf"(?:^|[^a-z])(?:{_KIND.lower().replace(' ?', '')})(?:toi|tuyet)?mat(?![a-z])")
_STATE_SECRET = re.compile(
    r"^(?:\d+ )?(?:tai lieu |van ban |ho so )?(?:bi mat nha nuoc|bmnn)(?: \d+)?$"
    rf"|^bmnn (?:{PAPERS})\b"
)
_TERM = re.compile(r"\bthoi (?:han|gian) bao ve (?:bi mat(?: nha nuoc)?|bmnn)(?: la| den)? \d+ nam\b")
_FIRM = re.compile(r"mat (?:consulting|holdings|jsc|corp|corporation)\b(?!.*\bmat\b)")
_APART = re.compile(r"\s[-–—]\s")  # "Văn bản mật - danh sách": the words beside it are another thing
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def of_file_name(name: str) -> Iterator[SecrecyFinding]:
    """What the name alone says, be it a path in an archive: each of its parts may bear a mark.

    Web systems hand out names in percent-encoding (RFC 3986).
    """
    for part in re.split(r"[/\\\n]", modern(unquote(name))[0]):
        if part.strip():
            yield from _of_part(plain(part).translate(DASHES).strip())


def _of_part(name: str) -> Iterator[SecrecyFinding]:
    words = re.sub(r"[\W_]+", " ", _ENDING.sub("", name)).strip()
    folded = fold(words)
    most = re.search(r"\btuyet ?mat\b", folded)
    if most and not _OTHER_TONES.search(words.lower()) and not (words.isascii() and _is_she(folded, most)):
        yield Classification.MOST_SECRET
    if re.search(r"\btoi ?mat\b", folded) and not _OTHER_TONES.search(words.lower()):
        lost = words.isascii() and TONELESS_INNOCENT.search(folded)  # "toi mat the"
        if not (words.isascii() and "MAT" not in words and LOST.search(folded)):
            yield SecrecyDoubt.FILE_NAME if lost else Classification.TOP_SECRET
    if RECALL.search(folded) or NAMED_ONLY.search(folded):
        yield Classification.SECRET
    for part in _APART.split(_ENDING.sub("", name)):
        yield from _word_of_mark(re.sub(r"[\W_]+", " ", part).strip())
    if (
        _TERM.search(folded)
        or _bare(words, folded)
        or _has_symbol(name, folded)
        or _SYMBOL_ENDS.search(_ENDING.sub("", name).strip())
        or _GLUED_IN_A_NAME.search(folded)
        or _STATE_SECRET.match(folded)
        or _is_said(words)
    ):
        yield SecrecyDoubt.FILE_NAME


def _is_she(folded: str, most: re.Match[str]) -> bool:
    """ "Chi Tuyet mat so": a woman's name."""
    return SHE.search(folded[: most.start()]) is not None and not folded[most.end() :].isspace()


def _is_said(words: str) -> bool:
    """Whether the words say so as a line of a text does: a state secret, a foreign stamp, Telex's keys."""
    lines = lines_of(words)
    return (
        any(state_secrets(lines))
        or any(levels(lines, recognised=False))
        or any(is_given_back(line) for line in lines)
        or (not words.isascii() and words.lower() in ("độ mật", "mức độ mật"))
        or is_spaced(words)
    )


def _has_symbol(name: str, folded: str) -> bool:
    """Whether a symbol with a level stands in it, and not trade's of an order: "So 12-TM-KD giao hang"."""
    if _SYMBOL.search(name) is None:
        return False
    others = _TRADE_SYMBOL.sub(" ", name) if _ORDERED.search(folded) else name
    return _SYMBOL.search(others) is not None


_TRADE_SYMBOL = re.compile(r"(?<![A-Za-z0-9])\d{1,5}\s?[-_]\s?TM\s?[-_]\s?KD(?![A-Za-z0-9])")
_ORDERED = re.compile(r"\b(?:giao|ban|dat|mua) hang\b|\b(?:xuat|nhap) kho\b|\bhoa don\b|\bbao gia\b")


def _word_of_mark(words: str) -> Iterator[SecrecyFinding]:
    for match in _WORD_MAT.finditer(words):
        if not innocent_word(words, match.start(), match.end(), named=True):
            yield Classification.SECRET if match.group().isupper() else SecrecyDoubt.FILE_NAME


_STANDING_OUT = re.compile(r"(?<![^\W_])(?:[^\W_]+ ){0,3}MAT(?= [a-z])")  # "VANBAN MAT bien gioi"


def _bare(words: str, folded: str) -> bool:
    """Whether "MAT" stands in it without the tone that would tell a mark from a face or a loss."""
    if _MISREAD.search(words):
        return True
    leads = (fold(each.group()) for each in _STANDING_OUT.finditer(words))
    if any(not (TONELESS_INNOCENT.search(lead) or TONELESS_PERSON.search(lead)) for lead in leads):
        return True
    if not _BARE.search(words) and not (words.isascii() and _SMALL_BARE.search(folded)):
        return False
    return not (_FIRM.match(folded) or TONELESS_INNOCENT.search(folded) or TONELESS_PERSON.search(folded))
