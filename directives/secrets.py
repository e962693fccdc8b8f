"""The gate for state secrets: it stands before everything else that is done with a text.

Law 117/2025/QH15 on the protection of state secrets: a document marked Mật, Tối mật or Tuyệt mật may not
enter a system like this one. A stamp is told from a document that merely speaks of secrecy by its place
and its capitals; where that cannot be told, the officer is asked.
"""

import re
from collections.abc import Iterable, Iterator

from directives.model import Classification, SecrecyDoubt
from directives.secret_compounds import TONELESS_INNOCENT, misread_word
from directives.secret_levels import levels
from directives.secret_lines import SecrecyFinding, SecrecyVerdict, SecretLine, lines_of
from directives.secret_marks import in_pieces, of_file_name
from directives.secret_namesakes import in_a_title, is_denied, is_of_a_recipe
from directives.secret_sayings import registered
from directives.secret_stamps import PREFIXES, goes_on_below, is_misread, lone_words, says_it_misread, stamps
from directives.secret_state import state_secrets
from directives.secret_wordings import speaks_of_levels, wordings
from directives.secret_words import HONEY, innocent_word
from language.folding import fold

__all__ = ["SecrecyFinding", "SecrecyVerdict", "classify", "heaviest"]

_CAPITAL_MARK = re.compile(
    r"(?<![^\W_])(?:(TUY[ỆÊẸẾE]T|T[ỐÔÓỒO]I)\s+M[ẬÂẠẤ]T|MẬT)(?![^\W_])(?!\s+ĐỘ\b(?! KHẨN))"
)
_SMALL_MARK = re.compile(r"\b(?:tuyệt|tối)\s+mật\b(?!\s+(?:độ|khẩu|ong|mã|thiết)\b)", re.IGNORECASE)
_MOST_WORDS = 200  # in one line; each is looked at among all the others, and no letter has as many
_ABOUT_SECRECY = re.compile(
    r"(?:bi mat nha nuoc|(?:do|van ban|tai lieu|van thu|muc) mat|dong dau|danh muc|quy dinh ve)"
)


def classify(text: str, file_name: str | None = None, *, recognised: bool = False) -> SecrecyVerdict:
    """The mark that stops the document, a doubt that the officer must settle, or None.

    The heaviest finding wins. `text` is the whole extracted text, running heads and text boxes
    included; `file_name` alone can stop a document, so it is looked at before its bytes are.
    In what was typed a tone counts ("MẤT" alone is a word); in what was `recognised` from a picture,
    or may have been, it is a doubt.
    """
    findings = list(_findings(text, recognised=recognised))
    if file_name is not None:
        findings.extend(of_file_name(file_name))
    return heaviest(findings)


def heaviest(findings: Iterable[SecrecyVerdict]) -> SecrecyVerdict:
    """The verdict of several: the gravest mark, else the first kind of doubt, else None."""
    found = set(findings)
    order: list[SecrecyFinding] = [*reversed(Classification), *SecrecyDoubt]
    return next((verdict for verdict in order if verdict in found), None)


def _findings(text: str, *, recognised: bool) -> Iterator[SecrecyFinding]:
    lines = lines_of(text)
    if any(line.folded.count("mat") > _MOST_WORDS for line in lines):
        yield SecrecyDoubt.WORDS_ELSEWHERE
        lines = [line for line in lines if line.folded.count("mat") <= _MOST_WORDS]
    yield from stamps(lines, recognised=recognised)
    yield from wordings(lines, recognised=recognised)
    yield from registered(lines)
    yield from levels(lines, recognised=recognised)
    yield from state_secrets(lines)
    yield from in_pieces(lines)
    for place, line in enumerate(lines):
        if recognised and says_it_misread(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE
        if recognised and is_misread(lines, line) and not _PREFIXED.search(line.folded):
            continue
        if line.has_word and not goes_on_below(lines, place):
            yield from _marks_within(line, recognised=recognised, alone=len(lines) <= _FEW)
    yield from lone_words(lines, recognised=recognised)
    yield from _in_links(text)


_LINK = re.compile(r"https?://[^\s<>\"/]+/([^\s<>\"]+)")


def _in_links(text: str) -> Iterator[SecrecyDoubt]:
    """Where a link leads to may be called by a mark, as a file may."""
    for link in _LINK.finditer(text):
        names = (found for part in re.split(r"[?&=#]", link.group(1)) for found in of_file_name(part))
        if any(isinstance(found, Classification) for found in names):
            yield SecrecyDoubt.FILE_NAME


def _marks_within(line: SecretLine, *, recognised: bool, alone: bool) -> Iterator[SecrecyFinding]:
    """Marks among other words: in capitals in the header they stop, anywhere else they are asked about.

    `alone`: the text is a line or two, in which capitals may be how somebody writes.
    """
    for match in _CAPITAL_MARK.finditer(line.shown):
        prefix = fold(match.group(1) or "")
        if not recognised and match.group() == "TÔI MẤT":
            continue  # "I have lost"
        if not prefix and innocent_word(line.shown, match.start(), match.end()):
            continue
        if speaks_of_levels(line.shown, match.start(), match.end()):
            continue
        if recognised and not prefix and misread_word(line.shown, match.start(), match.end()):
            continue
        if match.group(1) and match.group()[-2:] == "ẤT" and TONELESS_INNOCENT.search(line.folded):
            continue  # "TỐI MẤT ĐIỆN", evenings without power
        toned = match.group()[-2:] == "ẤT" and not recognised
        own = line.header and not line.running and not toned and not _ABOUT_SECRECY.search(line.folded)
        own = own and not HONEY.search(line.shown)
        if own and _stands_out(line.shown, match.start(), match.end(), alone=alone and not prefix):
            yield PREFIXES.get(prefix, Classification.SECRET)
        else:
            yield SecrecyDoubt.WORDS_ELSEWHERE
    small = _SMALL_MARK.finditer(line.shown)
    if not all(_is_spoken_of(line.shown, *each.span()) for each in small) or (
        recognised and _laid_over(line)
    ):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _is_spoken_of(shown: str, start: int, end: int) -> bool:
    if speaks_of_levels(shown, start, end):
        return True
    return not shown[start:end].isupper() and any(
        told(shown, start, end) for told in (in_a_title, is_denied, is_of_a_recipe)
    )


def _stands_out(shown: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether a mark is no word within a line of capitals: something is cut off before it or behind it.

    In a text of its own it must be cut off on both sides.
    """
    before, after = shown[:start], shown[end:]
    joined = _WORD_BEFORE.search(before) is not None, _WORD_BEHIND.match(after) is not None
    if alone:
        return not any(joined)
    return not all(joined) or _LETTERHEAD.match(after) is not None


def _laid_over(line: SecretLine) -> bool:
    """Whether a stamp that lies over a line was read as a word of it: capitals among small letters."""
    for match in _READ_MARK.finditer(line.shown):
        before, after = line.shown[: match.start()].split()[-1:], line.shown[match.end() :].split()[:1]
        if _EXPLAINED.match(line.shown, match.end()):
            continue
        small = [word for word in before + after if not word.isupper()]
        if len(small) < len(before + after) or not any(word[:1].isalpha() for word in small):
            continue
        if not TONELESS_INNOCENT.search(fold(" ".join([*before, match.group(), *after]))):
            return True
    return False


_READ_MARK = re.compile(r"(?<![^\W_])M[ẬÂẠẤẮẶÁA]T(?![^\W_])")
_EXPLAINED = re.compile(r"\s{1,3}(?:là |nghĩa là )?(?:chữ )?viết tắt\b")  # letters that a sentence explains
_PREFIXED = re.compile(r"\b(?:toi|tuyet) mat\b")
_FEW = 2
_WORD_BEFORE = re.compile(r"\w $")
_WORD_BEHIND = re.compile(r" [^\W\d]")
_LETTERHEAD = re.compile(r" (?:CỘNG|ĐỘC|ĐẢNG|SỐ)\b")
