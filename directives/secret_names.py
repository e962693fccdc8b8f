"""Marks of secrecy in the name of a file, which has no lines, seldom tones, and often no small letters."""

import re
from collections.abc import Iterator

from directives.model import Classification
from directives.secret_lines import SecrecyDoubt, SecrecyFinding
from directives.secret_wordings import NAMED_ONLY, RECALL
from directives.secret_words import TONELESS_INNOCENT, TONELESS_PERSON, innocent_word
from language.encodings import modern
from language.folding import fold, plain

_WORD_MAT = re.compile(r"\bmật\b", re.IGNORECASE)
_OTHER_TONES = re.compile(r"\b(?:t[ôơ]i|tuyết|tuyệt) m[ấắặá]t\b")
_BARE = re.compile(r"\bMAT\b")
# Small letters without tones say nothing by themselves: beside what documents are called, or at the end.
_SMALL_BARE = re.compile(
    r"\b(?:cong van|cv|van ban|vb|tai lieu|tl|bao cao|bc|ho so|hs|ke hoach|kh|quyet dinh|qd|"
    r"to trinh|ttr|thong bao|tb|dien|file|tep|do|dau|muc|loai|danh sach|ds|bien ban|bb|de an|chi thi|ct|"
    r"nghi quyet) mat\b"
    r"|^mat (?:cv|cong van|vb|van ban|qd|bc|kh|tb|ttr|so)(?= ?\d)"
    r"|^mat$|^mat (?=\d)|^\d+ mat\b|\bmat(?= ?\d*$)"
)
_MISREAD = re.compile(r"\b(?:MÂT|MẠT|MẬI|NẬT|M ?Ậ ?T|M A T)\b")
_SYMBOL = re.compile(
    r"(?<![A-Za-z0-9])\d{1,5}\s?[-_./]\s?(?:\d{4}\s?[-_./]\s?)?(?:M|TM|T[Uu]M)\s?[-_./]\s?[A-ZĐ]{2,}"
)
_SYMBOL_ENDS = re.compile(
    r"\((?:M|TM|T[Uu]M)\)|\d[-_](?:M|T[Uu]M)(?=\.\w{1,5}$|$)|(?<![A-Za-z])TuM(?![A-Za-z])"
)
_STATE_SECRET = re.compile(r"^(?:\d+ )?(?:tai lieu |van ban |ho so )?(?:bi mat nha nuoc|bmnn)(?: \d+)?$")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def of_file_name(name: str) -> Iterator[SecrecyFinding]:
    """What the name alone says, be it a path in an archive: each of its parts may bear a mark."""
    for part in re.split(r"[/\\\n]", modern(name)[0]):
        if part.strip():
            yield from _of_part(plain(part).strip())


def _of_part(name: str) -> Iterator[SecrecyFinding]:
    words = re.sub(r"[\W_]+", " ", _ENDING.sub("", name)).strip()
    folded = fold(words)
    if re.search(r"\btuyet ?mat\b", folded) and not _OTHER_TONES.search(words.lower()):
        yield Classification.MOST_SECRET
    if re.search(r"\btoi ?mat\b", folded) and not _OTHER_TONES.search(words.lower()):
        yield Classification.TOP_SECRET
    if RECALL.search(folded) or NAMED_ONLY.search(folded):
        yield Classification.SECRET
    for match in _WORD_MAT.finditer(words):
        if not innocent_word(words, match.start(), match.end(), named=True):
            yield Classification.SECRET if match.group().isupper() else SecrecyDoubt.FILE_NAME
    if (
        _bare(words, folded)
        or _SYMBOL.search(name)
        or _SYMBOL_ENDS.search(name)
        or _STATE_SECRET.match(folded)
    ):
        yield SecrecyDoubt.FILE_NAME


def _bare(words: str, folded: str) -> bool:
    """Whether "MAT" stands in it without the tone that would tell a mark from a face or a loss."""
    if _MISREAD.search(words):
        return True
    if not _BARE.search(words) and not (words.isascii() and _SMALL_BARE.search(folded)):
        return False
    return not (TONELESS_INNOCENT.search(folded) or TONELESS_PERSON.search(folded))
