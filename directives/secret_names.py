"""Marks of secrecy in the name of a file, which has no lines, seldom tones, and often no small letters."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from directives.model import Classification, SecrecyDoubt
from directives.secret_lines import SecrecyFinding
from directives.secret_people import TONELESS_PERSON
from directives.secret_wordings import NAMED_ONLY, RECALL
from directives.secret_words import TONELESS_INNOCENT, innocent_word
from language.encodings import modern
from language.folding import fold, plain

_WORD_MAT = re.compile(r"\bmật\b", re.IGNORECASE)
_OTHER_TONES = re.compile(r"\b(?:t[ôơố]i|tuyết|tuyệt) m[ấắặá]t\b")
_BARE = re.compile(r"\bMAT\b")
# Small letters without tones say nothing by themselves: beside what documents are called, or at the end.
_SMALL_BARE = re.compile(
    r"\b(?:cong van|cv|van ban|vb|tai lieu|tl|bao cao|bc|ho so|hs|ke hoach|kh|quyet dinh|qd|"
    r"to trinh|ttr|thong bao|tb|dien|file|tep|do|dau|muc|loai|danh sach|ds|bien ban|bb|de an|chi thi|ct|"
    r"nghi quyet) mat\b"
    r"|^mat (?:cv|cong van|vb|van ban|qd|bc|kh|tb|ttr|so)(?= ?\d)"
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
    rf"|^\d{{1,5}}[-_ ]TM$|(?:^|[^A-Za-z])(?:{_KIND})[-_ ]+(?:\d{{1,5}}[-_ ])?M$"
    rf"|(?:^|[^A-Za-z])(?:{_KIND})[-_ ]+\d{{1,5}}[-_ ]TM$|\d[-_ ](?:{_KIND})[-_ ](?:[A-ZĐ]{{2,8}}[-_ ])?T?M$"
    rf"|(?<![A-Za-z\d])(?<!Mau )(?<!MAU )\d{{1,5}}[-_](?:M|TM|T[Uu]M) (?:{_KIND})(?![A-Za-z])"
)
# Glued to what the document is: CVMAT, khmat 12.
_GLUED = re.compile(rf"(?:^|[^a-z])(?:{_KIND.lower().replace(' ?', '')})(?:toi|tuyet)?mat(?![a-z])")
_STATE_SECRET = re.compile(r"^(?:\d+ )?(?:tai lieu |van ban |ho so )?(?:bi mat nha nuoc|bmnn)(?: \d+)?$")
_TERM = re.compile(r"\bthoi (?:han|gian) bao ve (?:bi mat(?: nha nuoc)?|bmnn)(?: la| den)? \d+ nam\b")
_APART = re.compile(r"\s[-–—]\s")  # "Văn bản mật - danh sách": the words beside it are another thing
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def of_file_name(name: str) -> Iterator[SecrecyFinding]:
    """What the name alone says, be it a path in an archive: each of its parts may bear a mark.

    Web systems hand out names in percent-encoding (RFC 3986).
    """
    for part in re.split(r"[/\\\n]", modern(unquote(name))[0]):
        if part.strip():
            yield from _of_part(plain(part).strip())


def _of_part(name: str) -> Iterator[SecrecyFinding]:
    words = re.sub(r"[\W_]+", " ", _ENDING.sub("", name)).strip()
    folded = fold(words)
    if re.search(r"\btuyet ?mat\b", folded) and not _OTHER_TONES.search(words.lower()):
        yield Classification.MOST_SECRET
    if re.search(r"\btoi ?mat\b", folded) and not _OTHER_TONES.search(words.lower()):
        lost = words.isascii() and TONELESS_INNOCENT.search(folded)  # "toi mat the"
        yield SecrecyDoubt.FILE_NAME if lost else Classification.TOP_SECRET
    if RECALL.search(folded) or NAMED_ONLY.search(folded):
        yield Classification.SECRET
    for part in _APART.split(_ENDING.sub("", name)):
        yield from _word_of_mark(re.sub(r"[\W_]+", " ", part).strip())
    if (
        _TERM.search(folded)
        or _bare(words, folded)
        or _SYMBOL.search(name)
        or _SYMBOL_ENDS.search(_ENDING.sub("", name).strip())
        or _GLUED.search(folded)
        or _STATE_SECRET.match(folded)
    ):
        yield SecrecyDoubt.FILE_NAME


def _word_of_mark(words: str) -> Iterator[SecrecyFinding]:
    for match in _WORD_MAT.finditer(words):
        if not innocent_word(words, match.start(), match.end(), named=True):
            yield Classification.SECRET if match.group().isupper() else SecrecyDoubt.FILE_NAME


def _bare(words: str, folded: str) -> bool:
    """Whether "MAT" stands in it without the tone that would tell a mark from a face or a loss."""
    if _MISREAD.search(words):
        return True
    if not _BARE.search(words) and not (words.isascii() and _SMALL_BARE.search(folded)):
        return False
    return not (TONELESS_INNOCENT.search(folded) or TONELESS_PERSON.search(folded))
